"""`check --marks`: what is still to be verified or supplied, by who owes it."""

from __future__ import annotations

from collections.abc import Mapping

import click

from reportgen.audit import OpenItem, open_items
from reportgen.cli.language import texts
from reportgen.diagnostics import Language
from reportgen.model import Report
from reportgen.reporter import place_text


def tell_marks(report: Report | None, language: Language) -> int:
    """Print the open marks, those of one owner together; return 0."""
    told = texts(language)
    items = open_items(report) if report is not None else ()
    owners: dict[str, list[OpenItem]] = {}
    for item in items:
        owners.setdefault(item.owner, []).append(item)
    for owner, owed in sorted(owners.items(), key=lambda pair: not pair[0]):
        name = owner or told["marks-nobody"]
        click.echo(told["marks-owner"].format(owner=name, count=len(owed)))
        for item in owed:
            click.echo(_line(item, told))
    if not items:
        click.echo(told["marks-none"], err=True)
    return 0


def _line(item: OpenItem, told: Mapping[str, str]) -> str:
    kind = told[f"marks-{item.kind}"]
    return f"  {place_text(item.span)}  {kind}{told['colon']}{item.text}"

"""The live page of `reportgen watch`: what a build came to, handed to the page's server."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import click

from reportgen.cli.language import texts
from reportgen.diagnostics import Language
from reportgen.pipeline import Checked, find_printer
from reportgen.preview import EMPTY, Shown, page_of, serving
from reportgen.preview.editors import PRESETS, Editor, editor_of
from reportgen.project import Project

Show = Callable[[Checked, str], None]


@contextlib.contextmanager
def showing(project: Project, language: Language, wanted: Mapping[str, Any]) -> Iterator[Show]:
    """Serve the page, unless it is not wanted, and give what shows a build and its closing line."""
    if wanted["no_page"]:
        yield lambda _checked, _status: None
        return
    told, port = texts(language), wanted["port"]
    with serving(
        project.root.as_posix(),
        language,
        editor=_editor(wanted["editor"]),
        print_document=find_printer(),
        port=port,
    ) as server:
        if server.port != port:
            click.echo(told["port-taken"].format(port=port, other=server.port), err=True)
        click.echo(told["page"].format(address=server.address), err=True)
        if wanted["opened"]:
            click.launch(server.address)
        page = EMPTY

        def show(checked: Checked, status: str) -> None:
            nonlocal page
            page = page_of(_shown(checked, status), language, page)
            server.publish(page)

        yield show


def _editor(wanted: str) -> Editor:
    found = editor_of(wanted)
    if found is None:
        known = ", ".join(PRESETS)
        raise click.BadParameter(f"{wanted!r}: {known}; scheme://…{{path}}:{{line}}:{{column}}")
    return found


def _shown(checked: Checked, status: str) -> Shown:
    made = checked.made
    return Shown(
        report=made.report,
        charts=made.charts,
        diagnostics=checked.diagnostics,
        sources=made.read.sources,
        failed=made.document is None,
        status=status,
        document=made.document,
    )

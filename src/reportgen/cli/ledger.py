"""`reportgen ledger`: every figure of the report, and those that changed since a version."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.language import system_language
from reportgen.cli.ledger_words import words_of
from reportgen.cli.options import DEBUG, LANGUAGE, PROJECT
from reportgen.diagnostics import Language
from reportgen.project import Project, find_project

if TYPE_CHECKING:
    from reportgen.audit.ledger import Entry, Ledger
    from reportgen.pipeline.accounting import Accounted, Compared


@dataclass(frozen=True, slots=True)
class _Wanted:
    """Where the ledger goes, and in which form and language."""

    form: str
    output: Path | None
    language: Language

    @property
    def told(self) -> Mapping[str, str]:
        return words_of(self.language)


@click.command()
@PROJECT
@click.option(
    "--since",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="OLD",
    help="List what changed since a .docx built earlier, or a ledger kept as .json. "
    "与以前的 .docx 或台账 .json 相比改了哪些数。",
)
@click.option("--school", help="One school's figures alone. 只看一所学校。")
@click.option("--table", help="One table's figures alone. 只看一张表。")
@click.option("--only", metavar="FILE", help="One file's figures alone. 只看一个文件。")
@click.option(
    "--unchecked", is_flag=True, help="Those that nothing holds. 只看没有任何东西核对的。"
)
@click.option(
    "--format",
    "form",
    type=click.Choice(["human", "json", "xlsx"]),
    default=None,
    help="Form of the ledger. 台账的格式。",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A file .xlsx or .json to write (build/TITLE台账.xlsx). 写进哪个文件。",
)
@LANGUAGE
@DEBUG
def ledger(
    project: Path,
    *,
    since: Path | None,
    school: str | None,
    table: str | None,
    only: str | None,
    unchecked: bool,
    form: str | None,
    output: Path | None,
    lang: str | None,
    debug: bool,
) -> int:
    """List every figure and what holds it, or what changed. 每个数的来历和核对，或改了哪些数。"""
    from reportgen.pipeline.accounting import account, compare

    del debug
    language: Language = "zh" if (lang or system_language()) == "zh" else "en"
    wanted = _Wanted(_form(form, output, words_of(language)), output, language)
    found = find_project(project)
    accounted = account(found)
    if since is not None:
        if school or table or only or unchecked:
            raise click.UsageError(wanted.told["no-filter"])
        _tell_changes(found, accounted, compare(accounted, since), since, wanted)
    else:
        entries = _chosen(accounted.ledger, school, table, only, wanted.told)
        if unchecked:
            entries = [entry for entry in entries if entry.state == "unchecked"]
        _tell_ledger(found, accounted.ledger, entries, wanted)
    return _closed(accounted, wanted.told)


def _form(form: str | None, output: Path | None, told: Mapping[str, str]) -> str:
    """Return the form; where a file is named, what its ending says."""
    if output is None:
        return form or "human"
    ending = output.suffix.lower().removeprefix(".")
    if ending not in {"json", "xlsx"} or form not in {None, ending}:
        raise click.UsageError(told["ending"].format(file=output.name))
    return ending


def _chosen(
    ledger: Ledger,
    school: str | None,
    table: str | None,
    only: str | None,
    told: Mapping[str, str],
) -> list[Entry]:
    """Return the entries that the filters leave; a name that nothing has is told."""
    entries = list(ledger.entries)
    if school is not None:
        handle = ledger.handles.get("".join(school.split()))
        if handle is None:
            known = "、".join(dict.fromkeys(ledger.handles.values())) or "—"
            raise click.UsageError(told["no-school"].format(name=school, known=known))
        entries = [entry for entry in entries if entry.school == handle]
    if table is not None:
        names = [each.name for each in ledger.tables]
        if table not in names:
            known = "、".join(names) or "—"
            raise click.UsageError(told["no-table"].format(name=table, known=known))
        entries = [entry for entry in entries if entry.table == table]
    if only is not None:
        wanted = _tail(only)
        files = {path for entry in entries for path in (entry.file, entry.span.path)}
        fitting = {path for path in files if _tail(path)[-len(wanted) :] == wanted}
        if not fitting:
            known = "、".join(sorted({entry.file for entry in ledger.entries})) or "—"
            raise click.UsageError(told["no-file"].format(name=only, known=known))
        entries = [entry for entry in entries if {entry.file, entry.span.path} & fitting]
    return entries


def _tail(path: str) -> list[str]:
    return [step for step in path.replace("\\", "/").split("/") if step not in {"", "."}]


def _tell_ledger(project: Project, ledger: Ledger, entries: list[Entry], wanted: _Wanted) -> None:
    from reportgen.audit.ledger import record_of
    from reportgen.reporter.ledger import ledger_text, summary_text

    summary = summary_text(entries, wanted.language)
    if wanted.form == "human":
        click.echo(ledger_text(entries, wanted.language) + summary, nl=False)
    elif wanted.form == "json":
        _write_json(record_of(ledger, entries), wanted)
    else:
        from reportgen.cli.ledger_book import ledger_book

        name = f"{ledger.title}{wanted.told['ledger']}"
        data = ledger_book(name, entries, summary, wanted.language)
        _write_book(project, name, data, wanted)


def _tell_changes(
    project: Project, accounted: Accounted, compared: Compared, since: Path, wanted: _Wanted
) -> None:
    from reportgen.audit.changes import record_of_changes
    from reportgen.reporter.ledger import changes_text

    told, changes = wanted.told, compared.changes
    head = told["since"].format(count=len(changes), file=since.name)
    if not changes:
        head = told["since-nothing"].format(file=since.name)
    heading = [head, told["since-edited"]] if compared.edited else [head]
    if wanted.form == "json":
        _write_json(record_of_changes(changes, since.name, edited=compared.edited), wanted)
        return
    if wanted.form == "human":
        lines = "".join(f"{line}\n" for line in heading)
        click.echo(lines + changes_text(changes, wanted.language), nl=False)
        return
    from reportgen.cli.ledger_book import changes_book

    name = f"{accounted.ledger.title}{told['changes']}"
    data = changes_book([name, *heading], changes, wanted.language)
    _write_book(project, name, data, wanted)


def _write_json(record: Mapping[str, Any], wanted: _Wanted) -> None:
    from reportgen.pipeline.accounting import keep_record

    text = json.dumps(record, ensure_ascii=False, indent=2) + "\n"
    if wanted.output is None:
        click.echo(text, nl=False)
        return
    keep_record(wanted.output, text)
    click.echo(wanted.told["kept"].format(file=wanted.output), err=True)


def _write_book(project: Project, name: str, data: bytes, wanted: _Wanted) -> None:
    from reportgen.pipeline.accounting import keep_book

    saved = keep_book(wanted.output, project, name, data)
    click.echo(wanted.told["kept"].format(file=saved.path), err=True)
    if saved.kept:
        click.echo(wanted.told[f"kept-{saved.kept}"], err=True)


def _closed(accounted: Accounted, told: Mapping[str, str]) -> int:
    """Tell that errors stand, if any do; return the exit code."""
    if accounted.errors:
        click.echo(told["errors"].format(count=len(accounted.errors)), err=True)
    return 1 if accounted.errors else 0

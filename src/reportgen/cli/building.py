"""`reportgen build` and `reportgen check`."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from typing import Any

import click

from reportgen.cli.answering import Manner, closing_line, remarks_in, shown_path, tell
from reportgen.cli.explaining import codes_among, explain_code, refuse_codes
from reportgen.cli.fixing import fix
from reportgen.cli.language import system_language, texts
from reportgen.cli.options import PROJECT, message_options
from reportgen.cli.owing import tell_marks
from reportgen.cli.progress import progress
from reportgen.pipeline import Checked, Pages
from reportgen.project import Project, find_project
from reportgen.reporter import summarize


def _manner(words: dict[str, Any]) -> Manner:
    language = words["lang"] or system_language()
    return Manner(words["form"], language, words["notes"], words["strict"])


@click.command()
@PROJECT
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the document goes (build/TITLE.docx). 文档存到哪里。",
)
@click.option("--pdf", is_flag=True, help="Print a PDF beside it. 同时生成 PDF。")
@click.option(
    "--comments",
    is_flag=True,
    help="Write a reading copy with the findings as comments. 另存一份，把查出的问题写成批注。",
)
@click.option(
    "--pages",
    type=click.Choice(["computed", "libreoffice"]),
    default="computed",
    help="Where the contents' page numbers are from. 目录页码：计算，或由 LibreOffice 排出来。",
)
@message_options
def build(
    project: Path, output: Path | None, *, pdf: bool, comments: bool, pages: Pages, **words: Any
) -> int:
    """Make the Word document. 生成 Word 文档。"""
    from reportgen import pipeline

    started = time.perf_counter()
    manner = _manner(words)
    found = find_project(project)
    with progress(manner.language) as at:
        part = part_typed(words["only"], found)
        built = pipeline.build(found, output, part=part, tell=at, pages=pages)
        copy = printed = None
        if comments:
            built, copy = pipeline.comment_built(built, remarks_in(manner), at)
        if pdf:
            built, printed = pipeline.print_built(built, at)
    told = texts(manner.language)
    made = told["and"].join(shown_path(path) for path in (built.saved, copy, printed) if path)
    not_made = told["not-saved" if built.checked.document else "not-built"]
    head = told["built"].format(file=made) if made else not_made
    return _close(built.checked, head, manner, started)


@click.command()
@PROJECT
@click.option(
    "--fix",
    "mend",
    is_flag=True,
    help="Mend what is safe to mend, after showing it. 能稳妥改好的，看过之后自动改。",
)
@click.option(
    "--answered", is_flag=True, help="List what has been answered, and why. 列出已答复的和理由。"
)
@click.option(
    "--explain", metavar="CODE", help="Say what a code means, with examples. 说明一种提示。"
)
@click.option(
    "--marks",
    is_flag=True,
    help="List what is still owed (待核, 待补), by who owes it. 列出待核待补，谁的归谁。",
)
@click.option("--yes", is_flag=True, help="Mend without asking. 不再询问，直接改。")
@message_options
def check(
    project: Path,
    *,
    mend: bool,
    answered: bool,
    explain: str | None,
    marks: bool,
    yes: bool,
    **words: Any,
) -> int:
    """Tell everything that is wrong, make no document. 只检查，不生成文档。"""
    from reportgen import pipeline

    started = time.perf_counter()
    manner = _manner(words)
    if explain is not None:
        return explain_code(explain, manner.language)
    found = find_project(project)
    codes = codes_among(words["only"])
    part = "" if codes else part_typed(words["only"], found)
    if part and not (found.root / part).exists():
        refuse_codes(part, manner.language)
    with progress(manner.language) as at:
        checked = pipeline.check(found, part=part, tell=at)
    if mend and fix(found, checked, manner.language, asking=not yes):
        checked = pipeline.check(found, part=part)
    if marks:
        return tell_marks(checked.report, manner.language)
    if codes:
        told = tuple(each for each in checked.diagnostics if each.code in codes)
        checked = replace(checked, diagnostics=told)
        manner = replace(manner, notes=True)
    if answered:
        tell(checked.answered, checked.texts, replace(manner, notes=True))
        return 0
    return _close(checked, texts(manner.language)["checked"], manner, started)


def part_typed(only: str | None, project: Project) -> str:
    """Return the part's path from the project's folder; what is typed may start from here."""
    if not only:
        return ""
    typed = Path(only)
    for path in (Path.cwd() / typed, project.root / typed, project.content / typed):
        if path.resolve().is_relative_to(project.root) and path.exists():
            return project.relative(path.resolve())
    return typed.as_posix()


def _close(checked: Checked, head: str, manner: Manner, started: float) -> int:
    """Print the messages and the closing line; return the exit code."""
    tell(checked.diagnostics, checked.texts, manner)
    seconds = time.perf_counter() - started
    line = closing_line(head, checked, seconds, manner.language)
    click.echo(line, err=True)
    summary = summarize(checked.diagnostics)
    code = summary.exit_code(strict=manner.strict)
    if code and not summary.errors:
        click.echo(texts(manner.language)["strict"], err=True)
    return code

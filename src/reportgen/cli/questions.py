"""`reportgen questions`: what is open, put to the schools in workbooks, and read back."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from reportgen.cli.answering import Manner, tell
from reportgen.cli.fixing import offer
from reportgen.cli.language import system_language
from reportgen.cli.options import DEBUG, LANGUAGE, PROJECT
from reportgen.diagnostics import Language, Severity
from reportgen.project import Project, find_project
from reportgen.reporter import place_text, summarize

if TYPE_CHECKING:
    from reportgen.pipeline import Checked
    from reportgen.pipeline.hearing import Heard

_TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "errors": "先改好上面的错误，再向学校核对",
        "none": "没有要向学校核对的",
        "line": "{file}：{count} 处",
        "asked": "{count} 个问题，{files} 份核对单，在 {folder}",
        "own": "；另有 {count} 处是写法上的，见 reportgen check",
        "kept": "{count} 处无误，理由记在 {file}",
        "made": "{count} 处更正，已写进上面的文件",
        "unmade": "{count} 处更正没有写进去；看过以后加 --yes 就写",
        "heard": "读了 {count} 份",
        "confirmed": "{count} 处无误",
        "corrected": "{count} 处更正",
        "problems": "{count} 处要看",
        "blank": "{count} 处没有填",
        "done": "{count} 处以前读过",
        "comma": "，",
        "left": "还有 {contradictions} 处矛盾、{warnings} 处存疑",
        "clean": "没有矛盾和存疑了",
    },
    "en": {
        "errors": "mend the errors above first, then ask the schools",
        "none": "there is nothing to ask the schools",
        "line": "{file}: {count}",
        "asked": "questions: {count}; workbooks: {files}; they are in {folder}",
        "own": "; {count} more concern the writing alone, see reportgen check",
        "kept": "confirmed and kept in {file}: {count}",
        "made": "corrected in the files above: {count}",
        "unmade": "not corrected: {count}; --yes makes the changes shown",
        "heard": "workbooks read: {count}",
        "confirmed": "confirmed: {count}",
        "corrected": "corrections: {count}",
        "problems": "to look at: {count}",
        "blank": "left blank: {count}",
        "done": "read before: {count}",
        "comma": "; ",
        "left": "still open: contradictions {contradictions}, warnings {warnings}",
        "clean": "no contradiction and no warning is left",
    },
}


@click.command()
@PROJECT
@click.option(
    "--read",
    "replies",
    type=click.Path(path_type=Path, exists=True),
    multiple=True,
    metavar="FILE|FOLDER",
    help="Read filled-in workbooks back; may be given again. 读回学校填好的核对单或文件夹。",
)
@click.option(
    "--yes", is_flag=True, help="Make the corrections without asking. 更正不再询问，直接改。"
)
@LANGUAGE
@DEBUG
def questions(
    project: Path, replies: tuple[Path, ...], *, yes: bool, lang: Language | None, debug: bool
) -> int:
    """Write what is open into one workbook a school, or read them back. 向学校核对，再读回来。"""
    from reportgen import pipeline

    del debug
    language = lang or system_language()
    found = find_project(project)
    checked = pipeline.check(found)
    errors = [each for each in checked.diagnostics if each.severity is Severity.ERROR]
    if errors or checked.report is None:
        tell(errors, checked.texts, Manner(language=language))
        click.echo(_TEXTS[language]["errors"], err=True)
        return 1
    if replies:
        return _read(found, checked, replies, language, asking=not yes)
    return _write(found, checked, language)


def _write(project: Project, checked: Checked, language: Language) -> int:
    from reportgen.pipeline.questioning import write_questions

    told = _TEXTS[language]
    asked = write_questions(project, checked, language, place_text)
    tell(asked.problems, {}, Manner(language=language))
    for file, count in asked.files:
        click.echo(told["line"].format(file=project.relative(file), count=count))
    folder = project.relative(project.build / "questions")
    numbers = {"count": asked.questions, "files": len(asked.files), "folder": folder}
    line = told["asked"].format(**numbers) if asked.files else told["none"]
    line += told["own"].format(count=asked.own) if asked.own else ""
    click.echo(line, err=True)
    return 0


def _read(
    project: Project,
    checked: Checked,
    replies: tuple[Path, ...],
    language: Language,
    *,
    asking: bool,
) -> int:
    """Keep what was confirmed, show and make what was corrected, say what is left."""
    from reportgen import pipeline
    from reportgen.pipeline.hearing import hear_replies, keep_answers

    told = _TEXTS[language]
    heard = hear_replies(project, checked, replies, language)
    tell(heard.problems, {}, Manner(language=language))
    kept = keep_answers(project, heard)
    if kept is not None:
        where = project.relative(kept)
        click.echo(told["kept"].format(count=len(heard.given), file=where), err=True)
    count = heard.proposed.count
    if count:
        made = offer(project, checked, heard.proposed.changes, language, asking=asking)
        click.echo(told["made" if made else "unmade"].format(count=count), err=True)
    click.echo(_heard(heard, told), err=True)
    click.echo(_left(pipeline.check(project), told), err=True)
    return summarize(heard.problems).exit_code(strict=False)


def _heard(heard: Heard, told: dict[str, str]) -> str:
    """Return what was read, and what became of it; what there was none of is not told."""
    counts = {
        "confirmed": len(heard.given),
        "corrected": heard.proposed.count,
        "problems": len(heard.problems),
        "blank": heard.blank,
        "done": heard.done,
    }
    parts = [told["heard"].format(count=heard.files)]
    parts += [told[what].format(count=count) for what, count in counts.items() if count]
    return told["comma"].join(parts)


def _left(checked: Checked, told: dict[str, str]) -> str:
    left = summarize(checked.diagnostics)
    if not left.contradictions and not left.warnings:
        return told["clean"]
    return told["left"].format(contradictions=left.contradictions, warnings=left.warnings)

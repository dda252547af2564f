"""`reportgen answer`: what a person says to a finding, kept in answers.yaml."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from pathlib import Path

import click

from reportgen.audit import Finding, open_findings
from reportgen.cli.language import near_text, system_language, texts
from reportgen.cli.options import DEBUG, LANGUAGE
from reportgen.diagnostics import Language
from reportgen.project import find_project


@click.command()
@click.argument("at", required=False)
@click.option("--code", help="Which finding, where a figure has several. 有几种问题时，是哪一种。")
@click.option("--because", help="Why the figure stands. 这个数为什么就是这样。")
@click.option("--by", default="", help="Who answers. 谁答复的。")
@click.option(
    "-p",
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The project's folder. 报告所在的文件夹。",
)
@LANGUAGE
@DEBUG
def answer(
    at: str | None,
    project: Path,
    *,
    code: str | None,
    because: str | None,
    by: str,
    lang: str | None,
    debug: bool,
) -> int:
    """Answer a finding, or list those that are open. 答复一处矛盾或存疑；不写是哪一处就列出来。"""
    from reportgen import pipeline

    del debug
    language: Language = "zh" if (lang or system_language()) == "zh" else "en"
    told = texts(language)
    found = find_project(project)
    findings = [finding for _, finding in open_findings(pipeline.check(found).diagnostics)]
    if at is None:
        _list(findings, told)
        return 0
    finding = _chosen(at, code, findings, language)
    reason = because or click.prompt(told["answer-why"].format(**_words(finding)), err=True)
    file = pipeline.write_answer(found, finding, because=reason.strip(), by=by.strip())
    click.echo(told["answer-kept"].format(file=file, **_words(finding)), err=True)
    return 0


def _list(findings: list[Finding], told: Mapping[str, str]) -> None:
    for finding in dict.fromkeys(findings):
        click.echo(told["answer-line"].format(**_words(finding)))
    if not findings:
        click.echo(told["answer-none"], err=True)


def _chosen(at: str, code: str | None, findings: list[Finding], language: Language) -> Finding:
    """Return the one finding that is meant; raises UsageError for none and for several."""
    told = texts(language)
    wanted = _plain(at)
    here = [each for each in dict.fromkeys(findings) if _plain(each.at) == wanted]
    if not here:
        near = get_close_matches(wanted, [_plain(each.at) for each in findings], n=3, cutoff=0.5)
        raise click.UsageError(told["answer-unknown"].format(at=at, near=near_text(near, language)))
    fitting = [each for each in here if code in {None, each.code}]
    if len(fitting) != 1:
        codes = "、".join(sorted({each.code for each in here}))
        key = "answer-which" if fitting or code is None else "answer-other"
        raise click.UsageError(told[key].format(at=at, code=code, codes=codes))
    return fitting[0]


def _plain(at: str) -> str:
    return "".join(at.strip("【】 ").replace("．", ".").split())


def _words(finding: Finding) -> dict[str, str]:
    return {
        "at": finding.at,
        "code": finding.code,
        "stated": finding.stated or "—",
        "expected": finding.expected or "—",
    }

"""`reportgen template`: a copy to restyle, what a template lacks, a specimen of every block."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.answering import Manner, tell
from reportgen.cli.language import system_language, texts
from reportgen.cli.options import DEBUG, LANGUAGE
from reportgen.diagnostics import Language
from reportgen.project import packaged
from reportgen.reporter import summarize

_FILE = click.argument(
    "file", type=click.Path(path_type=Path, exists=True, dir_okay=False), required=False
)


def _language(lang: str | None) -> Language:
    return "zh" if (lang or system_language()) == "zh" else "en"


@click.group()
def template() -> None:
    """Look after the Word template. 管理 Word 模板。"""


@template.command("check")
@_FILE
@LANGUAGE
@DEBUG
def check_command(file: Path | None, lang: str | None, *, debug: bool) -> int:
    """Name what a template lacks, and where it departs from the format. 检查模板缺什么。"""
    from reportgen.word import check_template

    del debug
    language = _language(lang)
    place = file or packaged("templates") / "official.docx"
    found = check_template(place.read_bytes(), str(place))
    tell(found, {}, Manner(language=language, notes=True))
    code = summarize(found).exit_code(strict=False)
    if code == 0:
        click.echo(texts(language)["template-ok"], err=True)
    return code


@template.command("preview")
@_FILE
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    default=Path("样张.docx"),
    help="Where the specimen goes. 样张存到哪里。",
)
@LANGUAGE
@DEBUG
def preview(file: Path | None, output: Path, lang: str | None, *, debug: bool) -> int:
    """Make a specimen with one of every block. 生成一份样张，每种格式各一个。"""
    from reportgen.pipeline import preview_template

    del debug
    told = texts(_language(lang))
    saved = preview_template(file or packaged("templates") / "official.docx", output)
    click.echo(told["preview-made"].format(file=saved), err=True)
    return 0


@template.command("new")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@LANGUAGE
@DEBUG
def new_command(file: Path, lang: str | None, *, debug: bool) -> int:
    """Write a copy of the official template to restyle in Word. 复制一份模板来修改。"""
    del debug
    told = texts(_language(lang))
    if file.exists():
        raise click.UsageError(told["file-exists"].format(file=file))
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes((packaged("templates") / "official.docx").read_bytes())
    hint = f"../templates/{file.name}"
    click.echo(told["template-made"].format(file=file, hint=hint), err=True)
    return 0

"""`reportgen new` and `reportgen settings`: a project to begin with, and its editor settings."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.language import system_language, texts
from reportgen.cli.options import DEBUG, LANGUAGE, PROJECT
from reportgen.diagnostics import Language
from reportgen.project import find_project
from reportgen.starter import write_project, write_settings


def _language(lang: str | None) -> Language:
    return "zh" if (lang or system_language()) == "zh" else "en"


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@LANGUAGE
@DEBUG
def new(folder: Path, lang: str | None, *, debug: bool) -> int:
    """Make a small report to begin with. 新建一个可以马上生成的小报告。"""
    del debug
    told = texts(_language(lang))
    if folder.exists() and any(folder.iterdir()):
        raise click.UsageError(told["new-exists"].format(folder=folder))
    write_project(folder)
    click.echo(told["new-done"].format(folder=folder), err=True)
    return 0


@click.command()
@PROJECT
@LANGUAGE
@DEBUG
def settings(project: Path, lang: str | None, *, debug: bool) -> int:
    """Renew the schema and editor settings. 更新 schema 和编辑器设置。"""
    del debug
    root = find_project(project).root
    write_settings(root)
    click.echo(texts(_language(lang))["settings-done"].format(folder=root), err=True)
    return 0

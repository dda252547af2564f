"""`reportgen names`: what can be written in 【…】, to copy."""

from __future__ import annotations

from pathlib import Path

import click

from reportgen.cli.language import system_language, texts
from reportgen.cli.options import DEBUG, LANGUAGE
from reportgen.project import find_project
from reportgen.reporter.place import place_text


@click.command()
@click.argument("table", required=False)
@click.option(
    "-p",
    "--project",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    default=Path(),
    help="The project's folder. 报告所在的文件夹。",
)
@LANGUAGE
@DEBUG
def names(table: str | None, project: Path, lang: str | None, *, debug: bool) -> int:
    """List a table's addresses with what each prints. 列出一张表里每个数的写法。"""
    from reportgen.pipeline import addresses_of_project, tables_of_project

    del debug
    told = texts("zh" if (lang or system_language()) == "zh" else "en")
    found = find_project(project)
    tables = tables_of_project(found)
    if table is None:
        for name, each in tables.items():
            called = f"【表：{name}】" if name == each.name else name
            place = (
                place_text(each.span) if each.span.sheet else f"{each.span.path}:{each.span.line}"
            )
            click.echo(f"{called}\t{place}")
        return 0
    if table not in tables:
        known = "、".join(tables)
        raise click.UsageError(told["no-table"].format(name=table, known=known))
    for address in addresses_of_project(found, table):
        click.echo(f"【{address.text}】\t{address.printed}")
    return 0

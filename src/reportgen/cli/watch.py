"""`reportgen watch`: builds on every save, until Ctrl-C."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.answering import Manner, closing_line, tell
from reportgen.cli.language import system_language, texts
from reportgen.cli.options import PROJECT, message_options, page_options
from reportgen.project import find_project

if TYPE_CHECKING:
    from reportgen.pipeline import Built


@click.command()
@PROJECT
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where the document goes (build/TITLE.docx). 文档存到哪里。",
)
@click.option(
    "--poll",
    is_flag=True,
    help="Look at the files instead of waiting for events (network drives). 用于网络盘。",
)
@page_options
@message_options
def watch(project: Path, output: Path | None, *, poll: bool, **words: Any) -> int:
    """Build again on every save, and show it live. 每次保存都重新生成，边写边看。"""
    from reportgen.cli.paging import showing
    from reportgen.drafting import Draft, drafts

    gc.enable()  # the command's door switched it off; this run lasts all day
    language = words["lang"] or system_language()
    manner = Manner(words["form"], language, words["notes"], words["strict"])
    found = find_project(project)
    told = texts(language)

    def show(draft: Draft, on_page: Callable[[Built, str], None]) -> None:
        checked = draft.built.checked
        head = brief = told["not-built"]
        if draft.built.saved is not None:
            head = told["built"].format(file=draft.built.saved)
            brief = told["built"].format(file=draft.built.saved.name)
        # First the page: somebody is looking at it.
        on_page(draft.built, closing_line(brief, checked, draft.seconds, language))
        if draft.changed:
            names = told["comma"].join(dict.fromkeys(path.name for path in draft.changed[:3]))
            more = "…" if len(draft.changed) > 3 else ""
            click.echo(told["changed"].format(files=names + more), err=True)
        tell(checked.diagnostics, checked.texts, manner)
        click.echo(closing_line(head, checked, draft.seconds, language), err=True)

    try:
        with showing(found, language, wanted=words) as on_page:
            for draft in drafts(found, output, part=words["only"] or "", poll=poll):
                show(draft, on_page)
                click.echo(told["watching"], err=True)
    except KeyboardInterrupt:
        click.echo(told["stopped"], err=True)
    return 0

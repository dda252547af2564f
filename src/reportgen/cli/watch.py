"""`reportgen watch`: builds on every save, until Ctrl-C."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from reportgen.cli.answering import Manner, tell
from reportgen.cli.bugs import tell_bug
from reportgen.cli.building import part_typed
from reportgen.cli.language import system_language, texts
from reportgen.cli.options import PROJECT, message_options, page_options
from reportgen.cli.session import News, news, own_texts, status_line
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.project import find_project

if TYPE_CHECKING:
    from reportgen.cli.paging import Show
    from reportgen.drafting import Draft, Failed, Written
    from reportgen.pipeline import Checked

_GARBAGE = 500_000  # objects: more than a build of a long report makes


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
    from reportgen.drafting import drafts

    # The command's door switched it off; this run lasts all day, and looks between two builds.
    gc.set_threshold(_GARBAGE)
    gc.enable()
    language = words["lang"] or system_language()
    manner = Manner(words["form"], language, words["notes"], words["strict"])
    found = find_project(project)
    try:
        with stopped_by_signals(), showing(found, language, wanted=words) as on_page:
            part = part_typed(words["only"], found)
            with closing(drafts(found, output, part=part, poll=poll)) as session:
                _run(session, manner, on_page)
    except KeyboardInterrupt:
        click.echo(texts(language)["stopped"], err=True)
    return 0


def _run(session: Iterator[Written | Draft | Failed], manner: Manner, on_page: Show) -> None:
    """Tell of every build of a session, until it is interrupted."""
    from reportgen.drafting import Draft, Failed, Written

    own = own_texts(manner.language)
    before: tuple[Diagnostic, ...] | None = None
    seconds, polled = 0.0, False
    for step in session:
        match step:
            case Written():
                seconds = step.seconds
                if step.polled and not polled:
                    click.echo(own["polled"], err=True)
                polled = step.polled
            case Failed():
                click.echo(tell_bug(step.error, manner.language), err=True)
                click.echo(own["failed"], err=True)
            case Draft():
                checked = step.built.checked
                told = news(_listed(checked.diagnostics, manner), _listed(before or (), manner))
                line = status_line(step, told, seconds, manner.language)
                on_page(checked, line)  # first: somebody is looking at it
                _tell(checked, told, line, manner)
                if before is None:
                    click.echo(texts(manner.language)["watching"], err=True)
                before = (*checked.diagnostics, *told.hidden)


def _tell(checked: Checked, told: News, line: str, manner: Manner) -> None:
    """Print the messages, for a person those that are new, and the status line.

    A program that reads them gets all of them every time: it has forgotten the last ones.
    """
    tell(told.fresh if manner.format == "human" else checked.diagnostics, checked.texts, manner)
    click.echo(line, err=True)


def _listed(diagnostics: Sequence[Diagnostic], manner: Manner) -> list[Diagnostic]:
    least = Severity.NOTE if manner.notes else Severity.WARNING
    return [each for each in diagnostics if each.severity >= least]


@contextmanager
def stopped_by_signals() -> Iterator[None]:
    """Let SIGTERM, a closed terminal and Windows' Ctrl-Break end a run as Ctrl-C does."""
    import signal

    names = ("SIGTERM", "SIGHUP", "SIGBREAK")
    signals = [getattr(signal, name) for name in names if hasattr(signal, name)]
    heard = [each for each in signals if signal.getsignal(each) != signal.SIG_IGN]  # nohup
    kept = [(each, signal.signal(each, _interrupt)) for each in heard]
    try:
        yield
    finally:
        for each, handler in kept:
            signal.signal(each, handler)


def _interrupt(*_: object) -> None:
    raise KeyboardInterrupt

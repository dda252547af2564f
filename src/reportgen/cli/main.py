"""The command `reportgen`: what a run comes to, in exit codes."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Sequence

import click

from reportgen import __version__
from reportgen.cli.answer import answer
from reportgen.cli.answering import answering, manner_of
from reportgen.cli.bugs import tell_bug
from reportgen.cli.building import build, check
from reportgen.cli.language import texts
from reportgen.cli.ledger import ledger
from reportgen.cli.names import names
from reportgen.cli.new import new, settings
from reportgen.cli.questions import questions
from reportgen.cli.template import template
from reportgen.cli.usage import usage_text
from reportgen.cli.watch import watch
from reportgen.diagnostics import DiagnosticError

BUG, INTERRUPTED = 3, 130


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="reportgen", message="%(prog)s %(version)s")
def commands() -> None:
    """Write a report in YAML, have its figures checked, get the Word document.

    用 YAML 写报告，核对每一个数，生成公文格式的 Word 文档。
    """


for command in (
    build,
    check,
    answer,
    questions,
    ledger,
    watch,
    new,
    settings,
    names,
    template,
):
    commands.add_command(command)


def main() -> None:
    """Run the command line and leave with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    sys.exit(run(sys.argv[1:]))


def run(words: Sequence[str]) -> int:
    """Run one command; return 0, 1 (refused), 2 (usage), 3 (a bug) or 130 (interrupted)."""
    try:
        result = commands.main(list(words), prog_name="reportgen", standalone_mode=False)
    except DiagnosticError as error:
        return answering(error.diagnostics, words)
    except click.ClickException as error:
        click.echo(usage_text(error, manner_of(words).language), err=True)
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo(texts(manner_of(words).language)["interrupted"], err=True)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader of our output (head, less) left; what is buffered has no reader either.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:  # noqa: BLE001 - any other exception is a bug of ours and shows as one
        if "--debug" in words:
            import traceback

            traceback.print_exception(error)
        click.echo(tell_bug(error, manner_of(words).language), err=True)
        return BUG
    return result if isinstance(result, int) else 0

"""Which step is running: a line that moves on a terminal, nothing in a pipe."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from reportgen.cli.language import texts
from reportgen.diagnostics import Language
from reportgen.pipeline import Step


@contextmanager
def progress(language: Language) -> Iterator[Callable[[Step], None]]:
    """Give what the pipeline calls at the start of each step."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console

    told = texts(language)
    with Console(stderr=True).status("reportgen") as status:
        yield lambda step: status.update(f"{told[f'step-{step}']} …")

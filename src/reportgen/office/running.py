"""A program run with a time limit: at its end nothing of it is left running."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence


class TimedOutError(Exception):
    """The program did not finish in time and has been ended."""


def run_limited(words: Sequence[str], environment: Mapping[str, str], seconds: float) -> str:
    """Return what a program said; raises TimedOutError, OSError when it cannot be started."""
    running = subprocess.Popen(  # noqa: S603 the words are this tool's own, without a shell
        list(words),
        env=dict(environment),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        start_new_session=sys.platform != "win32",
    )
    try:
        said, _ = running.communicate(timeout=seconds)
    except BaseException as error:
        _end(running)
        if isinstance(error, subprocess.TimeoutExpired):
            raise TimedOutError from None
        raise
    return said.decode("utf-8", "replace")


def _end(running: subprocess.Popen[bytes]) -> None:
    """End a program and what it has started: soffice itself is only a launcher."""
    if sys.platform == "win32":
        ending = ["taskkill", "/F", "/T", "/PID", str(running.pid)]
        subprocess.run(ending, capture_output=True, check=False)  # noqa: S603
    else:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
    running.communicate()

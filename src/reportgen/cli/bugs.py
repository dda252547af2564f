"""A bug of ours, told in one line, with the details in a file."""

from __future__ import annotations

import contextlib
import sys
from pathlib import Path

from reportgen import __version__
from reportgen.cli.language import texts
from reportgen.diagnostics import Language


def tell_bug(error: Exception, language: Language) -> str:
    """Keep the details of a bug in a file; return the line that tells of it."""
    import traceback

    details = "".join(traceback.format_exception(error))
    file = _keep_details(f"reportgen {__version__}, Python {sys.version}\n{sys.argv}\n\n{details}")
    kind = f"{type(error).__name__}: {error}".splitlines()[0][:200]
    return texts(language)["bug"].format(error=kind, file=file)


def _keep_details(text: str) -> Path:
    import tempfile

    folder = Path.cwd() / ".reportgen"
    for place in (folder, Path(tempfile.gettempdir())):
        with contextlib.suppress(OSError):
            if place.is_dir():
                file = place / "bug.txt"
                file.write_text(text, encoding="utf-8")
                return file
    return Path("-")

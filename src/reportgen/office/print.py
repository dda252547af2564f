"""One document printed by Word, WPS or LibreOffice: its own files, a time limit, clear failures."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.office.programs import LIBREOFFICE, WORD, Command, windows_command
from reportgen.office.running import TimedOutError, run_limited
from reportgen.office.soffice import soffice_command
from reportgen.source import file_span


@dataclass(frozen=True, slots=True)
class Office:
    """A program that prints: `program` is its executable, or its name for COM on Windows."""

    kind: Literal["word", "wps", "libreoffice"]
    program: str


def find_office() -> Office | None:
    """Return what prints best here: Word or WPS on Windows, else LibreOffice; None for nothing."""
    return next(_found(), None)


def find_libreoffice() -> Office | None:
    """Return LibreOffice, whatever else there is."""
    return next(_libreoffices(), None)


def _found() -> Iterator[Office]:
    if sys.platform == "win32":
        from reportgen.office.programs import registered

        if registered(WORD):
            yield Office("word", WORD)
        for name in ("KWPS.Application", "WPS.Application"):
            if registered(name):
                yield Office("wps", name)
    yield from _libreoffices()


def _libreoffices() -> Iterator[Office]:
    for name in LIBREOFFICE:
        found = shutil.which(name)
        if found:
            yield Office("libreoffice", found)


def print_pdf(document: bytes, office: Office, *, seconds: float, path: str) -> bytes:
    """Return a .docx as the PDF that a program prints; LibreOffice is given a printable copy.

    `path` is what messages name. Raises DiagnosticError `pdf-timeout`, `pdf-failed`.
    """
    with TemporaryDirectory(prefix="reportgen-", ignore_cleanup_errors=True) as made:
        folder = Path(made)
        source, target = folder / "report.docx", folder / "report.pdf"
        source.write_bytes(document)
        command = _command(office, source, target, folder)
        try:
            said = run_limited(command.words, command.environment(os.environ), seconds)
        except TimedOutError:
            place, name = file_span(path), NAMES[office.kind]
            late = problem("pdf-timeout", place, program=name, seconds=f"{seconds:g}")
            raise DiagnosticError(late) from None
        except OSError as error:
            raise _failed(office, path, error.strerror or str(error)) from None
        if not target.is_file() or not target.stat().st_size:
            raise _failed(office, path, _last_line(said))
        return target.read_bytes()


def _command(office: Office, source: Path, target: Path, folder: Path) -> Command:
    if office.kind == "libreoffice":
        return soffice_command(office.program, source, target, folder / "profile")
    return windows_command(office.program, source, target)


NAMES: Mapping[str, str] = {"word": "Word", "wps": "WPS", "libreoffice": "LibreOffice"}


def _failed(office: Office, path: str, said: str) -> DiagnosticError:
    name = NAMES[office.kind]
    return DiagnosticError(problem("pdf-failed", file_span(path), program=name, said=said))


def _last_line(said: str) -> str:
    lines = [line.strip() for line in said.splitlines() if line.strip() and "javaldx" not in line]
    return lines[-1][:300] if lines else "—"

"""The programs that can print, and how Word and WPS are asked to on Windows."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

LIBREOFFICE: tuple[str, ...] = (
    ("soffice", "libreoffice", "/Applications/LibreOffice.app/Contents/MacOS/soffice")
    if sys.platform != "win32"
    else (
        "soffice.com",
        r"C:\Program Files\LibreOffice\program\soffice.com",
        r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    )
)
WORD = "Word.Application"
# Paths come in as environment variables: no name of a file can become a command.
_SCRIPT = """\
$ErrorActionPreference = 'Stop'
$app = New-Object -ComObject $env:REPORTGEN_PROGRAM
try {
  $app.Visible = $false
  $app.DisplayAlerts = 0
  $app.AutomationSecurity = 3
  $document = $app.Documents.Open($env:REPORTGEN_FROM, $false, $true, $false)
  try { $document.ExportAsFixedFormat($env:REPORTGEN_TO, 17) }
  finally { $document.Close(0) }
} finally { $app.Quit() }
"""


@dataclass(frozen=True, slots=True)
class Command:
    """What to run, and what its environment has beside this one's."""

    words: tuple[str, ...]
    added: Mapping[str, str]

    def environment(self, around: Mapping[str, str]) -> dict[str, str]:
        """Return the environment to run it in."""
        return {**around, **self.added}


def windows_command(program: str, source: Path, target: Path) -> Command:
    """Return how PowerShell has Word or WPS, by its COM name, print a document."""
    words = ("powershell.exe", "-NoProfile", "-NonInteractive", "-Command", _SCRIPT)
    added = {
        "REPORTGEN_PROGRAM": program,
        "REPORTGEN_FROM": str(source),
        "REPORTGEN_TO": str(target),
    }
    return Command(words, added)


def registered(name: str) -> bool:
    """Tell whether a program answers to this COM name; on Windows alone."""
    if sys.platform != "win32":
        return False
    import winreg

    try:
        winreg.CloseKey(winreg.OpenKey(winreg.HKEY_CLASSES_ROOT, rf"{name}\CLSID"))
    except OSError:
        return False
    return True

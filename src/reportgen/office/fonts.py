"""Which of a document's faces this machine lacks: a printed page shows others instead."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

_FAMILY = (1, 16)  # the name table's family, and its typographic family
_SECONDS = 60


def missing_faces(faces: Iterable[str]) -> tuple[str, ...]:
    """Return the faces, in order, that no installed font answers to."""
    installed = frozenset(name.casefold() for name in installed_families())
    return tuple(face for face in dict.fromkeys(faces) if face.casefold() not in installed)


def installed_families() -> Iterator[str]:
    """Yield every name of every installed family, Chinese and English ones."""
    listed = shutil.which("fc-list")
    if listed and sys.platform != "win32":
        said = subprocess.run(  # noqa: S603
            [listed, "--format", "%{family}\n"],
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
        for line in said.stdout.decode("utf-8", "replace").splitlines():
            yield from line.split(",")
        return
    for folder in _folders():
        for file in folder.rglob("*"):
            if file.suffix.lower() in {".ttf", ".otf", ".ttc", ".otc"}:
                yield from families_of(file)


def families_of(file: Path) -> Iterator[str]:
    """Yield the family names of a font file, all of a collection's; none for a broken one."""
    from fontTools.ttLib import TTCollection, TTFont, TTLibError

    try:
        with file.open("rb") as stream:
            collection = file.suffix.lower() in {".ttc", ".otc"}
            fonts = TTCollection(stream, lazy=True) if collection else [TTFont(stream, lazy=True)]
            for font in fonts:
                for record in font["name"].names:
                    if record.nameID in _FAMILY:
                        yield record.toUnicode(errors="replace")
    except (TTLibError, OSError, KeyError, ValueError, AssertionError):
        return


def _folders() -> Iterator[Path]:
    home = Path.home()
    windows = Path(os.environ.get("WINDIR", r"C:\Windows")) / "Fonts"
    local = Path(os.environ.get("LOCALAPPDATA", str(home))) / "Microsoft" / "Windows" / "Fonts"
    mac = (Path("/System/Library/Fonts"), Path("/Library/Fonts"), home / "Library" / "Fonts")
    folders = (windows, local) if sys.platform == "win32" else mac
    yield from (folder for folder in folders if folder.is_dir())

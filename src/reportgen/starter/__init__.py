"""A small report to begin with, and the settings an editor needs: files as they will lie."""

from __future__ import annotations

from pathlib import Path

from reportgen.project import packaged

_STARTER = Path(__file__).resolve().parent / "project"
_GITIGNORE = "/build/\n/.reportgen/\n~$*\n"


def write_project(folder: Path) -> None:
    """Write the starter project; raises OSError where the folder cannot be written."""
    for path in sorted(_STARTER.rglob("*")):
        if path.is_file():
            _copy(path, folder / path.relative_to(_STARTER))
    (folder / "content" / "images").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "data").mkdir(parents=True, exist_ok=True)
    (folder / ".gitignore").write_text(_GITIGNORE, encoding="utf-8")
    write_settings(folder)


def write_settings(folder: Path) -> None:
    """Write the schemas for completion, and the editor's settings."""
    for path in packaged("schema").glob("*.schema.json"):
        _copy(path, folder / "schema" / path.name)
    for path in (_STARTER / ".vscode").iterdir():
        _copy(path, folder / ".vscode" / path.name)


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(source.read_bytes())

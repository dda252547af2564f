"""The link that opens an editor at a line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NewType
from urllib.parse import quote

Editor = NewType("Editor", str)

# {path} is the file as the system names it, with forward slashes; {uri} always begins with one:
# /home/…, /C:/….
PRESETS: Mapping[str, Editor] = {
    "vscode": Editor("vscode://file{uri}:{line}:{column}"),
    "vscodium": Editor("vscodium://file{uri}:{line}:{column}"),
    "cursor": Editor("cursor://file{uri}:{line}:{column}"),
    "zed": Editor("zed://file{uri}:{line}:{column}"),
    "idea": Editor("idea://open?file={path}&line={line}&column={column}"),
    "sublime": Editor("subl://open?url=file://{uri}&line={line}&column={column}"),
    "textmate": Editor("txmt://open?url=file://{uri}&line={line}&column={column}"),
    "none": Editor(""),
}
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:(?!$)")
_NEVER = ("javascript:", "data:", "vbscript:", "blob:", "file:", "http:", "https:")
_SAFE = "/:"  # a drive letter's colon stands as it is


def editor_of(wanted: str) -> Editor | None:
    """Return an editor by its name or its own template; None for what opens no editor."""
    if wanted in PRESETS:
        return PRESETS[wanted]
    names_file = "{path}" in wanted or "{uri}" in wanted
    allowed = _SCHEME.match(wanted) and not wanted.startswith(_NEVER)
    return Editor(wanted) if allowed and names_file else None


def file_link(root: str, path: str, editor: Editor) -> str:
    """Return the link to a file of the project, {line} and {column} still to be put in.

    What lies elsewhere (a document saved with `-o`) is told and not led to.
    """
    if not editor or path.startswith("/") or ":" in path or ".." in path.split("/"):
        return ""
    whole = quote(f"{root.rstrip('/')}/{path}", safe=_SAFE)
    uri = whole if whole.startswith("/") else f"/{whole}"
    return editor.replace("{uri}", uri).replace("{path}", whole)

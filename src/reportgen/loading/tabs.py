"""Tables pasted with an empty first cell: libyaml takes their first tab for bad indentation."""

from __future__ import annotations

import re
from typing import Any

from reportgen.loading.marks import RawMark

# The first line of a | block that begins with blanks and a tab.
_TAB_FIRST = re.compile(r"([|>][-+0-9]{0,2} *(?:#[^\r\n]*)?(?:\r\n?|\n)(?:[ ]*(?:\r\n?|\n))* +)\t")
_CANDIDATES = "\ue1a0\ue2b1\uf3c2\uf4d3"


def hide_first_tabs(text: str) -> tuple[str, str]:
    """Return the text with each such tab replaced by a character it does not hold, and that one.

    The second is empty when there is nothing to hide. Offsets stay the same.
    """
    if " \t" not in text or not _TAB_FIRST.search(text):
        return text, ""
    stand_in = next((char for char in _CANDIDATES if char not in text), "")
    return (_TAB_FIRST.sub(rf"\1{stand_in}", text), stand_in) if stand_in else (text, "")


def restore_tabs(data: Any, marks: dict[tuple[str | int, ...], RawMark], stand_in: str) -> Any:
    """Return the data with the tabs back in their place; the marks' texts are changed as well."""
    for path, raw in marks.items():
        if stand_in in raw[5]:
            marks[path] = (*raw[:5], raw[5].replace(stand_in, "\t"))
    return _restored(data, stand_in)


def _restored(data: Any, stand_in: str) -> Any:
    if isinstance(data, str):
        return data.replace(stand_in, "\t")
    if isinstance(data, dict):
        return {key: _restored(value, stand_in) for key, value in data.items()}
    if isinstance(data, list):
        return [_restored(value, stand_in) for value in data]
    return data

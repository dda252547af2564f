"""Blanks that mean nothing to an editor and that YAML stumbles over, kept out of its sight.

A blank line that holds a tab or a full-width space; a pasted table's first tab, which libyaml
takes for bad indentation when the first cell is empty. Every offset stays the same.
"""

from __future__ import annotations

import re
from typing import Any

from reportgen.loading.instance import DataPath
from reportgen.loading.marks import RawMark

_ODD = "\t\u3000\u00a0\u2002\u2003\u2009\u202f\u205f\u200b\u200c\u200d\u2060\ufeff"
_BLANK_LINE = re.compile(rf"([\r\n] *)([{_ODD}][ {_ODD}]*)(?=[\r\n]|\Z)")
# The first line of a | block that begins with blanks and a tab.
_TAB_FIRST = re.compile(r"([|>][-+0-9]{0,2} *(?:#[^\r\n]*)?(?:\r\n?|\n)(?:[ ]*(?:\r\n?|\n))* +)\t")
_CANDIDATES = "\ue1a0\ue2b1\uf3c2\uf4d3"


def shown_to_yaml(text: str) -> tuple[str, str]:
    """Return the text as YAML is to see it, and the character that stands in for first tabs.

    The second is empty when there are none. The stand-in does not occur in the text.
    """
    text = _BLANK_LINE.sub(lambda found: found[1] + " " * len(found[2]), text)
    if " \t" not in text or not _TAB_FIRST.search(text):
        return text, ""
    stand_in = next((char for char in _CANDIDATES if char not in text), "")
    return (_TAB_FIRST.sub(rf"\1{stand_in}", text), stand_in) if stand_in else (text, "")


def restore_tabs(data: Any, marks: dict[DataPath, RawMark], stand_in: str) -> Any:
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

"""F18: the contents open filled, and their pages are those that LibreOffice prints."""

from __future__ import annotations

import re
from xml.etree import ElementTree as ET

import pytest
from made import NAMES, document, printed

from rendering import rendered_pages
from reportgen.word.package import DOCUMENT, read_parts

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_PAGEREF = re.compile(r"PAGEREF (_\w+) \\h")


def named(data: bytes) -> list[tuple[str, int]]:
    """Return each entry of the contents and lists: the bookmark it leads to, the page it names."""
    found: list[tuple[str, int]] = []
    target, result = "", ""
    for run in ET.fromstring(read_parts(data)[DOCUMENT]).iter(f"{W}r"):
        for node in run:
            if node.tag == f"{W}instrText" and (code := _PAGEREF.search(node.text or "")):
                target, result = code[1], ""
            elif node.tag == f"{W}t" and target:
                result += node.text or ""
            elif node.get(f"{W}fldCharType") == "end" and target:
                found.append((target, int(result)))
                target = ""
    return found


@pytest.mark.tool("soffice", "fc-list")
@pytest.mark.parametrize("name", NAMES)
def test_f18_the_pages_named_are_those_printed(name):
    """At least 95 % are the same, and none is off by more than one."""
    entries, pages = named(document(name)), rendered_pages(printed(name))
    off = {mark: page - pages[mark] for mark, page in entries if page != pages[mark]}
    assert entries
    assert all(abs(each) == 1 for each in off.values()), off
    assert len(off) <= 0.05 * len(entries), off


def test_f18_the_contents_are_a_field_that_asks_nothing():
    parts = read_parts(document("shipped"))
    root = ET.fromstring(parts[DOCUMENT])
    codes = [(node.text or "").strip() for node in root.iter(f"{W}instrText")]
    assert codes[0] == r'TOC \o "1-2" \h \z \u'
    assert b"updateFields" not in parts["word/settings.xml"]
    assert b'w:dirty="' not in parts[DOCUMENT]

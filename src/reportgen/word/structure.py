"""What makes Word call a document damaged though every schema accepts it; for tests."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Generator, Iterator, Mapping
from itertools import pairwise
from posixpath import dirname, join, normpath

from reportgen.word.package import CONTENT_TYPES, DOCUMENT, read_parts
from reportgen.word.tree import Element, parse_part, value, w

_TAG = re.compile(r"\{\{|\{%|\{#|〔")
_DOCPR = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
_TEXTS = re.compile(r"word/(header|footer)\d*\.xml")
_NEAR = 2  # twips
_COMMENTS = "word/comments.xml"
_MARKS = {  # of a comment, in the order in which they stand, and in what
    w("commentRangeStart"): (w("p"), w("hyperlink")),
    w("commentRangeEnd"): (w("p"), w("hyperlink")),
    w("commentReference"): (w("r"),),
}
_ELSEWHERE = re.compile(r"word/(header|footer|footnotes|endnotes)\d*\.xml")


def structure_problems(data: bytes) -> tuple[str, ...]:
    """Return the problems of a .docx, each in one line; () for a sound one.

    Raises DiagnosticError `template-unreadable` for what is no Word document.
    """
    parts = read_parts(data)
    document = parse_part(parts, DOCUMENT, "document")
    return (
        *_table_problems(document),
        *_field_problems(document),
        *_bookmark_problems(document),
        *_drawing_problems(document),
        *_relation_problems(parts),
        *_type_problems(parts),
        *_note_problems(parts, document),
        *_comment_problems(parts, document),
        *_end_problems(document),
    )


def _table_problems(document: Element) -> Iterator[str]:
    for number, table in enumerate(document.iter(w("tbl")), start=1):
        grid = [
            int(value(column, "w")) for column in table.findall(f"{w('tblGrid')}/{w('gridCol')}")
        ]
        asked = value(table.find(f"{w('tblPr')}/{w('tblW')}"), "w")
        if asked.isdigit() and abs(int(asked) - sum(grid)) > _NEAR:
            yield f"table {number}: columns sum to {sum(grid)}, the table has {asked}"
        open_merges: set[int] = set()
        for row_number, row in enumerate(table.findall(w("tr")), start=1):
            place = f"table {number} row {row_number}"
            open_merges = yield from _row_problems(row, grid, open_merges, place)


def _row_problems(
    row: Element, grid: list[int], above: set[int], place: str
) -> Generator[str, None, set[int]]:
    """Yield a row's problems; return the columns in which a vertical merge stands open."""
    column = 0
    merged: set[int] = set()
    for cell in row.findall(w("tc")):
        span = int(value(cell.find(f"{w('tcPr')}/{w('gridSpan')}"), default="1"))
        width = int(value(cell.find(f"{w('tcPr')}/{w('tcW')}"), "w", "0"))
        merge = cell.find(f"{w('tcPr')}/{w('vMerge')}")
        if len(cell) == 0 or cell[-1].tag != w("p"):
            yield f"{place}: a cell does not end with a paragraph"
        if abs(width - sum(grid[column : column + span])) > _NEAR:
            yield f"{place}: a cell of {width} is not as wide as its columns"
        if merge is not None:
            if value(merge) != "restart" and column not in above:
                yield f"{place}: a merged cell goes on with nothing"
            merged.add(column)
        column += span
    if column != len(grid):
        yield f"{place}: {column} columns of {len(grid)}"
    return merged


def _field_problems(document: Element) -> Iterator[str]:
    depth = 0
    for char in document.iter(w("fldChar")):
        depth += {"begin": 1, "end": -1}.get(value(char, "fldCharType"), 0)
        if depth < 0:
            break
    if depth:
        yield "a field is not closed"
    for run in document.iter(w("r")):
        pieces = [child for child in run if child.tag != w("rPr")]
        if len(pieces) > 1 and any(c.tag in {w("fldChar"), w("instrText")} for c in pieces):
            yield "a piece of a field shares its run"


def _bookmark_problems(document: Element) -> Iterator[str]:
    starts = Counter(value(mark, "id") for mark in document.iter(w("bookmarkStart")))
    ends = Counter(value(mark, "id") for mark in document.iter(w("bookmarkEnd")))
    names = Counter(value(mark, "name") for mark in document.iter(w("bookmarkStart")))
    if starts != ends or any(count > 1 for count in starts.values()):
        yield "bookmarks do not begin and end in pairs"
    for name, count in names.items():
        if count > 1 or len(name) > 40:
            yield f"bookmark {name} stands {count} times or is too long"
    for link in document.iter(w("hyperlink")):
        if value(link, "anchor") and value(link, "anchor") not in names:
            yield f"a link leads to {value(link, 'anchor')}, which is nowhere"
    for code in document.iter(w("instrText")):
        found = re.match(r"\s*(?:PAGE)?REF (\S+)", code.text or "")
        if found and found[1] not in names:
            yield f"a field refers to {found[1]}, which is nowhere"


def _drawing_problems(document: Element) -> Iterator[str]:
    numbers = Counter(each.get("id") for each in document.iter(_DOCPR))
    yield from (f"drawing {number} stands {n} times" for number, n in numbers.items() if n > 1)
    yield from (
        "a drawing has no description" for each in document.iter(_DOCPR) if not each.get("descr")
    )


def _relation_problems(parts: Mapping[str, bytes]) -> Iterator[str]:
    for name in parts:
        if not name.endswith(".rels"):
            continue
        root = parse_part(parts, name, name)
        base = dirname(dirname(name))
        known = [each.get("Id") for each in root]
        if len(set(known)) != len(known):
            yield f"{name}: a relationship id stands twice"
        for each in root:
            target = each.get("Target", "")
            path = target.lstrip("/") if target.startswith("/") else normpath(join(base, target))
            if each.get("TargetMode") != "External" and path not in parts:
                yield f"{name}: {target} is missing"
        owner = join(base, name.rpartition("/")[2].removesuffix(".rels"))
        if owner in parts:
            used = set(re.findall(rb' r:(?:id|embed|link)="([^"]+)"', parts[owner]))
            yield from (
                f"{owner}: {i.decode()} leads nowhere" for i in used if i.decode() not in known
            )


def _type_problems(parts: Mapping[str, bytes]) -> Iterator[str]:
    types = parse_part(parts, CONTENT_TYPES, CONTENT_TYPES)
    endings = {each.get("Extension", "").lower() for each in types} - {""}
    named = {each.get("PartName", "") for each in types} - {""}
    for name in parts:
        known = f"/{name}" in named or name.rpartition(".")[2].lower() in endings
        if name != CONTENT_TYPES and not known:
            yield f"{name} has no content type"
    yield from (f"{name} is declared and missing" for name in named if name[1:] not in parts)
    for name in filter(_TEXTS.fullmatch, parts):
        texts = re.sub(rb"<[^>]*>", b"", parts[name]).decode()
        if _TAG.search(texts):
            yield f"{name}: a tag of the template is left"


def _note_problems(parts: Mapping[str, bytes], document: Element) -> Iterator[str]:
    used = [value(each, "id") for each in document.iter(w("footnoteReference"))]
    if not used:
        return
    notes = parse_part(parts, "word/footnotes.xml", "footnotes")
    known = {value(each, "id") for each in notes}
    yield from (f"footnote {number} is missing" for number in used if number not in known)


def _comment_problems(parts: Mapping[str, bytes], document: Element) -> Iterator[str]:
    """Yield comments without a place, and places without a comment: each has one of three marks."""
    comments = parse_part(parts, _COMMENTS, "comments") if _COMMENTS in parts else ()
    known = Counter(value(each, "id") for each in comments)
    marks: dict[str, list[str]] = {number: [] for number in known}
    for mark in document.iter(*_MARKS):
        marks.setdefault(value(mark, "id"), []).append(mark.tag)
        if mark.getparent().tag not in _MARKS[mark.tag]:
            yield f"a mark of comment {value(mark, 'id')} stands where Word takes none"
    for number, found in marks.items():
        if known[number] != 1:
            yield f"comment {number} stands {known[number]} times"
        if found != list(_MARKS):
            yield f"comment {number} does not begin, end and show once, in this order"
    yield from (f"comment {value(each, 'id')} is empty" for each in comments if not len(each))
    for name in filter(_ELSEWHERE.fullmatch, parts):
        if b"<w:comment" in parts[name]:
            yield f"{name}: a comment stands where Word takes none"


def _end_problems(document: Element) -> Iterator[str]:
    body = list(document.find(w("body")))
    if not body or body[-1].tag != w("sectPr"):
        yield "the body does not end with its section"
    elif len(body) > 1 and body[-2].tag == w("tbl"):
        yield "a table stands last"
    for one, other in pairwise(body):
        if one.tag == other.tag == w("tbl"):
            yield "two tables touch"

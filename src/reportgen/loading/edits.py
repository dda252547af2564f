"""Edits made to a content file, held to have changed the texts they were meant to and no other."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from reportgen.loading.instance import Instance, Scalar
from reportgen.loading.reading import parse_instance
from reportgen.project import Kind
from reportgen.source import Edit, SourceText


def edited_text(source: SourceText, kind: Kind, edits: Sequence[Edit]) -> str | None:
    """Return the file's text with the edits made, None where YAML would read them otherwise.

    A correction with `: ` or ` #` in it may end a value, or begin another.
    """
    ordered = sorted(edits, key=lambda edit: edit.start)
    text = replaced(source.text, [(e.start, e.end, e.replacement) for e in ordered])
    before, _ = parse_instance(source.text.encode(), source.path, kind)
    after, _ = parse_instance(text.encode(), source.path, kind)
    if before is None or after is None or set(before.marks) != set(after.marks):
        return None
    return text if _as_meant(before, after, ordered) else None


def replaced(text: str, pieces: Sequence[tuple[int, int, str]]) -> str:
    """Return a text with its pieces, in order and apart, replaced."""
    made: list[str] = []
    done = 0
    for start, end, replacement in pieces:
        made += [text[done:start], replacement]
        done = end
    return "".join([*made, text[done:]])


def _as_meant(before: Instance, after: Instance, edits: Sequence[Edit]) -> bool:
    """Tell whether every scalar reads as it did, but for the edits that lie in it."""
    starts = [edit.start for edit in edits]
    made = 0
    for path, mark in before.marks.items():
        if mark.scalar is None:
            continue
        now = after.marks[path].scalar
        first, last = bisect_left(starts, mark.scalar.start), bisect_left(starts, mark.scalar.end)
        inside = edits[first:last]
        made += len(inside)
        if now is None or now.text != _with_edits(mark.scalar, inside):
            return False
    return made == len(edits)


def _with_edits(scalar: Scalar, edits: Sequence[Edit]) -> str:
    if not edits:
        return scalar.text
    pieces = [(_index(scalar, e.start), _index(scalar, e.end), e.replacement) for e in edits]
    return replaced(scalar.text, pieces)


def _index(scalar: Scalar, offset: int) -> int:
    """Return which character of the decoded text begins at an offset of the file."""
    return bisect_left(range(len(scalar.text)), offset, key=lambda n: scalar.offsets(n)[0])

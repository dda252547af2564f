"""What `check --fix` writes: a file's text with the proposed edits made, and the difference."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from reportgen.diagnostics import Diagnostic
from reportgen.loading.reading import parse_instance
from reportgen.project import Kind
from reportgen.source import Edit, SourceText

_MOST_ROUNDS = 6
_REWRITTEN = "not-utf8"  # mended by writing the same text as UTF-8


def fixed_text(source: SourceText, diagnostics: Iterable[Diagnostic]) -> str | None:
    """Return the file's text with every edit that belongs to it made, None when there is none.

    Of two diagnostics whose edits overlap, the first keeps its edits and the other loses all of
    its own: half a cure is none.
    """
    own = [d for d in diagnostics if d.span.path == source.path]
    edits = sorted(_agreeing(source.path, own), key=lambda edit: (edit.start, edit.end))
    if not edits:
        return source.text if any(d.code == _REWRITTEN for d in own) else None
    return "".join(_pieces(source.text, edits))


def settled_text(source: SourceText, diagnostics: Iterable[Diagnostic], kind: Kind) -> str | None:
    """Return what `fixed_text` comes to when what its result still shows is mended as well.

    A mistake may hide another: YAML reads a file only once the first is gone.
    """
    text = fixed_text(source, diagnostics)
    for _ in range(_MOST_ROUNDS):
        if text is None:
            return None
        _, found = parse_instance(text.encode(), source.path, kind)
        again = fixed_text(SourceText(source.path, text), found)
        if again is None:
            return text
        text = again
    return text


def _agreeing(path: str, diagnostics: Iterable[Diagnostic]) -> Iterator[Edit]:
    """Yield the edits, without repetitions and without those that would overlap others."""
    taken: list[Edit] = []
    for diagnostic in diagnostics:
        mine = [edit for edit in diagnostic.edits if edit.path == path and edit not in taken]
        if not any(_overlap(edit, other) for edit in mine for other in taken):
            taken.extend(mine)
    yield from taken


def _overlap(one: Edit, other: Edit) -> bool:
    """Tell whether two edits change the same place; two insertions at one place do too."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end and one.start == other.start
    return one.start < other.end and other.start < one.end


def _pieces(text: str, edits: list[Edit]) -> Iterator[str]:
    done = 0
    for edit in edits:
        yield text[done : edit.start]
        yield edit.replacement
        done = edit.end
    yield text[done:]


def diff_text(before: str, after: str, path: str) -> str:
    """Return the unified difference of two texts of one file, as `diff -u` shows it."""
    from difflib import unified_diff

    lines = unified_diff(_lines(before), _lines(after), path, path, n=1, lineterm="")
    return "\n".join(lines)


def _lines(text: str) -> list[str]:
    r"""Return the lines without their breaks; of breaks, only `\n`, `\r\n` and `\r` count."""
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

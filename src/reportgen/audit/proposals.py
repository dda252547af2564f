"""Corrections as changes to the content files: proposed, exact, or told where a person has to."""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

from reportgen.audit.corrections import Place, edit_of, places_of
from reportgen.audit.replies import Decision, conflict
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.loading.edits import edited_text
from reportgen.project import Kind
from reportgen.source import Edit, SourceText


@dataclass(frozen=True, slots=True)
class Proposed:
    """The files' new texts by path, how many corrections are in them, and what is left."""

    changes: Mapping[str, str]
    count: int
    problems: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class _Change:
    decision: Decision
    edits: tuple[Edit, ...]


_Taken: TypeAlias = tuple[int, Edit, Decision]


def propose(
    decisions: Sequence[Decision],
    places: Whereabouts,
    texts: Mapping[str, SourceText],
    kinds: Mapping[str, Kind],
) -> Proposed:
    """Return what the corrections make of the files; none is changed in part."""
    problems: list[Diagnostic] = []
    wanted: list[_Change] = []
    for each in decisions:
        found = places_of(each.question, places, texts)
        problems.extend(_by_hand(each, found))
        edits = tuple(edit_of(place, each.text) for place in found if not place.in_workbook)
        if edits:
            wanted.append(_Change(each, edits))
    agreed, conflicts = _apart(wanted)
    sound = _sound(agreed, texts, kinds)
    problems += [*conflicts, *(_breaking(each) for each in agreed if each not in sound)]
    changes = dict(_edited(sound, texts, kinds))
    return Proposed(changes, len(sound), tuple(problems))


def _by_hand(each: Decision, found: Sequence[Place]) -> Iterator[Diagnostic]:
    """Yield what a person has to change: an unknown place, a workbook's cell."""
    params: dict[str, Any] = {"figure": _figure(each), "text": each.text}
    if not found:
        related = (Related(each.question.span, Phrase("asked-here")),)
        yield problem("reply-by-hand", each.reply.corrected_at, related=related, **params)
    cells = tuple(Related(p.span, Phrase("cell-to-change")) for p in found if p.in_workbook)
    if cells:
        yield problem("reply-by-hand.workbook", each.reply.corrected_at, related=cells, **params)


def _figure(each: Decision) -> str:
    return each.question.finding.at or each.question.finding.stated


def _apart(wanted: Sequence[_Change]) -> tuple[list[_Change], list[Diagnostic]]:
    """Return the changes that stand apart from each other; of two that meet, the problem.

    Two questions about one figure may well be given the same correction: it is made once.
    """
    agreed: list[_Change] = []
    problems: list[Diagnostic] = []
    taken: dict[str, list[_Taken]] = {}
    for each in wanted:
        met = (_met(edit, taken.get(edit.path, [])) for edit in each.edits)
        against = next((decision for decision in met if decision is not None), None)
        if against is not None:
            problems.append(conflict(against, each.decision))
            continue
        agreed.append(each)
        for edit in each.edits:
            insort(taken.setdefault(edit.path, []), (edit.start, edit, each.decision), key=_start)
    return agreed, problems


def _start(taken: _Taken) -> int:
    return taken[0]


def _met(edit: Edit, taken: Sequence[_Taken]) -> Decision | None:
    """Return whose edit of the same place is another one; those taken do not meet each other."""
    at = bisect_left(taken, edit.start, key=_start)
    for start, other, decision in taken[max(at - 1, 0) : at + 2]:
        if edit != other and edit.start < other.end and start < edit.end:
            return decision
    return None


def _sound(
    agreed: Sequence[_Change], texts: Mapping[str, SourceText], kinds: Mapping[str, Kind]
) -> list[_Change]:
    """Return the changes after which the files still read as they should."""
    by_path = _by_path(agreed)
    if all(_reads(path, edits, texts, kinds) for path, edits in by_path.items()):
        return list(agreed)
    return [
        each
        for each in agreed
        if all(_reads(path, edits, texts, kinds) for path, edits in _by_path([each]).items())
    ]


def _reads(
    path: str, edits: Sequence[Edit], texts: Mapping[str, SourceText], kinds: Mapping[str, Kind]
) -> bool:
    return edited_text(texts[path], kinds[path], edits) is not None


def _by_path(changes: Sequence[_Change]) -> dict[str, list[Edit]]:
    found: dict[str, dict[Edit, None]] = {}
    for each in changes:
        for edit in each.edits:
            found.setdefault(edit.path, {})[edit] = None
    return {path: list(edits) for path, edits in found.items()}


def _breaking(each: _Change) -> Diagnostic:
    params: dict[str, Any] = {"figure": _figure(each.decision), "text": each.decision.text}
    return problem("reply-by-hand.breaks", each.decision.reply.corrected_at, **params)


def _edited(
    sound: Sequence[_Change], texts: Mapping[str, SourceText], kinds: Mapping[str, Kind]
) -> Iterator[tuple[str, str]]:
    for path, edits in _by_path(sound).items():
        text = edited_text(texts[path], kinds[path], edits)
        assert text is not None, "edits that stand apart and are sound alone are so together"
        yield path, text

"""`prose-difference`: 比二职多640人, held against the cells of the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.cells import Match
from reportgen.audit.prose.cells_named import (
    cell_at,
    cells_named,
    cells_said,
    member_called,
)
from reportgen.audit.prose.explained import Explained, Outcome, explained_by
from reportgen.audit.prose.now import says_scope
from reportgen.audit.prose.sentences import Prose, Statement
from reportgen.audit.prose.two_cells import Verdict, change_bound, judged, subject_of
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, Related, Severity, problem
from reportgen.quantity import format_value

_MORE = re.compile(
    r"(?P<own>[^比，]*?)(?:又|则|也|分别)?比(?P<other>[^比，]{1,20}?)(?P<verb>多|少|高|低)(?:出|了|达)?"
)


def _outcomes(reading: Reading) -> Iterator[Outcome]:
    for prose in reading.prose:
        if "比" not in prose.passage.text:
            continue
        for sentence in prose.sentences:
            for index, each in enumerate(sentence.statements):
                found = _MORE.fullmatch(each.words) if "比" in each.words else None
                figure = each.figure
                if found and not (figure.loose or figure.bound or each.elsewhen):
                    yield from _held(reading, prose, sentence.statements, index, found)


def _prose_difference(reading: Reading) -> Iterator[Diagnostic]:
    return (each for each in _outcomes(reading) if isinstance(each, Diagnostic))


def explained_differences(reading: Reading) -> Iterator[Explained]:
    """Yield the differences that two cells confirm."""
    return (each for each in _outcomes(reading) if isinstance(each, Explained))


def _held(
    reading: Reading,
    prose: Prose,
    statements: Sequence[Statement],
    index: int,
    found: re.Match[str],
) -> Iterator[Outcome]:
    each, kind = statements[index], statements[index].figure.kind
    counted = each.figure.quantity.face.scale not in {"%", "百分点"}
    verdicts = [
        verdict
        for ours in _ours(reading, statements, index, found)
        for theirs in _theirs(reading, ours, found["other"])
        if not counted or ours.label.kind in {"", kind}
        if (verdict := judged(each, found["verb"], ours, theirs)) is not None
    ]
    right = next((verdict for verdict in verdicts if verdict.is_right), None)
    if right is not None:
        yield explained_by(prose, each, right.exact.text)
    elif len({verdict.exact.value for verdict in verdicts}) == 1 and not says_scope(prose, each):
        yield _problem(prose, each, verdicts[0])


def _ours(
    reading: Reading, statements: Sequence[Statement], index: int, found: re.Match[str]
) -> list[Match]:
    """Return the cells of what is compared: named before 比, or the figure before."""
    each = statements[index]
    if found["own"]:
        return [m for m in cells_named(reading, found["own"], "") if not m.line.is_total]
    subject = subject_of(statements, index)
    if subject is None or subject.elsewhen or subject.figure.kind != each.figure.kind:
        rate = subject is not None and subject.is_share and each.is_share
        if not rate or subject is None or subject.elsewhen:
            return []
    return cells_said(reading, subject)


def _theirs(reading: Reading, ours: Match, other: str) -> Iterator[Match]:
    """Yield the cell of the one that is compared with, named alone or with the line's name."""
    name = other.removesuffix("的").removesuffix(ours.label.series.line.label)
    name = name.removesuffix(ours.label.core).removesuffix("的")
    member = member_called(reading, ours.label.series, name)
    if member is not None and member is not ours.line:
        yield cell_at(ours.label, member)


def _problem(prose: Prose, each: Statement, verdict: Verdict) -> Diagnostic:
    stated, new, old = each.figure.quantity, verdict.new, verdict.old
    cell, other = new.label.address(new.line), old.label.address(old.line)
    contrary = verdict.kind == "contrary"
    return problem(
        "prose-difference.contrary" if contrary else "prose-difference",
        prose.passage.place(each.figure.start, each.figure.end),
        severity=Severity.NOTE if verdict.kind == "cut" else Severity.WARNING,
        related=(
            Related(new.cell.span, Phrase("the-cell")),
            Related(old.cell.span, Phrase("the-cell")),
        ),
        hints=(Phrase("bind-change", {"binding": change_bound(stated, cell, other, "多/少")}),),
        at=f"{each.words}{stated.text}",
        cell=cell,
        other=other,
        stated=stated.text,
        working=verdict.exact.text,
        old=old.cell.text.strip(),
        expected=new.cell.text.strip()
        if contrary
        else format_value(verdict.exact.value, stated.face),
    )


_ROWS = "---\n学校\t在校生\t专任教师\n东校\t2552\t210\n西校\t849\t62\n合计\t3401\t272"
_TABLE = "（见【表：甲】）。\n【表：甲】\n"
RULE = Rule(
    "prose-difference",
    _prose_difference,
    "一所学校比另一所多多少、少多少，要等于表里两格的差。",
    "How many more or fewer one school has than another is the difference of the two cells.",
    passing=(
        f"东校在校生2552人，比西校多1703人{_TABLE}{_ROWS}",
        f"东校在校生2552人，比全省平均多300人{_TABLE}{_ROWS}",
    ),
    failing=(
        f"东校在校生2552人，比西校多1730人{_TABLE}{_ROWS}",
        f"西校专任教师比东校多148人{_TABLE}{_ROWS}",
    ),
)

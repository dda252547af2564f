"""`terms`: phrases that the project's own list has otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import tables_of


def _terms(reading: Reading) -> Iterator[Diagnostic]:
    right = dict(reading.report.terms)
    if not right:
        return
    wrong = re.compile("|".join(map(re.escape, sorted(right, key=len, reverse=True))))
    for passage in reading.passages:
        for found in wrong.finditer(passage.text):
            if not _stands_right(passage.text, found, right[found[0]]):
                place = passage.place(found.start(), found.end())
                yield problem("terms", place, found=found[0], right=right[found[0]])
    for table in tables_of(reading.report):
        for cell in (cell for row in table.grid for cell in row):
            for found in wrong.finditer(cell.text):
                if not _stands_right(cell.text, found, right[found[0]]):
                    yield problem("terms", cell.span, found=found[0], right=right[found[0]])


def _stands_right(text: str, found: re.Match[str], right: str) -> bool:
    """Tell whether the wrong phrase is only a part of the right one (职教 within 职业教育)."""
    at = right.find(found[0])
    return at >= 0 and text.startswith(right, max(found.start() - at, 0))


RULE = Rule(
    "terms",
    _terms,
    "report.yaml 的 terms 里列着不用的说法和规范的说法，正文和表里出现不用的说法就提示。",
    "report.yaml lists phrases not to be used and what to say instead; each use is told.",
    passing=("全市中职学校稳步发展。",),
    failing=("全市职中稳步发展。",),
    report="terms:\n  职中: 中职学校\n",
)

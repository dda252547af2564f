"""`typography`: marks that Chinese text does not have, doubled or missing their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import Value

_HAN = "\u3400-\u9fff"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_HALF = re.compile(
    f"(?<=[{_HAN}”》）】²³%％℃0-9A-Za-z])[,;:?!](?=[{_HAN}“《（])|(?<=[{_HAN}”》）])[,;:?!]$"
)
_DOUBLED = re.compile("([。，；：、])\\1+|[，；：、][。，；：、]|。[，；：、]")
_BETWEEN = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")
_RANGE = re.compile(
    r"(?<![0-9A-Za-z.—-])[0-9]+(?:\.[0-9]+)?-[0-9]+(?:\.[0-9]+)?(?=[%元人所个万亿年月天岁分])"
)
_PAIRS = {"》": "《", "”": "“", "）": "（", "〕": "〔"}
_OPENERS = frozenset(_PAIRS.values())
_LISTED = re.compile(r"[0-9]{1,2}$|(?:^|[\s。；：，、])[一二三四五六七八九十]{1,3}$")


def _typography(reading: Reading) -> Iterator[Diagnostic]:
    for passage in reading.passages:
        yield from _marks(passage)
        yield from _halves(passage)


def _marks(passage: Passage) -> Iterator[Diagnostic]:
    text = passage.text
    for found in _HALF.finditer(text):
        place = passage.place(found.start(), found.end())
        yield problem("typography.half", place, mark=found[0], wide=_WIDE[found[0]])
    for found in _DOUBLED.finditer(text):
        place = passage.place(found.start(), found.end())
        yield problem("typography.doubled", place, marks=found[0])
    for found in _BETWEEN.finditer(text):
        yield problem("typography.between", passage.place(found.start(), found.end()))
    for found in _RANGE.finditer(text):
        if not isinstance(passage.piece(found.start()), Value):
            place = passage.place(found.start(), found.end())
            yield problem(
                "typography.range", place, found=found[0], wide=found[0].replace("-", "～")
            )


def _halves(passage: Passage) -> Iterator[Diagnostic]:
    """Yield brackets, quotation and book title marks without their other half."""
    open_marks: list[tuple[str, int]] = []
    text = passage.text
    for place, mark in ((n, char) for n, char in enumerate(text) if char in _MARKS):
        if mark in _OPENERS:
            open_marks.append((mark, place))
        elif open_marks and open_marks[-1][0] == _PAIRS[mark]:
            open_marks.pop()
        elif mark != "）" or not _LISTED.search(text[:place]):  # 1） is a number
            yield problem("typography.unpaired", passage.place(place, place + 1), mark=mark)
    for mark, place in open_marks:
        yield problem("typography.unpaired", passage.place(place, place + 1), mark=mark)


_MARKS = _OPENERS | frozenset(_PAIRS)

RULE = Rule(
    "typography",
    _typography,
    "中文里的半角标点、重复的标点、不成对的引号括号书名号；连接号和书名号之间的顿号只作提示。",
    "Half-width or doubled marks in Chinese text, brackets and quotation marks without their other "
    "half; hyphens in ranges and 、 between titles are notes.",
    passing=(
        "比例为1:1.35，“双师型”教师占比（见《办法》）提高。",
        "1）整改到位；2）验收合格。",
        "人均2000～4000元。",
    ),
    failing=(
        "共有三所学校,都已达标。",
        "全部达标。。",
        "落实《办法，成效明显。",
        "提高“双师型教师比例。",
    ),
)

"""`typography`: marks that Chinese text does not have, doubled or missing their other half."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import Value

# In what the patterns look at 一 stands for every character: a range of them costs a millisecond
# each time it is compiled.
_CHARACTERS = re.compile("[\u3400-\u9fff]+")
_HAN = "一"
_WIDE = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！", ".": "。", "...": "……"}
_ANY_HALF = re.compile('[,;:?!.("]')
_HALF = re.compile(
    f'(?<=[{_HAN}”》）】²³%％℃0-9A-Za-z"])[,;:?!](?=[{_HAN}“《（"])'
    f"|(?<=[{_HAN}”》）])[,;:?!](?=\\s*(?:[{_HAN}0-9A-Za-z“《（]|$))"
    f"|(?<=[{_HAN}”》）])\\.(?=$|[”）])"
    f"|(?<=[{_HAN}])\\.{{3,}}"
)
_ROUND = re.compile(f"(?<=[{_HAN}”》0-9%])\\((?=[^()]*[{_HAN}])[^()]{{1,60}}\\)")
_QUOTED = re.compile(f'(?<![(=A-Za-z0-9])"(?=[^"]*[{_HAN}])[^"]{{1,60}}"')
_SPACED = re.compile(f"[{_HAN}]{{1,12}} +(?=[{_HAN}])[{_HAN}]{{1,12}}")
_SHOWN = 24
_LONG = 20  # characters of a paragraph that is no label and no line of a list
_STOPPED = frozenset("%％）)")  # beside characters, letters and digits: no stop stands there
_NUMBERS = frozenset("一二三四五六七八九十")
_DOUBLED = re.compile("([。，；：、])\\1+|[，；：、][。，；：、]|。[，；：、]")
_BETWEEN = re.compile("(?<=》)、(?=《)|(?<=”)、(?=“)")
_RANGE = re.compile(
    r"(?<![0-9A-Za-z.—-])[0-9]+(?:\.[0-9]+)?-[0-9]+(?:\.[0-9]+)?(?=[%元人所个万亿年月天岁分])"
)
_PAIRS = {"》": "《", "”": "“", "）": "（", "〕": "〔"}
_OPENERS = frozenset(_PAIRS.values())
_LISTED = re.compile(r"[0-9]{1,2}$|(?:^|[\s。；：，、])[一二三四五六七八九十]{1,3}$")


def _typography(reading: Reading) -> Iterator[Diagnostic]:
    names = {n for each in reading.report.names for n in (each.official, *each.short)}
    spaced = _with_blanks(tuple(sorted(names)))
    for passage in reading.passages:
        yield from _marks(passage)
        yield from _halves(passage)
        yield from _stop(passage)
        yield from _blanks(passage, spaced)


def _marks(passage: Passage) -> Iterator[Diagnostic]:
    if _ANY_HALF.search(passage.text):
        yield from _half_width(passage)
    text = passage.text
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


def _folded(text: str) -> str:
    return _CHARACTERS.sub(lambda found: _HAN * len(found[0]), text)


def _half_width(passage: Passage) -> Iterator[Diagnostic]:
    text = _folded(passage.text)
    for found in _HALF.finditer(text):
        if found.start() == 1 and found[0] == "." and passage.text[0] in _NUMBERS:
            continue
        place = passage.place(found.start(), found.end())
        mark = "..." if len(found[0]) > 1 else found[0]
        yield problem("typography.half", place, mark=found[0], wide=_WIDE[mark])
    for key, pattern in (("brackets", _ROUND), ("quotes", _QUOTED)):
        for found in pattern.finditer(text):
            place = passage.place(found.start(), found.end())
            said = passage.text[found.start() : found.end()]
            yield problem(f"typography.{key}", place, found=said[:_SHOWN])


@lru_cache(maxsize=4)
def _with_blanks(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return what finds the names, blanks between their characters or none."""
    return re.compile("|".join(" *".join(map(re.escape, name)) for name in names) or "(?!)")


def _stop(passage: Passage) -> Iterator[Diagnostic]:
    """Yield a paragraph of sentences whose last one has no stop."""
    text = passage.text.rstrip()
    last = text[-1:]
    if (
        passage.kind != "prose"
        or len(text) < _LONG
        or "。" not in text
        or not (last.isalnum() or last in _STOPPED)
    ):
        return
    if last in "）)" and text[: max(text.rfind("（"), text.rfind("("))].endswith("。"):
        return  # a remark behind the stop
    yield problem("typography.stop", passage.place(len(text) - 1, len(text)))


def _blanks(passage: Passage, names: re.Pattern[str]) -> Iterator[Diagnostic]:
    """Yield names of `names:` with blanks inside; as a note other blanks among characters."""
    if passage.kind != "prose" or " " not in passage.text:
        return
    told: list[tuple[int, int]] = []
    for found in names.finditer(passage.text):
        if " " in found[0] and passage.is_typed(found.start(), found.end()):
            told.append(found.span())
            right = found[0].replace(" ", "")
            place = passage.place(found.start(), found.end())
            yield problem("typography.space", place, found=found[0], right=right)
    for found in _SPACED.finditer(_folded(passage.text)):
        quoted = passage.text.rfind("“", 0, found.end()) > passage.text.rfind("”", 0, found.end())
        within = any(start < found.end() and found.start() < end for start, end in told)
        if not quoted and not within:
            place = passage.place(found.start(), found.end())
            said = passage.text[found.start() : found.end()]
            yield problem("typography.blank", place, found=said)


def _halves(passage: Passage) -> Iterator[Diagnostic]:
    """Yield brackets, quotation and book title marks without their other half."""
    open_marks: list[tuple[str, int]] = []
    text = passage.text
    for found in _MARKS.finditer(text):
        place, mark = found.start(), found[0]
        if mark in _OPENERS:
            open_marks.append((mark, place))
        elif open_marks and open_marks[-1][0] == _PAIRS[mark]:
            open_marks.pop()
        elif mark != "）" or not _LISTED.search(text[:place]):  # 1） is a number
            yield problem("typography.unpaired", passage.place(place, place + 1), mark=mark)
    for mark, place in open_marks:
        yield problem("typography.unpaired", passage.place(place, place + 1), mark=mark)


_MARKS = re.compile(f"[{''.join(map(re.escape, (*_PAIRS, *_PAIRS.values())))}]")

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
        "学校网址https://a.example.cn/x?a=1,2;b，邮箱a.b@example.cn，版本v1.2.3，用时1:02:03。",
        "买买提·艾力老师讲《“三全育人”（试行）》，f(x)=1，见Table 2, page 3.",
    ),
    failing=(
        "共有三所学校,都已达标。",
        "共有学校, 都已达标。",
        "设备(含配件)已到位。",
        '提高"双师型"教师比例。',
        "三所学校都已达标.",
        "全年工作按计划推进。各校经费已经足额到位（见附表三）",
        "全部达标。。",
        "落实《办法，成效明显。",
        "提高“双师型教师比例。",
    ),
)

"""`enumeration`: 3所…： with two or four names behind it, 一是 二是 四是."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from reportgen.audit.passages import Passage, widened
from reportgen.audit.prose.counted_lists import counted_told
from reportgen.audit.prose.numerals import NUMERALS, number, numeral
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, problem

_COUNT = rf"(?P<count>[0-9]{{1,2}}|[两{NUMERALS}]{{1,2}})"
_WHAT = r"(?:个|所|项|名|位|家|种|门|条|支)"
# A、B、C三个专业; A、B、C等3所: the names before their number.
_BEFORE = re.compile(
    rf"(?:^|(?<=[，。；：:;！？（）()\n])|(?<=的有)|(?<=包括)|(?<=分别[为是]))"
    rf"(?P<names>(?:[^，。；：:;！？、（）()\n0-9]{{2,40}}、){{1,30}}?[^，。；：:;！？、（）()\n0-9]{{2,20}}?)"
    rf"(?P<more>等)?(?<![第0-9{NUMERALS}十百])(?:共|这)?{_COUNT}(?:{_WHAT}|大|类|方面)(?![十百千])"
)
# 3所学校：A、B、C。 and 六个精准（a，b）: the names behind it.
_BEHIND = re.compile(
    rf"(?<![第0-9{NUMERALS}十百.+])(?<!等){_COUNT}(?:{_WHAT}|大|类|方面|县|区)[^，。；：:;！？、（）()0-9\n]{{0,12}}[”’]?"
    r"(?:(?P<colon>[：:]|，即)|(?P<open>[（(]))"
    r"(?P<names>[^。；：:;！？（）()\n]{4,160})(?P<end>[。；;)）])"
)
# 四项工程：一是…: the number of what 一是 begins.
_ANNOUNCED = re.compile(
    rf"(?<![第0-9{NUMERALS}十百.+])(?<!等){_COUNT}(?:{_WHAT}|大|类|方面|点|件)[^，。；：:;！？、（）()0-9\n]{{0,12}}[”’]?"
    r"(?P<mark>[：:，])$"
)
_ORDINALS = re.compile(rf"(?:^|[。；;：:，,\n”])\s*(?P<number>[{NUMERALS}]{{1,2}})是(?!否)")
# 甲、乙、丙分别为3人、4人: as many figures as names.
_RESPECTIVELY = re.compile(
    r"(?:^|(?<=[，。；：:;！？\n]))(?P<names>[^，。；：:;！？\n0-9]{2,80}?)分别(?P<verb>为|是|达到?|有)[：:]?"
    r"(?P<figures>[0-9][^。；;！？\n：:（）]{1,120})"
)
_SEVERAL = re.compile("、|和|与|及(?![格时以])")
_TOWARDS = "在从于由对向与和至到为达比"  # A、B、C在31个省: the number counts something else
_JOINS = re.compile("和|与|及|以及")
_DIVISION = re.compile(
    "自治[区州县旗]|直辖市|计划单列市|[省市县区州旗镇乡]|街道|开发区|地区|.{0,6}兵团"
)
_ACT = re.compile("(?:[新改扩迁重续修]建|维修|改造|加固|购置|招聘|引进|新增|调整|撤并)$")
_MOST = 20
_GOES_ON = re.compile("其余|还有|此外")
_REACH = 30  # characters before 一是 that may number the list


def _enumeration(reading: Reading) -> Iterator[Diagnostic]:
    for passage in map(widened, reading.passages):
        if passage.kind in {"prose", "footnote"}:
            yield from _named_before(passage)
            yield from _named_behind(passage)
            yield from _ordinals(passage)
            if "一是" in passage.text:
                yield from _announced(passage)
            if "分别" in passage.text:
                yield from _respectively(passage)
    for prose in reading.prose:
        yield from counted_told(prose)


def _respectively(passage: Passage) -> Iterator[Diagnostic]:
    """Yield 分别为 with one figure more or less than there are names; only of plain names."""
    for found in _RESPECTIVELY.finditer(passage.text):
        names = _SEVERAL.split(found["names"])
        figures = re.split("[、和与及]", re.split("，", found["figures"], maxsplit=1)[0])
        plain = all(2 <= len(name.strip()) <= _MOST for name in names)
        digits = all(figure.strip()[:1].isdigit() for figure in figures)
        if (
            plain
            and digits
            and len(names) > 2
            and len(figures) > 1
            and abs(len(names) - len(figures)) == 1
        ):
            start = found.start("figures")
            yield problem(
                "enumeration.respectively",
                passage.place(start, start + len("、".join(figures))),
                at=f"{found['names']}分别{found['verb']}",
                stated=str(len(figures)),
                expected=str(len(names)),
            )


def _named_before(passage: Passage) -> Iterator[Diagnostic]:
    for found in _BEFORE.finditer(passage.text):
        names = found["names"].split("、")
        stated = number(found["count"])
        if (
            stated
            and names[-1][-1] not in _TOWARDS
            and _disagree(names, stated, incomplete=bool(found["more"]))
        ):
            yield _problem(passage, found, min(max(stated, len(names)), _most(names)))


def _most(names: Sequence[str]) -> int:
    """Return how many names may be meant: 甲和乙 are two, or one."""
    return len(names) + len(_JOINS.findall(names[-1]))


def _disagree(names: Sequence[str], stated: int, *, incomplete: bool) -> bool:
    """Tell whether names and number disagree; 等 may leave some out, 和 may join two.

    Two names before a number prove little: 机电、电商专业三个班.
    """
    if incomplete:
        return 1 < stated < len(names)
    most = _most(names)
    if all(map(_ACT.search, names[:-1])) or names[-1].endswith("的"):
        return False  # 新建、改建、扩建学校9所; 转型发展、乡村振兴和产业升级的一项工作
    return most > 2 and not len(names) <= stated <= most


def _named_behind(passage: Passage) -> Iterator[Diagnostic]:
    for found in _BEHIND.finditer(passage.text):
        inside, stated = found["names"], number(found["count"])
        marks = "、" if "、" in inside else "，"
        if (found["colon"] and "，" in inside) or marks not in inside:
            continue
        names = inside.split(marks)
        plain = all(2 <= len(name.strip()) <= _MOST for name in names)
        if not plain or any(map(str.isdigit, inside)) or not stated or "等" in names[-1][-3:]:
            continue
        if found["open"] and all(map(_DIVISION.fullmatch, names)):
            continue  # 5个省（自治区、直辖市）: what may be among them
        if not len(names) <= stated <= _most(names):
            yield _problem(passage, found, min(max(stated, len(names)), _most(names)))


def _problem(passage: Passage, found: re.Match[str], count: int, names: str = "") -> Diagnostic:
    start, end = found.span("count")
    text = passage.text[start : end + 6]
    said = re.split(r"[，。；：:（(”’]", text)[0]
    return problem(
        "enumeration",
        passage.place(start, end),
        at=said,
        stated=found["count"],
        expected=str(count),
        names=names or found["names"][:60],
    )


def _ordinals(passage: Passage) -> Iterator[Diagnostic]:
    """Yield 四是 behind 二是."""
    last = 0
    for found in _ORDINALS.finditer(passage.text):
        value = number(found["number"])
        if value == 1:
            last = 1
        elif last and value != last + 1:
            yield problem(
                "enumeration.order",
                passage.place(*found.span("number")),
                at=f"{found['number']}是",
                stated=f"{found['number']}是",
                expected=f"{numeral(last + 1)}是",
            )
            last = value
        elif last:
            last = value


def _announced(passage: Passage) -> Iterator[Diagnostic]:
    """Yield 五项工程：一是…四是 with one more or less; a list may go on in the next paragraph."""
    found = list(_ORDINALS.finditer(passage.text))
    starts = [at for at, each in enumerate(found) if each["number"] == "一"]
    for at, after in pairwise([*starts, len(found)]):
        begins = found[at].start("number")
        if _GOES_ON.search(passage.text, begins):
            continue
        said = _ANNOUNCED.search(passage.text, max(0, begins - _REACH), begins)
        count = after - at
        in_order = [number(each["number"]) for each in found[at:after]] == list(range(1, count + 1))
        stated = number(said["count"]) if said is not None else 0
        if said is not None and stated > 1 and count > 1 and in_order and stated != count:
            yield _problem(passage, said, count, f"一是…{numeral(count)}是")


RULE = Rule(
    "enumeration",
    _enumeration,
    "说了几个，就列出几个：“3所学校：……”“……三个专业”“四项工程：一是……”，“一是、二是”不缺号，列出的各项带数的也数一数。写“等”的可以少列，不能多列。",
    "What is counted is listed: 3所学校：…, …三个专业, and 一是、二是 leave none out. 等 may list "
    "fewer, never more.",
    passing=(
        "新增化工仪表、中西面点、工艺美术等3个专业。",
        "重点建设机电技术、电子商务等5个专业。",
        "全市有3所学校：东校、西校和南校。",
        "一是抓教学。二是抓管理。三是抓服务。",
    ),
    failing=(
        "新增化工仪表、中西面点、工艺美术、动漫制作等3个专业。",
        "全市有3所学校：东校、西校。",
        "一是抓教学。二是抓管理。四是抓服务。",
        "实施四项工程：一是强基，二是提质，三是赋能。",
        "通过5种渠道补充教师286人：校招126人，社招98人，特岗45人，银龄17人。",
    ),
)

"""Sentences with their figures, the words around each, and whom each speaks of."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from reportgen.audit.passages import Passage, widened
from reportgen.audit.prose.figures import Figure, counted_by, figures, with_shared_units
from reportgen.audit.prose.spoken_years import spoken_years
from reportgen.model import Report

_STOP = re.compile(r"[。！？；;\n]")
_CLAUSE = re.compile(r"[，,：:、（）()。！？；;\n]")
_WHOLE = re.compile(
    r"全市|全区|全县|全省|各校|各中职|各学校|各中等|各院校|各职业|我市|合计|共计|总计"
)
_ROSE_TO = re.compile(
    r"(?:已|稳步|逐年)?(?:提高|提升|增长|增加|上升|扩大|下降|减少|降低|降|增|升|涨|减|跌)(?:到|至|为)"
)
# What ends in one of these tells how far something moved, not how much there is of it.
_MOVED = re.compile(
    r"(?:增加|增长|增收|增支|增产|净增|多增|少增|新增|增|多|提高|提升|上升|扩大|上涨|"
    r"减少|减收|减支|减产|(?<![核扣])减|少|下降|降低|回落|缩小|下跌)(?:了|达|约)?$"
    r"|(?<![最更很太至大不])[多少]$|(?:减幅|幅度)(?:为|达)?$"
    r"|(?:比|较)[^，。；]*[多少](?![数量年])[\u4e00-\u9fff]{1,3}(?<!的)$"
    r"|(?:增幅|涨幅|降幅|增长率|增速|(?:比|较)[^，。；]*(?:增长|增加|提高|下降|减少))(?:了|为|达|约)?$"
)
_COMPARED = re.compile("较|比|同比|环比|相比|上年|去年|同期|年均")
_AVERAGE = re.compile("人均|户均|平均|生均|师均|校均|班均|均价|价格|单价|指数|每|折合")
_OLD = re.compile(  # not 比较满意, 较大事故, 与会, 同城, 同心县, 跟踪
    "^(?:环?比(?![较例重率值赛武])|较(?![大好多重差满低强弱]|高(?!中))|与(?!会)"
    "|同(?![城心类级步时学等]|期(?![为是的数水相]))|跟(?![踪进岗]))[^，。；]{0,40}$"
)
_JOINED = frozenset({"、", "和", "与", "及", "以及"})
_IN_TURN = re.compile(
    r"(?:^|[，：:；])(?P<names>[^，。；：:0-9]+?)(?P<said>分别(?:为|是|有|达到?)?(?:[支收投][出入])?)$"
)
_NAMES = re.compile("、|和|与|以及|及(?![格时以])")
_OLD_PACE = re.compile("^(?:比|较|与)[^，。；]*的[^，。；]*(?:增长率|增速|增幅|降幅)$")
_SHARES = frozenset({"%", "‰", "百分点"})
_GOES_ON = re.compile(r"\s*其中")  # of the year that the sentence before speaks of
_FIGURE = re.compile("[0-9０-９十百千]")
_ENCLOSED = re.compile(r"（[^（）]*）|\([^()]*\)")
_BEGAN_AT = re.compile(
    r"(?:从|由)[^，。；由从]*$"
)  # the words of 由30%提高到50% are those before 由
_BESIDE = re.compile("(?:与|同|跟|向|赴|到|往|对|邀请|依托)$")  # 与…学校合作: not who did it
_QUOTES = "“”‘’ \t\u3000"


@dataclass(frozen=True, slots=True)
class Statement:
    """A figure in its sentence.

    `lead` is what stands between it and the figure before it, `words` the end of that since the
    last comma, `tail` what follows up to the next mark or figure; what stands there in brackets
    is left out. `school` is the handle of whom it speaks, "" for all of them; a figure `aside`
    stands in brackets itself.
    """

    figure: Figure
    lead: str
    words: str
    tail: str
    school: str
    elsewhen: bool  # speaks of another year than the report's
    aside: bool
    is_change: bool  # says how far something moved
    is_compared_with: bool  # is what another figure is held against: 比上年的5800人
    is_level: bool  # says how many or how much there is, of what can be added up
    is_average: bool  # says how much there is of each: 人均可支配收入

    @property
    def is_share(self) -> bool:
        """Tell whether it is a share, a rate or a number of points."""
        return self.figure.quantity.face.scale in _SHARES

    @property
    def said(self) -> str:
        """The words around it."""
        return f"{self.words}{self.tail}"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a passage: its place and its figures; `number` counts in the passage."""

    passage: Passage
    start: int
    end: int
    statements: tuple[Statement, ...]

    @property
    def text(self) -> str:
        """What it says."""
        return self.passage.text[self.start : self.end]


@dataclass(frozen=True)
class Period:
    """The sentences up to a full stop: what semicolons part is one list."""

    sentences: tuple[Sentence, ...]

    @property
    def start(self) -> int:
        """Where it begins in the passage."""
        return self.sentences[0].start

    @property
    def end(self) -> int:
        """Where it ends in the passage."""
        return self.sentences[-1].end

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Its figures."""
        return tuple(each for sentence in self.sentences for each in sentence.statements)


@dataclass(frozen=True)
class Prose:
    """A passage cut into sentences."""

    passage: Passage
    sentences: tuple[Sentence, ...]

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """Its figures."""
        return tuple(each for sentence in self.sentences for each in sentence.statements)

    @cached_property
    def periods(self) -> tuple[Period, ...]:
        """Its sentences by full stops."""
        found: list[Period] = []
        run: list[Sentence] = []
        for sentence in self.sentences:
            run.append(sentence)
            if self.passage.text[sentence.end : sentence.end + 1] not in {"；", ";"}:
                found.append(Period(tuple(run)))
                run = []
        return (*found, Period(tuple(run))) if run else tuple(found)


def ahead_of(start: int, known: Sequence[Statement], most: int) -> Sequence[Statement]:
    """Return the last figures that end before a place, `most` of them at most."""
    end = bisect_right(known, start, key=lambda each: each.figure.end)
    return known[max(0, end - most) : end]


def read_prose(report: Report, texts: Sequence[Passage]) -> tuple[Prose, ...]:
    """Return every passage that holds a figure, cut into sentences."""
    handles = {
        spelling: each.handle
        for each in reversed(report.names)
        for spelling in (each.handle, *each.seen, *each.short, each.official)
    }
    return tuple(
        Prose(passage, tuple(_sentences(passage, _About.of(passage, handles, report.year))))
        for passage in map(widened, texts)
        if passage.kind in {"prose", "footnote", "note"} and _FIGURE.search(passage.text)
    )


@dataclass(frozen=True, slots=True)
class _About:
    """Whom a passage can speak of: the handles by spelling, its own school, the report's year."""

    handles: Mapping[str, str]
    own: str
    year: int

    @staticmethod
    def of(passage: Passage, handles: Mapping[str, str], year: int) -> _About:
        return _About(handles, handles.get(passage.school, passage.school), year)


def _sentences(passage: Passage, about: _About) -> Iterator[Sentence]:
    found = with_shared_units(passage, list(figures(passage)))
    ends = [each.start() for each in _STOP.finditer(passage.text)]
    if not ends or ends[-1] < len(passage.text) - 1:
        ends.append(len(passage.text))
    start, taken, elsewhen, goes_on = 0, 0, False, False
    for end in ends:
        first = taken
        while taken < len(found) and found[taken].start < end:
            taken += 1
        listed = goes_on and passage.text[start - 1] in "；;"
        goes_on = elsewhen and (listed or _GOES_ON.match(passage.text, start) is not None)
        told = _statements(passage, (start, end), found[first:taken], about, elsewhen=goes_on)
        statements = tuple(told)
        if "分别" in passage.text[start:end]:
            statements = tuple(named_in_turn(statements))
        yield Sentence(passage, start, end, statements)
        elsewhen = all(s.elsewhen for s in statements) if statements else elsewhen
        start = end + 1


def _statements(
    passage: Passage,
    bounds: tuple[int, int],
    inside: Sequence[Figure],
    about: _About,
    *,
    elsewhen: bool,
) -> Iterator[Statement]:
    text, (start, end) = passage.text, bounds
    mentions = list(_mentions(text[start:end], about.handles, start))
    named = [at for at, _ in mentions]
    years = spoken_years(text, bounds, about.year, elsewhen=elsewhen)
    spoken = [at for at, _ in years]
    before, last, told, depth = start, "", start, 0
    governing = ""
    for index, figure in enumerate(inside):
        between = text[before : figure.start]
        depth = max(depth + between.count("（") - between.count("）"), 0)
        lead = _ENCLOSED.sub("", between) if "（" in between or "(" in between else between
        cut = max((m.end() for m in _CLAUSE.finditer(lead)), default=0)
        words, since = lead[cut:].strip(_QUOTES), figure.start
        if _ROSE_TO.match(words) and _BEGAN_AT.search(last):
            words, since = f"{_BEGAN_AT.sub('', last)}{words}", told
        told, before, last = figure.start - len(lead) + cut, figure.end, words
        following = inside[index + 1].start if index + 1 < len(inside) else end
        tail = _CLAUSE.split(text[figure.end : following], maxsplit=1)[0].strip()
        about_whom = bisect_right(named, figure.start)
        school = mentions[about_whom - 1][1] if about_whom else about.own
        said = bisect_right(spoken, since)
        other = years[said - 1][1] if said else elsewhen
        joined = lead.strip() in _JOINED or not lead
        governing = governing if joined else words
        own = counted_by(figure, words)
        governed = "分别" in governing or not words.strip("、和与及")
        role = _role(own, governing if governed else words)
        yield Statement(own, lead, words, tail, school, other, depth > 0, *role)


def named_in_turn(statements: Sequence[Statement]) -> Iterator[Statement]:
    """Yield the figures of 出生率、死亡率分别为5.39‰和7.68‰ each with its own name."""
    at = 0
    while at < len(statements):
        found = _IN_TURN.search(statements[at].lead)
        said = found["names"] if found is not None else "占"
        names = _NAMES.split(said) if "占" not in said else []  # 小学、初中…占比分别为
        end = at + 1
        while end < len(statements) and statements[end].lead.strip() in _JOINED:
            end += 1
        if found is None or len(names) != end - at or min(map(len, names)) < 2:
            yield statements[at]
            at += 1
            continue
        yield replace(statements[at], words=f"{names[0]}{found['said']}")
        yield from (
            replace(each, words=name)
            for each, name in zip(statements[at + 1 : end], names[1:], strict=True)
        )
        at = end


def _role(figure: Figure, words: str) -> tuple[bool, bool, bool, bool]:
    """Tell whether a figure is a change, what another is compared with, a level, an average.

    新增5人 are as many as there are; 比上年增加5人 are none of their own.
    """
    was = _OLD_PACE.match(words) is not None  # 比上年的增长率0.57%
    change = not was and _MOVED.search(words) is not None
    old = was or (not change and _OLD.match(words) is not None)
    counted = figure.kind not in {"", "分"} and figure.quantity.face.scale not in _SHARES
    compared = change and (not words.startswith("新增") or _COMPARED.search(words) is not None)
    plain = counted and "/" not in figure.kind and not compared and not old
    average = plain and _AVERAGE.search(words) is not None
    return change, old, plain and not average, average


def _mentions(text: str, handles: Mapping[str, str], offset: int) -> Iterator[tuple[int, str]]:
    """Yield where a school is named as the one who speaks or does, and where it is all again."""
    found = [
        (m.start() + offset, handles[m.group()])
        for m in _names(tuple(handles)).finditer(text)
        if not _BESIDE.search(text[max(0, m.start() - 2) : m.start()])
    ]
    found += [(m.start() + offset, "") for m in _WHOLE.finditer(text)]
    yield from sorted(found)


@lru_cache(maxsize=4)
def _names(words: tuple[str, ...]) -> re.Pattern[str]:
    long = [word for word in words if len(word) > 1]
    return re.compile("|".join(map(re.escape, sorted(long, key=len, reverse=True))) or "(?!)")

"""Which figure a percentage with 占 is the share of, and of what it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from reportgen.audit.prose.now import is_outgrown
from reportgen.audit.prose.numbers import Number, number, total
from reportgen.audit.prose.sentences import Period, Statement

_SAID = re.compile(r"占(?:比|到)?(?P<whole>[^占，。；：]*)$")
_WHOLE_ENDS = re.compile(
    r"(?:的?(?:比例|比重|占比|百分比)?(?:为|达到?|是|约|近|高达)?|的)$|(?<=.)(?:总数|总人数|总量|总额|人数)$"
)
_BARE = re.compile(
    r"^(?:总数|总量|总额|总人数|比例|比重|全部|总)?的?(?:比|比例|比重|比达|比为)?(?:为|达到?|是)?$"
)
_GENERIC = re.compile(
    r"^(?:其中|(?:19|20)[0-9]{2}年|目前|全年|年?[末底]|现有|共有|共|拥有|有|全市|全区|全县|全省|全国|我市|我区|我县|我省|我国|全校|"
    r"我校|学校|本校|各校|各中职学校|的|为|达|约|[，、：])+|(?:共有|共|总数|人数|达到|达|有|为|是|约)+$"
)
_BOTH = re.compile("和|与|及(?![格时以])")
_THEN = re.compile("^，(?:为|共|有|即|达|计)(?:有|到)?$")
_MARK = re.compile("[，,：:、；]")
_AMOUNT = re.compile("^，(?:即|计)(?:为|有)?$")  # …占65%，即780万元
# What 占 may have before it that names no figure of its own.
_ANY = frozenset({"", "合计", "分别", "均", "各", "则", "人数", "数量", "这", "该"})
_IS_SHARE = re.compile("^占比?(?:为|达)?$|^占[^，。；]*的(?:比例|比重)?(?:为|达)?$")
_JOINS = frozenset({"、", "和", "与", "及"})
_PAIRED = 5  # figures of one list that are told in turn
_RUN = 4  # parts before a share that may be added up
_PER_HEAD = re.compile("人均[^，。；]*(?:收入|支出|消费)")
_HEAD = 2  # characters that begin a name and tell it from its neighbours
BACK = 16  # figures of the list that a share looks back over


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage that says 占: of what, and which figure's; `name` is "" where none is named."""

    each: Statement
    name: str
    parts: tuple[Number, ...]  # the figure itself, and what it comes to with those before it
    part: Statement
    at: int  # among the statements of its period


def shares_of(period: Period, before: Sequence[Statement]) -> Iterator[Share]:
    """Yield the shares of a list with the figure that each is of."""
    statements = period.statements
    opening = {each.statements[0].figure.start for each in period.sentences if each.statements}
    enclosed = False  # the last share stood in brackets: 升学523人（占75%），就业168人（24%）
    for index, each in enumerate(statements):
        found = _SAID.search(each.words)
        if found is None:
            part = statements[index - 1]
            if enclosed and index and _is_enclosed(each, part):
                yield Share(each, "", (number(part),), part, index)
            continue
        if not is_stated(each) or is_outgrown(each, each.tail):
            continue
        together = _together(statements, index)
        if together and core(each.words[: found.start()]) not in _ANY:
            continue  # 小学、初中专任教师中本科学历占比分别为: of figures that are not given
        if together:
            earlier = statements[max(0, index - BACK) : index]
            yield from _paired(together, earlier, _name(found["whole"]), index)
            continue
        share = _share(found, statements, index, before, opens=each.figure.start in opening)
        if share is not None:
            enclosed = each.aside and not share.name
            yield share


def _share(
    found: re.Match[str],
    statements: Sequence[Statement],
    index: int,
    before: Sequence[Statement],
    *,
    opens: bool,
) -> Share | None:
    each, earlier = statements[index], statements[max(0, index - BACK) : index]
    follows = statements[index + 1] if index + 1 < len(statements) else None
    subject = core(each.words[: found.start()])
    part = _part(each, subject, earlier, before, opens=opens)
    if follows is not None and follows.is_level:
        amount = subject not in _ANY and _AMOUNT.match(follows.lead)
        if amount or (part is None and _THEN.match(follows.lead)):
            part = follows
    both = _of_several(subject, earlier)
    if both is not None and both[-1].elsewhen == each.elsewhen:
        return Share(each, _name(found["whole"]), (total(map(number, both)),), both[-1], index)
    if part is None or part.figure.loose or part.elsewhen != each.elsewhen:
        return None
    run = [s for s in earlier if s.is_level == part.is_level and s.figure.kind == part.figure.kind]
    return Share(each, _name(found["whole"]), _sums(part, run), part, index)


def _of_several(subject: str, earlier: Sequence[Statement]) -> Sequence[Statement] | None:
    """Return the figures of 乡镇卫生院和村卫生室诊疗量, which a share is of together."""
    names = _BOTH.split(subject)
    if len(names) != 2 or min(map(len, names)) < _HEAD + 1:
        return None
    found: list[Statement] = []
    for name in names:
        levels = [s for s in earlier if s.is_level and not s.figure.loose]
        called = [s for s in levels if len(own := core(s.words)) > _HEAD and name.startswith(own)]
        found.extend(called if len(called) == 1 else ())
    same = len({s.figure.kind for s in found}) == 1
    return found if len(found) == len(names) and same and found[0] is not found[1] else None


def _is_enclosed(each: Statement, part: Statement) -> bool:
    """Tell whether a percentage stands alone in brackets behind a figure."""
    alone = each.aside and not each.words and each.figure.start == part.figure.end + 1
    return alone and is_stated(each) and part.is_level and not part.figure.loose


def is_stated(each: Statement) -> bool:
    """Tell whether an editor typed a percentage that means to be exact."""
    figure = each.figure
    return figure.quantity.face.scale == "%" and not figure.loose and figure.bound is None


def _name(whole: str) -> str:
    whole = whole.replace("分别", "")
    if _BARE.match(whole):
        return ""
    return core(_WHOLE_ENDS.sub("", _WHOLE_ENDS.sub("", whole)))


def core(words: str) -> str:
    """Return what words name, without those that any figure may have before or behind it."""
    return _GENERIC.sub("", words).strip("“”‘’的 ")


def _together(statements: Sequence[Statement], index: int) -> Sequence[Statement]:
    """Return the percentages of one 分别占…的17%、30%和45%."""
    told = "分别" in statements[index].words
    if not told and not (_IS_SHARE.search(statements[index].words) and _in_turn(statements, index)):
        return ()
    end = index + 1
    while end < len(statements) and statements[end].lead.strip() in _JOINS:
        end += 1
    return statements[index:end]


def _in_turn(statements: Sequence[Statement], index: int) -> bool:
    """Tell whether figures were told in turn before a share: 分别为6.37亿元和2.11亿元，占比为."""
    before = statements[:index]
    after = statements[index + 1] if index + 1 < len(statements) else None
    joined = after is not None and after.is_share and after.lead.strip() in _JOINS
    opened = any("分别" in s.lead for s in before[-_PAIRED:])
    return joined and opened


def _paired(
    together: Sequence[Statement], earlier: Sequence[Statement], name: str, at: int
) -> Iterator[Share]:
    """Yield the shares of 甲3人、乙5人，分别占17%和30%, each with its figure."""
    levels = [each for each in earlier if each.is_level and not each.aside][-len(together) :]
    if len(levels) == len(together) and len({each.figure.kind for each in levels}) == 1:
        for index, (each, part) in enumerate(zip(together, levels, strict=True), at):
            if is_stated(each) and not part.figure.loose:
                yield Share(each, name, (number(part),), part, index)


def _part(
    each: Statement,
    subject: str,
    earlier: Sequence[Statement],
    before: Sequence[Statement],
    *,
    opens: bool,
) -> Statement | None:
    """Return the figure that a share is of: the one just before, or the one that its words name."""
    last = next((s for s in reversed(earlier) if _may_be(s) and (each.aside or not s.aside)), None)
    if subject in _ANY:
        return last
    told = opens or each.lead.startswith("（") or _MARK.search(each.lead)
    if last is not None and last is earlier[-1] and not told:
        return last  # 399名教师占…
    named = [s for s in reversed((*before, *earlier)) if s.is_level]
    called = next((s for s in named if subject in s.said), None)
    short = subject.removesuffix("额").removesuffix("量").removesuffix("数")
    if called is None and len(short) > 1:
        amounts = (s for s in reversed((*before, *earlier)) if s.figure.kind and not s.is_share)
        found = next((s for s in amounts if core(s.words) == short), None)
        called = found and replace(found, is_level=True, is_change=False)  # 核减626.46万元
    return called or _listed(subject, named) or _headed(subject, earlier)


def _may_be(each: Statement) -> bool:
    """Tell whether a share may be of a figure; of an average only where it is called a part."""
    return each.is_level or (each.is_average and _PER_HEAD.search(each.words) is not None)


def _listed(subject: str, backwards: Sequence[Statement]) -> Statement | None:
    """Return the figure that 乡村小学 means where 小学…所，其中乡村…所 went before."""
    for at, whole in enumerate(backwards):
        label = core(whole.words)
        noun = next((label[i:] for i in range(len(label) - 1) if subject.endswith(label[i:])), "")
        stem = subject.removesuffix(noun)
        if noun and len(stem) > 1:
            return next((s for s in backwards[:at] if stem in s.said), None)
    return None


def _headed(subject: str, earlier: Sequence[Statement]) -> Statement | None:
    """Return the figure just before that begins as a subject does: 基层医疗机构, 基层诊疗量."""
    last = earlier[-1] if earlier and len(subject) > _HEAD else None
    same = last is not None and last.is_level and core(last.words).startswith(subject[:_HEAD])
    return last if same else None


def _sums(part: Statement, run: Sequence[Statement]) -> tuple[Number, ...]:
    """Return the part, and what it comes to with the parts before it."""
    at = next((index for index, each in enumerate(run) if each is part), None)
    if at is None:
        return (number(part),)
    back = [number(each) for each in run[max(0, at - _RUN) : at + 1][::-1]]
    return tuple(total(back[:length][::-1]) for length in range(1, len(back) + 1))

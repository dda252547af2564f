"""What a bare 占40% is of, where no 其中 says so: N名…中, 共N名 behind, what heads the list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from reportgen.audit.prose.among import Among
from reportgen.audit.prose.claims import Share, core
from reportgen.audit.prose.groups import called_group
from reportgen.audit.prose.numbers import fits, number, total
from reportgen.audit.prose.sentences import Statement
from reportgen.quantity import EXACT

# 在5236名毕业生中, 156个村中有98个: not 高中, 其中, 集中.
_INSIDE = re.compile("(?<![其初高完集当])中(?:[已仅只共]?有|已)?$")
# A group that words alone name: 女生中住校2190人.
_GROUP = re.compile(
    r"[\u4e00-\u9fff](?<![其初高完集当年月])中(?![级职等小学央心医华国型专年外西药标期考介青老])"
)
_MARK = re.compile("[，,。；;：:、]")
_HEAD = re.compile("共|总|现有|全部|全[市区县省国州旗校院镇乡年]")
_TOTAL = re.compile("^(?:共|合计|共计|总计|总共|一共)(?:有|为|达)?$")
# Pupils are no part of the teachers that are counted beside them.
_PUPILS = re.compile("学生|在校生|毕业生|新生|考生|幼儿|学员")
_STAFF = re.compile("教师|教职工|职工|教员|校长|导师")


def is_inside(whole: Statement) -> bool:
    """Tell whether what follows a figure is said to be among it."""
    return _INSIDE.search(whole.tail) is not None


@dataclass(frozen=True, slots=True)
class Around:
    """What stands around a share: the figures before it, the 其中 it stands in, its neighbours."""

    earlier: Sequence[Statement]
    among: Among | None
    siblings: Sequence[Share]  # that name the same whole
    others: Sequence[Share]  # that name another
    since: int  # where its period begins


def group_of(share: Share, around: Around) -> Statement | None:
    """Return the figure of the group that words since the share's period began name: 教师中，."""
    opener = max(_openers(around.earlier, share.each), key=lambda s: s.figure.start, default=None)
    if opener is None or opener.figure.start < around.since:
        return None
    ahead = [s for s in around.earlier if _may_hold(s, share.part)]
    return _group_of(opener, [s for s in ahead if s.figure.start < opener.figure.start])


def whole_of(share: Share, around: Around) -> Statement | None:
    """Return what the words before a share give as its whole, or None where they leave it open."""
    part, earlier, since = share.part, around.earlier, around.since
    taken = {each.part.figure.start for each in (*around.siblings, *around.others)}
    alike = [s for s in earlier if _may_hold(s, part) and s.figure.start not in taken]
    opener = max(_openers(earlier, share.each), key=lambda s: s.figure.start, default=None)
    opened = opener.figure.start if opener is not None else since
    here = [s for s in alike if s.figure.start >= max(since, opened)]
    inside = next((s for s in reversed(here) if is_inside(s)), None)
    if inside is not None:
        return inside
    summed = next((s for s in here if _sums_up(s, part, earlier)), None)
    if summed is not None:
        return summed
    if opener is not None and opened > since:
        return _group_of(opener, [s for s in alike if s.figure.start < opened])
    kin = next((s for s in reversed(alike) if is_kind_of(part, s)), None)
    if kin is not None or any(since <= each.part.figure.start for each in around.others):
        return kin  # a bare share behind 占…的 may be of the same
    return _head(here, part, around.siblings)


def _group_of(opener: Statement, ahead: Sequence[Statement]) -> Statement | None:
    """Return the figure of the group that words before an opener name: 专任教师中."""
    found = _GROUP.search(opener.lead)
    name = _MARK.split(opener.lead[: found.end() - 1])[-1] if found is not None else ""
    return called_group(name.removeprefix("在"), ahead)


def names_group(words: str) -> bool:
    """Tell whether words open a group that has no figure of its own: 女生中."""
    return "中" in words and _GROUP.search(words) is not None


def _may_hold(whole: Statement, part: Statement) -> bool:
    figure = whole.figure
    plain = whole.is_level and not (figure.loose or whole.aside or whole is part)
    alike = figure.kind == part.figure.kind and whole.elsewhen == part.elsewhen
    return plain and alike and figure.value >= part.figure.value


def _openers(earlier: Sequence[Statement], share: Statement) -> list[Statement]:
    """Return the figures before which words without a figure name a group: 女生中."""
    found, tail = [], ""
    for each in (*earlier, share):
        if names_group(each.lead.removeprefix(tail)):
            found.append(each)
        tail = each.tail
    return found


def is_kind_of(part: Statement, whole: Statement) -> bool:
    """Tell whether one is named a kind of the other: 清洁能源发电量, 发电量."""
    label, own = core(whole.words), core(part.words)
    return len(label) > 1 and own != label and own.endswith(label) and part.school == whole.school


def _sums_up(whole: Statement, part: Statement, earlier: Sequence[Statement]) -> bool:
    """Tell whether 共N人 stands behind its parts, this one among them, and is their sum."""
    if not _TOTAL.match(whole.words) or whole.figure.start < part.figure.start:
        return False
    kind, ends = whole.figure.kind, whole.figure.start
    run = [s for s in earlier if s.is_level and s.figure.kind == kind and s.figure.start < ends]
    at = next((i for i, s in enumerate(run) if s is part), len(run))
    sums = total(map(number, run[at:]))
    while at > 0 and sums.value < whole.figure.value:
        at -= 1
        sums = total((sums, number(run[at])))
    off = abs(EXACT.subtract(sums.value, whole.figure.value))
    return off <= sums.room + number(whole).room


def _head(
    here: Sequence[Statement], part: Statement, siblings: Sequence[Share]
) -> Statement | None:
    """Return 全市…N人 at the head of the list, where no other figure of it may be the whole."""
    ahead = [s for s in here if s.figure.start < part.figure.start]
    if len(ahead) != 1 or ahead[0].is_change:
        return None
    head = ahead[0]
    if are_unlike(head, part):
        return None
    whole = number(head)
    beside = (fits(each.each.figure.quantity, each.parts[0], whole) for each in siblings)
    return head if _HEAD.search(head.words) or "exact" in beside else None


def are_unlike(one: Statement, other: Statement) -> bool:
    """Tell whether one counts pupils and the other staff."""
    said = f"{one.said}|{other.said}"
    return _PUPILS.search(said) is not None and _STAFF.search(said) is not None

"""What a figure is per: 生均, 户均, 每百名学生, 亩产 - the words, and what they ask for."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.measures import Amount, measure
from reportgen.audit.prose.sentences import Statement
from reportgen.audit.prose.units import kind_of
from reportgen.quantity import EXACT

# What 户均 is over: the kinds of the figure below, and what must be said of it.
_OVER: dict[str, tuple[tuple[str, ...], str]] = {
    "人": (("人", "人次"), ""),
    "生": (("人", "人次"), "(?<!毕业)(?<![招女男新考])(?:学生|在校生|在读生|学员|幼儿|在校)"),
    "师": (("人",), "教师|师资|教职工"),
    "户": (("户", "家"), ""),
    "班": (("个", "班"), "班"),
    "校": (("所",), ""),
    "所": (("所",), ""),
    "园": (("所",), "园"),
    "笔": (("笔",), ""),
    "件": (("件", "起"), ""),
    "床": (("张", "床", "张床位"), "床"),
    "台": (("台", "套"), ""),
    "车": (("辆",), ""),
    "次": (("人次", "次"), ""),
    "场": (("场",), ""),
    "企": (("家", "户"), ""),
    "村": (("个",), "村"),
    "间": (("间",), ""),
    "店": (("家", "个"), "店"),
    "项": (("项",), ""),
    "篇": (("篇",), ""),
    "组": (("个", "组"), "组"),
    "亩": (("平方米",), ""),
}
_COUNTED_AS = {
    "月": ("个月",),
    "日": ("天",),
    "名": ("人", "人次"),
    "位": ("人", "人次"),
    "批": ("批", "批次"),
    "吨": ("公斤",),
}
_EVERY = (
    "平方公里|平方米|公里|公顷|亩|人口|名|个|位|人|户|所|间|张|台|册|套|条|只|头|场|期|班|校|笔|件|项|家|"
    "辆|篇|座|栋|株"
)
_PER = re.compile(
    r"(?P<subject>[^每均]*?)(?:平均)?(?:(?P<over>[人生师户班校所园笔件床台车次场企村间店项篇组亩])均"
    r"|(?<!大)(?P<class>班额)|(?P<yield>亩产|单产)|(?P<price>单价|均价)"
    rf"|每(?P<times>[十百千万]{{0,2}})(?P<unit>{_EVERY}))(?P<rest>[^每均]*)$"
)
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4}
_OWNS = re.compile("拥有|占有|享有|配有|有|(?<=[人口])")
_VERBS = re.compile(
    r"^(?:拥有|占有|享有|配有|有|的|约)+|^(?:折合|约合|合)|(?:分别|为|达到|达|约|是|有|近|超过|超|至|到|仅|共|合计)+$"
)
_NOUNS = re.compile(r"[^\u4e00-\u9fff]|总|数(?=$)|量(?=$)|分别")
# Standards and plans are no averages of what was; of statistics the text need not give the base.
_NO_AVERAGE = re.compile(
    "标准|按|不低于|不少于|不超过|应|须|需|目标|计划|拟|限额|定额|上限|收费|票价|补助|奖励|补贴|"
    "可支配|纯收入|工资|预期|受教育|消费支出|月|日|天|周|学期|学时|课时|小时|增|减|提高|下降"
)
_GIVEN_BEHIND = re.compile("标准|以上|以下|以内|不等")
# 造价 is what was invested, 消费 of a visitor what tourism earns.
_SAME = (("造价", "投资"), ("消费", "旅游"), ("花费", "旅游"), ("产", "产"))
_ROSE_TO = re.compile("(?:提高|增加|上升|增长|下降|减少|降低)[到至为]$")
_RECKONED = re.compile("^(?:折合|约合|平均|相当于)+")
_COUNTED_SO = re.compile(r"^按(?:照)?")
_CALCULATED = re.compile(r"计算|测算|计$|统计")


@dataclass(frozen=True, slots=True)
class Per:
    """What an average asks for: `label` names the figure above, `whom` the one below.

    The figure below is one of `kinds`, none of them for any; `times` as many of its smallest unit
    are what the average is for, `many` of the unit as it is written.
    """

    label: str
    whom: str
    kinds: tuple[str, ...]
    said: str
    times: Decimal = Decimal(1)
    many: int = 1
    alone: bool = False  # 每户5000元 tells an average only where nothing else is said

    @property
    def is_of_people(self) -> bool:
        """Tell whether it is over people, whom texts count in more than one way."""
        return "人" in self.kinds

    def counts(self, amount: Amount) -> bool:
        """Tell whether an amount may be what the average is over."""
        if self.kinds and amount.kind not in self.kinds:
            return False
        said = f"{amount.statement.words}{amount.statement.tail}"
        return not self.said or re.search(self.said, said) is not None

    def names(self, amount: Amount) -> bool:
        """Tell whether an amount is called what the average is of."""
        noun = _noun(amount.statement.words)
        if not self.label:
            return True
        if any(one in self.label and other in noun for one, other in _SAME):
            return True
        ours, theirs = set(_NOUNS.sub("", self.label)), set(noun)
        return min(len(ours), len(theirs)) > 1 and (ours <= theirs or theirs <= ours)


def per_of(statement: Statement) -> Per | None:
    """Return what a figure is per by the words before it, None where it is no average."""
    words = _ROSE_TO.sub("", statement.words.replace("GDP", "地区生产总值"))
    found = _PER.match(words)
    if found is None or _NO_AVERAGE.search(words) or _GIVEN_BEHIND.search(statement.tail):
        return None
    subject, rest = core(found["subject"]), _VERBS.sub("", _VERBS.sub("", found["rest"]))
    if found["over"]:
        kinds, said = _OVER[found["over"]]
        times = measure("亩")[1] if found["over"] == "亩" else Decimal(1)
        return _told_of(subject, Per(rest, "", kinds, said, times))
    if found["class"]:
        return Per("", "", *_OVER["班"])
    if found["yield"]:
        return Per("产", "", ("平方米",), "", measure("亩")[1])
    if found["price"]:
        return Per("", "", (), "")
    return _every(found, subject, words)


def is_named_base(amount: Amount) -> bool:
    """Tell whether a text says that it is what it counts by: 按在校生7600人计算."""
    each = amount.statement
    return _COUNTED_SO.match(each.words) is not None and _CALCULATED.search(each.tail) is not None


def _told_of(subject: str, per: Per) -> Per:
    """Return an average with whom the words before it name: 游客人均 is over them."""
    subject = _RECKONED.sub("", subject)
    if len(subject) < 2 or not per.is_of_people:
        return per
    return replace(per, whom=subject)


def _every(found: re.Match[str], subject: str, words: str) -> Per:
    """Return what 平均每间, 每百名学生拥有 and 每平方公里 ask for."""
    unit, rest = found["unit"], found["rest"]
    kind, factor = measure(kind_of("人" if unit == "人口" else unit))
    power = sum(_POWERS[char] for char in found["times"])
    per = Per(
        _label(rest) or subject.removesuffix("密度").removesuffix("密度为"),
        "",
        (kind,),
        "",
        EXACT.multiply(factor, Decimal(1).scaleb(power)),
        10**power,
        alone=not (power or "平均每" in words or "密度" in words),
    )
    if unit in {"校", "班"}:
        kinds, said = _OVER[unit]
        return replace(per, label=_label(rest), kinds=kinds, said=said)
    if unit == "人口":
        return replace(per, label=_label(rest), whom="人口")
    return _of_named(per, rest) if unit in {"名", "位", "个"} else per


def _of_named(per: Per, rest: str) -> Per:
    """Return what 每百名学生拥有…, 每个展位 ask for: whom they count stands behind the unit."""
    owns = _OWNS.search(rest)
    whom, label = (rest[: owns.start()], rest[owns.end() :]) if owns else (rest, "")
    alone = per.alone and owns is None
    if "学生" in whom:
        kinds, said = _OVER["生"]
        return replace(per, label=_label(label), kinds=kinds, said=said, alone=alone)
    return replace(per, label=_label(label), whom=_label(whom), alone=alone)


def _label(words: str) -> str:
    return _VERBS.sub("", _VERBS.sub("", words))


def _noun(words: str) -> str:
    """Return the characters that say what a figure is."""
    return _NOUNS.sub("", _VERBS.sub("", core(words)))


def base_of(unit: str) -> Per:
    """Return what a rate for each of a unit asks for: 每期, 每生, 每亩."""
    if unit in _OVER and unit != "亩":
        return Per("", "", *_OVER[unit])
    kind, factor = measure(kind_of(unit))
    return Per("", "", _COUNTED_AS.get(unit, (kind,)), "", factor)

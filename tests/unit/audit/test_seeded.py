"""Errors of every kind, put into right sentences of many shapes: nearly all must be found.

A shape is a sentence with its figures left out. Each is filled with figures that agree, which
must be left alone, and with one of them mistyped, which must be found by the rule named.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.audit import RULES, audit
from reportgen.diagnostics import Severity
from reportgen.project import Project

FLOOR = 0.9
TIMES = 4  # each shape is filled


def rounded(value: Decimal, digits: int) -> str:
    return f"{value.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP):f}"


def percent(over: Decimal, under: Decimal, digits: int = 1) -> str:
    return rounded(over / under * 100, digits)


def share(chance: random.Random) -> dict[str, str]:
    whole = Decimal(chance.randint(420, 9800))
    part = Decimal(int(whole * chance.randint(12, 88) / 100))
    rest = whole - part
    return {"whole": f"{whole}", "part": f"{part}", "rest": f"{rest}"} | {
        "share": percent(part, whole),
        "remains": percent(rest, whole),
    }


def growth(chance: random.Random) -> dict[str, str]:
    old = Decimal(chance.randint(420, 9800))
    rose = Decimal(int(old * chance.randint(3, 38) / 100) + 1)
    return {"old": f"{old}", "new": f"{old + rose}", "by": f"{rose}"} | {
        "growth": percent(rose, old),
        "fall": percent(rose, old + rose),
    }


def points(chance: random.Random) -> dict[str, str]:
    old, by = Decimal(chance.randint(610, 900)) / 10, Decimal(chance.randint(11, 89)) / 10
    return {"old": f"{old}", "new": f"{old + by}", "by": f"{by}"}


def parts(chance: random.Random) -> dict[str, str]:
    found = [chance.randint(105, 1980) for _ in range(4)]
    named = dict(zip("abcd", map(str, found), strict=True))
    sums = {"ab": found[0] + found[1], "abc": sum(found[:3]), "abcd": sum(found)}
    return named | {name: str(value) for name, value in sums.items()}


def money(chance: random.Random) -> dict[str, str]:
    found = [Decimal(chance.randint(10500, 99000)) / 100 for _ in range(3)]
    named = dict(zip("abc", map(str, found), strict=True))
    return named | {"abc": str(sum(found)), "ab": str(found[0] + found[1])}


def three_shares(chance: random.Random) -> dict[str, str]:
    first = [Decimal(chance.randint(210, 2900)) for _ in range(3)]
    whole = sum(first)
    named = dict(zip("abc", map(str, first), strict=True)) | {"whole": str(whole)}
    return named | {f"p{n}": percent(f, whole, 2) for n, f in zip("abc", first, strict=True)}


def three_of_more(chance: random.Random) -> dict[str, str]:
    found = three_shares(chance)
    whole = Decimal(found["whole"]) + chance.randint(100, 900)
    return found | {f"p{n}": percent(Decimal(found[n]), whole, 2) for n in "abc"}


def levels(chance: random.Random) -> dict[str, str]:
    return {"one": f"{chance.randint(1100, 9800)}", "rate": f"{chance.randint(610, 980) / 10}"}


@dataclass(frozen=True)
class Family:
    """Sentences of one kind: what fills them, and the figure that is mistyped in each."""

    code: tuple[str, ...]
    figures: Callable[[random.Random], dict[str, str]]
    shapes: tuple[tuple[str, str], ...]


P, E, W, R = "prose-percent", "part-exceeds-whole", "parts-of-whole", "prose-prose"
FAMILIES = {
    "share": Family(
        (P,),
        share,
        (
            ("全市教职工{whole}人，其中专任教师{part}人，占{share}%。", "share"),
            ("全市教职工{whole}人，其中专任教师{part}人，占教职工总数的{share}%。", "share"),
            ("学校现有教职工{whole}名。专任教师{part}名，占教职工的{share}%。", "share"),
            ("全市共有学生{whole}人，寄宿生{part}人，占比{share}%。", "share"),
            ("全年受理案件{whole}件。其中，民事案件{part}件，占{share}%。", "share"),
            ("毕业生{whole}人，升学{part}人，占毕业生总数的比例为{share}%。", "share"),
            ("收入合计{whole}万元，其中：财政拨款收入{part}万元，占{share}%。", "share"),
            ("养老床位{whole}张，其中护理型床位{part}张，占{share}%。", "share"),
            ("累计完成{part}万元，完成年初预算数{whole}万元的{share}%。", "share"),
            ("完成投资{part}万元，占年度计划{whole}万元的{share}%。", "share"),
            ("全市专任教师{whole}人，“双师型”教师占专任教师的{share}%，为{part}人。", "share"),
            ("男生{part}人，占{share}%；女生{rest}人，占{remains}%。", "share"),
            (
                "支出{whole}万元，其中基本支出{part}万元、项目支出{rest}万元，分别占{share}%和{remains}%。",
                "share",
            ),
        ),
    ),
    "list of shares": Family(
        (P,),
        three_shares,
        (
            (
                "就业{whole}人，其中第一产业{a}人，占{pa}%；第二产业{b}人，占{pb}%；第三产业{c}人，占{pc}%。",
                "pb",
            ),
            ("甲区{a}个，占{pa}%；乙区{b}个，占{pb}%；丙区{c}个，占{pc}%。", "pb"),
            (
                "教师{whole}人。高级职称{a}人、中级职称{b}人、初级职称{c}人，分别占教师总数的{pa}%、{pb}%和{pc}%。",
                "pb",
            ),
            (
                "专任教师{whole}人，其中研究生学历{a}人，占{pa}%，本科学历{b}人，占{pb}%，专科学历{c}人，占{pc}%。",
                "pb",
            ),
        ),
    ),
    "list of shares of a whole not given": Family(
        (P,),
        three_of_more,
        (
            (
                "位居前三位的是：批发业{a}个，占{pa}%；制造业{b}个，占{pb}%；建筑业{c}个，占{pc}%。",
                "pb",
            ),
            ("本地就业{a}人，占{pa}%；外地就业{b}人，占{pb}%；境外就业{c}人，占{pc}%。", "pb"),
        ),
    ),
    "rate": Family(
        (P,),
        share,
        (
            ("全年培训{whole}人，合格{part}人，合格率{share}%。", "share"),
            ("毕业生{whole}人，就业{part}人，就业率为{share}%。", "share"),
            ("受理诉求{whole}件，办结{part}件，办结率达{share}%。", "share"),
            ("参加考核{whole}人，通过{part}人，通过率{share}%。", "share"),
            ("抽检食品{whole}批次，合格{part}批次，合格率{share}%。", "share"),
        ),
    ),
    "growth": Family(
        (P,),
        growth,
        (
            ("在校生由{old}人增加到{new}人，增长{growth}%。", "growth"),
            ("在校生从上年的{old}人增至{new}人，增幅达{growth}%。", "growth"),
            ("全日制在校生{new}人，比上年增加{by}人，增长{growth}%。", "growth"),
            ("财政收入{new}万元，较上年同期增长{growth}%，增收{by}万元。", "growth"),
            ("收入总计{new}万元，与上年相比增加{by}万元，增长{growth}%。", "growth"),
            ("总人口{new}人，与2020年的{old}人相比，增加{by}人，增长{growth}%。", "growth"),
            ("收案{old}件，比上年的{new}件减少{by}件，下降{fall}%。", "fall"),
            ("经费由{new}万元下降到{old}万元，下降{fall}%。", "fall"),
            ("“三公”经费支出{old}万元，比上年减少{by}万元，下降{fall}%。", "fall"),
        ),
    ),
    "difference": Family(
        (P,),
        growth,
        (
            ("在校生由{old}人增加到{new}人，增加{by}人。", "by"),
            ("收案{new}件，比上年的{old}件增加{by}件。", "by"),
            ("标准由每人每月{old}元提高到{new}元，提高{by}元。", "by"),
        ),
    ),
    "points": Family(
        (P,),
        points,
        (
            ("合格率由{old}%提高到{new}%，提高{by}个百分点。", "by"),
            ("巩固率由上年的{old}%提升至{new}%，提升了{by}个百分点。", "by"),
            ("就业率为{new}%，比上年的{old}%提高{by}个百分点。", "by"),
            ("失业率从{new}%下降到{old}%，下降{by}个百分点。", "by"),
            ("比例为{new}%，较上届（{old}%）上升了{by}个百分点。", "by"),
        ),
    ),
    "sum behind": Family(
        (W, E),
        parts,
        (
            ("东校{a}人、西校{b}人，合计{ab}人。", "ab"),
            ("东校{a}人，西校{b}人，南校{c}人，共计{abc}人。", "abc"),
            ("东校培训{a}人次、西校培训{b}人次、南校培训{c}人次，共{abc}人次。", "abc"),
        ),
    ),
    "sum before": Family(
        (W, E),
        parts,
        (
            ("全市共开设课程{abc}门：东校{a}门、西校{b}门、南校{c}门。", "b"),
            ("全年共培训{abcd}人，其中东校{a}人、西校{b}人、南校{c}人、北校{d}人。", "abcd less"),
            ("全年共接待{abc}人次，分别为东馆{a}人次、西馆{b}人次、南馆{c}人次。", "b"),
        ),
    ),
    "sum of money": Family(
        (W, E),
        money,
        (
            ("投入中央资金{a}万元、省级资金{b}万元、市级资金{c}万元，共计{abc}万元。", "abc"),
            ("共投入{abc}万元，其中中央{a}万元、省级{b}万元、市级{c}万元。", "abc less"),
        ),
    ),
    "all by their names": Family(
        (W, E),
        parts,
        (
            ("在校生{ab}人，其中男生{a}人、女生{b}人。", "a"),
            ("全市学校{ab}所，其中公办{a}所，民办{b}所。", "b"),
            ("收入{ab}万元，其中税收收入{a}万元，非税收入{b}万元。", "a"),
            ("在校生{abc}人，其中一年级{a}人，二年级{b}人，三年级{c}人。", "b"),
        ),
    ),
    "said twice": Family(
        (R,),
        levels,
        (
            ("全市专任教师{one}人。\n我市现有专任教师{again}人，队伍稳定。", "again"),
            ("学校在校生{one}人，办学规模稳定。\n我校在校生达{again}人。", "again"),
            ("体质测评合格率{rate}%。\n学生体质测评合格率为{again_rate}%。", "again_rate"),
        ),
    ),
}


def slips(figure: str, chance: random.Random) -> str:
    """Return a figure mistyped: two digits exchanged, one wrong, the point elsewhere."""
    digits = [at for at, char in enumerate(figure) if char.isdigit()]
    kind = chance.choice(("exchange", "digit", "digit", "point"))
    chars = list(figure)
    if kind == "exchange":
        pairs = [at for at in digits[:-1] if at + 1 in digits and chars[at] != chars[at + 1]]
        if pairs:
            at = chance.choice(pairs)
            chars[at], chars[at + 1] = chars[at + 1], chars[at]
            return "".join(chars).lstrip("0") or figure
    if kind == "point" and "." in figure and not figure.startswith("0."):
        whole, fraction = figure.split(".")
        return f"{whole[:-1] or '0'}.{whole[-1]}{fraction}"
    at = chance.choice(digits[:2])
    chars[at] = str((int(chars[at]) + chance.randint(2, 7)) % 10 or 3)
    return "".join(chars)


def instances(family: Family) -> Iterator[tuple[str, str]]:
    """Yield a right sentence and the same with a figure mistyped."""
    for number, (shape, target) in enumerate(family.shapes):
        chance = random.Random(number)  # noqa: S311 - the same figures every time
        for _ in range(TIMES):
            figures = family.figures(chance)
            figures |= {"again": figures.get("one", ""), "again_rate": figures.get("rate", "")}
            name, _, less = target.partition(" ")
            wrong = slips(figures[name], chance)
            while not telling(figures[name], wrong, less=bool(less)):
                wrong = slips(figures[name], chance)
            yield shape.format(**figures), shape.format(**{**figures, name: wrong})


def telling(right: str, wrong: str, *, less: bool) -> bool:
    """Tell whether a slip is more than rounding explains; a list of 其中 may lack some parts."""
    off = Decimal(right) - Decimal(wrong)
    if less and off < 0:
        return False
    last = Decimal(1).scaleb(Decimal(right).as_tuple().exponent)
    return abs(off) > min(10 * last, Decimal(right) / 5)


def told(folder: Path, texts: list[str], codes: tuple[str, ...]) -> list[bool]:
    """Tell of which texts, each a section of a report of its own, a rule says more than a note."""
    rules = [rule for rule in RULES if rule.code in codes]
    found = []
    for number, text in enumerate(texts):
        content = folder / f"{number}" / "content"
        (content / "sections").mkdir(parents=True)
        (content / "report.yaml").write_text("title: 年报\nyear: 2025\n", encoding="utf-8")
        body = "".join(f"  {line}\n" for line in text.splitlines())
        section = f"title: 情况\nbody: |\n{body}"
        (content / "sections" / "01-情况.yaml").write_text(section, encoding="utf-8")
        report = pipeline.check(Project(content.parent.resolve())).report
        assert report is not None
        found.append(any(d.severity > Severity.NOTE for d in audit(report, rules)))
    return found


@pytest.mark.parametrize("name", list(FAMILIES))
def test_nearly_every_slip_is_found_and_what_is_right_is_left_alone(name, tmp_path):
    family = FAMILIES[name]
    rights, wrongs = zip(*instances(family), strict=True)
    every = tuple(rule.code for rule in RULES if rule.code not in {"citation", "completeness"})
    alarmed = told(tmp_path / "right", list(rights), every)
    assert [text for text, said in zip(rights, alarmed, strict=True) if said] == []
    found = told(tmp_path / "wrong", list(wrongs), family.code)
    missed = [text for text, said in zip(wrongs, found, strict=True) if not said]
    assert len(missed) <= (1 - FLOOR) * len(wrongs), missed

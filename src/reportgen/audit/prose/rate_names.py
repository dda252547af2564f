"""What the rates of reports are called, and which two figures each is of: 结案率, 审结 of 受理."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RateName:
    """What the two figures of a rate say: patterns; `told` "" for the rate's own word.

    Where the first of `bases` is in the text the rate is of no other: 报到率 is of those who were
    admitted, not of those planned for. An `over` rate may come to more than 100%; the base of one
    `across` years is of another year, both figures of a `far` one may stand a sentence before.
    """

    bases: tuple[str, ...]
    told: str = ""
    over: bool = False
    across: bool = False
    far: bool = False
    others: bool = False  # its two figures count different things: persons in beds


_GRADUATES = "毕业(?!去向|率|时)"
_TESTED = (
    "培训|参加|参训|参[考评测]|[实应]测|实考|考核|鉴定|测试|检测|抽检|抽测|检查|监测|学员|应考|报考|"
    "应试|送检|抽查"
)
_EXAMINED = "检测|检查|筛查|体检|监测|抽检|抽查|送检"
_TAKEN_UP = "受理(?!费)|收到|办理|接到|接访|接报|接诉|建议|提案|诉求|投诉|承办|问题|纠纷|隐患|排查"
_PROJECTS = "签约|项目|计划"
# A base that a sentence need not give is left out: cases taken up before are not in 新收案件.
GRADES = ("合格", "达标", "通过", "优良", "优秀", "及格")
_BY_WORDS: Mapping[str, RateName] = {
    " ".join(GRADES): RateName((_TESTED,)),
    "取证 获证": RateName((_TESTED,)),
    "检出 阳性 患病 感染 近视 超标": RateName((_EXAMINED,)),
    "就业 创业": RateName((_GRADUATES,)),
    "升学": RateName((_GRADUATES,), "升学|升入|考入"),
    "落实": RateName((_GRADUATES,), "落实"),
    "对口": RateName((f"{_GRADUATES}|就业|实习",)),
    "办结 答复 回复 办理 采纳 整改 化解 解答 处置 调解": RateName((_TAKEN_UP,)),
    "结案 审结": RateName(("(?<!新)受理(?!费)|(?<!新)收案",), "审结|结案|办结|执结"),
    "录取": RateName(("报名|报考|考生|计划|参考",)),
    "参考 到考": RateName(("报名|报考|应考|毕业生|考生",), "参加|参考|到考"),
    "报到": RateName(("录取", "报名|报考|考生|计划")),
    "上线": RateName(
        ("考生|参考|实考|报考|应考|参加|毕业生|应届",), "上线|达线|过线|达到[^，。；]{0,6}线"
    ),
    "完成 达成": RateName(("计划|任务|目标|应",), "完成|达成|录取(?!分)|招收|实际|到位", over=True),
    "执行": RateName(
        ("预算|下达|安排|指标|计划", "拨款|到位|资金(?!支出|使用)"),
        "支出|执行|使用|拨付",
        over=True,
    ),
    "参与 出席 签约 履约": RateName(("应|参会|签订|协议",)),
    "回收": RateName(("发放|发出|投放",), "回收|收回"),
    "有效": RateName(("收回|回收|发放|发出",)),
    "立项": RateName(("申报",), "立项|获批"),
    "开工 投产 竣工": RateName((_PROJECTS,)),
    "接种 参保": RateName(("应接种|应参保|适龄",)),
    "收缴 征收 征缴 收费": RateName(("应[收征缴]",), "[实已][收征缴]"),
    "节约 节支": RateName(("预算|概算",)),
    "毕业": RateName(("应届毕业|应毕业|毕业班|入学|入校",), "毕业(?!生|去向|班|时)", across=True),
    "巩固": RateName(("入学|入校",), "毕业|在籍|在校", across=True),
    "安置": RateName(("共|应|适龄|残疾",), over=True),
    "入住": RateName(("床位",), "住宿|入住|在院|在住|住校", far=True, others=True),
    "城镇化": RateName(("(?<!城镇)(?:常住|户籍|总)人口",), "城镇(?!化)", far=True),
}
_NAMES = {word: name for words, name in _BY_WORDS.items() for word in words.split()}


def rate_name(stem: str) -> tuple[str, RateName | None]:
    """Return the word that a rate is called by, the last of 预算执行, and what it is of."""
    if "对口" in stem:  # 对口就业率
        return "对口", _NAMES["对口"]
    own = next((stem[-length:] for length in (3, 2) if stem[-length:] in _NAMES), stem[-2:])
    return own, _NAMES.get(own)

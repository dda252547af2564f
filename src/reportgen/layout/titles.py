"""A long title in lines that form a 梯形 or 菱形, broken between words (F6)."""

from __future__ import annotations

import re
from itertools import combinations, pairwise

from reportgen.layout.text import em_width

# Words of titles that are never parted; the longest first where one begins another.
_WORDS = re.compile(
    "《[^《》]{1,30}》|“[^“”]{1,30}”|（[^（）]{1,30}）|[0-9]{4}[—～-][0-9]{4}学?年度?|[0-9]+学?年度?"
    "|[A-Za-z0-9]+|职业技术学校|职业技术学院|职业教育中心|职教中心|职业学校|职业学院|职业教育|中等职业学校"
    "|中等职业|高等职业|教育局|教育厅|教育部|人民政府|自治区|自治州|开发区|委员会|领导小组|工作方案"
    "|实施方案|实施意见|指导意见|管理办法|质量报告|年度报告|总结报告|发展报告|调研报告|工作报告"
    "|年度|质量|报告|中等|高等|职业|教育|教学|学校|学生|教师|发展|工作|情况|关于|通知|意见|方案"
    "|办法|总结|分析|评估|评价|监测|管理|建设|改革|创新|人才|培养|技术|技能|专业|产业|企业|行业"
    "|校企|合作|融合|服务|区域|经济|社会|推进|深化|加强|提升|提高|全面|全市|全区|全省|各县|各区"
    "|统计|调查|数据|汇编|案例|典型|经验|实践|探索|研究|信息|实训|基地|德育|党建|师资|队伍"
    "|[\u4e00-\u9fff]{2}(?:省|市|县|区|州)|."
)
_NOT_FIRST = "的了和与及之等、，。；：！？）》”』」·—～"
_NOT_LAST = "和与及在对为第《（“『「"
_MOST_LINES = 4


def title_lines(lines: tuple[str, ...], room: float) -> tuple[str, ...]:
    """Return a title's lines; those given stand, one that is longer than `room` ems is broken.

    Nothing is lost: the lines joined are the title, but for blanks at the breaks.
    """
    if len(lines) != 1 or em_width(lines[0]) <= room:
        return lines
    title = lines[0]
    wanted = -(-em_width(title) // room)
    breaks = _breaks(title)
    for count in range(int(wanted), _MOST_LINES + 1):
        found = _best(title, breaks, count, room)
        if found:
            return found
    return lines


def _breaks(title: str) -> list[int]:
    places = (match.start() for match in _WORDS.finditer(title))
    return [
        place
        for place in places
        if place and title[place] not in _NOT_FIRST and title[place - 1] not in _NOT_LAST
    ]


def _best(title: str, breaks: list[int], count: int, room: float) -> tuple[str, ...]:
    """Return the evenest lines whose widths rise, fall, or rise and fall; () when none fit."""
    best: tuple[float, tuple[str, ...]] = (float("inf"), ())
    for cuts in combinations(breaks, count - 1):
        ends = (*cuts, len(title))
        starts = (0, *cuts)
        lines = tuple(title[a:b].strip() for a, b in zip(starts, ends, strict=True))
        widths = [em_width(line) for line in lines]
        if max(widths) <= room and _shaped(widths):
            best = min(best, (max(widths) - min(widths), lines))
    return best[1]


def _shaped(widths: list[float]) -> bool:
    """Tell a 梯形 (one way) or 菱形 (out and back): no line between two longer ones."""
    steps = [b - a for a, b in pairwise(widths) if b != a]
    falling = [step < 0 for step in steps]
    return falling == sorted(falling)

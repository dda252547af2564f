"""Invented reports, each with what is hard about one thing: name -> files of its content folder."""

from __future__ import annotations

import io
from collections.abc import Mapping

from PIL import Image, ImageDraw

Files = Mapping[str, str | bytes]

PARAGRAPH = (
    "全市中等职业学校坚持立德树人、德技并修，深化产教融合、校企合作，办学条件持续改善，"
    "人才培养质量稳步提高，服务地方经济社会发展的能力不断增强。"
)
_SHAPES = ((1600, 1200), (1200, 1600), (1600, 900), (1000, 1000))


def _report(title: str, *lines: str) -> str:
    head = f"title: {title}\nyear: 2025\norganization: 某市教育局\ndate: 2026-01-15\n"
    return head + "".join(f"{line}\n" for line in lines)


def _body(*lines: str) -> str:
    return "body: |\n" + "".join(f"  {line}\n" for line in lines)


def _section(title: str, *lines: str) -> str:
    return f"title: {title}\n{_body(*lines)}"


def _table(name: str, caption: str, *rows: str, more: str = "") -> str:
    """Return `tables:` with one table; cells of a row stand between `|`."""
    data = "".join("      " + row.replace("|", "\t") + "\n" for row in rows)
    return f"tables:\n  {name}:\n    caption: {caption}\n{more}    data: |\n{data}"


def _photo(number: int) -> bytes:
    width, height = _SHAPES[number % 4]
    image = Image.new("RGB", (width // 4, height // 4), (80 + number * 2, 160, 190))
    ImageDraw.Draw(image).ellipse((width // 16, height // 16, width // 6, height // 6), "#f0dc78")
    target = io.BytesIO()
    image.save(target, "JPEG", quality=80)
    return target.getvalue()


def couplets() -> Files:
    """Return case titles of one line, two lines, and one that has to be broken."""
    long = (
        "产教融合创新驱动技术技能人才培养模式改革提升现代职业教育服务区域经济发展能力的探索与实践"
    )
    return {
        "report.yaml": _report(
            "某市中等职业教育2025年度质量报告",
            "cover: true",
            "contents: true",
            "lists_of:",
            "  - cases",
        ),
        "sections/01-概况.yaml": _section("概况", PARAGRAPH, PARAGRAPH),
        "cases/01-一行.yaml": _section("校企协同育人的实践", "一、主要做法", PARAGRAPH, "二、成效"),
        "cases/02-两行.yaml": "title: |\n  以青春志愿红\n  护航城市马拉松赛事\n"
        + _body("一、主要做法", "1.精准选拔与系统培训：学校团委牵头成立工作组。", PARAGRAPH),
        "cases/03-很长.yaml": _section(long, PARAGRAPH),
    }


def wide(columns: int) -> Files:
    """Return a report with a table of so many columns, upright pages before and after it."""
    head = "|".join(["学校", *(f"{number}月招生数" for number in range(1, columns))])
    rows = (
        "|".join([f"第{row}职业技术学校", *(str(10000 * row + n) for n in range(1, columns))])
        for row in range(1, 9)
    )
    more = "    unit: 人\n    note: 不含短期培训。\n    source: 各校年报\n"
    return {
        "report.yaml": _report("各校分月统计", "contents: true", "numbering: decimal"),
        "sections/01-分月.yaml": _section("分月", "见【表：分月】。", "【表：分月】", PARAGRAPH)
        + _table("分月", "各校分月招生人数", head, *rows, more=more),
        "sections/02-后.yaml": _section("后一章", *[PARAGRAPH] * 12),
    }


def long(continued: bool = True) -> Files:
    """Return a report with a table of 300 rows."""
    rows = (
        f"{n}|第{n % 17}职业学校|专业{n % 40}方向|{n * 37 % 900}|{n * 13 % 100}.{n % 10}%"
        for n in range(1, 301)
    )
    lines = ("captions:", "  continued: true") if continued else ()
    return {
        "report.yaml": _report("专业设置一览", "contents: true", *lines),
        "sections/01-一览.yaml": _section("一览", "见【表：专业】。", "【表：专业】", PARAGRAPH)
        + _table("专业", "各校专业设置一览表", "序号|学校|专业名称|在校生（人）|对口就业率", *rows),
        "sections/02-后.yaml": _section("后一章", PARAGRAPH),
    }


def four_levels() -> Files:
    """Return a header of four rows with groups in each."""
    rows = (
        "学校|2025年||||||2024年|",
        "|招生||||毕业||招生|毕业",
        "|中职||高职||中职|高职|合计|合计",
        "|男|女|男|女|合计|合计|合计|合计",
        "第一职业学校|120|130|40|50|210|80|330|300",
        "第二职业学校|100|90|30|20|180|60|240|230",
    )
    return {
        "report.yaml": _report("四级表头", "contents: true"),
        "sections/01-表.yaml": _section("多级表头", "见【表：多】。", "【表：多】", PARAGRAPH)
        + _table("多", "各校分类统计表", *rows, more="    header_rows: 4\n"),
    }


def empty_section() -> Files:
    """Return a section and a chapter without text."""
    return {
        "report.yaml": _report("有空节的报告", "contents: true"),
        "sections/01-概况/chapter.yaml": "title: 概况\n",
        "sections/01-概况/01-规模.yaml": "title: 规模\n",
        "sections/01-概况/02-结构.yaml": _section("结构", PARAGRAPH),
        "sections/02-空章.yaml": "title: 空章\nbody: ''\n",
        "sections/03-末章.yaml": _section("末章", PARAGRAPH),
    }


def sixty_pictures() -> Files:
    """Return rows of one to four photos of every proportion."""
    lines: list[str] = []
    used = number = 0
    while used < 60:
        size = min((1, 2, 3, 4, 2, 3)[number % 6], 60 - used)
        names = "，".join(f"照片{n}" for n in range(used, used + size))
        number += 1
        lines += [f"活动之{number}见【图：照片{used}】。", f"【图：{names}；第{number}组活动现场】"]
        used += size
    photos = {f"images/照片{n}.jpg": _photo(n) for n in range(60)}
    return {
        "report.yaml": _report("活动集锦", "contents: true", "lists_of:", "  - figures"),
        "sections/01-活动.yaml": _section("活动", *lines),
        **photos,
    }


def chart_in_a_case() -> Files:
    """Return a table and a chart inside a case study."""
    chart = (
        "charts:\n  走势:\n    type: line\n    table: 就业\n"
        "    show:\n      - 就业率\n      - 升学率\n"
        "    caption: 近五年就业率和升学率走势\n"
    )
    rows = (
        "年份|2021|2022|2023|2024|2025",
        "就业率|91.2%|92.5%|93.1%|95.0%|96.4%",
        "升学率|61.2%|65.5%|70.1%|72.0%|75.4%",
    )
    lines = (
        "一、变化",
        "变化见【表：就业】和【图：走势】。",
        "【表：就业】",
        "【图：走势】",
        "二、体会",
        PARAGRAPH,
    )
    return {
        "report.yaml": _report("案例里的图表", "contents: true"),
        "sections/01-概况.yaml": _section("概况", PARAGRAPH),
        "cases/01-数据.yaml": _section("用数据说话", *lines)
        + _table("就业", "近五年就业率", *rows)
        + chart,
    }


def footnotes() -> Files:
    """Return many footnotes, some of two lines, with headings between."""
    note = "由教育局会同有关部门组织实施，数据截至当年九月底，口径与上年一致，不含技工学校。"
    lines = (
        f"第{n}项重点工作【注：第{n}项{note * (1 + n % 2)}】按计划完成，{PARAGRAPH}"
        for n in range(1, 26)
    )
    chapters = {
        f"sections/{n:02}-第{n}章.yaml": _section(f"第{n}方面", line, *[PARAGRAPH] * 2)
        for n, line in enumerate(lines, start=1)
    }
    return {"report.yaml": _report("带脚注的报告", "contents: true"), **chapters}


def short_chapters() -> Files:
    """Return chapters of one line."""
    return {
        "report.yaml": _report("一行的一章", "contents: true", "numbering: decimal"),
        **{
            f"sections/{n:02}-第{n}章.yaml": _section(
                f"第{n}方面", "本年度无此项。" if n % 3 else PARAGRAPH
            )
            for n in range(1, 41)
        },
    }


def attachments() -> Files:
    """Return a draft with a cover, attachments, and a list of tables."""
    rows = (
        f"{n}|某某{'机电汽食纺'[n % 5]}业股份有限公司实训基地|第{n % 4 + 1}职业学校"
        f"|20{10 + n % 15}年|{n * 7}人"
        for n in range(1, 36)
    )
    return {
        "report.yaml": _report(
            "带附件的报告",
            "cover: true",
            "contents: true",
            "draft: 送审稿",
            "lists_of:",
            "  - tables",
        ),
        "sections/01-概况.yaml": _section("概况", f"{PARAGRAPH}名单见【附件：名单】。", PARAGRAPH),
        "attachments/01-名单.yaml": _section(
            "各校校企合作基地名单", "见【表：名单】。", "【表：名单】"
        )
        + _table("名单", "校企合作基地名单", "序号|基地名称|合作学校|成立时间|接收实习学生", *rows),
        "attachments/02-办法.yaml": _section(
            "某市中等职业学校实习管理实施细则（试行）和参考文本", PARAGRAPH
        ),
    }


def prose() -> Files:
    """Return nothing but long chapters with headings of four levels, figures in every sentence."""
    lines = []
    for n in range(1, 9):
        lines += [
            f"# 第{n}个方面",
            f"2025年共有{n * 137}人、{n * 3}.{n}%。" + PARAGRAPH * (n % 4 + 1),
        ]
        lines += [
            "## 具体情况",
            PARAGRAPH + f"投入{n * 1234}.56万元，占{n}8.2%。",
            "### 其他",
            PARAGRAPH,
        ]
    return {
        "report.yaml": _report("长文", "contents: true", "heading3_bold: true"),
        **{f"sections/0{n}-第{n}章.yaml": _section(f"第{n}章的标题", *lines) for n in range(1, 6)},
    }


REPORTS = {
    "couplets": couplets,
    "wide": lambda: wide(20),
    "twenty-four-columns": lambda: wide(24),
    "long": long,
    "long-plain": lambda: long(continued=False),
    "four-levels": four_levels,
    "empty-section": empty_section,
    "sixty-pictures": sixty_pictures,
    "chart-in-a-case": chart_in_a_case,
    "footnotes": footnotes,
    "short-chapters": short_chapters,
    "attachments": attachments,
    "prose": prose,
}

"""`word/document.xml`: the shell a report is put into, then the pages of prototypes."""

from __future__ import annotations

from reportgen.word.marks import (
    BODY_PLACE,
    CONTENTS_PLACE,
    PARAGRAPH_MARKS,
    PROTOTYPES_START,
    RUN_MARKS,
    TABLE_MARKS,
)
from reportgen.word.official import numbers as n
from reportgen.word.official.sections import (
    body_section,
    contents_section,
    cover_section,
    section_end,
)
from reportgen.word.official.styles import line
from reportgen.word.official.writing import element, paragraph, part, run

_INTRODUCTION = (
    (
        "从这一页起是样式，生成报告时整个去掉。灰色的〔……〕是标记，请原样保留；标记后面的字是什么"
        "格式（字体、字号、颜色、缩进、行距），报告里就是什么格式。改好以后保存，在 report.yaml 里"
        "写 template: 和这个文件的名字。"
    ),
    (
        "前面几页是封面、目录和正文的位置。双大括号里的名称会换成报告的内容：title 标题，"
        "title_lines 分好行的标题，"
        "organization 单位，year 年份，date_chinese 日期，draft 稿别（征求意见稿等）。带"
        "百分号的灰字成对出现，管着“写了 cover: true 才有封面”之类，不会印出来，不要只删一半。"
    ),
    "写在“此处插入正文”后面的内容（如版记、落款）会留在报告的最后。",
)

# Key, style, the words that show the format, and what the designer is told about it.
_SHOWN = (
    ("report_title", "Title", "某市中等职业教育年度质量报告", "报告的标题，在正文第一页"),
    ("heading1", "Heading1", "一、基本情况", "各级标题。编号由程序写上，大纲级别请保留"),
    ("heading2", "Heading2", "（一）规模与结构", ""),
    ("heading3", "Heading3", "1.专业设置", ""),
    ("heading4", "Heading4", "（1）新增专业", ""),
    ("body", "BodyText", "全市中职学校占地总面积比上年有所增加，办学条件继续改善。", "正文段落"),
)
_CASES = (
    ("case_number", "CaseNumber", "案例1", ""),
    ("case_title", "CaseTitle", "校企同心育工匠", ""),
    ("school", "School", "某市职业技术学校", ""),
)
_ATTACHMENTS = (
    ("attachment_number", "AttachmentNumber", "附件1", ""),
    ("attachment_title", "AttachmentTitle", "专业设置一览表", ""),
)
_AROUND_TABLES = (
    ("table_caption", "TableCaption", "表一　各校在校生人数", "表的标题，在表的上面"),
    ("table_unit", "TableUnit", "单位：人", "全表共用的单位，在表的右上方"),
)
_AROUND_FIGURES = (
    ("picture", "Picture", "图片放在这一行", "图片所在的段落。行距要用单倍，固定行距会截断图片"),
    ("sub_caption", "SubCaption", "实训现场", "一行几张图时，每张图自己的说明"),
    ("figure_caption", "FigureCaption", "图一　各校在校生人数", "图的标题，在图的下面"),
    ("footnote", "FootnoteText", "数据截至当年九月。", "页脚处的脚注"),
)
_CONTENTS = (
    ("contents_title", "TOCHeading", "目　录", "目录的标题"),
    ("contents1", "TOC1", "一、基本情况\t1", "目录里的一级、二级条目，右边是页码"),
    ("contents2", "TOC2", "（一）规模与结构\t1", ""),
)
_RUNS = (
    ("bold", "要强调的文字", (element("b"), element("bCs")), "正文里加粗的字"),
    (
        "verify",
        "【待核：该数】",
        (element("highlight", val="yellow"),),
        "还要核对、补充的地方，定稿前要清零",
    ),
    ("supply", "【待补：人数】", (element("highlight", val="cyan"),), ""),
    (
        "missing_picture",
        "缺图：实训现场",
        (element("sz", val=21), element("szCs", val=21), element("color", val="7F7F7F")),
        "图片还没有到位时，方框里的字",
    ),
)
_CELLS = (
    ("学　校", "主要专业", "学生数"),
    ("第一职校", "数控技术、护理", "2552"),
    ("合　计", "", "6067"),
)


def document_part() -> bytes:
    """Return the part."""
    return part("w:document", element("body", _shell() + _prototypes() + body_section()))


def _shell() -> str:
    contents = paragraph("TOCHeading", run("目　录")) + _note("BodyText", CONTENTS_PLACE)
    return (
        _when("cover", _cover() + section_end(cover_section()))
        + _when("contents", contents + section_end(contents_section()))
        + _note("BodyText", BODY_PLACE)
        + section_end(body_section())
    )


def _cover() -> str:
    return (
        _when("draft", paragraph("CoverDraft", run("{{ draft }}")))
        + paragraph("CoverTitle", run("{{ title_lines }}"))
        + paragraph("CoverOrganization", run("{{ organization }}"))
        + paragraph("CoverDate", run("{{ date_chinese }}"))
    )


def _when(name: str, paragraphs: str) -> str:
    opening = paragraph("Tag", run(f"{{%p if {name} %}}"))
    return opening + paragraphs + paragraph("Tag", run("{%p endif %}"))


def _note(style: str, text: str) -> str:
    return paragraph(style, run(text, _MARKED))


_MARKED = element("rStyle", val="Mark")
_WARNING = (
    element("b"),
    element("bCs"),
    element("color", val="C00000"),
    element("sz", val=32),
    element("szCs", val=32),
)


def _prototypes() -> str:
    return (
        paragraph("Explanation", run(PROTOTYPES_START, *_WARNING))
        + "".join(paragraph("Explanation", run(text)) for text in _INTRODUCTION)
        + "".join(_shown(*row) for row in _SHOWN)
        + _run_ins()
        + "".join(_shown_run(*row) for row in _RUNS)
        + "".join(_shown(*row) for row in _AROUND_TABLES)
        + _table("grid", "OfficialTable", header_borders="")
        + _shown("table_note", "TableNote", "注：数据由各校填报。", "表下面的注和资料来源")
        + _explained("三线表，在 report.yaml 或某一个表里选用")
        + _table("three-line", "ThreeLineTable", line("bottom", n.THIN_LINE))
        + "".join(_shown(*row) for row in _AROUND_FIGURES)
        + "".join(_shown(*row) for row in _CONTENTS)
        + "".join(_shown(*row) for row in _CASES)
        + _explained("上面三行：案例的序号、标题和学校，每个案例另起一页")
        + "".join(_shown(*row) for row in _ATTACHMENTS)
        + _explained("上面两行：附件的序号和标题，每个附件另起一页")
    )


def _explained(text: str) -> str:
    return paragraph("Explanation", run(text)) if text else ""


def _shown(key: str, style: str, text: str, explanation: str) -> str:
    shown = paragraph(style, run(PARAGRAPH_MARKS[key], _MARKED), run(text))
    return _explained(explanation) + shown


def _run_ins() -> str:
    """F13: number and heading run into the text of the same paragraph."""
    numbers = ("一、", "（一）", "1.", "（1）")
    return _explained("与正文排在一段里的小标题，一至四级") + "".join(
        paragraph(
            "BodyText",
            run(PARAGRAPH_MARKS[f"run_in{level}"], _MARKED),
            run(f"{number}健全机制。", element("rStyle", val=f"RunInHeading{level}")),
            run("后面接着写正文。"),
        )
        for level, number in enumerate(numbers, start=1)
    )


def _shown_run(key: str, text: str, formatting: tuple[str, ...], explanation: str) -> str:
    shown = paragraph("BodyText", run(RUN_MARKS[key], _MARKED), run(text, *formatting))
    return _explained(explanation) + shown


def _table(key: str, style: str, header_borders: str) -> str:
    """F24, F25: the width of the text, fixed; header, body and total row of label, text, number."""
    properties = element(
        "tblPr",
        element("tblStyle", val=style)
        + element("tblW", w=n.TEXT_WIDTH, type="dxa")
        + element("jc", val="center")
        + element("tblLayout", type="fixed")
        + element(  # its first row is a header, also to a screen reader
            "tblLook",
            val="0620",
            firstRow=1,
            lastRow=0,
            firstColumn=0,
            lastColumn=0,
            noHBand=1,
            noVBand=1,
        ),
    )
    widths = (2948, 2948, n.TEXT_WIDTH - 2 * 2948)
    grid = element("tblGrid", "".join(element("gridCol", w=width) for width in widths))
    header, *body = _CELLS
    first = (run(TABLE_MARKS[key], _MARKED), run(header[0]))
    head = [_cell(widths[0], "TableHead", header_borders, *first)] + [
        _cell(width, "TableHead", header_borders, run(text))
        for width, text in zip(widths[1:], header[1:], strict=True)
    ]
    rows = _row("".join(head), element("tblHeader")) + "".join(
        _row("".join(_body_cells(widths, texts)), "") for texts in body
    )
    return element("tbl", properties + grid + rows)


def _row(cells: str, header: str) -> str:
    height = element("trHeight", val=n.ROW_HEIGHT, hRule="atLeast")
    return element("tr", element("trPr", element("cantSplit") + height + header) + cells)


def _body_cells(widths: tuple[int, ...], texts: tuple[str, ...]) -> list[str]:
    """F27: text centred, numbers at the right."""
    right = (element("jc", val="right"),)
    return [
        _cell(width, "TableText", "", run(text), aligned=right if column == 2 else ())
        for column, (width, text) in enumerate(zip(widths, texts, strict=True))
    ]


def _cell(width: int, style: str, borders: str, *runs: str, aligned: tuple[str, ...] = ()) -> str:
    properties = element(
        "tcPr",
        element("tcW", w=width, type="dxa")
        + (element("tcBorders", borders) if borders else "")
        + element("vAlign", val="center"),
    )
    return element("tc", properties + paragraph(style, *runs, properties=aligned))

"""A specimen: a report with one of every block, to look at a template with."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Mapping
from decimal import Decimal
from hashlib import blake2b

from reportgen.model import (
    Attachment,
    Block,
    CaseStudy,
    Cell,
    Chart,
    ChartPicture,
    DataTable,
    FigureBlock,
    Footnote,
    FormatOptions,
    Heading,
    Inline,
    Line,
    OpenMark,
    Paragraph,
    Picture,
    Reference,
    Report,
    RunInHeading,
    Section,
    Series,
    TableBlock,
    Text,
)
from reportgen.quantity import parse_quantity
from reportgen.source import Span, file_span

_AT = file_span("样张")


def specimen() -> tuple[Report, Mapping[str, ChartPicture]]:
    """Return a report with every kind of block and inline piece, and its drawn chart by id."""
    chart = _chart()
    return _report(), {chart.id: ChartPicture(_bars(chart), 140.0, 70.0, "柱形图示意")}


def _report() -> Report:
    return Report(
        title_lines=("某某市中等职业教育年度质量报告样张",),
        organization="某某市教育局",
        year=2025,
        date=None,
        options=FormatOptions(cover=True, contents=True, draft="样张"),
        names=(),
        introduction=(_paragraph("本样张由程序生成，每种格式各有一处，用来查看模板的效果。"),),
        chapters=(_first_chapter(), _second_chapter()),
        cases=(_case(),),
        attachments=(_attachment(),),
        span=_AT,
    )


def _id(*parts: str) -> str:
    return "b" + blake2b("\x1f".join(parts).encode(), digest_size=5).hexdigest()


def _text(text: str, *, bold: bool = False) -> Text:
    return Text(text, _AT, bold=bold)


def _paragraph(*pieces: str | Inline) -> Paragraph:
    inlines = tuple(_text(each) if isinstance(each, str) else each for each in pieces)
    return Paragraph(_id("p", *map(repr, pieces)), inlines, _AT)


def _heading(level: int, number: str, text: str) -> Heading:
    return Heading(_id("h", number, text), level, number, (_text(text),), _AT)


def _run_in(level: int, number: str, heading: str) -> RunInHeading:
    after = (_text("段首标题与正文排在同一段里，后面接着写正文，不单独成行，也不进目录。"),)
    ident = _id("r", number, heading)
    return RunInHeading(ident, level, number, (_text(heading),), after, _AT)


def _section(heading: Heading, blocks: tuple[Block, ...], *sections: Section) -> Section:
    return Section(heading.id, heading, blocks, sections, _AT)


_TABLE, _FIGURE = _id("table", "1"), _id("figure", "1")
_CASE, _ATTACHED = _id("case"), _id("attachment")
_NOTE = Footnote("note1", 1, (_text("脚注排在页面下方，用带圈的数字编号。"),), _AT)


def _first_chapter() -> Section:
    mentions = _paragraph(
        "正文里的“引号”用中文引号，面积写作524862 m",
        Text("2", _AT, vertical="superscript"),
        "，",
        _text("强调的文字", bold=True),
        "加粗。各校数据见",
        Reference("table", _TABLE, "表一", _AT),
        "和",
        Reference("figure", _FIGURE, "图一", _AT),
        "，做法见",
        Reference("case", _CASE, "案例1", _AT),
        "，名单见",
        Reference("attachment", _ATTACHED, "附件1", _AT),
        "。",
        _NOTE,
        OpenMark("verify", (_text("这个数待核"),), _AT),
        OpenMark("supply", (_text("毕业人数"),), _AT),
    )
    inner = _section(
        _heading(2, "（一）", "二级标题"),
        (
            _heading(3, "1.", "三级标题"),
            _paragraph("三级标题下面的正文。" * 6),
            _heading(4, "（1）", "四级标题"),
            _paragraph("四级标题下面的正文。" * 4),
            TableBlock(_TABLE, _students(), _AT),
            _paragraph("表格后面的正文。"),
        ),
    )
    return _section(_heading(1, "一、", "一级标题"), (mentions,), inner)


def _second_chapter() -> Section:
    figure = FigureBlock(_FIGURE, (_chart(),), (_text("各校在校生人数"),), 1, "图一", _AT)
    row = FigureBlock(
        _id("figure", "2"),
        (_picture("实训现场", 1600, 1200), _picture("技能比赛", 1200, 1600)),
        (_text("一行两张图，各有说明"),),
        2,
        "图二",
        _AT,
    )
    return _section(
        _heading(1, "二、", "段首标题、图和各种表格"),
        (
            _run_in(1, "一是", "段首标题一级。"),
            _run_in(2, "（一）", "段首标题二级。"),
            _run_in(3, "1.", "段首标题三级。"),
            _run_in(4, "（1）", "段首标题四级。"),
            figure,
            row,
            TableBlock(_id("table", "2"), _three_lines(), _AT),
            TableBlock(_id("table", "3"), _wide(), _AT),
            _paragraph("宽表自成横页，后面的正文回到竖页。"),
        ),
    )


def _case() -> CaseStudy:
    blocks = (
        _heading(1, "一、", "主要做法"),
        _paragraph("案例另起一页，序号、标题和学校各占一行，标题可以是一行，也可以是对仗的两行。"),
    )
    return CaseStudy(
        _CASE,
        "样张",
        1,
        "案例1",
        ("校企同心育工匠", "产教融合谱新篇"),
        "某某市职业学校",
        blocks,
        _AT,
    )


def _attachment() -> Attachment:
    blocks = (_paragraph("附件另起一页，标题在第三行。"),)
    return Attachment(_ATTACHED, "样张", 1, "附件1", ("专业设置一览表",), blocks, _AT)


def _picture(name: str, width: int, height: int) -> Picture:
    return Picture(_id("picture", name), name, "", name, name, width, height, _AT)


def _chart() -> Chart:
    values = (Decimal(2552), Decimal(1908), Decimal(1607))
    series = Series("学生数", values, tuple(map(str, values)))
    names = ("第一职校", "第二职校", "第三职校")
    return Chart(_id("chart"), "在校生", "bar", names, (series,), "人", "", "", _AT)


def _cell(text: str, at: Span = _AT) -> Cell:
    return Cell(text, at, quantity=parse_quantity(text))


def _line(index: int, title: str, *, total: bool = False) -> Line:
    return Line(index, (title,), title, "", "", "", "", None, "", "", total, "", _AT)


def _table(number: str, caption: str, rows: tuple[str, ...], **more: object) -> DataTable:
    """Return a table of rows with `|` between cells, one header row and one label column."""
    grid = tuple(tuple(_cell(text) for text in row.split("|")) for row in rows)
    given: dict[str, object] = {
        "id": _id("t", caption),
        "name": caption,
        "caption": (_text(caption),),
        "number": "零一二三四五".index(number),
        "label": f"表{number}",
        "grid": grid,
        "header_rows": 1,
        "label_columns": 1,
        "columns": tuple(_line(i, cell.text) for i, cell in enumerate(grid[0][1:])),
        "rows": tuple(
            _line(i, row[0].text, total="合" in row[0].text) for i, row in enumerate(grid[1:])
        ),
        "unit": "",
        "note": (),
        "source": (),
        "style": "",
        "landscape": False,
        "align": "",
        "span": _AT,
        **more,
    }
    return DataTable(**given)  # type: ignore[arg-type]


def _students() -> DataTable:
    rows = (
        "学　校|主要专业|学生数|其中女生",
        "第一职业学校|数控技术应用、护理|2552|1204",
        "第二职业学校|汽车运用与维修、幼儿保育、电子商务、中餐烹饪|1908|",
        "合　计||4460|2093",
    )
    note, source = (_text("空白表示没有数据。"),), (_text("各校年报"),)
    return _table("一", "各校在校生人数", rows, unit="人", note=note, source=source)


def _three_lines() -> DataTable:
    rows = ("指标|2024年|2025年", "生均面积（m²）|83.40|86.51", "毕业率|98.2%|98.9%")
    return _table("二", "三线表", rows, style="three-line")


def _wide() -> DataTable:
    header = "专业|" + "|".join(f"第{number}职业学校招生人数" for number in "一二三四五六七")
    rows = (header, "数控技术应用" + "|123456.78" * 7, "合计" + "|1234567.89" * 7)
    return _table("三", "一页放不下的宽表", rows, landscape=True, unit="人")


def _bars(chart: Chart) -> bytes:
    """Return a PNG of grey bars: this room cannot draw, and a specimen only needs a picture."""
    values = [float(value or 0) for value in chart.series[0].values]
    width, height = 40 * len(values), 20 * len(values)
    rows = []
    for row in range(height):
        bars = (
            b"\x88" if value / max(values) * height * 0.9 >= height - row else b"\xff"
            for value in values
        )
        rows.append(b"\0" + b"".join(b"\xff" * 12 + bar * 16 + b"\xff" * 12 for bar in bars))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    body = zlib.compress(b"".join(rows), 9)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        map(_png_chunk, (b"IHDR", b"IDAT", b"IEND"), (header, body, b""))
    )


def _png_chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

"""The rows of docs/format.md that a template answers to: what is asked for, and what it has."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from reportgen.word.official import numbers as n
from reportgen.word.prototypes import Measure, PageMeasure, Prototypes, TablePrototype
from reportgen.word.tree import is_on, parse_part, value, w


@dataclass(frozen=True, slots=True)
class Row:
    """One measure of a row: `expected` and `found` as a designer reads them in Word."""

    clause: str
    item: str
    expected: str
    found: str


def prototype_rows(prototypes: Prototypes) -> Iterator[Row]:
    """Yield the rows that pages, paragraphs and tables answer to."""
    yield from _page_rows(prototypes.page)
    for key, (clause, face, size) in _TEXTS.items():
        measure = prototypes.paragraphs[key].measure
        yield Row(clause, f"{_ITEMS[key]}的字体", face, measure.font)
        yield Row(clause, f"{_ITEMS[key]}的字号", _points(size), _points(measure.size))
        for what, told, wanted in _LAYOUT[_ASKED.get(key, "line")]:
            yield Row(clause, f"{_ITEMS[key]}的{what}", wanted, told(measure))
    yield from _table_rows("表格", prototypes.tables["grid"])
    yield from _table_rows("三线表", prototypes.tables["three-line"])


def _page_rows(page: PageMeasure) -> Iterator[Row]:
    asked = (
        ("F1", "纸张宽", n.PAGE_WIDTH, page.width),
        ("F1", "纸张高", n.PAGE_HEIGHT, page.height),
        ("F2", "上边距（天头）", n.TOP, page.top),
        ("F2", "左边距（订口）", n.LEFT, page.left),
        ("F3", "下边距", n.BOTTOM, page.bottom),
        ("F3", "右边距", n.RIGHT, page.right),
        ("F15", "页脚距边界", n.FOOTER, page.footer),
    )
    for clause, item, expected, found in asked:
        near = abs(expected - found) <= _NEAR
        yield Row(clause, item, _mm(expected), _mm(expected if near else found))


_NEAR = 3  # twips; programs round when they save
# Key: row, face, size.
_TEXTS = {
    "report_title": ("F6", n.TITLE_FACE, n.TITLE_SIZE),
    "case_title": ("F7", n.TITLE_FACE, n.TITLE_SIZE),
    "school": ("F8", n.KAI_FACE, n.BODY_SIZE),
    "body": ("F9", n.BODY_FACE, n.BODY_SIZE),
    "heading1": ("F10", n.HEI_FACE, n.BODY_SIZE),
    "heading2": ("F11", n.KAI_FACE, n.BODY_SIZE),
    "heading3": ("F12", n.BODY_FACE, n.BODY_SIZE),
    "heading4": ("F12", n.BODY_FACE, n.BODY_SIZE),
    "run_in1": ("F13", n.BODY_FACE, n.BODY_SIZE),
    "run_in2": ("F13", n.BODY_FACE, n.BODY_SIZE),
    "run_in3": ("F13", n.BODY_FACE, n.BODY_SIZE),
    "run_in4": ("F13", n.BODY_FACE, n.BODY_SIZE),
    "case_number": ("F19", n.HEI_FACE, n.BODY_SIZE),
    "attachment_number": ("F20", n.HEI_FACE, n.BODY_SIZE),
    "table_caption": ("F21", n.HEI_FACE, n.CAPTION_SIZE),
    "figure_caption": ("F30", n.HEI_FACE, n.CAPTION_SIZE),
    "footnote": ("F36", n.BODY_FACE, n.NOTE_SIZE),
    "table_note": ("F36", n.BODY_FACE, n.NOTE_SIZE),
    "contents1": ("F36", n.BODY_FACE, n.BODY_SIZE),
    "contents2": ("F36", n.BODY_FACE, n.BODY_SIZE),
}
_ITEMS = {
    "report_title": "报告标题",
    "case_title": "案例标题",
    "school": "学校名称",
    "body": "正文",
    "heading1": "一级标题",
    "heading2": "二级标题",
    "heading3": "三级标题",
    "heading4": "四级标题",
    "run_in1": "段首标题一级",
    "run_in2": "段首标题二级",
    "run_in3": "段首标题三级",
    "run_in4": "段首标题四级",
    "case_number": "案例序号",
    "attachment_number": "附件序号",
    "table_caption": "表题",
    "figure_caption": "图题",
    "footnote": "脚注",
    "table_note": "表格注",
    "contents1": "目录一级",
    "contents2": "目录二级",
}


def _line(measure: Measure) -> str:
    if measure.line_rule == "auto":
        return f"{measure.line / 240:g} 倍"
    return f"{'固定值' if measure.line_rule == 'exact' else '最小值'} {measure.line / 20:g} 磅"


def _around(measure: Measure) -> str:
    return f"{measure.before / 20:g} 磅、{measure.after / 20:g} 磅"


def _alignment(measure: Measure) -> str:
    names = {"both": "两端对齐", "center": "居中", "left": "左对齐", "right": "右对齐"}
    return names.get(measure.alignment, measure.alignment)


def _indent(measure: Measure) -> str:
    em = measure.size * 10 + measure.letter_spacing
    return f"{round(measure.first_line / em, 1):g} 字"


def _bold(measure: Measure) -> str:
    return "加粗" if measure.bold else "不加粗"


def _letters(measure: Measure) -> str:
    return f"{measure.letter_spacing / 20:g} 磅"


def _outline(measure: Measure) -> str:
    return f"{measure.outline} 级" if measure.outline else "正文文本"


_Told = tuple[str, Callable[[Measure], str], str]
_EXACT = ("行距", _line, f"固定值 {n.LINE / 20:g} 磅")
_FLAT = ("段前段后", _around, "0 磅、0 磅")
_PLAIN = ("加粗", _bold, "不加粗")
_CENTRED = ("对齐", _alignment, "居中")
_CLOSE = ("字符间距", _letters, f"{n.LETTER_SPACING / 20:g} 磅")
_TEXT: tuple[_Told, ...] = (_EXACT, _FLAT, _CLOSE, ("首行缩进", _indent, "2 字"))
_LAYOUT: dict[str, tuple[_Told, ...]] = {
    "line": (_EXACT,),
    "title": (_PLAIN, _CENTRED),
    "case": (_PLAIN, _CENTRED, ("大纲级别", _outline, "1 级")),
    "text": (*_TEXT, ("对齐", _alignment, "两端对齐"), ("大纲级别", _outline, "正文文本")),
    "heading1": (*_TEXT, _PLAIN, ("大纲级别", _outline, "1 级")),
    "heading2": (*_TEXT, _PLAIN, ("大纲级别", _outline, "2 级")),
    "heading3": (*_TEXT, ("大纲级别", _outline, "3 级")),  # bold is an option of level 3
    "heading4": (*_TEXT, _PLAIN, ("大纲级别", _outline, "4 级")),
    "run_in": (*_TEXT, ("大纲级别", _outline, "正文文本")),
    "flush": (_PLAIN, ("对齐", _alignment, "左对齐"), ("首行缩进", _indent, "0 字")),
    "caption": (_PLAIN, _CENTRED),
    "note": (("对齐", _alignment, "左对齐"),),
}
_ASKED = {
    "report_title": "title",
    "case_title": "case",
    "school": "title",
    "body": "text",
    "heading1": "heading1",
    "heading2": "heading2",
    "heading3": "heading3",
    "heading4": "heading4",
    "run_in1": "run_in",
    "run_in2": "run_in",
    "run_in3": "run_in",
    "run_in4": "run_in",
    "case_number": "flush",
    "attachment_number": "flush",
    "table_caption": "caption",
    "figure_caption": "caption",
    "footnote": "note",
    "table_note": "note",
}


def _table_rows(name: str, table: TablePrototype) -> Iterator[Row]:
    for role, face in (("header", n.HEI_FACE), ("text", n.BODY_FACE), ("number", n.BODY_FACE)):
        measure = table.cells[role].measure
        item = f"{name}{_ROLES[role]}"
        yield Row("F25", f"{item}的字体", face, measure.font)
        yield Row("F25", f"{item}的字号", _points(n.CELL_SIZE), _points(measure.size))
        yield Row("F25", f"{item}的行距", "1 倍", _line(measure))
    yield Row("F25", f"{name}表头的对齐", "居中", _alignment(table.cells["header"].measure))
    yield Row("F27", f"{name}数字的对齐", "右对齐", _alignment(table.cells["number"].measure))
    low = table.row.height < n.ROW_HEIGHT - _NEAR
    height = table.row.height if low else n.ROW_HEIGHT
    yield Row("F25", f"{name}的行高", _mm(n.ROW_HEIGHT), _mm(height))


_ROLES = {"header": "表头", "text": "文字", "number": "数字"}


def setting_rows(parts: Mapping[str, bytes], path: str) -> Iterator[Row]:
    """Yield the rows that the document's settings answer to: F5, F18, F35."""
    themed = _THEME.search(parts.get("word/styles.xml", b""))
    yield Row("F9", "样式里的主题字体", "不使用", "使用" if themed else "不使用")
    if "word/settings.xml" not in parts:
        return
    settings = parse_part(parts, "word/settings.xml", path)
    odd_even = "不同" if is_on(settings.find(w("evenAndOddHeaders"))) else "相同"
    yield Row("F5", "奇偶页的页眉页脚", "不同", odd_even)
    squeezed = value(settings.find(w("characterSpacingControl")), default="doNotCompress")
    found = "不压缩" if squeezed == "doNotCompress" else "压缩"
    yield Row("F35", "标点的间距", "不压缩", found)
    asks = "会询问" if is_on(settings.find(w("updateFields"))) else "不询问"
    yield Row("F18", "打开时是否询问更新域", "不询问", asks)


# They override the faces that are named.
_THEME = re.compile(rb"w:(?:ascii|hAnsi|eastAsia|cs)Theme=")


def _points(half_points: int) -> str:
    return f"{half_points / 2:g} 磅"


def _mm(twips: int) -> str:
    return f"{twips * 25.4 / 1440:.1f} 毫米"

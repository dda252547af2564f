"""The lists of tables, of figures and of cases behind the contents: real fields, filled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from reportgen.layout.printed import printed_text
from reportgen.model import FigureBlock, Inline, Report, TableBlock, blocks_of
from reportgen.model.report import Listed
from reportgen.word.contents import Entry, list_xml
from reportgen.word.desk import Desk
from reportgen.word.escaping import escape, quoteattr
from reportgen.word.paragraphs import KEEP_NEXT, paragraph
from reportgen.word.properties import with_children
from reportgen.word.prototypes import Measure, ParagraphPrototype
from reportgen.word.runs import text_run

_TITLES: dict[Listed, str] = {"tables": "表目录", "figures": "图目录", "cases": "案例目录"}
# \c gathers the captions that a SEQ field counts, \f what hidden TC fields say.
_CODES: dict[Listed, str] = {
    "tables": r'TOC \h \z \c "表"',
    "figures": r'TOC \h \z \c "图"',
    "cases": r"TOC \h \z \f c",
}


def lists_xml(report: Report, pages: Mapping[str, int], desk: Desk) -> str:
    """Return the lists that the report asks for; one with nothing to list is left out."""
    return "".join(_list(listed, report, pages, desk) for listed in report.options.lists_of)


def case_entry(label: str, lines: tuple[str, ...], desk: Desk) -> str:
    """Return the hidden field that puts a case into the list of cases, where there is one."""
    if "cases" not in desk.options.lists_of:
        return ""
    text = _case(label, lines).replace("\\", r"\\").replace('"', r"\"")
    pieces = (
        '<w:fldChar w:fldCharType="begin"/>',
        f'<w:instrText xml:space="preserve"> TC "{escape(text)}" \\f c \\l 1 </w:instrText>',
        '<w:fldChar w:fldCharType="end"/>',
    )
    return "".join(f"<w:r><w:rPr><w:vanish/></w:rPr>{piece}</w:r>" for piece in pieces)


def _list(listed: Listed, report: Report, pages: Mapping[str, int], desk: Desk) -> str:
    entries = tuple(_entries(listed, report, desk))
    if not entries:
        return ""
    look = desk.prototypes.paragraphs["contents_title"]
    title = paragraph(look, text_run(_TITLES[listed], look.rpr), KEEP_NEXT, _apart(look.measure))
    bookmarks = desk.entries if listed == "cases" else desk.numbered
    return title + list_xml(_CODES[listed], entries, pages, bookmarks, _look(listed, desk))


def _apart(measure: Measure) -> str:
    """Return the distances of a title that stands a line below the list before it."""
    around = f'w:before="{measure.before + measure.line}" w:after="{measure.after}"'
    return f'<w:spacing {around} w:line="{measure.line}" w:lineRule="{measure.line_rule}"/>'


def _look(listed: Listed, desk: Desk) -> ParagraphPrototype:
    """Return the look that Word gives the list when it makes it anew."""
    entry = desk.prototypes.paragraphs["contents1"]
    style = desk.prototypes.styles.get("table of figures", "")
    if listed == "cases" or not style:
        return entry
    named = f"<w:pStyle w:val={quoteattr(style)}/>"
    return replace(entry, style=style, ppr=with_children(entry.ppr, "w:pPr", named))


def _entries(listed: Listed, report: Report, desk: Desk) -> Iterator[Entry]:
    if listed == "cases":
        for case in report.cases:
            yield Entry(case.id, 1, _case(case.label, case.title_lines))
        return
    for block in blocks_of(report):
        if block.id not in desk.numbered:
            continue
        if listed == "tables" and isinstance(block, TableBlock):
            yield _captioned(block.id, block.table.label, block.table.caption, desk)
        if listed == "figures" and isinstance(block, FigureBlock):
            yield _captioned(block.id, block.label, block.caption, desk)


def _captioned(ident: str, label: str, caption: tuple[Inline, ...], desk: Desk) -> Entry:
    words = printed_text(caption)
    separator = desk.options.caption_separator if words else ""
    return Entry(ident, 1, f"{label}{separator}{words}")


def _case(label: str, lines: tuple[str, ...]) -> str:
    return f"{label}\u3000{' '.join(lines)}"

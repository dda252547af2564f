"""A template's prototypes, read once: how each kind of block is formatted and what it measures."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.source import file_span
from reportgen.word.cascade import StyleSheet, measure, style_sheet
from reportgen.word.marks import (
    BODY_PLACE,
    CONTENTS_PLACE,
    PARAGRAPH_MARKS,
    PROTOTYPES_START,
    RUN_MARKS,
    TABLE_MARKS,
)
from reportgen.word.package import DOCUMENT, read_parts
from reportgen.word.places import body_section
from reportgen.word.properties import differing
from reportgen.word.prototypes import (
    PageMeasure,
    ParagraphPrototype,
    Prototypes,
    RunPrototype,
    TablePrototype,
    TableStyle,
)
from reportgen.word.table_prototype import table_problem, table_prototype
from reportgen.word.tree import (
    Element,
    formatting,
    number,
    parse_part,
    run_text,
    runs,
    text_of,
    value,
    w,
)

_STYLES = "word/styles.xml"


def harvest(data: bytes, path: str = "template.docx") -> Prototypes:
    """Return what a template (.docx) says about the body of a report.

    `path` is what messages name. Raises DiagnosticError `template-unreadable`, or `template-lacks`
    once for every mark that is missing or has nothing behind it.
    """
    parts = read_parts(data, path)
    document = parse_part(parts, DOCUMENT, path)
    sheet = style_sheet(parse_part(parts, _STYLES, path))
    paragraphs, tables = _marked(document)
    problems = [
        *_missing_places(document, path),
        *_missing_text(paragraphs, path),
        *_missing_tables(tables, path),
    ]
    if problems:
        raise DiagnosticError(*problems)
    found = {
        key: _paragraph(sheet, paragraphs[mark], mark) for key, mark in PARAGRAPH_MARKS.items()
    }
    surrounding = found["body"].rpr
    page = page_measure(body_section(document))
    return Prototypes(
        page=page,
        paragraphs=found,
        runs={key: _run(paragraphs[mark], mark, surrounding) for key, mark in RUN_MARKS.items()},
        tables=_tables(sheet, tables),
        styles=sheet.names(),
        title_room=_title_room(sheet, document, page),
        lead=_lead(sheet, document),
    )


def _lead(sheet: StyleSheet, document: Element) -> int:
    """Return the room of what a designer put before the body: a red head, a line."""
    room = 0
    for block in document.find(w("body")):
        if block.tag != w("p"):
            continue
        text = text_of(block).strip()
        if text.startswith(BODY_PLACE):
            break
        if block.find(f"{w('pPr')}/{w('sectPr')}") is not None:
            room = 0
        elif not text.startswith("{%"):  # a paragraph that docxtpl takes away
            look = measure(sheet, *_properties(block, next(iter(runs(block)), None)))
            room += look.before + look.line_height + look.after
    return room


def _title_room(sheet: StyleSheet, document: Element, page: PageMeasure) -> float:
    """Return how many of its characters fit into the line that prints {{ title_lines }}."""
    for paragraph in document.iter(w("p")):
        text = text_of(paragraph)
        if "title_lines" in text:
            look = measure(sheet, *_properties(paragraph, next(iter(runs(paragraph)), None)))
            room = page.text_width - look.left - look.right
            return room / max(look.size * 10 + look.letter_spacing, 1)
    return 0.0


def _marked(document: Element) -> tuple[dict[str, Element], dict[str, Element]]:
    """Return the first paragraph and the first table behind the start that bear each mark."""
    paragraphs: dict[str, Element] = {}
    tables: dict[str, Element] = {}
    wanted = (*PARAGRAPH_MARKS.values(), *RUN_MARKS.values())
    for paragraph in _behind_start(document):
        text = text_of(paragraph).lstrip()
        for mark in filter(text.startswith, wanted):
            paragraphs.setdefault(mark, paragraph)
        for mark in filter(text.startswith, TABLE_MARKS.values()):
            table = next(paragraph.iterancestors(w("tbl")), None)
            if table is not None:
                tables.setdefault(mark, table)
    return paragraphs, tables


def _behind_start(document: Element) -> Iterator[Element]:
    started = False
    for paragraph in document.iter(w("p")):
        started = started or text_of(paragraph).strip().startswith(PROTOTYPES_START)
        if started:
            yield paragraph


def _missing_places(document: Element, path: str) -> Iterator[Diagnostic]:
    texts = [text_of(paragraph).strip() for paragraph in document.iterfind(f".//{w('p')}")]
    for mark in (CONTENTS_PLACE, BODY_PLACE, PROTOTYPES_START):
        if not any(text.startswith(mark) for text in texts):
            yield problem("template-lacks.place", file_span(path), mark=mark)


def _missing_text(paragraphs: dict[str, Element], path: str) -> Iterator[Diagnostic]:
    for mark in (*PARAGRAPH_MARKS.values(), *RUN_MARKS.values()):
        if mark not in paragraphs:
            yield problem("template-lacks", file_span(path), mark=mark)
        elif first_run(paragraphs[mark], mark) is None:
            yield problem("template-lacks.text", file_span(path), mark=mark)


def _missing_tables(tables: dict[str, Element], path: str) -> Iterator[Diagnostic]:
    for mark in TABLE_MARKS.values():
        if mark not in tables:
            yield problem("template-lacks.table", file_span(path), mark=mark)
        else:
            yield from table_problem(tables[mark], mark, path)


def first_run(paragraph: Element, mark: str) -> Element | None:
    """Return the run of the first character behind the mark, wherever programs cut the runs."""
    behind = text_of(paragraph).find(mark) + len(mark)
    end = 0
    for run in runs(paragraph):
        text = run_text(run)
        end += len(text)
        if end > behind and text[behind - end :].strip():
            return run
    return None


def _paragraph(sheet: StyleSheet, paragraph: Element, mark: str) -> ParagraphPrototype:
    ppr, rpr = _properties(paragraph, first_run(paragraph, mark))
    return ParagraphPrototype(
        style="" if ppr is None else value(ppr.find(w("pStyle"))),
        ppr=formatting(ppr),
        rpr=formatting(rpr),
        measure=measure(sheet, ppr, rpr),
    )


def _properties(paragraph: Element, run: Element | None) -> tuple[Element | None, Element | None]:
    return paragraph.find(w("pPr")), None if run is None else run.find(w("rPr"))


def _run(paragraph: Element, mark: str, surrounding: str) -> RunPrototype:
    _, rpr = _properties(paragraph, first_run(paragraph, mark))
    text = formatting(rpr)
    return RunPrototype(text, differing(text, surrounding))


def _tables(sheet: StyleSheet, tables: dict[str, Element]) -> dict[TableStyle, TablePrototype]:
    grid, three = (
        table_prototype(sheet, tables[mark], mark)
        for mark in (TABLE_MARKS["grid"], TABLE_MARKS["three-line"])
    )
    return {"grid": grid, "three-line": three}


def page_measure(section: Element) -> PageMeasure:
    """Return the page of a section; what it does not say is as Word has it."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))

    def length(element: Element | None, name: str, usual: int) -> int:
        found = number(value(element, name))
        return usual if found is None else abs(found)  # negative: the text may not push it down

    return PageMeasure(
        width=length(size, "w", 11906),
        height=length(size, "h", 16838),
        top=length(margins, "top", 1440),
        bottom=length(margins, "bottom", 1440),
        left=length(margins, "left", 1800) + length(margins, "gutter", 0),
        right=length(margins, "right", 1800),
        header=length(margins, "header", 720),
        footer=length(margins, "footer", 720),
    )

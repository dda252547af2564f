"""`completeness`: pictures that say nothing, 0 among words, cases that are longer than allowed."""

from __future__ import annotations

from collections.abc import Iterator

from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.audit.series import address, in_table, series_of
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import (
    Block,
    CaseStudy,
    FigureBlock,
    Heading,
    Paragraph,
    Picture,
    Report,
    RunInHeading,
    TableBlock,
    blocks_of,
    plain_text,
    tables_of,
)


def _completeness(reading: Reading) -> Iterator[Diagnostic]:
    yield from _silent_pictures(reading.report)
    yield from _empty_headings(tuple(blocks_of(reading.report)))
    yield from _zeros(reading.report)
    for case in reading.report.cases:
        yield from _limits(case, reading.report)


def _silent_pictures(report: Report) -> Iterator[Diagnostic]:
    for block in blocks_of(report):
        if not isinstance(block, FigureBlock) or plain_text(block.caption):
            continue
        for item in block.items:
            if isinstance(item, Picture) and _is_silent(item):
                yield problem("completeness.picture", item.span, name=item.name)


def _is_silent(picture: Picture) -> bool:
    return not picture.missing and not picture.caption and picture.alt in {"", picture.name}


def _empty_headings(blocks: tuple[Block, ...]) -> Iterator[Diagnostic]:
    """Yield headings of a body that are followed by one of the same rank, or by nothing."""
    for block, after in zip(blocks, (*blocks[1:], None), strict=False):
        if not isinstance(block, Heading) or block.level <= 2:
            continue  # a chapter or section without text is told where it is read
        if after is None or (isinstance(after, Heading) and after.level <= block.level):
            title = f"{block.number}{plain_text(block.inlines)}"
            yield problem("completeness.heading", block.span, title=title)


def _zeros(report: Report) -> Iterator[Diagnostic]:
    """Yield a 0 among the words of a column that holds words else."""
    for table in tables_of(report):
        for series in series_of(table):
            if series.line.type not in {"", "text"}:
                continue
            cells = [(member, series.cell(member)) for member in series.members]
            words = any(cell.text.strip() and cell.quantity is None for _, cell in cells)
            zeros = [(member, cell) for member, cell in cells if cell.text.strip() in {"0", "０"}]
            figures = sum(cell.quantity is not None for _, cell in cells) - len(zeros)
            if words and not figures:
                for member, cell in zeros:
                    at = address(series, member)
                    yield problem(
                        "completeness.zero",
                        cell.span,
                        table=in_table(table),
                        cell=at,
                        column=series.name,
                    )


def _limits(case: CaseStudy, report: Report) -> Iterator[Diagnostic]:
    limits = report.limits
    length = sum(len(_text(block)) for block in case.blocks)
    if limits.case_characters and length > limits.case_characters:
        yield problem(
            "completeness.length",
            case.span,
            label=case.label,
            length=length,
            limit=limits.case_characters,
        )
    pictures = sum(len(block.items) for block in case.blocks if isinstance(block, FigureBlock))
    if limits.case_pictures and pictures > limits.case_pictures:
        yield problem(
            "completeness.pictures",
            case.span,
            label=case.label,
            count=pictures,
            limit=limits.case_pictures,
        )


def _text(block: Block) -> str:
    if isinstance(block, (Paragraph, Heading)):
        return plain_text(block.inlines)
    if isinstance(block, RunInHeading):
        return plain_text((*block.heading, *block.inlines))
    if isinstance(block, TableBlock):
        return "".join(cell.text for row in block.table.grid for cell in row)
    return plain_text(block.caption)


_ROWS = "---\n学校\t类别\t人数\n东校\t{}\t140\n西校\t技能培训\t60"
_TABLE = "情况见【表：甲】。\n【表：甲】\n"
RULE = Rule(
    "completeness",
    _completeness,
    "图片要有说明，标题下面要有正文，文字栏里不填 0；"
    "report.yaml 的 limits 规定了案例长短的，不超过它。",
    "Pictures have a caption, headings a text below them, a column of words no 0; where "
    "report.yaml sets limits: for the cases, they are kept.",
    passing=(_TABLE + _ROWS.format("无"),),
    failing=(_TABLE + _ROWS.format("0"),),
)

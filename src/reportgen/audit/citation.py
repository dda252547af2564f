"""`citation`: tables and charts that the text never mentions, and numbers typed by hand."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from itertools import pairwise

from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, Phrase, problem
from reportgen.model import (
    Chart,
    FigureBlock,
    Paragraph,
    Reference,
    Report,
    TableBlock,
    Text,
    blocks_of,
    plain_text,
)

_TYPED = re.compile("(?:见|如|据|由|从)(表|图)([一二三四五六七八九十百]+|[0-9]+)(?![0-9级格样])")


def _citation(reading: Reading) -> Iterator[Diagnostic]:
    report = reading.report
    labels = dict(_labelled(report))
    cited: set[str] = set()
    for passage in reading.passages:
        cited.update(each.target for each in passage.pieces if isinstance(each, Reference))
        for found in _TYPED.finditer(passage.text):
            if not isinstance(passage.piece(found.start(1)), Text):
                continue
            label = found[1] + found[2]
            place = passage.place(found.start(1), found.end())
            target = labels.get(label)
            if target is None:
                yield problem("citation.number", place, label=label)
            else:
                cited.add(target[0])
                name = Phrase("bind-citation", {"kind": found[1], "name": target[1]})
                yield problem("citation.typed", place, label=label, hints=(name,))
    wrong = dict(_wrong_numbers(report, labels, cited))
    appended = {block.id for each in report.attachments for block in each.blocks}
    for block in blocks_of(report):
        if block.id in appended:
            continue  # an attachment is the table
        if block.id in wrong:
            yield wrong[block.id]
        elif isinstance(block, TableBlock) and block.table.label and block.id not in cited:
            yield problem("citation.table", block.span, label=block.table.label)
        if isinstance(block, FigureBlock) and block.label and block.id not in cited:
            chart = any(isinstance(item, Chart) for item in block.items)
            yield problem(
                f"citation.{'chart' if chart else 'picture'}", block.span, label=block.label
            )


def _wrong_numbers(
    report: Report, labels: Mapping[str, tuple[str, str]], cited: Collection[str]
) -> Iterator[tuple[str, Diagnostic]]:
    """Yield tables that nothing cites, where the paragraph before them cites another by hand."""
    blocks = tuple(blocks_of(report))
    for before, block in pairwise(blocks):
        if not isinstance(block, TableBlock) or not isinstance(before, Paragraph):
            continue
        typed = _TYPED.search(plain_text(before.inlines))
        label = block.table.label
        said = typed[1] + typed[2] if typed else ""
        if said in labels and label and block.id not in cited and said != label:
            yield block.id, problem("citation.wrong", before.span, label=said, next=label)


def _labelled(report: Report) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield the printed number of each table and figure, with its id and name."""
    for block in blocks_of(report):
        if isinstance(block, TableBlock) and block.table.label:
            yield block.table.label, (block.id, block.table.name)
        elif isinstance(block, FigureBlock) and block.label:
            yield block.label, (block.id, block.items[0].name)


_TABLE = "【表：甲】"
RULE = Rule(
    "citation",
    _citation,
    "每张表、每张统计图都要在文字里提到；手打的“见表三”换一次顺序就会错，没有这个号的是错的。",
    "Every table and chart is mentioned in the text; a number typed by hand goes wrong with the "
    "next change of order, and one that no table has is wrong already.",
    passing=(f"各校人数见{_TABLE}。\n{_TABLE}",),
    failing=(f"各校人数如下。\n{_TABLE}", f"各校人数见表九。见{_TABLE}。\n{_TABLE}"),
)

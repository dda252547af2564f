"""The report as values: what every later step reads, each with its place."""

from reportgen.model.blocks import (
    Block,
    FigureBlock,
    FigureItem,
    Heading,
    Paragraph,
    RunInHeading,
    TableBlock,
)
from reportgen.model.chart import Chart, ChartType, Series
from reportgen.model.drawing import ChartPicture
from reportgen.model.inline import Footnote, Inline, OpenMark, Reference, Text, Value, plain_text
from reportgen.model.picture import Picture
from reportgen.model.remark import Remark
from reportgen.model.report import (
    Attachment,
    CaseStudy,
    Check,
    Fact,
    FormatOptions,
    Limits,
    Organization,
    Report,
    Section,
    blocks_of,
    tables_of,
)
from reportgen.model.table import Cell, DataTable, Line

__all__ = [
    "Attachment",
    "Block",
    "CaseStudy",
    "Cell",
    "Chart",
    "ChartPicture",
    "ChartType",
    "Check",
    "DataTable",
    "Fact",
    "FigureBlock",
    "FigureItem",
    "Footnote",
    "FormatOptions",
    "Heading",
    "Inline",
    "Limits",
    "Line",
    "OpenMark",
    "Organization",
    "Paragraph",
    "Picture",
    "Reference",
    "Remark",
    "Report",
    "RunInHeading",
    "Section",
    "Series",
    "TableBlock",
    "Text",
    "Value",
    "blocks_of",
    "plain_text",
    "tables_of",
]

"""Diagnostics as text, in the form that a person, an editor, a CI job or Word's margin has."""

from reportgen.reporter.human import human
from reportgen.reporter.machine import as_json, github, short
from reportgen.reporter.place import place_text
from reportgen.reporter.remarks import remarks
from reportgen.reporter.summary import Summary, summarize
from reportgen.source import column_letters

__all__ = [
    "Summary",
    "as_json",
    "column_letters",
    "github",
    "human",
    "place_text",
    "remarks",
    "short",
    "summarize",
]

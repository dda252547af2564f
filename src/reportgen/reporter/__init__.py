"""Diagnostics as text, in the form that a person, an editor or a CI job reads."""

from reportgen.reporter.human import human
from reportgen.reporter.machine import as_json, github, short
from reportgen.reporter.place import column_letters, place_text
from reportgen.reporter.summary import Summary, summarize

__all__ = [
    "Summary",
    "as_json",
    "column_letters",
    "github",
    "human",
    "place_text",
    "short",
    "summarize",
]

"""The words an editor's YAML is made of: which keys there are and what stands behind each."""

from __future__ import annotations

# Behind these stand names that the editors choose.
NAMED = frozenset({"tables", "charts", "pictures", "names", "facts", "lists", "terms"})
# Behind these stands a list whose items have keys.
LISTED = frozenset({"rows", "columns", "checks"})
# Behind these stand further keys.
GROUPS = frozenset({"captions", "limits"})
# Behind these stands text of several lines, in a | block.
BLOCKS = frozenset({"body", "introduction", "data"})
# Behind these stand several names or texts.
SERIES = frozenset(
    {
        "attachments",
        "cases",
        "cells",
        "chapters",
        "file",
        "lists_of",
        "merge",
        "only",
        "seen",
        "short",
        "show",
        "without",
    }
)
# Behind these stands text on one line.
TEXTS = frozenset(
    {
        "alt",
        "at",
        "because",
        "by",
        "caption",
        "draft",
        "expected",
        "formula",
        "key",
        "note",
        "of",
        "official",
        "organization",
        "previous",
        "school",
        "separator",
        "serial",
        "sheet",
        "source",
        "stated",
        "table",
        "template",
        "that",
        "title",
        "total",
        "unit",
    }
)
# Behind these stands a number, a date, yes or no, or one word of a few.
CHOICES = frozenset(
    {
        "align",
        "case_characters",
        "case_pictures",
        "code",
        "contents",
        "continued",
        "cover",
        "date",
        "digits",
        "header_rows",
        "heading3_bold",
        "label_columns",
        "landscape",
        "numbering",
        "numerals",
        "style",
        "table_style",
        "type",
        "year",
    }
)
PATHS = frozenset({"file", "template", "previous"})
FORMULAS = frozenset({"formula", "that"})
KNOWN = NAMED | LISTED | GROUPS | BLOCKS | SERIES | TEXTS | CHOICES

# Characters that look like a blank (or like nothing) and are none to YAML.
WIDE_BLANKS = "\u3000\u00a0\u2002\u2003\u2009\u202f\u205f"
INVISIBLE = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
BLANKS = " \t" + WIDE_BLANKS + INVISIBLE
SENTENCE_MARKS = "，。；！？、"

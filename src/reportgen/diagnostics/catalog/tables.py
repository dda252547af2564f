"""Messages about tables: their lines, names, formulas and totals."""

from reportgen.diagnostics.core import Message

MESSAGES: dict[str, Message] = {}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}

"""Messages of the room `word`."""

from reportgen.diagnostics.core import Message

MESSAGES: dict[str, Message] = {}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}

"""What is wrong, where, why and how to mend it: values, never prints."""

from reportgen.diagnostics.codes import CODES, codes_near
from reportgen.diagnostics.core import (
    Diagnostic,
    DiagnosticError,
    LocalProblem,
    Message,
    Phrase,
    Related,
    Severity,
    Term,
)
from reportgen.diagnostics.registry import MESSAGES, PHRASES, TERMS, problem
from reportgen.diagnostics.text import Language, hint_texts, message_text, phrase_text

__all__ = [
    "CODES",
    "MESSAGES",
    "PHRASES",
    "TERMS",
    "Diagnostic",
    "DiagnosticError",
    "Language",
    "LocalProblem",
    "Message",
    "Phrase",
    "Related",
    "Severity",
    "Term",
    "codes_near",
    "hint_texts",
    "message_text",
    "phrase_text",
    "problem",
]

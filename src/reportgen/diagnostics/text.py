"""A Diagnostic's words in Chinese or English."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

from reportgen.diagnostics.core import Diagnostic, Phrase, Term
from reportgen.diagnostics.registry import MESSAGES, PHRASES, TERMS

Language = Literal["zh", "en"]


def _fill(template: str, params: Mapping[str, Any], language: Language) -> str:
    told = {name: _told(value, language) for name, value in params.items()}
    return template.format_map(told)


def _told(value: object, language: Language) -> object:
    if isinstance(value, Term):
        return TERMS[value.key][0 if language == "zh" else 1]
    if isinstance(value, Phrase):
        return phrase_text(value, language)
    if isinstance(value, (list, tuple)):
        separator = "、" if language == "zh" else ", "
        return separator.join(str(_told(item, language)) for item in value)
    return value


def phrase_text(phrase: Phrase, language: Language) -> str:
    """Return a catalogued sentence with its parameters filled in."""
    return _fill(PHRASES[phrase.key][0 if language == "zh" else 1], phrase.params, language)


def message_text(diagnostic: Diagnostic, language: Language) -> str:
    """Return what is wrong, in one sentence."""
    message = MESSAGES[diagnostic.key]
    return _fill(message.zh if language == "zh" else message.en, diagnostic.params, language)


def hint_texts(diagnostic: Diagnostic, language: Language) -> tuple[str, ...]:
    """Return how to mend it: the diagnostic's own hints, or the code's usual one."""
    if diagnostic.hints:
        return tuple(phrase_text(hint, language) for hint in diagnostic.hints)
    message = MESSAGES[diagnostic.key]
    usual = message.hint_zh if language == "zh" else message.hint_en
    return (_fill(usual, diagnostic.params, language),) if usual else ()

"""The form that a reader of Word sees: a remark in the margin at each finding's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.audit import finding_of
from reportgen.diagnostics import Diagnostic, Language, hint_texts, message_text, phrase_text
from reportgen.model import Remark
from reportgen.reporter.human import LABELS, by_cause
from reportgen.reporter.place import column_letters, place_text
from reportgen.source import Span

_PLACES = 30  # of one cause, listed
_RELATED = 8
_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "label": "【{label}】",
        "cure": "怎么改：{hint}",
        "see": "另见 {place}：{what}",
        "cause": "一个原因，{count} 处：{cause}。各处：{places}",
        "more": "还有 {count} 处，各有批注",
        "first": "同一个原因，共 {count} 处，说明在这一处的批注里：{place}",
        "named": "“{name}”（{place}）",
        "line": "第 {line} 行",
        "from": "{code}，{place}",
        "and": "、",
    },
    "en": {
        "label": "[{label}]",
        "cure": "Cure: {hint}",
        "see": "See {place}: {what}",
        "cause": "One cause, {count} places: {cause}. They are {places}",
        "more": "and {count} more, each with its comment",
        "first": "One of {count} places with one cause; this one's comment explains it: {place}",
        "named": "“{name}” ({place})",
        "line": "line {line}",
        "from": "{code}, {place}",
        "and": ", ",
    },
}


def remarks(diagnostics: Sequence[Diagnostic], language: Language) -> tuple[Remark, ...]:
    """Return a remark for each diagnostic; of those with one cause, the first tells it for all."""
    return tuple(
        Remark(each.span, _label(each, language), tuple(_lines(each, group, language)))
        for group in by_cause(diagnostics)
        for each in group
    )


def _label(each: Diagnostic, language: Language) -> str:
    return _WORDS[language]["label"].format(label=LABELS[language][each.severity])


def _lines(each: Diagnostic, group: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    told = _WORDS[language]
    yield message_text(each, language)
    if each is group[0]:
        yield from (told["cure"].format(hint=hint) for hint in hint_texts(each, language))
        yield from dict.fromkeys(_related(each, language))
        if len(group) > 1:
            yield _cause(group, language)
    else:
        place = _named(group[0], each.span, language)
        yield told["first"].format(count=len(group), place=place)
    yield told["from"].format(code=each.code, place=place_text(each.span))


def _related(each: Diagnostic, language: Language) -> Iterator[str]:
    for other in each.related[:_RELATED]:
        what = phrase_text(other.phrase, language)
        place = _near(other.span, each.span, language)
        yield _WORDS[language]["see"].format(place=place, what=what)


def _cause(group: Sequence[Diagnostic], language: Language) -> str:
    told, first = _WORDS[language], group[0]
    assert first.cause is not None
    places = [_named(each, first.span, language) for each in group[:_PLACES]]
    if len(group) > _PLACES:
        places.append(told["more"].format(count=len(group) - _PLACES))
    cause = phrase_text(first.cause, language)
    return told["cause"].format(count=len(group), cause=cause, places=told["and"].join(places))


def _named(each: Diagnostic, here: Span, language: Language) -> str:
    """Return a finding's place with what a reader of the document knows it by."""
    finding = finding_of(each)
    place = _near(each.span, here, language)
    if finding is None:
        return place
    return _WORDS[language]["named"].format(name=finding.at, place=place)


def _near(span: Span, here: Span, language: Language) -> str:
    """Return a place as short as it can be told from another one."""
    if (span.path, span.sheet) != (here.path, here.sheet):
        return place_text(span)
    if span.sheet:
        return f"{column_letters(span.column)}{span.line}"
    return _WORDS[language]["line"].format(line=span.line)

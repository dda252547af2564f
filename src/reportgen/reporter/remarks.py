"""The form that a reader of Word sees: a remark in the margin at each finding's place."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportgen.audit import culprit_of, own_finding
from reportgen.diagnostics import Diagnostic, Language, hint_texts, message_text, phrase_text
from reportgen.model import Remark
from reportgen.reporter.human import LABELS, by_cause
from reportgen.reporter.place import place_text
from reportgen.source import Span, column_letters

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
    """Return a remark for each diagnostic; of those with one cause, the first tells it for all.

    A cause that is one cell is told at that cell, whether or not a finding stands there.
    """
    return tuple(remark for group in by_cause(diagnostics) for remark in _of_group(group, language))


def _of_group(group: Sequence[Diagnostic], language: Language) -> Iterator[Remark]:
    culprit = culprit_of(group[0]) if len(group) > 1 else None
    if culprit is None:
        for each in group:
            yield Remark(each.span, _label(each, language), tuple(_lines(each, group, language)))
        return
    own = [each for each in group if each.span == culprit.span]
    worst = max(group, key=lambda each: each.severity)
    told = [message_text(each, language) for each in own]
    told += [_cause(group, culprit.span, language), _from(worst, culprit.span, language)]
    yield Remark(culprit.span, _label(worst, language), tuple(told))
    for each in group:
        if each.span != culprit.span:
            place = _called(culprit.finding.at, culprit.span, each.span, language)
            lines = _referring(each, len(group), place, language)
            yield Remark(each.span, _label(each, language), tuple(lines))


def _referring(each: Diagnostic, count: int, place: str, language: Language) -> Iterator[str]:
    """Yield what a finding says whose cause is told elsewhere."""
    yield message_text(each, language)
    yield _WORDS[language]["first"].format(count=count, place=place)
    yield _from(each, each.span, language)


def _from(each: Diagnostic, span: Span, language: Language) -> str:
    return _WORDS[language]["from"].format(code=each.code, place=place_text(span))


def _label(each: Diagnostic, language: Language) -> str:
    return _WORDS[language]["label"].format(label=LABELS[language][each.severity])


def _lines(each: Diagnostic, group: Sequence[Diagnostic], language: Language) -> Iterator[str]:
    if each is not group[0]:
        place = _named(group[0], each.span, language)
        yield from _referring(each, len(group), place, language)
        return
    yield message_text(each, language)
    cure = _WORDS[language]["cure"]
    yield from (cure.format(hint=hint) for hint in hint_texts(each, language))
    yield from dict.fromkeys(_related(each, language))
    if len(group) > 1:
        yield _cause(group, each.span, language)
    yield _from(each, each.span, language)


def _related(each: Diagnostic, language: Language) -> Iterator[str]:
    for other in each.related[:_RELATED]:
        what = phrase_text(other.phrase, language)
        place = _near(other.span, each.span, language)
        yield _WORDS[language]["see"].format(place=place, what=what)


def _cause(group: Sequence[Diagnostic], here: Span, language: Language) -> str:
    told, first = _WORDS[language], group[0]
    assert first.cause is not None
    places = [_named(each, here, language) for each in group[:_PLACES]]
    if len(group) > _PLACES:
        places.append(told["more"].format(count=len(group) - _PLACES))
    cause = phrase_text(first.cause, language)
    return told["cause"].format(count=len(group), cause=cause, places=told["and"].join(places))


def _named(each: Diagnostic, here: Span, language: Language) -> str:
    """Return a finding's place with what a reader of the document knows it by."""
    finding = own_finding(each)
    return _called(finding.at if finding else "", each.span, here, language)


def _called(name: str, span: Span, here: Span, language: Language) -> str:
    place = _near(span, here, language)
    return _WORDS[language]["named"].format(name=name, place=place) if name else place


def _near(span: Span, here: Span, language: Language) -> str:
    """Return a place as short as it can be told from another one."""
    if (span.path, span.sheet) != (here.path, here.sheet):
        return place_text(span)
    if span.sheet:
        return f"{column_letters(span.column)}{span.line}"
    return _WORDS[language]["line"].format(line=span.line)

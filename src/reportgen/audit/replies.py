"""Replies: what people filled in, matched to the questions by what they ask, never by the row."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal
from unicodedata import normalize

from reportgen.audit.corrections import Unclear, corrected_text, same_figure, says_the_same
from reportgen.audit.findings import Finding, figure_key
from reportgen.audit.questions import Question
from reportgen.audit.verdicts import verdict_of
from reportgen.audit.whereabouts import Whereabouts
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.source import SourceText, Span

_NEAR = 16  # characters


@dataclass(frozen=True, slots=True)
class Reply:
    """A row as it came back; `key` is "" where the row has lost its own."""

    key: str
    where: str
    stated: str
    expected: str
    answer: str
    correction: str
    because: str
    by: str
    span: Span  # of the answer's cell
    corrected_at: Span

    @property
    def is_blank(self) -> bool:
        """Tell whether nobody has filled anything in; a name alone says nothing."""
        return not (self.answer or self.correction or self.because)


@dataclass(frozen=True, slots=True)
class Sent:
    """What a row asked when it was sent, and where the figure stood."""

    key: str
    school: str
    finding: Finding
    path: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Decision:
    """What a reply comes to: the figure stands, or is another one, `text`."""

    question: Question
    reply: Reply
    kind: Literal["confirmed", "corrected"]
    text: str = ""


@dataclass(frozen=True, slots=True)
class Matched:
    """Replies sorted out; `done` are those taken at an earlier reading."""

    decisions: tuple[Decision, ...]
    problems: tuple[Diagnostic, ...]
    blank: int
    done: int


@dataclass(frozen=True, slots=True)
class Before:
    """What was there when the replies come in: the questions, those sent, the answers kept.

    `units` has the questions that stand in a table, with their row's or column's unit;
    `by_text` what is asked by what its row says, None where two rows say the same.
    """

    questions: Mapping[str, Question]
    by_text: Mapping[tuple[str, str, str], Question | None]
    by_figure: Mapping[tuple[str, str], Question]
    sent: Mapping[str, Sent]
    answered: frozenset[Finding]
    units: Mapping[str, str]
    texts: Mapping[str, SourceText]
    titles: tuple[str, str]  # of the columns of what is stated and expected

    @staticmethod
    def of(
        questions: Sequence[Question],
        places: Whereabouts,
        texts: Mapping[str, SourceText],
        *,
        sent: Mapping[str, Sent],
        answered: Iterable[Finding],
        titles: tuple[str, str],
    ) -> Before:
        """Find the questions by what they may be known by."""
        by_text: dict[tuple[str, str, str], Question | None] = {}
        for each in questions:
            said = _said("".join(each.where), each.finding.stated, each.finding.expected)
            by_text[said] = None if said in by_text else each
        return Before(
            {each.key: each for each in questions},
            by_text,
            {figure_key(each.finding): each for each in questions if each.finding.at},
            sent,
            frozenset(answered),
            {each.key: places.unit(each.span) for each in questions if each.span in places.cells},
            texts,
            titles,
        )


def match_replies(replies: Sequence[Reply], before: Before) -> Matched:
    """Match replies to the questions; what contradicts itself or is out of date is not taken."""
    decisions: list[Decision] = []
    problems: list[Diagnostic] = []
    blank = done = 0
    for reply in replies:
        if reply.is_blank:
            blank += 1
            continue
        said = _taken(reply, before)
        if isinstance(said, Decision):
            decisions.append(said)
        elif said is None:
            done += 1
        else:
            problems.append(said)
    agreed, conflicts = _agreed(decisions)
    taken = [each for each in agreed if each.kind == "corrected" or each.reply.because]
    unexplained = [_unexplained(each) for each in agreed if each not in taken]
    return Matched(tuple(taken), (*problems, *conflicts, *unexplained), blank, done)


def _unexplained(each: Decision) -> Diagnostic:
    """Return that an answer without its reason is none."""
    stated = each.question.finding.stated
    return problem("reply-not-kept.reason", each.reply.span, stated=stated)


def _is_done(sent: Sent, correction: str, texts: Mapping[str, SourceText]) -> bool:
    """Tell whether the corrected text is what now stands where the question was.

    Other corrections of the line may have moved it by a few characters.
    """
    source, written = texts.get(sent.path), corrected_text(sent.finding.stated, correction)
    if source is None or not correction or isinstance(written, Unclear):
        return False
    at = sent.column - 1
    near = source.line(sent.line)[max(at - _NEAR, 0) : at + len(written) + _NEAR]
    return bool(re.search(rf"(?<![0-9.]){re.escape(written)}(?![0-9.])", near))


def _taken(reply: Reply, before: Before) -> Decision | Diagnostic | None:
    question = before.questions.get(reply.key)
    sent = before.sent.get(reply.key)
    if question is None and sent is None:
        said = _said(reply.where, reply.stated, reply.expected)
        question = before.by_text.get(said) if any(said) else None
    if question is not None:
        return _changed(reply, question.finding, before) or _decided(reply, question, before)
    if sent is None:
        typed = reply.answer or reply.correction or reply.because
        return problem("reply-row", reply.span, typed=typed[:40])
    changed = _changed(reply, sent.finding, before)
    if changed is not None:
        return changed
    if _is_answered(sent.finding, before) or _is_done(sent, reply.correction, before.texts):
        return None
    return _stale(reply, sent, before)


def _is_answered(finding: Finding, before: Before) -> bool:
    return finding in before.answered or replace(finding, stated="") in before.answered


def _said(where: str, stated: str, expected: str) -> tuple[str, str, str]:
    return _plain(where), _plain(stated), _plain(expected)


def _plain(text: str) -> str:
    return "".join(normalize("NFKC", text).split())


def _changed(reply: Reply, finding: Finding, before: Before) -> Diagnostic | None:
    """Tell a row whose given cells are not those that were sent with its key."""
    sides = ((reply.stated, finding.stated), (reply.expected, finding.expected))
    for title, (typed, sent) in zip(before.titles, sides, strict=True):
        if _plain(typed) != _plain(sent):
            return problem(
                "reply-row.changed",
                reply.span,
                title=title,
                typed=typed[:40],
                sent=sent,
            )
    return None


def _stale(reply: Reply, sent: Sent, before: Before) -> Diagnostic:
    was = sent.finding
    typed = reply.correction or reply.answer or reply.because
    now = before.by_figure.get(figure_key(was))
    if now is None:
        figure = was.at or was.stated
        return problem(
            "reply-stale.gone", reply.span, figure=figure, before=was.stated, typed=typed[:40]
        )
    return problem(
        "reply-stale",
        reply.span,
        figure=was.at,
        before=was.stated,
        computed=was.expected or "—",
        stated=now.finding.stated,
        expected=now.finding.expected or "—",
    )


def _decided(reply: Reply, question: Question, before: Before) -> Decision | Diagnostic:
    """Return what a row says of its question."""
    meant = verdict_of(reply.answer, reply.correction, reply.because)
    if isinstance(meant, Unclear):
        return problem(meant.key, reply.span, **meant.params)
    if meant.kind == "confirmed" and not reply.correction:
        return _confirmed(replace(reply, because=meant.because), question)
    text = _text_of(reply.correction, question, before)
    if isinstance(text, Unclear):
        return problem(text.key, reply.corrected_at, **text.params)
    if not question.is_mark and says_the_same(question.finding.stated, text):
        return _confirmed(replace(reply, because=meant.because), question)
    if meant.kind == "confirmed":
        correction = reply.correction[:40]
        return problem("reply-unclear.both", reply.span, typed=reply.answer, correction=correction)
    return Decision(question, reply, "corrected", text)


def _text_of(correction: str, question: Question, before: Before) -> str | Unclear:
    if question.is_mark:
        return corrected_text("", correction)
    unit = before.units.get(question.key)
    stated = question.finding.stated
    return corrected_text(stated, correction, unit=unit or "", is_cell=unit is not None)


def _confirmed(reply: Reply, question: Question) -> Decision | Diagnostic:
    if question.is_mark:
        return problem("reply-not-kept.mark", reply.span, stated=question.finding.stated)
    if not question.can_be_answered:
        return problem("reply-not-kept", reply.span, stated=question.finding.stated)
    return Decision(question, reply, "confirmed")


def _agreed(decisions: Sequence[Decision]) -> tuple[list[Decision], list[Diagnostic]]:
    """Return one decision a question; the copies of two people that differ count for nothing."""
    groups: dict[str, list[Decision]] = {}
    for each in decisions:
        groups.setdefault(each.question.key, []).append(each)
    agreed: list[Decision] = []
    problems: list[Diagnostic] = []
    for group in groups.values():
        first = group[0]
        other = next((each for each in group if not _agree(first, each)), None)
        if other is None:
            agreed.append(_with_reason(group))
        else:
            problems.append(conflict(first, other))
    return agreed, problems


def _agree(one: Decision, other: Decision) -> bool:
    """Tell whether two replies say the same; a figure's separators and unit make no other one."""
    same = one.text == other.text or same_figure(one.text, other.text)
    return one.kind == other.kind and same


def _with_reason(group: Sequence[Decision]) -> Decision:
    """Return the first that gives a reason, for the others say the same."""
    return next((each for each in group if each.reply.because), group[0])


def conflict(one: Decision, other: Decision) -> Diagnostic:
    """Return the problem of two replies that cannot both hold."""
    words = [each.text or each.reply.answer for each in (one, other)]
    related = (Related(one.reply.span, Phrase("other-reply")),)
    return problem(
        "reply-conflict", other.reply.span, related=related, one=words[0], other=words[1]
    )

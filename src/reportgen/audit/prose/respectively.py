"""甲、乙、丙专任教师分别为3人、4人和5人: each figure as if a school's name stood before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from reportgen.audit.prose.sentences import Sentence, Statement
from reportgen.model import Organization

_SAID = re.compile(r"^[，,：:]?(?P<whose>[^，。；：:0-9]{3,80})分别(?P<verb>为|是|有|达到?)$")
_JOINS = frozenset({"、", "和", "与", "及", "以及"})
_JOIN = re.compile("^(?:、|和|与|及|以及)")


def each_of(sentence: Sentence, names: Sequence[Organization]) -> Iterator[Statement]:
    """Yield the figures of a sentence, those behind 分别 with the school and the words of each."""
    statements, index = sentence.statements, 0
    while index < len(statements):
        run = _run(statements[index:], names)
        yield from run
        index += len(run)


def _run(statements: Sequence[Statement], names: Sequence[Organization]) -> Sequence[Statement]:
    first = statements[0]
    found = _SAID.match(first.lead) if "分别" in first.words else None
    end = 1
    while end < len(statements) and statements[end].lead.strip() in _JOINS:
        end += 1
    if found is None or end < 2:
        return statements[:1]
    schools, what = _schools(found["whose"], names)
    if len(schools) != end or len(what) < 2:
        return statements[:1]
    told = [
        (each, school, f"{school}{what}{found['verb']}")
        for each, school in zip(statements, schools, strict=False)
    ]
    return [replace(s, school=school, words=words, lead=words) for s, school, words in told]


def _schools(whose: str, names: Sequence[Organization]) -> tuple[list[str], str]:
    """Return the schools that words begin with, by handle, and what is left of the words."""
    spelt = {
        spelling: each.handle
        for each in reversed(names)
        for spelling in (each.handle, *each.seen, *each.short, each.official)
        if spelling
    }
    longest = sorted(spelt, key=len, reverse=True)
    schools: list[str] = []
    rest = whose
    while (own := next((each for each in longest if rest.startswith(each)), None)) is not None:
        schools.append(spelt[own])
        rest = rest[len(own) :]
        if (join := _JOIN.match(rest)) is None:
            break
        rest = rest[join.end() :]
    return schools, rest.strip("“”‘’的 ")

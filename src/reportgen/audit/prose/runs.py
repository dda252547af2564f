"""Figures of several years in a row (分别为95.1%、95.8%和96.7%), and how far they went."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.sentences import Prose, Sentence, Statement
from reportgen.audit.prose.told import change_told
from reportgen.audit.prose.verbs import ROSE

_YEARS = re.compile(
    r"(?:近|过去|最近|连续)?[两二三四五六七八九十][个]?年|(?:19|20)[0-9]{2}年(?:、|和|至|—|-)"
)
_EACH = re.compile("分别[为是]?$")
_JOINED = {"、", "和", "与", "及", "以及"}
_OVERALL = re.compile(
    rf"^(?:(?P<count>[两二三四五六七八九十])年|期)(?P<all>间|来|内|共|累计|总共)*(?P<verb>{ROSE})(?:了|约)?$"
)
_LATER = re.compile(
    rf"^后(?P<many>[两二三四五六七八九])年(?:分别)?(?:比|较)?(?:上年|前一年)?(?:分别)?(?:同比)?(?P<verb>{ROSE})(?:了|约)?$"
)
_NUMERALS = "零一二三四五六七八九"


def runs_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the changes over a row of years that its figures do not have."""
    if "分别" in prose.passage.text and _YEARS.search(prose.passage.text):
        for sentence in prose.sentences:
            yield from _of_sentence(prose, sentence)


def _of_sentence(prose: Prose, sentence: Sentence) -> Iterator[Outcome]:
    statements = sentence.statements
    text = prose.passage.text
    for index, first in enumerate(statements):
        if not _EACH.search(first.words) or not _YEARS.search(
            text, sentence.start, first.figure.start
        ):
            continue
        run = _run(statements, index)
        after = statements[index + len(run) :]
        if len(run) >= 3 and after and not any(each.figure.loose for each in run):
            yield from _held(prose, run, after)


def _run(statements: Sequence[Statement], index: int) -> Sequence[Statement]:
    end = index + 1
    while end < len(statements) and _joins(statements[end], statements[index]):
        end += 1
    return statements[index:end]


def _joins(each: Statement, first: Statement) -> bool:
    same = each.figure.kind == first.figure.kind and each.is_share == first.is_share
    return same and each.lead.strip() in _JOINED


def _held(prose: Prose, run: Sequence[Statement], after: Sequence[Statement]) -> Iterator[Outcome]:
    each = after[0]
    if overall := _OVERALL.match(each.words):
        # 三年累计 of three years in a row may begin with the year before them.
        counted = overall["count"] is not None and _count(overall["count"]) == len(run)
        if _is_change_of(each, run[0]) and not (counted and overall["all"] == "累计"):
            yield from change_told(prose, each, overall["verb"], run[0], run[-1])
    elif later := _LATER.match(each.words):
        many = _count(later["many"])
        told = _run_of_changes(after)
        if len(told) == many and len(run) == many + 1:
            for change, old, new in zip(told, run[:-1], run[1:], strict=True):
                if _is_change_of(change, old):
                    yield from change_told(prose, change, later["verb"], old, new)


def _count(numeral: str) -> int:
    return _NUMERALS.find(numeral.replace("两", "二"))


def _run_of_changes(after: Sequence[Statement]) -> Sequence[Statement]:
    end = 1
    while end < len(after) and after[end].lead.strip() in _JOINED:
        end += 1
    return after[:end]


def _is_change_of(change: Statement, of: Statement) -> bool:
    scale = change.figure.quantity.face.scale
    if change.figure.loose or change.figure.bound is not None:
        return False
    if of.is_share:
        return scale == "百分点"
    return scale == "%" or change.figure.kind == of.figure.kind

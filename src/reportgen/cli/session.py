"""What a watch session tells after each build: what is new and what has gone, not all again."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cli.answering import closing_line, found_counts, shown_path
from reportgen.cli.language import texts
from reportgen.diagnostics import Diagnostic, Language, Severity

if TYPE_CHECKING:
    from reportgen.drafting import Draft

_NAMED = 3  # files that a line names
_NUMBER = re.compile("(?<=[表图])[一二三四五六七八九十百0-9]+")

_TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "changed": "改了 {files}",
        "more": "{files} 等 {count} 个文件",
        "still": "另外还有 {found}",
        "gone": "少了 {count} 处",
        "nothing-new": "没有新问题",
        "polled": "系统能盯住的文件夹不够多，改为每半秒看一遍文件；"
        "要恢复，请管理员调大 fs.inotify.max_user_watches",
        "failed": "这一次没有做成，原来的文档还在；改动保存以后会再试",
    },
    "en": {
        "changed": "changed {files}",
        "more": "{files} and {count} files in all",
        "still": "still open: {found}",
        "gone": "{count} gone",
        "nothing-new": "nothing new",
        "polled": "the system watches too few folders: the files are looked at every half second; "
        "raise fs.inotify.max_user_watches to change that",
        "failed": "this build came to nothing, the last document stays; the next save tries again",
    },
}


def own_texts(language: Language) -> dict[str, str]:
    """Return the sentences of a session."""
    return _TEXTS[language]


@dataclass(frozen=True, slots=True)
class News:
    """The diagnostics of a build as a person who has seen the last one needs them."""

    fresh: tuple[Diagnostic, ...]  # to be shown in full: every error, and what was not there before
    known: tuple[Diagnostic, ...]
    hidden: tuple[Diagnostic, ...]  # what was there and cannot be looked for while an error stands
    gone: int


def news(found: Sequence[Diagnostic], before: Sequence[Diagnostic]) -> News:
    """Return what is new since the last build, wherever it has moved to; errors always are.

    While an error stands, a part of the report is not looked at: what was found there before is
    not gone.
    """
    left = Counter(map(_identity, before))
    fresh: list[Diagnostic] = []
    known: list[Diagnostic] = []
    for each in found:
        name = _identity(each)
        seen = left[name] > 0
        left[name] -= seen
        (known if seen and each.severity < Severity.ERROR else fresh).append(each)
    gone = [each for each in before if _taken(left, _identity(each))]
    broken = any(each.severity is Severity.ERROR for each in found)
    hidden = tuple(each for each in gone if broken and each.severity < Severity.ERROR)
    return News(tuple(fresh), tuple(known), hidden, len(gone) - len(hidden))


def _taken(left: Counter[tuple[str, str, str]], name: tuple[str, str, str]) -> bool:
    left[name] -= 1
    return left[name] >= 0


def _identity(found: Diagnostic) -> tuple[str, str, str]:
    """Return what stays when lines or tables are put in above it."""
    return found.key, found.span.path, _NUMBER.sub("", str(sorted(found.params.items())))


def status_line(draft: Draft, told: News, seconds: float, language: Language) -> str:
    """Return one line: when, what changed, what was built, how long it took, what is wrong."""
    checked, own = draft.built.checked, own_texts(language)
    told_of = texts(language)
    head = told_of["not-saved" if checked.document else "not-built"]
    if draft.built.saved is not None:
        head = told_of["built"].format(file=shown_path(draft.built.saved))
    separator = "；" if language == "zh" else "; "
    if not draft.changed:
        return closing_line(head, checked, seconds, language)
    parts = [own["changed"].format(files=_named(draft.changed, language)), head]
    parts.append(texts(language)["seconds"].format(seconds=seconds))
    fresh = found_counts(told.fresh, language)
    parts.append(texts(language)["comma"].join(fresh) if told.fresh else own["nothing-new"])
    if told.gone:
        parts.append(own["gone"].format(count=told.gone))
    if told.known:
        known = texts(language)["comma"].join(found_counts(told.known, language))
        parts.append(own["still"].format(found=known))
    return f"{time.strftime('%H:%M:%S')} {separator.join(parts)}"


def _named(changed: Sequence[Path], language: Language) -> str:
    names = texts(language)["comma"].join(dict.fromkeys(path.name for path in changed[:_NAMED]))
    if len(changed) <= _NAMED:
        return names
    return own_texts(language)["more"].format(files=names, count=len(changed))

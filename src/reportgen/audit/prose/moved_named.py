"""Changes that name again what they are of: 受伤人数减少17人, 优良率较上年的61.20%提高."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportgen.audit.prose.claims import core
from reportgen.audit.prose.moves import Moved, Step, are_alike, changes_from
from reportgen.audit.prose.sentences import Statement
from reportgen.audit.prose.verbs import ROSE

_NAMED_CHANGE = re.compile(
    r"^(?P<name>[^，。；比较同]{2,12}?)(?:[比较](?:上年|去年|上年同期|上年末|上学年))?"
    rf"(?:净)?(?:{ROSE}|[多少])(?:了)?$"
)
_SHARES = ("比重", "占比", "比例")
_PAIR = ("前者", "后者")
_SHARED = "相比"
_IN_ALL = re.compile("总[数量额值]$|规模$|^(?:全年|总)")
_NUMBER_OF = re.compile("(?:人数|起数|件数|数量|数)$")


def named_before(statements: Sequence[Statement], at: int) -> Statement | None:
    """Return whose old figure words name again: 差距比上年的14.1分, 优良率较上年的61.20%."""
    first = statements[at]
    if first.words.startswith(("差距", "差值", "差额")):
        return statements[at - 1] if at and are_alike(first, statements[at - 1]) else None
    name = core(re.split("[比较]", first.words, maxsplit=1)[0])
    if name in _SHARES:
        return next((s for s in reversed(statements[:at]) if are_alike(first, s)), None)
    called = (s for s in reversed(statements[:at]) if name and core(s.words).endswith(name))
    return next((s for s in called if are_alike(first, s) and not s.is_change), None)


def of_named(statements: Sequence[Statement], at: int, earlier: Sequence[Statement]) -> Step | None:
    """Read 受伤人数减少17人，下降54.8% behind 受伤14人."""
    first = statements[at]
    subject = _NAMED_CHANGE.match(first.words) if first.is_change else None
    if subject is None or not first.figure.kind or first.is_share:
        return None
    name = _NUMBER_OF.sub("", subject["name"])
    called = [s for s in earlier if s.is_level and s.figure.kind == first.figure.kind]
    named = [s for s in called if len(name) > 1 and core(s.words) == name][-1:]
    named = named or [s for s in called if len(name) > 1 and core(s.words).endswith(name)]
    if name in _PAIR and len(called) > 1:
        named = [called[_PAIR.index(name)]]
    if not named and (_IN_ALL.search(subject["name"]) or _SHARED in statements[0].lead):
        most = max(called, key=lambda s: s.figure.value, default=None)
        named = called[:1] if called and called[0] is most else []
    by, ahead = changes_from(statements, at + 1)
    return (Moved(None, named[0], (first, *by)), ahead, None) if len(named) == 1 and by else None

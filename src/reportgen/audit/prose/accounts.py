"""Sums of a budget's account: 收入118亿元，…；加上补助227亿元、上年结转51亿元，收入总量396亿元."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.prose.adding import unequal
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.sentences import Prose, Statement

_TOTAL = re.compile(
    "^(?:全[市县区省]|[市县区省]级|本级|一般公共预算|财政)*(?P<what>收入|支出)"
    "(?:总量|总计|合计|总额)(?:为|达|是)?$"
)
_ALL_LEFT = re.compile(
    "^(?:年末)?(?:累计|滚存)结[余存](?:为|达)?$"
)  # 加上年末结余6.34亿元，累计结余…
_PLUS = re.compile("^(?:再?加上?|加之|另加)")


def accounts_told(prose: Prose) -> Iterator[Outcome]:
    """Yield the totals that what is added up before them does not come to."""
    text = prose.passage.text
    if "加" not in text:
        return
    for period in prose.periods:
        statements = period.statements
        for index, each in enumerate(statements):
            if index > 1 and _ALL_LEFT.match(each.words):
                pair = statements[index - 2 : index]
                if _PLUS.match(pair[1].words) and all(_adds(s, each) for s in pair):
                    yield from unequal(prose, each, pair)
                continue
            if index < 2 or not _TOTAL.match(each.words):
                continue
            totals = [at for at, s in enumerate(statements[:index]) if _TOTAL.match(s.words)]
            since = totals[-1] + 1 if totals else 0
            parts = [s for s in statements[since:index] if _adds(s, each)]
            added = [at for at, s in enumerate(parts) if _PLUS.match(s.words)]
            if added and added[0] == 1:
                yield from unequal(prose, each, parts)


def _adds(part: Statement, total: Statement) -> bool:
    """Tell whether a figure is one of an account, and not what 其中 or brackets say of one."""
    return part.is_level and not part.aside and part.figure.kind == total.figure.kind

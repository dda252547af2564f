"""What figures of a text come to one by another: averages, products, other units."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.prose.conversions import conversions_told, means_between
from reportgen.audit.prose.explained import Outcome
from reportgen.audit.prose.per_lists import averages_in_lists, averages_turned
from reportgen.audit.prose.per_time import averages_over_time
from reportgen.audit.prose.per_unit import averages_per_unit
from reportgen.audit.prose.products import products_told
from reportgen.audit.prose.sentences import Prose, Sentence

_AVERAGES = re.compile("均|每|班额|亩产|单产|单价|中位")
_UNITS = re.compile("合|即|相当于|等于|（")


def amounts_told(prose: Prose) -> Iterator[Outcome]:
    """Yield what the averages, products and conversions of a text are held against."""
    averages = _AVERAGES.search(prose.passage.text) is not None
    units = _UNITS.search(prose.passage.text) is not None
    if not (averages or units):
        return
    before: Sentence | None = None
    for period in prose.periods:
        if units:
            yield from conversions_told(prose, period)
        if averages:
            yield from averages_per_unit(prose, period, before)
            yield from averages_over_time(prose, period)
            yield from products_told(prose, period)
            yield from means_between(prose, period)
            for sentence in period.sentences:
                yield from averages_in_lists(prose, sentence)
                yield from averages_turned(prose, sentence)
        before = period.sentences[-1]

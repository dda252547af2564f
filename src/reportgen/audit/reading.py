"""The report as the rules read it: gone through once, whatever number of rules looks at it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from reportgen.audit.bases import Base, declared_base, possible_bases
from reportgen.audit.passages import Passage, passages
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.sentences import Prose, read_prose
from reportgen.audit.series import Series, crossing_of, series_of
from reportgen.audit.trying import find_base
from reportgen.model import Report, tables_of


@dataclass(frozen=True)
class Reading:
    """A report with what rules need of it, made when the first asks."""

    report: Report

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the body, in reading order."""
        return tuple(passages(self.report))

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The passages that hold figures, cut into sentences."""
        return read_prose(self.report, self.passages)

    @cached_property
    def series(self) -> tuple[tuple[Series, ...], ...]:
        """The lines of every placed table."""
        return tuple(tuple(series_of(table)) for table in tables_of(self.report))

    @cached_property
    def crossing(self) -> tuple[tuple[Series, ...], ...]:
        """The lines of every placed table that run the other way."""
        return tuple(tuple(crossing_of(table)) for table in tables_of(self.report))

    @cached_property
    def labels(self) -> Labels:
        """What the tables call their figures."""
        return Labels.of(self.series)

    @cached_property
    def bases(self) -> tuple[tuple[Series, Base], ...]:
        """Every line of ratios with what it is the ratio of, declared or found."""
        people = possible_bases(self.series)
        return tuple(
            (ratio, base)
            for own in self.series
            for ratio in own
            if ratio.is_ratio
            for base in [(declared_base if ratio.has_rule else find_base)(ratio, own, people)]
            if base is not None
        )

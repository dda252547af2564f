"""The report as the rules read it: gone through once, whatever number of rules looks at it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field, replace
from functools import cached_property, partial
from typing import TypeVar

from reportgen.audit.bases import Base, declared_base, possible_bases
from reportgen.audit.differences import is_in_points
from reportgen.audit.passages import Passage, passages
from reportgen.audit.prose.labels import Labels
from reportgen.audit.prose.sentences import Prose, read_prose
from reportgen.audit.series import Series, crossing_of, series_of
from reportgen.audit.trying import find_base
from reportgen.kept import Kept, Same
from reportgen.model import DataTable, Report, TableBlock, tables_of

Text = TypeVar("Text", Passage, Prose)
Found = TypeVar("Found")


@dataclass(frozen=True)
class Reading:
    """A report with what rules need of it, made when the first asks, or kept from the last audit.

    `texts` are the passages that count, None for all; of a text alone `whole` has the tables.
    """

    report: Report
    kept: Kept = field(default_factory=Kept)
    texts: tuple[Passage, ...] | None = None
    whole: Reading | None = None

    def without_texts(self) -> Reading:
        """Return the reading of the tables alone."""
        return Reading(self.report, self.kept, ())

    def of_text(self, passage: Passage) -> Reading:
        """Return the reading of one passage, with what the report's tables call their figures."""
        return Reading(self._bare, self.kept, (passage,), self)

    @cached_property
    def _bare(self) -> Report:
        """The report without its texts and tables: what is left is what they are judged by."""
        return replace(self.report, introduction=(), chapters=(), cases=(), attachments=())

    def of(
        self, text: Text, work: Callable[..., Iterable[Found]], *rests_on: Hashable
    ) -> tuple[Found, ...]:
        """Return what a function finds in a text, given also what else that rests on."""
        key = (work.__module__, work.__qualname__, Same(text), rests_on)
        return self.kept.get(key, lambda: tuple(work(text, *rests_on)))

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Every text of the body, in reading order."""
        return tuple(passages(self.report, self.kept)) if self.texts is None else self.texts

    @cached_property
    def prose(self) -> tuple[Prose, ...]:
        """The passages that hold figures, cut into sentences."""
        return tuple(each for passage in self.passages for each in self._prose(passage))

    def _prose(self, passage: Passage) -> tuple[Prose, ...]:
        key = ("prose", Same(passage), self.circumstances)
        return self.kept.get(key, lambda: read_prose(self.report, (passage,)))

    @cached_property
    def circumstances(self) -> Same:
        """What stands for everything but tables and texts by which a text is judged."""
        if self.whole is not None:
            return self.whole.circumstances
        report = self.report
        key = ("circumstances", report.names, report.year, report.terms, report.limits)
        return Same(self.kept.get(key, object))  # looked up for every text: short

    @cached_property
    def tables(self) -> tuple[Same, ...]:
        """The placed tables, as what is found in them is kept by."""
        return tuple(map(Same, tables_of(self.report)))

    @cached_property
    def series(self) -> tuple[tuple[Series, ...], ...]:
        """The lines of every placed table."""
        return tuple(
            self.kept.get(("series", Same(table)), partial(_series, table))
            for table in tables_of(self.report)
        )

    @cached_property
    def crossing(self) -> tuple[tuple[Series, ...], ...]:
        """The lines of every placed table that run the other way."""
        return tuple(tuple(crossing_of(table)) for table in tables_of(self.report))

    @cached_property
    def labels(self) -> Labels:
        """What the tables call their figures."""
        if self.whole is not None:
            return self.whole.labels
        return self.kept.get(("labels", self.tables), lambda: Labels.of(self.series))

    @cached_property
    def beside(self) -> tuple[Hashable, ...]:
        """What a text is held against beside the placed tables: last year's, and facts."""
        if self.whole is not None:
            return self.whole.beside
        report = self.report
        return (*map(Same, report.last_year), report.facts, report.last_year_facts)

    @cached_property
    def before(self) -> Reading:
        """Last year's tables, read as this year's are."""
        if self.whole is not None:
            return self.whole.before
        blocks = tuple(TableBlock(each.id, each, each.span) for each in self.report.last_year)
        return Reading(replace(self._bare, introduction=blocks), self.kept, ())

    @cached_property
    def bases(self) -> tuple[tuple[Series, Base], ...]:
        """Every line of ratios with what it is the ratio of, declared or found."""
        return self.kept.get(("bases", self.tables), self._bases)

    def _bases(self) -> tuple[tuple[Series, Base], ...]:
        people = possible_bases(self.series)
        return tuple(
            (ratio, base)
            for own in self.series
            for ratio in own
            if ratio.is_ratio and not is_in_points(ratio)
            for base in [(declared_base if ratio.has_rule else find_base)(ratio, own, people)]
            if base is not None
        )


def _series(table: DataTable) -> tuple[Series, ...]:
    return tuple(series_of(table))

"""Rules that judge each text for itself: what they found in an unchanged one is found again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic
from reportgen.kept import Same

Findings = Mapping[str, tuple[Diagnostic, ...]]

# What these find in a text depends on that text, on the tables, last year's and facts among them,
# on names, year and terms, and on no other text; what they find in the tables, on the tables. A
# rule that is not here is run anew.
LOCAL = frozenset(
    {
        "total",
        "mean-of-ratios",
        "mixed-base",
        "outlier",
        "part-exceeds-whole",
        "parts-of-whole",
        "prose-percent",
        "prose-table",
        "prose-last-year",
        "prose-difference",
        "prose-fact",
        "unbound",
        "enumeration",
        "terms",
        "period",
        "typography",
    }
)


# Of these the last alone look at a text without a figure, and the first at no text.
_OF_TABLES = frozenset({"total", "mean-of-ratios", "mixed-base", "outlier"})
_OF_WORDS = frozenset({"enumeration", "terms", "period", "typography"})


def local_findings(reading: Reading, rules: Sequence[Rule]) -> Mapping[str, Iterator[Diagnostic]]:
    """Return what the local rules find, by code: in the tables, then in the texts."""
    local = tuple(rule for rule in rules if rule.code in LOCAL)
    codes = tuple(rule.code for rule in local)
    kept, beside = reading.kept, reading.beside
    rests_on = (codes, reading.circumstances, reading.tables, beside)
    tables = kept.get(("in tables", rests_on), lambda: _found(local, reading.without_texts()))
    # Looked up for every text: short.
    short = Same(kept.get(("local", rests_on), object))

    of_texts = tuple(rule for rule in local if rule.code not in _OF_TABLES)
    of_words = tuple(rule for rule in local if rule.code in _OF_WORDS)

    def found_in(passage: Passage) -> Findings:
        text = reading.of_text(passage)
        return _found(of_texts if text.prose else of_words, text)

    def in_text(passage: Passage) -> Findings:
        return kept.get(("in text", Same(passage), short), lambda: found_in(passage))

    texts = [found for passage in reading.passages if (found := in_text(passage))]
    return {code: _told(code, [tables, *texts]) for code in codes}


def _found(rules: Sequence[Rule], reading: Reading) -> Findings:
    """Return what each rule finds; rules that find nothing are left out."""
    found = ((rule.code, tuple(rule.run(reading))) for rule in rules)
    return {code: each for code, each in found if each}


def _told(code: str, found: Sequence[Findings]) -> Iterator[Diagnostic]:
    for each in found:
        yield from each.get(code, ())

"""The ledger and the changes as rows of a workbook, in the reader's words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.audit.changes import Change
from reportgen.audit.ledger import Copy, Entry
from reportgen.cli.ledger_words import titles_of, words_of
from reportgen.diagnostics import Language
from reportgen.reporter import place_text
from reportgen.reporter.ledger import (
    bases_text,
    difference_text,
    findings_text,
    percent_text,
    word,
)
from reportgen.source import Span
from reportgen.workbooks.ledger import (
    ChangeRow,
    LedgerRow,
    Titles,
    changes_workbook,
    ledger_workbook,
)

_OPEN = {"contradiction", "warning", "unchecked"}
_MOST_COPIES = 12


def ledger_book(name: str, entries: Sequence[Entry], summary: str, language: Language) -> bytes:
    """Return the workbook of a ledger."""
    titles = Titles(titles_of(language, "sheets"), titles_of(language, "columns"))
    rows = [_row(number, entry, language) for number, entry in enumerate(entries, 1)]
    return ledger_workbook([name, *summary.splitlines()], titles, rows)


def _row(number: int, entry: Entry, language: Language) -> LedgerRow:
    copies = (*entry.bound, *entry.typed)
    return LedgerRow(
        number=number,
        chapter=entry.chapter,
        state=word(f"state-{entry.state}", language),
        text=entry.text,
        value=entry.value,
        unit=entry.unit,
        address=entry.address,
        kind=word(f"kind-{entry.kind}", language),
        held=bases_text(entry, language),
        found=findings_text(entry, language),
        copies=_places(copies) if entry.kind in {"given", "computed", "fact"} else entry.sentence,
        place=_place(entry.span),
        of_table=entry.kind in {"given", "computed", "fact"},
        is_open=entry.state in _OPEN,
    )


def _places(copies: Iterable[Copy]) -> str:
    told = [f"{_place(copy.span)} {copy.text}" for copy in copies]
    more = [f"… ({len(told)})"] if len(told) > _MOST_COPIES else []
    return "\n".join([*told[:_MOST_COPIES], *more])


def _place(span: Span) -> str:
    """Return a place as a narrow column takes it: the folders that all content shares left out."""
    return place_text(span).removeprefix("content/").removeprefix("sections/")


def changes_book(heading: Sequence[str], changes: Sequence[Change], language: Language) -> bytes:
    """Return the workbook of what changed."""
    name = words_of(language)["changes"].strip()
    rows = [
        ChangeRow(
            kind=word(f"change-{change.kind}", language),
            address=change.address,
            before=change.before,
            after=change.after,
            difference=difference_text(change, language),
            percent=percent_text(change),
            sentence=change.sentence,
            copies=_places(change.copies),
            place=_place(change.span) if change.span else "",
        )
        for change in changes
    ]
    return changes_workbook(heading, name, titles_of(language, "change-columns"), rows)

"""The ledger and what changed in it as a person reads them: lines of a table, aligned."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from reportgen.audit.changes import Change
from reportgen.audit.ledger import STATES, Entry, Noted, tally
from reportgen.diagnostics import TERMS, Language, Phrase, phrase_text
from reportgen.reporter.place import place_text

_FIGURE, _ADDRESS, _BASIS = 14, 40, 46  # the widest that a column may be
_SENTENCE = 46
_MOST_BASES = 3


def word(key: str, language: Language) -> str:
    """Return a word of the ledger's own: a kind, a state, a basis."""
    return TERMS[key][0 if language == "zh" else 1]


def phrase(key: str, language: Language, **params: object) -> str:
    """Return a sentence of the ledger's."""
    return phrase_text(Phrase(key, params), language)


def bases_text(entry: Entry, language: Language, most: int = _MOST_BASES) -> str:
    """Return all that a figure is held against, those of one kind together."""
    separator = "；" if language == "zh" else "; "
    told = []
    for basis, group in groupby(
        sorted(entry.against, key=lambda each: each.basis), key=lambda each: each.basis
    ):
        texts = list(dict.fromkeys(" ".join(each.text.split()) for each in group))
        more = f" … ({len(texts)})" if len(texts) > most else ""
        joined = ("、" if language == "zh" else ", ").join(texts[:most])
        told.append(f"{word(f'basis-{basis}', language)} {joined}{more}")
    return separator.join(told)


def findings_text(entry: Entry, language: Language) -> str:
    """Return what was found about a figure, with what a person answered to it."""
    return ("；" if language == "zh" else "; ").join(
        _finding_text(each, language) for each in entry.findings
    )


def _finding_text(each: Noted, language: Language) -> str:
    if each.instead:
        return phrase("ledger-instead", language, code=each.code, cell=each.instead)
    key = "ledger-failing" if each.code == "check" else "ledger-found"
    found = phrase(key, language, code=each.code, expected=each.expected or "—")
    if not each.because:
        return found
    key = "ledger-answered-by" if each.by else "ledger-answered"
    return phrase(key, language, found=found, because=each.because, by=each.by)


def ledger_text(entries: Sequence[Entry], language: Language) -> str:
    """Return the ledger as lines, chapter by chapter."""
    lines: list[str] = []
    for chapter, group in groupby(entries, key=_chapter):
        lines += [_title(*chapter, language), *_aligned(_line(e, language) for e in group), ""]
    return "".join(f"{line}\n" for line in lines)


def _chapter(entry: Entry) -> tuple[str, str]:
    return entry.chapter, "ledger-facts" if entry.kind == "fact" else "ledger-elsewhere"


def _title(chapter: str, key: str, language: Language) -> str:
    return chapter or phrase(key, language)


def _line(entry: Entry, language: Language) -> tuple[str, ...]:
    bound, typed = len(entry.bound), len(entry.typed)
    copies = phrase("ledger-copies", language, bound=bound, typed=typed) if bound or typed else ""
    held = findings_text(entry, language) or bases_text(entry, language, 1)
    return (
        f"  {word(f'state-{entry.state}', language)}",
        cut(entry.text.replace("\n", " "), _FIGURE),
        cut(entry.address, _ADDRESS),
        copies,
        cut(held, _BASIS),
        place_text(entry.span),
    )


def changes_text(changes: Sequence[Change], language: Language) -> str:
    """Return what changed as lines, each with the places that print it again below it."""
    lines = []
    for line, change in zip(
        _aligned(_change_line(each, language) for each in changes), changes, strict=True
    ):
        lines.append(line)
        if change.of == "text" and change.sentence:
            lines.append(f"      {cut(change.sentence, _SENTENCE * 2)}")
        for copy in change.copies:
            place = place_text(copy.span)
            lines.append(f"      {copy.text}  {place}  {cut(copy.sentence, _SENTENCE)}")
    return "".join(f"{line}\n" for line in lines)


def _change_line(change: Change, language: Language) -> tuple[str, ...]:
    return (
        f"  {word(f'change-{change.kind}', language)}",
        cut(change.address, _ADDRESS),
        f"{change.before or '—'} → {change.after or '—'}".replace("\n", ""),
        difference_text(change, language),
        percent_text(change),
        place_text(change.span) if change.span else "",
    )


def difference_text(change: Change, language: Language) -> str:
    """Return by how much a figure changed, with its sign."""
    if change.difference is None:
        return ""
    text = signed(change.difference.text)
    if change.difference.face.scale == "百分点":
        return f"{text}{word('ledger-points', language)}"
    return text


def percent_text(change: Change) -> str:
    """Return the change as a part of what the figure was."""
    if change.share is None:
        return ""
    return signed(f"{change.share * 100:.1f}%")


def signed(text: str) -> str:
    """Return a difference with a sign where it is none of itself."""
    return text if text.startswith("-") or not text.strip("0.%") else f"+{text}"


def summary_text(entries: Sequence[Entry], language: Language) -> str:
    """Return how many figures there are, and how they stand, on two lines."""
    counts = tally(tuple(entries))
    separator = "，" if language == "zh" else ", "
    states = separator.join(
        phrase("ledger-state", language, state=word(f"state-{state}", language), count=count)
        for state in STATES
        if (count := counts.states.get(state, 0))
    )
    head = phrase(
        "ledger-summary",
        language,
        figures=counts.figures,
        bound=counts.bound,
        typed=counts.matched + counts.unmatched,
        unmatched=counts.unmatched,
    )
    return f"{head}\n{states}\n" if states else f"{head}\n"


def _aligned(rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    """Yield the rows with their columns below each other; the last is not padded."""
    told = list(rows)
    widths = [max(map(width, column)) for column in zip(*told, strict=True)]
    for row in told:
        *first, last = row
        cells = (
            " " * (room - width(cell)) + cell
            if place == 1 and _is_figure(cell)
            else cell + " " * (room - width(cell))
            for place, (cell, room) in enumerate(zip(first, widths, strict=False))
        )
        yield "  ".join((*cells, last)).rstrip()


def _is_figure(cell: str) -> bool:
    return cell[:1].isdigit() or cell[:1] == "-"


def width(text: str) -> int:
    """Return how many columns of a terminal a text takes."""
    from rich.cells import cell_len

    return cell_len(text)


def cut(text: str, room: int) -> str:
    """Return a text that fits a column, its end told by …."""
    if width(text) <= room:
        return text
    kept, taken = [], 1
    for sign in text:
        taken += width(sign)
        if taken > room:
            break
        kept.append(sign)
    return f"{''.join(kept)}…"

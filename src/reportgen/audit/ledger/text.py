"""The figures of the text: bound ones led back to their cells, typed ones to what holds them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from reportgen.audit.ledger.accounts import Account, Accounts
from reportgen.audit.ledger.cells import Room, rooms_of
from reportgen.audit.ledger.entries import Basis, Copy, Entry
from reportgen.audit.ledger.spots import numbers_paragraph, ratios_in
from reportgen.audit.passages import Passage
from reportgen.audit.prose.cells import matches, says_cell
from reportgen.audit.prose.differences import explained_differences
from reportgen.audit.prose.facts import explained_facts
from reportgen.audit.prose.last_year import explained_since
from reportgen.audit.prose.parts import explained_sums
from reportgen.audit.prose.repeated import Claim, claims, claims_agree
from reportgen.audit.prose.sentences import Prose, Sentence, Statement, read_prose
from reportgen.audit.prose.shares import explained_shares
from reportgen.audit.reading import Reading
from reportgen.model import Text, Value
from reportgen.quantity import Quantity
from reportgen.source import Span

_YEARS = {"年", "上年"}
_WORDS = 16  # of a typed figure's address


def all_prose(reading: Reading) -> tuple[Prose, ...]:
    """Return every passage with a figure in reading order, headings and captions too."""
    titles = (each for each in reading.passages if each.kind in {"heading", "caption"})
    told = read_prose(reading.report, [replace(each, kind="prose") for each in titles])
    found = [*reading.prose, *told]
    first = {id(each.pieces): index for index, each in enumerate(reading.passages)}
    return tuple(sorted(found, key=lambda prose: first[id(prose.passage.pieces)]))


@dataclass(frozen=True, slots=True)
class _Held:
    """What is known to hold typed figures, by place and text."""

    found: Mapping[tuple[Span, str], tuple[tuple[Basis, str, Span | None], ...]]

    @staticmethod
    def of(reading: Reading) -> _Held:
        found: dict[tuple[Span, str], tuple[tuple[Basis, str, Span | None], ...]] = {}
        for each in explained_shares(reading):
            found[each.span, each.stated] = (("share", each.working, None),)
        for each in (*explained_since(reading), *explained_differences(reading)):
            found[each.span, each.stated] = (("share", each.working, None),)
        for each in explained_facts(reading):
            found[each.span, each.stated] = (("words", each.working, None),)
        for each in explained_sums(reading):
            found[each.span, each.stated] = (("parts", each.working, None),)
        for one, other in _said_twice(reading):
            key = (_claim_place(one), one.statement.figure.quantity.text)
            said = _sentence_text(other.prose, other.statement)
            found[key] = (*found.get(key, ()), ("said", said, _claim_place(other)))
        return _Held(found)


def _said_twice(reading: Reading) -> Iterator[tuple[Claim, Claim]]:
    first: dict[tuple[str, str, str], Claim] = {}
    answered: set[tuple[str, str, str]] = set()
    for claim in claims(reading):
        earlier = first.setdefault(claim.key, claim)
        if earlier is not claim and claims_agree(earlier, claim):
            yield claim, earlier
            if claim.key not in answered:
                answered.add(claim.key)
                yield earlier, claim


def _claim_place(claim: Claim) -> Span:
    figure = claim.statement.figure
    return claim.prose.passage.place(figure.start, figure.end)


def add_text(accounts: Accounts, reading: Reading) -> None:
    """Add the figures of the text, each to the cell that it prints or to an entry of its own."""
    rooms: dict[str, tuple[int, Room]] = {}
    for place, room in enumerate(rooms_of(reading.report)):
        rooms.setdefault(room.file, (place, room))
    held = _Held.of(reading)
    audited = {id(each) for each in reading.prose}
    seen: set[int] = set()
    for prose in all_prose(reading):
        place, room = rooms.get(prose.passage.pieces[0].span.path, (0, rooms_first(rooms)))
        for sentence in prose.sentences:
            desk = _Desk(accounts, reading, held, place, room, prose, sentence)
            for ratio in ratios_in(sentence):
                if prose.passage.is_typed(ratio.start, ratio.end):
                    _typed_account(desk, ratio.start, ratio.end, ratio.quantity, ratio.words)
            for statement in sentence.statements:
                piece = prose.passage.piece(statement.figure.start)
                if isinstance(piece, Value) and id(piece) not in seen:
                    _add_bound(desk, piece)
                    seen.add(id(piece))
                elif isinstance(piece, Text) and not _is_number(prose, statement):
                    _add_typed(desk, statement, audited=id(prose) in audited)
    for passage in reading.passages:
        _add_unread(accounts, passage, rooms, seen)


def _is_number(prose: Prose, statement: Statement) -> bool:
    figure = statement.figure
    return numbers_paragraph(prose.passage.text, figure.start, figure.end)


def rooms_first(rooms: Mapping[str, tuple[int, Room]]) -> Room:
    """Return the report's own room, for what stands in no file of the others."""
    return next(iter(rooms.values()))[1]


@dataclass(frozen=True, slots=True)
class _Desk:
    accounts: Accounts
    reading: Reading
    held: _Held
    place: int
    room: Room
    prose: Prose
    sentence: Sentence


def _add_bound(desk: _Desk, piece: Value) -> None:
    _bind(desk.accounts, piece, desk.sentence.text.strip(), desk.room, desk.place)


def _add_unread(
    accounts: Accounts, passage: Passage, rooms: Mapping[str, tuple[int, Room]], seen: set[int]
) -> None:
    """Add the bound figures that the reader of sentences takes for something else: a year, 1:2."""
    for piece in passage.pieces:
        if isinstance(piece, Value) and id(piece) not in seen:
            place, room = rooms.get(piece.span.path, (0, rooms_first(rooms)))
            _bind(accounts, piece, passage.text.strip(), room, place)


def _bind(accounts: Accounts, piece: Value, sentence: str, room: Room, place: int) -> None:
    """Note a binding at the cells it uses; one that computes is a figure of its own."""
    if piece.expression.strip() in _YEARS:
        return
    used = list(accounts.at(piece.cells, piece))
    copy = Copy(piece.text, piece.span, sentence, piece.expression.strip())
    for account in used:
        account.bound.append(copy)
    if len(used) == 1 and used[0].entry.value == piece.quantity.value:
        return
    entry = Entry(
        kind="expression",
        address=piece.expression.strip(),
        chapter=room.chapter,
        file=room.file,
        text=piece.text,
        value=piece.quantity.value,
        unit=piece.quantity.unit,
        span=piece.span,
        sentence=sentence,
    )
    account = accounts.add(Account(entry, (place, piece.span.line, piece.span.column)))
    if used:
        account.hold("cells", _several([each.entry.address for each in used]))


def _several(addresses: list[str]) -> str:
    return "、".join(addresses[:4]) + ("…" if len(addresses) > 4 else "")


def _add_typed(desk: _Desk, statement: Statement, *, audited: bool) -> None:
    figure = statement.figure
    account = _typed_account(desk, figure.start, figure.end, figure.quantity, statement.words)
    account.entry = replace(account.entry, school=statement.school)
    for basis, text, where in desk.held.found.get((account.entry.span, figure.quantity.text), ()):
        account.hold(basis, text, where)
    if audited and not figure.loose and not statement.elsewhen:
        _match(desk, statement, account)


def _typed_account(desk: _Desk, start: int, end: int, quantity: Quantity, words: str) -> Account:
    span = desk.prose.passage.place(start, end)
    entry = Entry(
        kind="typed",
        address=f"{words[-_WORDS:]}{quantity.text}",
        chapter=desk.room.chapter,
        file=desk.room.file,
        text=quantity.text,
        value=quantity.value,
        unit=quantity.unit,
        span=span,
        sentence=desk.sentence.text.strip(),
    )
    return desk.accounts.add(Account(entry, (desk.place, span.line, span.column)))


def _match(desk: _Desk, statement: Statement, account: Account) -> None:
    """Hold a typed figure and the cell that its words name against each other."""
    for match in matches(desk.reading, statement):
        cell = desk.accounts.of(match.cell)
        if cell is not None and says_cell(statement.figure.quantity, match):
            entry = account.entry
            account.hold("words", cell.entry.address, cell.entry.span)
            cell.hold("typed", entry.sentence, entry.span)
            cell.typed.append(Copy(entry.text, entry.span, entry.sentence))
            return


def _sentence_text(prose: Prose, statement: Statement) -> str:
    at = statement.figure.start
    return next((each.text.strip() for each in prose.sentences if each.start <= at < each.end), "")

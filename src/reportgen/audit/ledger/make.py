"""The ledger of a report: every figure with what defines it, prints it and holds it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Literal

from reportgen.audit.answers import Held
from reportgen.audit.findings import culprit_of, own_finding
from reportgen.audit.ledger.accounts import Account, Accounts
from reportgen.audit.ledger.cells import add_cells, rooms_of
from reportgen.audit.ledger.entries import Entry, Ledger, Noted
from reportgen.audit.ledger.grids import grid_of
from reportgen.audit.ledger.relations import hold_cells
from reportgen.audit.ledger.text import add_text, all_prose
from reportgen.audit.reading import Reading
from reportgen.diagnostics import Diagnostic, Severity
from reportgen.model import DataTable, Report, tables_of
from reportgen.source import Span


def make_ledger(report: Report, tables: Iterable[DataTable], held: Held) -> Ledger:
    """Return the ledger of a report; `tables` are all, placed or not, `held` what was found."""
    reading = Reading(report)
    placed = list(tables_of(report))
    known = {table.name for table in placed}
    others = [table for table in tables if table.name not in known]
    accounts = Accounts()
    add_cells(accounts, report, others)
    add_text(accounts, reading)
    _note_findings(accounts, report, held)
    hold_cells(accounts, reading, [*placed, *others])
    ordered = sorted(accounts.all, key=lambda account: account.order)
    return Ledger(
        title=report.title,
        entries=tuple(map(_entry, ordered)),
        tables=(
            *(grid_of(table, placed=True) for table in placed),
            *(grid_of(table, placed=False) for table in others),
        ),
        prose=all_prose(reading),
        handles=_handles(report),
        files=tuple(dict.fromkeys(room.file for room in rooms_of(report))),
    )


def _handles(report: Report) -> Mapping[str, str]:
    return {
        "".join(spelling.split()): each.handle
        for each in reversed(report.names)
        for spelling in (*each.seen, *each.short, each.official, each.handle)
    }


def _entry(account: Account) -> Entry:
    return replace(
        account.entry,
        bound=tuple(account.bound),
        typed=tuple(account.typed),
        against=tuple(account.against),
        findings=tuple(account.findings),
        order=account.order,
    )


def _note_findings(accounts: Accounts, report: Report, held: Held) -> None:
    for diagnostic in held.open:
        _note(accounts, report, diagnostic)
    for diagnostic in held.answered:
        _note(accounts, report, diagnostic)


def _note(accounts: Accounts, report: Report, diagnostic: Diagnostic) -> None:
    noted = _noted(diagnostic)
    if noted is None:
        return
    found, stated = noted
    check = next((each for each in report.checks if each.span == diagnostic.span), None)
    here = accounts.at(check.cells) if check else _standing(accounts, diagnostic.span, stated)
    for account in here:
        account.note(found)
        if not check and account.entry.kind == "typed":
            _hold_typed(account, diagnostic)
    culprit = culprit_of(diagnostic)
    if culprit is not None:
        said = culprit.finding
        for account in _standing(accounts, culprit.span, said.stated):
            account.note(Noted(said.code, _state(diagnostic), said.expected))


def _standing(accounts: Accounts, span: Span, stated: str) -> Iterable[Account]:
    """Return the accounts at a place; of several those that are as stated."""
    here = accounts.by_span.get(span, ())
    return [each for each in here if each.entry.text == stated] or here if len(here) > 1 else here


def _hold_typed(account: Account, diagnostic: Diagnostic) -> None:
    """Note what a typed figure disagrees with."""
    place = diagnostic.related[0].span if diagnostic.related else None
    params, code = diagnostic.params, diagnostic.code
    if "working" in params:
        account.hold("share", str(params["working"]))
    elif code in {"prose-table", "prose-last-year", "prose-fact"} and place:
        account.hold("words", str(params["at"]), place)
    elif code == "prose-prose" and place:
        account.hold("said", str(params["expected"]), place)
    elif "parts" in params:
        account.hold("parts", str(params["parts"]))


def _noted(diagnostic: Diagnostic) -> tuple[Noted, str] | None:
    """Return what a diagnostic says of the figure at its place, and the figure as stated."""
    params = diagnostic.params
    if diagnostic.code == "answered":
        code, expected = str(params["found"]), str(params["expected"])
        if code == "check":
            expected = f"{params['stated']} ≠ {expected}"
        noted = Noted(code, "answered", expected, str(params["because"]), str(params["by"]))
        return noted, str(params["stated"])
    finding = own_finding(diagnostic)
    if finding is None:
        return None
    if finding.code == "check":
        sides = f"{finding.stated} ≠ {finding.expected}"
        return Noted("check", "contradiction", sides), finding.stated
    culprit = culprit_of(diagnostic)
    if culprit is not None and culprit.span == diagnostic.span:
        finding = culprit.finding
    elif culprit is not None:
        told = Noted(finding.code, _state(diagnostic), "", instead=culprit.finding.at)
        return told, finding.stated
    return Noted(finding.code, _state(diagnostic), finding.expected), finding.stated


def _state(diagnostic: Diagnostic) -> Literal["contradiction", "warning"]:
    return "contradiction" if diagnostic.severity is Severity.CONTRADICTION else "warning"

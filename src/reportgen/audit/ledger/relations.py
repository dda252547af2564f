"""What the cells of tables are held against: formulas, totals, wholes, ratios, checks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from reportgen.assembly.tables.parts import parts_of
from reportgen.audit.bases import exact_ratio, same_member
from reportgen.audit.inside import countable, whole_among, wholes_of
from reportgen.audit.ledger.accounts import Account, Accounts
from reportgen.audit.ledger.entries import Basis
from reportgen.audit.ratios import fits
from reportgen.audit.reading import Reading
from reportgen.audit.series import Series, lines_of
from reportgen.audit.totals import totals_of
from reportgen.audit.wholes import sums_beside
from reportgen.model import Cell, DataTable, Line


def hold_cells(accounts: Accounts, reading: Reading, tables: Iterable[DataTable]) -> None:
    """Note for every cell what the tool holds it against; findings are noted before."""
    for table in tables:
        _rules(accounts, table)
        _recognised_totals(accounts, table)
    for own in reading.series:
        _wholes(accounts, own)
        _neighbours(accounts, own)
    _ratios(accounts, reading)
    for check in reading.report.checks:
        for account in accounts.at(check.cells):
            account.hold("check", check.that, check.span)


def _rules(accounts: Accounts, table: DataTable) -> None:
    """Note the declared formula or total of each cell; and for what it uses, that it does."""
    for row in table.rows:
        for column in table.columns:
            cell = table.cell(row.index, column.index)
            account = accounts.of(cell)
            if cell.computed is None or account is None:
                continue
            line, other = _ruling(row, column)
            if other.is_total and line.total in {"sum", "mean"}:
                basis: Basis = "total" if line.total == "sum" else "mean"
                parts = _addends(table, line, other, down=line is column)
                account.hold(basis, _sum_text(accounts, parts))
                _lend(accounts, account, parts, "addend")
            else:
                account.hold("formula", line.formula.strip() or "…", line.span)
                for source in accounts.at(cell.sources):
                    _lend_one(account, source, "source")


def _ruling(row: Line, column: Line) -> tuple[Line, Line]:
    """Return the line whose rule a cell has, and the one across: columns come first."""
    for line, other in ((column, row), (row, column)):
        if (other.is_total and line.total in {"sum", "mean", "formula"}) or (
            line.formula and not (other.is_total and line.total == "none")
        ):
            return line, other
    return column, row


def _addends(table: DataTable, line: Line, total: Line, *, down: bool) -> list[Cell]:
    others = parts_of(total, lines_of(table, down=not down))
    return [
        table.cell(other.index, line.index) if down else table.cell(line.index, other.index)
        for other in others
    ]


def _sum_text(accounts: Accounts, cells: Sequence[Cell]) -> str:
    figures = [account.entry.text for cell in cells if (account := accounts.of(cell))]
    return " + ".join(figures[:_MOST]) + (" + …" if len(figures) > _MOST else "")


_MOST = 8


def _recognised_totals(accounts: Accounts, table: DataTable) -> None:
    for total in totals_of(table, shares=False):
        for found in total.open:
            account = accounts.of(found.cell)
            if account is not None and found.agrees:
                account.hold("sum", _sum_text(accounts, found.cells))
                _lend(accounts, account, found.cells, "addend")


def _lend(accounts: Accounts, whole: Account, cells: Iterable[Cell], basis: Basis) -> None:
    for cell in cells:
        part = accounts.of(cell)
        if part is not None:
            _lend_one(whole, part, basis)


def _lend_one(whole: Account, part: Account, basis: Basis) -> None:
    """Let a stated figure that agrees hold what it is made of; a computed one holds nothing."""
    if whole is not part and whole.entry.kind == "given" and not whole.findings:
        part.hold(basis, whole.entry.address, whole.entry.span)


def _wholes(accounts: Accounts, own: Sequence[Series]) -> None:
    across = countable(own) if own else []
    for part in own:
        wholes = [] if part.is_ratio else wholes_of(part, own)
        whole, _ = whole_among(part, [each for each in wholes if not each.is_ratio], across)
        if whole is None:
            continue
        for member in (*part.members, *part.totals):
            held, above = accounts.of(part.cell(member)), accounts.of(whole.cell(member))
            if held is not None and above is not None:
                held.hold("of", above.entry.address, above.entry.span)


def _neighbours(accounts: Accounts, own: Sequence[Series]) -> None:
    for found in sums_beside(own):
        whole, parts = found.whole, found.parts
        for member in (*whole.members, *whole.totals):
            account = accounts.of(whole.cell(member))
            cells = [part.cell(member) for part in parts]
            if account is not None and all(accounts.of(cell) for cell in cells):
                if not account.findings:
                    account.hold("parts", " + ".join(part.name for part in parts))
                _lend(accounts, account, cells, "addend")


def _ratios(accounts: Accounts, reading: Reading) -> None:
    """Note the ratios whose base was found, where they agree with it."""
    for ratio, base in reading.bases:
        for member in (*ratio.members, *ratio.totals) if not ratio.has_rule else ():
            cell, exact = ratio.cell(member), exact_ratio(base, member)
            account = accounts.of(cell)
            if account is None or cell.quantity is None or exact is None:
                continue
            if not exact.explains(cell.quantity):
                continue
            account.hold("ratio", base.formula)
            if fits(cell.quantity, exact.value):
                top, below = same_member(base.numerator, member), base.below(member)
                for series, same in ((base.numerator, top), (base.denominator, below)):
                    _lend(accounts, account, (series.cell(same),) if same else (), "source")

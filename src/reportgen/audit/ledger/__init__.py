"""The ledger: every figure of a report, where it comes from and what it is held against."""

from reportgen.audit.ledger.entries import (
    STATES,
    Against,
    Basis,
    Copy,
    Entry,
    Kind,
    Ledger,
    Noted,
    State,
    Tally,
    tally,
)
from reportgen.audit.ledger.make import make_ledger
from reportgen.audit.ledger.record import VERSION, record_of, where

__all__ = [
    "STATES",
    "VERSION",
    "Against",
    "Basis",
    "Copy",
    "Entry",
    "Kind",
    "Ledger",
    "Noted",
    "State",
    "Tally",
    "make_ledger",
    "record_of",
    "tally",
    "where",
]

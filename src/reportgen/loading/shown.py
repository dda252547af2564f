"""A workbook's value as Excel shows it under the cell's number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Any

from reportgen.quantity import round_half_up

_QUOTED = re.compile(r'"([^"]*)"|\\(.)')
_SPARE = re.compile(r"\[[^\]]*\]|_.|\*.")
_NUMBER = re.compile(r"(?P<whole>[#0?](?:[#0?,]*[#0?])?)(?:\.(?P<decimals>[0#?]+))?(?P<scaled>,*)")
_DATE = re.compile(r"y+|m+|d+|h+|s+", re.IGNORECASE)
_GENERAL_DIGITS = 11


def shown(value: Any, number_format: str) -> str:
    """Return the text of a value: 0.9263 under `0.00%` is 92.63%."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        return _number(Decimal(repr(value)), number_format or "General")
    if isinstance(value, (datetime, date, time)):
        return _date(value, number_format)
    if isinstance(value, timedelta):
        minutes = int(value.total_seconds()) // 60
        return f"{minutes // 60}:{minutes % 60:02d}"
    return str(value)


def _number(value: Decimal, number_format: str) -> str:
    sections = number_format.split(";")
    chosen = sections[1] if value < 0 and len(sections) > 1 else sections[0]
    if value == 0 and len(sections) > 2:
        chosen = sections[2]
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found.group(1) if found.group(1) is not None else found.group(2))
        return "\x00"

    pattern = _SPARE.sub("", _QUOTED.sub(keep, chosen))
    found = _NUMBER.search(pattern)
    if found is None:
        if "general" in pattern.lower() or "@" in pattern or not pattern:
            return _general(value)
        return _filled(pattern, literals)
    magnitude = abs(value) if chosen is not sections[0] else value
    text = _digits(magnitude, found, percent="%" in pattern)
    return _filled(pattern[: found.start()] + text + pattern[found.end() :], literals)


def _digits(value: Decimal, found: re.Match[str], *, percent: bool) -> str:
    decimals = found["decimals"] or ""
    scaled = value * 100 if percent else value
    scaled = scaled.scaleb(-3 * len(found["scaled"]))
    rounded = round_half_up(scaled, len(decimals))
    text = f"{rounded:,f}" if "," in found["whole"] else f"{rounded:f}"
    whole, point, fraction = text.partition(".")
    least = found["whole"].count("0")
    whole = "" if whole == "0" and not least and fraction else whole.zfill(least)
    text = f"{whole}{point}{fraction}"
    optional = len(decimals) - len(decimals.rstrip("#"))
    while optional and text.endswith("0"):
        text = text[:-1]
        optional -= 1
    return text.rstrip(".")


def _general(value: Decimal) -> str:
    """Return a number as an unformatted cell shows it: at most eleven digits."""
    if value == value.to_integral_value() and abs(value) < Decimal(10) ** _GENERAL_DIGITS:
        return f"{value.to_integral_value():f}"
    digits = max(_GENERAL_DIGITS - 2 - max(value.adjusted(), 0), 0)
    text = f"{round_half_up(value, digits):f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _filled(text: str, literals: list[str]) -> str:
    for literal in literals:
        text = text.replace("\x00", literal, 1)
    return text.strip()


def _date(value: date | datetime | time, number_format: str) -> str:
    if isinstance(value, time):
        return value.strftime("%H:%M")
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found.group(1) if found.group(1) is not None else found.group(2))
        return "\x00"

    pattern = _SPARE.sub("", _QUOTED.sub(keep, number_format.split(";", maxsplit=1)[0]))
    if not _DATE.search(pattern) or "y" not in pattern.lower():
        return value.strftime("%Y-%m-%d")

    def part(found: re.Match[str]) -> str:
        letters = found.group().lower()
        if letters[0] == "y":
            return f"{value.year}" if len(letters) > 2 else f"{value.year % 100:02d}"
        number = {"m": value.month, "d": value.day}.get(letters[0])
        if number is None:
            clock = value if isinstance(value, datetime) else datetime.min  # noqa: DTZ901
            number = clock.hour if letters[0] == "h" else clock.second
        return f"{number:02d}" if len(letters) > 1 else f"{number}"

    return _filled(_DATE.sub(part, pattern), literals)

"""`privacy`: numbers of persons that would be published with the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, problem
from reportgen.model import tables_of

_DIGITS = re.compile(r"(?<![0-9A-Za-z.])[0-9](?:[0-9]| (?=[0-9]{4})){9,22}[0-9Xx](?![0-9A-Za-z.])")
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"


def _privacy(reading: Reading) -> Iterator[Diagnostic]:
    for passage in reading.passages:
        for found in _DIGITS.finditer(passage.text):
            kind = kind_of(found[0])
            if kind:
                place = passage.place(found.start(), found.end())
                yield problem(f"privacy.{kind}", place, number=_hidden(found[0]))
    for table in tables_of(reading.report):
        for cell in (cell for row in table.grid for cell in row):
            for found in _DIGITS.finditer(cell.text):
                kind = kind_of(found[0])
                if kind:
                    yield problem(f"privacy.{kind}", cell.span, number=_hidden(found[0]))


def kind_of(number: str) -> str:
    """Return `id`, `mobile` or `bank` for a number that is one by its form and check digit."""
    digits = number.replace(" ", "")
    if is_id_number(digits):
        return "id"
    if _MOBILE.fullmatch(digits):
        return "mobile"
    return "bank" if is_bank_number(digits) else ""


def is_id_number(digits: str) -> bool:
    """Tell a resident's ID number by its birthday and check digit (GB 11643)."""
    if not re.fullmatch("[1-9][0-9]{5}(?:19|20)[0-9]{2}[01][0-9][0-3][0-9][0-9]{3}[0-9Xx]", digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return _CHECKS[total % 11] == digits[17].upper()


def is_bank_number(digits: str) -> bool:
    """Tell a bank card's number by its first digits and check digit (GB/T 14504, Luhn)."""
    if not re.fullmatch("(?:62|4[0-9]|5[1-5])[0-9]{14,17}", digits):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _hidden(number: str) -> str:
    """Return a number with its middle covered: a message is published too."""
    digits = number.replace(" ", "")
    return f"{digits[:3]}{'*' * (len(digits) - 5)}{digits[-2:]}"


RULE = Rule(
    "privacy",
    _privacy,
    "公开的报告里不该有身份证号、手机号、银行卡号。按校验位认，普通的长数字不会报。",
    "ID, mobile and bank card numbers do not belong into a published report; check digits tell "
    "them from other long numbers.",
    passing=(
        "办公电话0953-2038123，统一编号11010519491231002X1。",
        "总投资12345678901元。",
    ),
    failing=(
        "联系人手机13812345678。",
        "身份证号11010519491231002X。",
        "卡号6222021234567890128。",
    ),
)

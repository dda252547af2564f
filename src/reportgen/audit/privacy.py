"""`privacy`: numbers of persons that would be published with the report."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportgen.audit.printed import printed_texts
from reportgen.audit.reading import Reading
from reportgen.audit.rule import Rule
from reportgen.diagnostics import Diagnostic, problem

_PLAIN = str.maketrans("０１２３４５６７８９－—–‐Ｘｘ＋\u3000\xa0", "0123456789----XX+  ")
_SHORTEST = 8  # digits of any such number
_DIGIT = "[0-9０-９]"
_MANY_DIGITS = re.compile(f"{_DIGIT}(?:[- －—–‐\u3000\xa0]?{_DIGIT}){{{_SHORTEST - 1}}}|护照")
_GAP = "[ -]?"  # what stands between the groups of a number
_START = r"(?<![0-9A-Za-z.+])(?<![0-9A-Za-z][-])"
_END = r"(?![0-9A-Za-z]|[-.][0-9])"
# Behind an amount stands what it is of.
_AMOUNT = r"(?!\s?(?:[元万亿人吨度米次册件亩户%％]|千瓦|立方|平方|公里|美元))"
_ID = re.compile(rf"{_START}[1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx]{_END}")
_OLD_ID = re.compile(rf"身份证[^0-9]{{0,8}}([1-9][0-9]{{14}}){_END}")
_MOBILE = re.compile(
    rf"{_START}(?:\+?(?:00)?86{_GAP})?"
    rf"(1[3-9][0-9](?:{_GAP}[0-9]{{4}}{_GAP}[0-9]{{4}}|{_GAP}[0-9]{{3}}{_GAP}[0-9]{{5}})){_END}{_AMOUNT}"
)
_ABROAD = re.compile(rf"\+86{_GAP}(1[3-9][0-9](?:{_GAP}[0-9]{{4}}){{2}}){_END}")
_BANK = re.compile(
    rf"{_START}[3-6][0-9]{{3}}(?:{_GAP}[0-9]{{4}}){{3}}(?:{_GAP}[0-9]{{1,3}})?{_END}"
)
_PASSPORT = re.compile(rf"护照[^0-9A-Z]{{0,8}}([DEGPS][A-Z]?[0-9]{{7,8}}){_END}")
# A number that is called one of these is no telephone's.
_CALLED = re.compile(
    "(?:编号|单号|文号|批号|型号|序列号|代码|许可证|证书|账号|合同|学号)[^0-9]{0,6}$"
)
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
# The first two digits of an ID number: the provinces of GB/T 2260.
_PROVINCES = re.compile("1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]")
_DAY = re.compile("(?:19|20)[0-9]{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12][0-9]|3[01])")


def _privacy(reading: Reading) -> Iterator[Diagnostic]:
    for printed in printed_texts(reading.report, reading.passages):
        for kind, start, end, number in personal_numbers(printed.text):
            place = printed.place(start, end)
            yield problem(f"privacy.{kind}", place, number=_hidden(number))


def personal_numbers(text: str) -> Iterator[tuple[str, int, int, str]]:
    """Yield the persons' numbers of a text: which kind, where, and its characters alone."""
    if not _MANY_DIGITS.search(text):
        return
    plain = text.translate(_PLAIN)
    taken: list[tuple[int, int]] = []
    for kind, start, end in sorted(_found(plain), key=lambda each: each[1]):
        if not taken or start >= taken[-1][1]:
            taken.append((start, end))
            yield kind, start, end, re.sub("[ -]", "", plain[start:end])


def _found(plain: str) -> Iterator[tuple[str, int, int]]:
    for found in _ID.finditer(plain):
        if is_id_number(re.sub("[ -]", "", found[0])):
            yield "id", *found.span()
    for found in _OLD_ID.finditer(plain):
        if _DAY.fullmatch(f"19{found[1][6:12]}"):
            yield "id", *found.span(1)
    for found in (*_MOBILE.finditer(plain), *_ABROAD.finditer(plain)):
        if not _CALLED.search(plain[max(0, found.start() - 12) : found.start()]):
            yield "mobile", *found.span(1)
    for found in _BANK.finditer(plain):
        if is_bank_number(re.sub("[ -]", "", found[0])):
            yield "bank", *found.span()
    for found in _PASSPORT.finditer(plain):
        yield "passport", *found.span(1)


def is_id_number(digits: str) -> bool:
    """Tell a resident's ID number by its province, birthday and check digit (GB 11643)."""
    if not re.fullmatch("[1-9][0-9]{16}[0-9Xx]", digits) or not _PROVINCES.match(digits):
        return False
    total = sum(int(digit) * weight for digit, weight in zip(digits[:17], _WEIGHTS, strict=True))
    return bool(_DAY.fullmatch(digits[6:14])) and _CHECKS[total % 11] == digits[17].upper()


def is_bank_number(digits: str) -> bool:
    """Tell a bank card's number by its first digits, length and check digit (GB/T 14504, Luhn)."""
    if not re.fullmatch("62[0-9]{14,17}|(?:4[0-9]|5[1-5]|35|60)[0-9]{14}", digits):
        return False
    doubled = (int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(digits)))
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _hidden(number: str) -> str:
    """Return a number with its middle covered: a message is published too."""
    return f"{number[:3]}{'*' * (len(number) - 5)}{number[-2:]}"


RULE = Rule(
    "privacy",
    _privacy,
    "公开的报告里不该有身份证号、手机号、银行卡号、护照号，正文、表格、图片说明和替代文字都查。"
    "按校验位和前后的词认，普通的长数字不会报。",
    "ID, mobile, bank card and passport numbers do not belong into a published report, neither in "
    "its text nor in cells, captions and alternative texts; check digits and the words around tell "
    "them from other long numbers.",
    passing=(
        "办公电话0953-2038123，统一编号11010519491231002X1。",
        "总投资12345678901元，热线12345，书号978-7-04-138123-5。",
        "订单编号13812345678，累计13812345678人次。",
    ),
    failing=(
        "联系人手机13812345678。",
        "联系人手机+86 138-1234-5678。",
        "手机１３８１２３４５６７８。",
        "身份证号11010519491231002X。",
        "身份证号110105 19491231 002X。",
        "卡号6222021234567890128。",
        "卡号6222 0212 3456 7890 128。",
        "护照E12345678。",
    ),
)

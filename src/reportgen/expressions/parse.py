"""An expression's text → its tree, or the first thing in it that cannot be read."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Final

from reportgen.diagnostics import LocalProblem, Phrase
from reportgen.expressions.functions import ENGLISH, arity
from reportgen.expressions.tokens import Token, tokens
from reportgen.expressions.tree import (
    Address,
    Binary,
    Call,
    Compared,
    Comparison,
    Expression,
    Negative,
    Number,
)
from reportgen.quantity import EXACT, FACTORS, Face, Scale

_LONGEST = 500
_DEEPEST = 40
_MOST_DIGITS = 30
_SCALES: Mapping[str, Scale] = {"%": "%", "‰": "‰", "万": "万", "亿": "亿"}
_COMPARISONS: Final[Mapping[str, Comparison]] = {
    "==": "==",
    "=": "==",
    "!=": "!=",
    "<>": "!=",
    "≠": "!=",
    "<": "<",
    "<=": "<=",
    "≤": "<=",
    ">": ">",
    ">=": ">=",
    "≥": ">=",
}
_INSTEAD = {"、": "divide-sign", "—": "minus-sign", "：": "no-colon", ":": "no-colon"}


class _Unreadable(Exception):  # noqa: N818 - never leaves this module
    """Carries the problem out of the descent."""

    def __init__(self, problem: LocalProblem) -> None:
        super().__init__(problem)
        self.problem = problem


def parse_expression(text: str, labels: Collection[str] = ()) -> Expression | LocalProblem:
    """Return the expression's tree; `labels` are the known names that are no plain words."""
    if len(text) > _LONGEST:
        return LocalProblem("expression-too-long", 0, len(text), {"limit": _LONGEST})
    reader = _Reader(text, tokens(text, labels))
    try:
        return reader.whole()
    except _Unreadable as stopped:
        return stopped.problem


class _Reader:
    """A descent over the words: comparison, sum, product, sign, single value."""

    def __init__(self, text: str, words: list[Token]) -> None:
        self.text = text
        self.words = words
        self.at = 0
        self.depth = 0

    def sign(self, signs: str) -> str:
        """Return the sign that stands here if it is one of these, else nothing."""
        word = self.words[self.at]
        return word.text if word.kind == "sign" and word.text in signs else ""

    def whole(self) -> Expression:
        left = self.sum()
        comparison = _COMPARISONS.get(self.words[self.at].text)
        if comparison is not None:
            self.at += 1
            right = self.sum()
            left = Compared(comparison, left, right, left.start, right.end)
        if self.words[self.at].kind != "end":
            raise self.unexpected()
        return left

    def sum(self) -> Expression:
        left = self.product()
        while sign := self.sign("+-"):
            self.at += 1
            right = self.product()
            left = Binary(sign, left, right, left.start, right.end)  # type: ignore[arg-type]
        return left

    def product(self) -> Expression:
        left = self.signed()
        while sign := self.sign("*/"):
            self.at += 1
            right = self.signed()
            left = Binary(sign, left, right, left.start, right.end)  # type: ignore[arg-type]
        return left

    def signed(self) -> Expression:
        word = self.words[self.at]
        if word.kind == "name":
            return self.call() if self.words[self.at + 1].text == "(" else self.address()
        if word.kind == "number":
            self.at += 1
            return _number(word)
        return self.nested(word)

    def nested(self, word: Token) -> Expression:
        """Return what stands behind a sign or in parentheses."""
        self.enter(word)
        sign = self.sign("+-(")
        if not sign:
            raise self.unexpected()
        self.at += 1
        if sign == "(":
            inner = self.sum()
            value = replace(inner, start=word.start, end=self.close(word))
        else:
            value = self.signed()
            if sign == "-":
                value = Negative(value, word.start, value.end)
        self.depth -= 1
        return value

    def call(self) -> Call:
        name, opening = self.words[self.at : self.at + 2]
        function = ENGLISH.get(name.text.lower())
        if function is None:
            hints = (Phrase("functions-known"), Phrase("quote-brackets"))
            told = {"name": name.text}
            problem = LocalProblem("unknown-function", name.start, name.end, told, hints)
            raise _Unreadable(problem)
        self.enter(name)
        self.at += 2
        arguments = [] if self.sign(")") else [self.sum()]
        while self.sign(","):
            self.at += 1
            arguments.append(self.sum())
        end = self.close(opening)
        self.depth -= 1
        call = Call(function, tuple(arguments), name.start, end)
        _check_arguments(call, name.text)
        return call

    def enter(self, word: Token) -> None:
        self.depth += 1
        if self.depth > _DEEPEST:
            raise _Unreadable(LocalProblem("expression-too-deep", word.start, word.end))

    def address(self) -> Address:
        path = []
        parts = []
        while (word := self.words[self.at]).kind == "name":
            path.append(word.text)
            parts.append((word.start, word.end))
            self.at += 1
            if not self.sign("."):
                return Address(tuple(path), tuple(parts), parts[0][0], word.end)
            self.at += 1
        raise self.unexpected()

    def close(self, opening: Token) -> int:
        closing = self.words[self.at]
        if self.sign(")"):
            self.at += 1
            return closing.end
        if closing.kind != "end":
            raise self.unexpected()
        raise _Unreadable(LocalProblem("parenthesis-unclosed", opening.start, opening.end))

    def unexpected(self) -> _Unreadable:
        """Return the problem of a word that cannot stand here, told as it was typed."""
        word = self.words[self.at]
        if word.kind == "end":
            before = self.words[max(self.at - 1, 0)]
            return _Unreadable(LocalProblem("expression-cut", before.start, before.end))
        found = self.text[word.start : word.end]
        hints = (Phrase(_INSTEAD[found]),) if found in _INSTEAD else ()
        key = "expression-unclear"
        if word.kind == "sign" and word.text in _COMPARISONS:
            key = "comparison-inside.nested"
        problem = LocalProblem(key, word.start, word.end, {"found": found}, hints)
        return _Unreadable(problem)


def _check_arguments(call: Call, name: str) -> None:
    least, most = arity(call.function)
    found = len(call.arguments)
    if not least <= found <= most:
        params = {"name": name, "least": least, "most": most, "found": found}
        key = "wrong-arguments.exactly" if least == most else "wrong-arguments"
        raise _Unreadable(LocalProblem(key, call.start, call.end, params))


def _number(word: Token) -> Number:
    scale = _SCALES.get(word.text[-1], "")
    digits = word.text.removesuffix(scale)
    if len(digits) > _MOST_DIGITS:
        params = {"limit": _MOST_DIGITS}
        raise _Unreadable(LocalProblem("number-too-long", word.start, word.end, params))
    value = EXACT.multiply(Decimal(digits), FACTORS[scale])
    face = Face(len(digits.partition(".")[2]), scale)
    return Number(value, face, word.start, word.end)

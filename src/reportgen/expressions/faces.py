"""How a value is to print, in the editor's words: 万，1位."""

from __future__ import annotations

import re
from dataclasses import replace

from reportgen.diagnostics import LocalProblem
from reportgen.quantity import Face, Scale

_WORD = re.compile(r"[^\s，,、；;]+")
_DIGITS = re.compile(r"(?:保留)?([0-9０-９]|[零一二两三四五六七八九])位(?:小数)?")
_CHINESE = "零一二三四五六七八九"
_SCALES: dict[str, Scale] = {
    "万": "万",
    "亿": "亿",
    "%": "%",
    "％": "%",
    "百分比": "%",
    "百分数": "%",
    "‰": "‰",
    "千分比": "‰",
    "百分点": "百分点",
    "个百分点": "百分点",
}


def parse_face(text: str) -> Face | LocalProblem:
    """Return the face that `万，1位` asks for; words in any order."""
    face = Face()
    for found in _WORD.finditer(text):
        word = found.group()
        digits = _DIGITS.fullmatch(word)
        if digits:
            face = replace(face, digits=_digit(digits.group(1)))
        elif word in _SCALES:
            face = replace(face, scale=_SCALES[word])
        elif word in {"整数", "取整"}:
            face = replace(face, digits=0)
        elif word in {"千分位", "千位分隔"}:
            face = replace(face, thousands=True)
        else:
            return LocalProblem("unknown-face", found.start(), found.end(), {"found": word})
    return face


def _digit(sign: str) -> int:
    sign = "二" if sign == "两" else sign
    return _CHINESE.index(sign) if sign in _CHINESE else int(sign)

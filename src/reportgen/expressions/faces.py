"""How a value is to print, in the editor's words: 万，1位."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportgen.diagnostics import LocalProblem
from reportgen.quantity import Face, Scale

_WORD = re.compile(
    r"[\s，,、；;。]*(?:"
    r"(?P<scale>个?百分点|百分[比数率号]|千分[比号]|万|亿|[%％‰])(?:为?单位)?"
    r"|(?:保留|精确到)?(?:小数(?:点后)?)?(?P<digits>[0-9０-９]|10|１０|[零一二两三四五六七八九十])"
    r"\s*位(?:小数)?"
    r"|(?P<whole>整数|取整|(?:精确到)?个位)"
    r"|(?P<thousands>千[分位]位?(?:分隔符?|逗号)?)"
    r")(?=$|[\s，,、；;。%％‰万亿一二两三四五六七八九0-9０-９]|保留|小数|整数|取整|千)"
)
_REST = re.compile(r"[^\s，,、；;。]+")
_CHINESE = "零一二三四五六七八九十"
_SCALES: Mapping[str, Scale] = {"万": "万", "亿": "亿", "%": "%", "％": "%", "‰": "‰"}


def parse_face(text: str) -> Face | LocalProblem:
    """Return the face that `万，1位` asks for; words in any order, the separators may be left out.

    Of two scales or two numbers of digits the second is a problem.
    """
    face = Face()
    seen: set[str] = set()
    at = 0
    while at < len(text):
        word = _WORD.match(text, at)
        rest = _REST.search(text, at)
        if rest is None:
            break
        if word is None:
            return LocalProblem("unknown-face", rest.start(), rest.end(), {"found": rest.group()})
        kind = "digits" if word.lastgroup == "whole" else str(word.lastgroup)
        if kind in seen:
            start = rest.start()
            return LocalProblem(
                "face-twice", start, word.end(), {"found": text[start : word.end()]}
            )
        seen.add(kind)
        face = _with(face, str(word.lastgroup), word.group(word.lastgroup or 0))
        at = word.end()
    return face


def _with(face: Face, kind: str, word: str) -> Face:
    if kind == "digits":
        return replace(face, digits=_digit(word))
    if kind == "whole":
        return replace(face, digits=0)
    if kind == "thousands":
        return replace(face, thousands=True)
    return replace(face, scale=_scale(word))


def _scale(word: str) -> Scale:
    if word.endswith("百分点"):
        return "百分点"
    if word.startswith("百分"):
        return "%"
    return "‰" if word.startswith("千分") else _SCALES[word]


def _digit(sign: str) -> int:
    sign = "二" if sign == "两" else sign
    return _CHINESE.index(sign) if sign in _CHINESE else int(sign)

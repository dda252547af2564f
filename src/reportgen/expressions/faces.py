"""How a value is to print, in the editor's words: 万，1位; 增加/减少，2位."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from reportgen.diagnostics import LocalProblem
from reportgen.quantity import Face, Scale, Signs

# The words of a rise and of a fall, as reports pair them; the longer ones first.
_MORE = "净增加|净增长|净增|增加|增长|增多|提高|提升|上升|上涨|扩大|回升|加快|延长|多|增|升|涨|高"
_LESS = "净减少|净下降|净减|减少|下降|降低|下滑|下跌|缩小|回落|放缓|缩短|少|减|降|跌|低"
_SAME = "基本持平|保持不变|没有变化|无变化|持平|不变|相同|一样"
_BETWEEN = r"\s*[/／|｜或]?\s*"
_SIGNS = (
    rf"(?:(?P<more>{_MORE}){_BETWEEN}(?P<less>{_LESS})"
    rf"|(?P<less_first>{_LESS}){_BETWEEN}(?P<more_last>{_MORE}))"
    rf"(?:{_BETWEEN}(?P<same>{_SAME}))?(?P<signs>)"
)
_WORD = re.compile(
    r"[\s，,、；;。]*(?:"
    rf"{_SIGNS}"
    r"|(?P<scale>个?百分点|百分[比数率号]|千分[比号]|万|亿|倍|[%％‰])(?:为?单位)?"
    r"|(?:保留|精确到)?(?:小数(?:点后)?)?(?P<digits>[0-9０-９]|10|１０|[零一二两三四五六七八九十])"
    r"\s*位(?:小数)?"
    r"|(?P<whole>整数|取整|(?:精确到)?个位)"
    r"|(?P<thousands>千[分位]位?(?:分隔符?|逗号)?)"
    r")(?=$|[\s，,、；;。%％‰万亿倍一二两三四五六七八九0-9０-９]|个?百分|保留|小数|整数|取整|千"
    rf"|{_MORE}|{_LESS})"
)
_REST = re.compile(r"[^\s，,、；;。]+")
_CHINESE = "零一二三四五六七八九十"
_SCALES: Mapping[str, Scale] = {
    "万": "万",
    "亿": "亿",
    "倍": "倍",
    "%": "%",
    "％": "%",
    "‰": "‰",
}


def parse_face(text: str) -> Face | LocalProblem:
    """Return the face that `万，1位` asks for; words in any order, the separators may be left out.

    Of two scales, two numbers of digits or two pairs of words the second is a problem.
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
        face = _with(face, word)
        at = word.end()
    return face


def _with(face: Face, found: re.Match[str]) -> Face:
    kind = str(found.lastgroup)
    if kind == "signs":
        return replace(face, signs=_signs(found))
    if kind == "digits":
        return replace(face, digits=_digit(found[kind]))
    if kind == "whole":
        return replace(face, digits=0)
    if kind == "thousands":
        return replace(face, thousands=True)
    return replace(face, scale=_scale(found[kind]))


def _signs(found: re.Match[str]) -> Signs:
    """Return the words of a rise, of a fall and of no change, in whatever order they stood."""
    more = found["more"] or found["more_last"]
    less = found["less"] or found["less_first"]
    return Signs(more, less, found["same"] or "持平")


def _scale(word: str) -> Scale:
    if word.endswith("百分点"):
        return "百分点"
    if word.startswith("百分"):
        return "%"
    return "‰" if word.startswith("千分") else _SCALES[word]


def _digit(sign: str) -> int:
    sign = "二" if sign == "两" else sign
    return _CHINESE.index(sign) if sign in _CHINESE else int(sign)

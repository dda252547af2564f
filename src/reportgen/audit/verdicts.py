"""What people write under “answer”: the words of the list, or whatever they type instead."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal
from unicodedata import normalize

from reportgen.audit.corrections import Unclear

_NOISE = re.compile(r"[\s。．.，,！!；;：:、“”\"'‘’（）()]+")
_RIGHT = re.compile(
    r"(?:经?(?:核对|核实|核查|查证|确认)[过后]?)?(?:数据|数字|均|都|是|为)?"
    r"(?:无误|没有?误|没有?错误?|没问题|正确|准确|属实|确认|真实|对的?|是的?)"
    r"|[√✓✔☑y]|ok|yes|right|correct|confirmed|true"
)
_WRONG = re.compile(
    r"(?:经?(?:核对|核实|核查|查证)[过后]?)?"
    r"(?:更正|改正|修正|修改|已?改|应改|需?更正|有误|有错误?|错误?的?|不对|不正确|不准确|不属实|不是|否)"
    r"|[×✗✘xn]|no|wrong|corrected|incorrect|false"
)
_CLAUSE = re.compile(r"[，,；;。:：]")
_BUT = re.compile(r"[但不错误改应否只除0-9]")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The figure stands, or is to be corrected; `because` is the reason that was given."""

    kind: Literal["confirmed", "corrected"]
    because: str


def verdict_of(answer: str, correction: str, because: str) -> Verdict | Unclear:
    """Return what a row says; a correction without an answer is one all the same."""
    if not answer:
        if correction:
            return Verdict("corrected", because)
        return Unclear("reply-unclear.blank", {"typed": because[:40]})
    if _RIGHT.fullmatch(_word(answer)):
        return Verdict("confirmed", because)
    if _WRONG.fullmatch(_word(answer)):
        missing = Unclear("reply-unclear.figure", {"typed": answer[:40]})
        return Verdict("corrected", because) if correction else missing
    first, *rest = _CLAUSE.split(answer, maxsplit=1)
    if rest and _RIGHT.fullmatch(_word(first)) and not _BUT.search(rest[0]):
        reason = "；".join(filter(None, (rest[0].strip(), because)))  # 无误，按学校原报
        return Verdict("confirmed", reason)
    return Unclear("reply-unclear", {"typed": answer[:40]})


def _word(text: str) -> str:
    return _NOISE.sub("", normalize("NFKC", text)).lower()

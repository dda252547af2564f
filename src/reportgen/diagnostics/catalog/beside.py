"""Messages of the audit that hold a sentence against last year, two cells at once, and facts."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "prose-last-year": Message(
        Severity.WARNING,
        zh="“{words}”写的是 {stated}，上年的表里“{at}”是 {expected}",
        en="“{words}” is given as {stated}, last year's table has {expected} for “{at}”",
    ),
    "prose-last-year.change": Message(
        Severity.WARNING,
        zh="“{at}”：“{cell}”今年和上年相比，{working} 是 {expected}",
        en="“{at}”: “{cell}” this year and last, {working} is {expected}",
    ),
    "prose-last-year.contrary": Message(
        Severity.WARNING,
        zh="“{at}”：“{cell}”上年是 {old}，今年是 {expected}，变化的方向和这里说的相反",
        en="“{at}”: “{cell}” was {old} last year and is {expected}, which is the other way round",
    ),
    "prose-difference": Message(
        Severity.WARNING,
        zh="“{at}”：表里“{cell}”和“{other}”相比，{working} 是 {expected}",
        en="“{at}”: between “{cell}” and “{other}” of the table, {working} is {expected}",
    ),
    "prose-difference.contrary": Message(
        Severity.WARNING,
        zh="“{at}”：表里“{cell}”是 {expected}，“{other}”是 {old}，多少说反了",
        en="“{at}”: “{cell}” is {expected} and “{other}” is {old}, which is the other way round",
    ),
    "prose-fact": Message(
        Severity.WARNING,
        zh="“{words}”写的是 {stated}，report.yaml 的 facts: 里“{at}”是 {expected}",
        en="“{words}” is given as {stated}, report.yaml has {expected} for the fact “{at}”",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {
    "last-year-cell": ("上年表里的数", "last year's figure"),
    "the-fact": ("report.yaml 里的数", "the fact"),
    "bind-fact": (
        "写成【{address}】，report.yaml 改了它跟着改",
        "write 【{address}】 and it follows report.yaml",
    ),
    "bind-change": (
        "改正这个数，或者写成【{binding}】，表改了它跟着改",
        "correct it, or write 【{binding}】 and it follows the tables",
    ),
}
TERMS: dict[str, tuple[str, str]] = {}

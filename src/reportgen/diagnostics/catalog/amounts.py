"""Messages of the audit about averages, products, conversions and means in sentences."""

from __future__ import annotations

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "prose-percent.near": Message(
        Severity.NOTE,
        zh="“{at}”：{working} 是 {expected}，差得不多",
        en="“{at}”: {working} is {expected}, which is not far off",
        hint_zh="用的是别的基数的（折合在校生、年平均人口等），可以不改；不是的，改正",
        hint_en="it may stand where its base is another (weighted students, the year's mean)",
    ),
    "prose-percent.product": Message(
        Severity.WARNING,
        zh="“{at}”：{working} 是 {expected}",
        en="“{at}”: {working} is {expected}",
        hint_zh="改正这个数，或者相乘的数里错的一个；还乘了别的数的，在句子里写明",
        hint_en="correct it, or the factor that is wrong; name what else it was multiplied by",
    ),
    "prose-percent.unit": Message(
        Severity.WARNING,
        zh="“{at}”：{working} 合 {expected}",
        en="“{at}”: {working} are {expected}",
        hint_zh="改正换算的数，看单位和小数点",
        hint_en="correct the conversion: its unit, its decimal point",
    ),
    "prose-percent.faster": Message(
        Severity.WARNING,
        zh="“{at}”：{one}{first}，{other}{expected}，正好相反",
        en="“{at}”: {one} {first}, {other} {expected}: it is the other way round",
        hint_zh="改正“{stated}”，或者改正两个增速里错的一个",
        hint_en="correct “{stated}”, or the one of the two growths that is wrong",
    ),
    "prose-percent.order": Message(
        Severity.WARNING,
        zh="说是“{at}”，{expected} 后面却是 {stated}",
        en="said to be in order (“{at}”), but {stated} follows {expected}",
        hint_zh="调换次序，或者改正错的数",
        hint_en="change the order, or correct the figure that is wrong",
    ),
    "prose-percent.together": Message(
        Severity.WARNING,
        zh="“{at}”：后面几项合起来就是它，它们却在“{low}”和“{high}”之间",
        en="“{at}”: what follows is all of it, and lies between “{low}” and “{high}”",
        hint_zh="总的增速总在各部分的增速之间：改正其中错的一个",
        hint_en="a whole grows no less and no more than its parts: correct the one that is wrong",
    ),
    "prose-percent.yearly": Message(
        Severity.WARNING,
        zh="说是“{at}”，前面的数却是 {expected}",
        en="“{at}” is said of {expected}",
        hint_zh="改正“{stated}”，或者改正错的数",
        hint_en="correct “{stated}”, or the figure that is wrong",
    ),
    "prose-percent.between": Message(
        Severity.WARNING,
        zh="“{at}”不在最低 {low} 和最高 {high} 之间",
        en="“{at}” does not lie between the lowest, {low}, and the highest, {high}",
        hint_zh="平均数和中位数总在最低和最高之间：改正三个数里错的一个",
        hint_en="a mean or median lies between the two: correct the figure that is wrong",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {}
TERMS: dict[str, tuple[str, str]] = {}

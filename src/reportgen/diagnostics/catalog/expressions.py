"""Messages of the room `expressions`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "expression-too-long": Message(
        Severity.ERROR,
        zh="算式超过 {limit} 个字",
        en="the formula is longer than {limit} characters",
        hint_zh="分成几步，先在表里算出中间的一行（列）",
        hint_en="compute a step of it in a table's row or column",
    ),
    "expression-too-deep": Message(
        Severity.ERROR,
        zh="算式的括号套得太多层",
        en="the formula's parentheses are nested too deeply",
        hint_zh="分成几步来算",
        hint_en="compute it in steps",
    ),
    "expression-cut": Message(
        Severity.ERROR,
        zh="算式没有写完",
        en="the formula breaks off here",
        hint_zh="补上后面的部分，或者去掉多余的符号",
        hint_en="write the rest, or delete the sign",
    ),
    "expression-unclear": Message(
        Severity.ERROR,
        zh="算式里的“{found}”读不懂",
        en="“{found}” cannot be read in a formula",
        hint_zh="算式用 + - * / ( )；名字里有符号时写在「」里；只是文字就写【【",
        hint_en="formulas use + - * / ( ); a name with signs goes in 「」; for text write 【【",
    ),
    "parenthesis-unclosed": Message(
        Severity.ERROR,
        zh="这个括号没有对应的右括号",
        en="this parenthesis is never closed",
        hint_zh="补上右括号",
        hint_en="close it",
    ),
    "number-too-long": Message(
        Severity.ERROR,
        zh="这个数超过 {limit} 位",
        en="this number has more than {limit} digits",
        hint_zh="看看是不是多打了数字",
        hint_en="see whether digits were typed twice",
    ),
    "number-too-large": Message(
        Severity.ERROR,
        zh="算出来的数太大或太小，不会是报告里的数",
        en="this comes to a number too large or too small for any report",
        hint_zh="看看乘号、除号和单位是不是写错了",
        hint_en="see whether a sign or a unit is wrong",
    ),
    "unknown-function": Message(
        Severity.ERROR,
        zh="没有“{name}”这个算法",
        en="there is no function “{name}”",
    ),
    "wrong-arguments": Message(
        Severity.ERROR,
        zh="“{name}”的括号里应有 {least} 到 {most} 项，这里有 {found} 项",
        en="“{name}” takes {least} to {most} values and has {found}",
        hint_zh="各项之间用逗号隔开，例如 占比(部分, 总数, 1)",
        hint_en="separate them by commas, as in percent(part, whole, 1)",
    ),
    "wrong-arguments.exactly": Message(
        Severity.ERROR,
        zh="“{name}”的括号里应有 {least} 项，这里有 {found} 项",
        en="“{name}” takes {least} values and has {found}",
        hint_zh="各项之间用逗号隔开，例如 增减(今年, 去年)",
        hint_en="separate them by commas, as in difference(new, old)",
    ),
    "wrong-arguments.number": Message(
        Severity.ERROR,
        zh="{number} 写在整列（行）数的旁边，会当成又一个数一起算，不是小数位数",
        en="{number} beside a whole column or row counts as one more figure, not as digits",
        hint_zh=(
            "小数位数写在冒号后面，例如 【平均(表.列)：1位】；"
            "没有冒号的地方写 四舍五入(平均(表.列), 1)"
        ),
        hint_en="digits follow a colon, as in 【mean(table.column)：1位】, else round(mean(…), 1)",
    ),
    "division-by-zero": Message(
        Severity.ERROR,
        zh="除数是 0，算不出来",
        en="this is 0 and cannot divide",
        hint_zh="看看这个数是不是漏填了",
        hint_en="see whether the figure is missing",
    ),
    "column-not-figure": Message(
        Severity.ERROR,
        zh="“{name}”是一整列（行）数，这里要一个数",
        en="“{name}” is a whole column or row; one figure is wanted here",
        hint_zh="再写上行（列）的名字，例如 表.合计.列；或者用 合计(…)、平均(…)",
        hint_en="add the row's or column's name, as in table.total.column, or use sum(…), mean(…)",
    ),
    "no-figure": Message(
        Severity.ERROR,
        zh="“{name}”里是“{text}”，不是可以计算的数",
        en="“{name}” holds “{text}”, which is no figure to compute with",
        hint_zh="改好表里的这一格，或者换一个地址",
        hint_en="mend the cell, or name another one",
    ),
    "no-figure.empty": Message(
        Severity.ERROR,
        zh="“{name}”里没有填数，算不出来",
        en="“{name}” holds no figure to compute with",
        hint_zh="先在表里填上，或者换一个地址",
        hint_en="fill it in, or name another one",
    ),
    "comparison-inside": Message(
        Severity.ERROR,
        zh="等号、大于、小于只能用在 checks 里",
        en="comparisons belong in checks only",
        hint_zh="正文里只写要印出来的数",
        hint_en="write only what is to print",
    ),
    "comparison-inside.nested": Message(
        Severity.ERROR,
        zh="“{found}”不能写在这里：一条里只比一次，比较也不写在括号里",
        en="“{found}” cannot stand here: compare once, and not inside parentheses",
        hint_zh="分成两条来写",
        hint_en="write two checks",
    ),
    "bad-digits": Message(
        Severity.ERROR,
        zh="小数位数要写 0 到 {most} 的整数",
        en="decimals are a whole number from 0 to {most}",
        hint_zh="例如 占比(部分, 总数, 1)",
        hint_en="as in percent(part, whole, 1)",
    ),
    "unknown-face": Message(
        Severity.ERROR,
        zh="“{found}”不是数的写法",
        en="“{found}” is no way to print a figure",
        hint_zh="可以写：万、亿、%、个百分点、倍、整数、1位、2位、千分位、增加/减少，用逗号隔开",
        hint_en="write 万, 亿, %, 个百分点, 倍, 整数, 1位, 2位, 千分位 or 增加/减少, with commas",
    ),
    "face-twice": Message(
        Severity.ERROR,
        zh="“{found}”与前面的写法只能用一个",
        en="“{found}” cannot stand beside what was asked for before it",
        hint_zh="万、亿、%、个百分点、倍里选一个，位数、增加/减少也只写一次",
        hint_en="choose one of 万, 亿, %, 个百分点, 倍; say the digits and 增加/减少 once",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {
    "functions-known": (
        "可以用：合计 平均 最大 最小 个数 四舍五入 占比 比 增长 增减 万 亿",
        "there are: sum mean max min count round percent ratio change difference 万 亿",
    ),
    "quote-brackets": (
        "名字本身带括号时，整个写在「」里",
        "a name that has brackets of its own goes in 「」",
    ),
    "divide-sign": (
        "如果是除号，写成 / 或 ÷",
        "to divide write / or ÷",
    ),
    "minus-sign": (
        "如果是减号，写成 -",
        "to subtract write -",
    ),
    "no-colon": (
        "名字与名字之间用点号“.”；【】里冒号后面只写数的写法，例如 万，1位",
        "names are joined by a point; a colon in 【】 is followed by how to print, as in 万，1位",
    ),
}

TERMS: dict[str, tuple[str, str]] = {}

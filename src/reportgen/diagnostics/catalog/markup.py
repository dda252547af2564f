"""Messages of the room `markup`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "bracket-unclosed": Message(
        Severity.ERROR,
        zh="这个【没有对应的】",
        en="this 【 has no closing 】",
        hint_zh="在同一行补上】；要印出【这个字，就写【【",
        hint_en="close it with 】 on the same line; to print the character write 【【",
    ),
    "bracket-empty": Message(
        Severity.ERROR,
        zh="【】里没有内容",
        en="there is nothing in these 【】",
        hint_zh="写上地址、算式或名字，例如【表：资产】",
        hint_en="name something, as in 【表：资产】",
    ),
    "bracket-too-deep": Message(
        Severity.ERROR,
        zh="【】套得太多层",
        en="these 【】 are nested too deeply",
        hint_zh="拆成几句来写",
        hint_en="split it into sentences",
    ),
    "bracket-shape": Message(
        Severity.WARNING,
        zh="“{found}”会照样印出来",
        en="“{found}” prints as it stands",
        hint_zh="要引用或放置，换成【】",
        hint_en="to refer or to place write 【】",
    ),
    "unknown-bracket": Message(
        Severity.ERROR,
        zh="【】里不能以“{found}：”开头",
        en="“{found}：” cannot begin what stands in 【】",
    ),
    "note-in-note": Message(
        Severity.ERROR,
        zh="脚注里不能再有脚注",
        en="a footnote cannot hold another",
        hint_zh="把里面的【注：…】移到脚注后面",
        hint_en="move the inner 【注：…】 behind the outer one",
    ),
    "bold-unclosed": Message(
        Severity.WARNING,
        zh="这里的 ** 没有成对，会照样印出来",
        en="this ** has no partner and prints as it stands",
        hint_zh="加粗要在文字两边都写 **；不要加粗就删掉",
        hint_en="bold needs ** on both sides; else delete it",
    ),
    "bracket-stray": Message(
        Severity.WARNING,
        zh="这个】没有对应的【，会照样印出来",
        en="this 】 closes no 【, and prints as it stands",
        hint_zh="多打的删掉；漏打的【补上",
        hint_en="delete it, or write the 【 that is missing",
    ),
    "plain-power": Message(
        Severity.WARNING,
        zh="“{found}”里的数字不会印成上标",
        en="the digit of “{found}” will not be raised",
        hint_zh="写成 m²、m³（输入法里打“平方”“立方”可以找到）",
        hint_en="write m² or m³",
    ),
    "heading-too-deep": Message(
        Severity.WARNING,
        zh="标题最多四级，这里按第四级排",
        en="headings have four levels; this one is set as the fourth",
        hint_zh="最多写四个 #",
        hint_en="write at most four #",
    ),
    "heading-empty": Message(
        Severity.WARNING,
        zh="“#”后面没有标题，会照样印出来",
        en="no heading stands behind this #, which prints as it stands",
        hint_zh="写上标题，或者删掉这一行",
        hint_en="write the heading, or delete the line",
    ),
    "reference-names.table": Message(
        Severity.ERROR,
        zh="句子里的【表：…】只写一张表的名字",
        en="inside a sentence 【表：…】 names one table",
        hint_zh="几张表就写几个：【表：甲】、【表：乙】；要放表，【表：名字】单独占一行",
        hint_en="write one each; to place a table give 【表：NAME】 a line of its own",
    ),
    "reference-names.figure": Message(
        Severity.ERROR,
        zh="句子里的【图：…】只写一个名字，不带说明",
        en="inside a sentence 【图：…】 has one name and no caption",
        hint_zh="要放图，【图：…】单独占一行，后面也不要有句号",
        hint_en="to place pictures give 【图：…】 a line of its own, with no stop behind it",
    ),
    "table-placement": Message(
        Severity.ERROR,
        zh="【表：…】一次放一张表，表题写在表的 caption 里",
        en="【表：…】 places one table, and its caption stands with the table",
        hint_zh="每张表各占一行：【表：名字】",
        hint_en="one line each: 【表：NAME】",
    ),
    "figure-row": Message(
        Severity.ERROR,
        zh="一行最多放四张图",
        en="a row holds at most four pictures",
        hint_zh="分成两行，每行一个【图：…】",
        hint_en="split it into two rows, each its own 【图：…】",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}

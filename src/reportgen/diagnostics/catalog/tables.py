"""Messages about tables: their lines, names, formulas and totals."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "table-twice": Message(
        Severity.ERROR,
        zh="有两张表都叫“{name}”",
        en="two tables are called “{name}”",
        hint_zh="给其中一张换个名字",
        hint_en="rename one of them",
    ),
    "table-too-large": Message(
        Severity.ERROR,
        zh="表“{table}”超过 {cells} 个单元格或 {columns} 列",
        en="table “{table}” has more than {cells} cells or {columns} columns",
        hint_zh="只留要印出来的部分",
        hint_en="keep only what is to print",
    ),
    "unknown-sheet": Message(
        Severity.ERROR,
        zh="{file} 里没有名为“{sheet}”的工作表",
        en="{file} has no sheet “{sheet}”",
    ),
    "sheet-unclear": Message(
        Severity.ERROR,
        zh="{file} 里有几张工作表，不知道用哪一张",
        en="{file} has several sheets; which one is meant?",
    ),
    "files-differ": Message(
        Severity.ERROR,
        zh="{file} 的表头或左边的标题与第一个文件不同：“{text}”，没法放到一起",
        en="{file} has another header or other labels than the first file: “{text}”",
        hint_zh="几个文件要么表头一样（上下接起来），要么左边的标题一样（左右接起来）",
        hint_en="files need the same header (joined downwards) or the same labels (side by side)",
    ),
    "bad-merge": Message(
        Severity.ERROR,
        zh="“{found}”不是这张表里的区域",
        en="“{found}” is no range of this table",
        hint_zh="像 Excel 那样写：B2:C3，表头的左上角是 A1",
        hint_en="write it as Excel does, B2:C3; the header's corner is A1",
    ),
    "unknown-title": Message(
        Severity.ERROR,
        zh="表里没有标题是“{title}”的行或列",
        en="the table has no such line: “{title}”",
    ),
    "unknown-title.again": Message(
        Severity.ERROR,
        zh="“{title}”写了多次，表里没有这么多同名的行或列",
        en="“{title}” is described more often than the table has it",
        hint_zh="删掉多写的一条",
        hint_en="delete the one too many",
    ),
    "key-twice": Message(
        Severity.ERROR,
        zh="key “{key}”用了两次",
        en="the key “{key}” is used twice",
        hint_zh="换一个",
        hint_en="choose another one",
    ),
    "no-total-line": Message(
        Severity.ERROR,
        zh="表“{table}”没有数据行，也就没有合计",
        en="table “{table}” has no rows and so no total",
        hint_zh="补上数据，或者删掉 total:",
        hint_en="add data, or delete total:",
    ),
    "not-a-figure": Message(
        Severity.WARNING,
        zh="“{line}”这一格是“{text}”，不是数",
        en="“{text}” is no figure, and “{line}” holds figures",
        hint_zh="改成数；没有的写 —，或者空着",
        hint_en="write a figure; — or nothing where there is none",
    ),
    "no-total-line.unused": Message(
        Severity.ERROR,
        zh="“{line}”写了 total: {rule}，可是表里没有合计",
        en="“{line}” says total: {rule}, but the table has no total",
        hint_zh="要加一行合计，就在表的下面写 total: 合计",
        hint_en="to add one, write total: 合计 for the table itself",
    ),
    "name-seen": Message(
        Severity.NOTE,
        zh="“{name}”的全称是“{official}”",
        en="“{name}” is officially “{official}”",
        hint_zh="改成全称或者 names 里的简称",
        hint_en="write the official name, or a short one of names:",
    ),
    "circular-formula": Message(
        Severity.ERROR,
        zh="算式绕回了自己：{circle}",
        en="the formula leads back to itself: {circle}",
        hint_zh="其中一个改成直接填的数",
        hint_en="give one of them as a figure",
    ),
    "formula-too-deep": Message(
        Severity.ERROR,
        zh="算式一个套一个，太深了：{circle}",
        en="formulas rest on formulas too deeply: {circle}",
        hint_zh="中间的一步直接填数",
        hint_en="give a step between as a figure",
    ),
    "ambiguous-line": Message(
        Severity.ERROR,
        zh="表“{table}”里不止一处叫“{name}”",
        en="table “{table}” has more than one “{name}”",
        hint_zh="在表的 rows: 或 columns: 里给它们各写一个 key:，这里写 key",
        hint_en="give each a key: under rows: or columns: of the table, and write the key here",
    ),
    "table-not-figure": Message(
        Severity.ERROR,
        zh="“{table}”是一张表，不是一个数",
        en="“{table}” is a table, no figure",
        hint_zh="写到格子，例如 {example}；引用表写【表：{table}】",
        hint_en="name a cell, as in {example}; to refer to the table write 【表：{table}】",
    ),
    "unknown-name.fact": Message(
        Severity.ERROR,
        zh="没有“{name}”这个数或算式",
        en="there is no figure “{name}”",
    ),
    "fact-has-no-parts": Message(
        Severity.ERROR,
        zh="“{name}”只是一个数，后面不能再加点",
        en="“{name}” is a single figure and has no parts",
        hint_zh="去掉后面的部分",
        hint_en="leave out the rest",
    ),
    "fact-not-figure": Message(
        Severity.ERROR,
        zh="facts 里的“{name}”是“{text}”，不是一个数",
        en="the fact “{name}” is “{text}”, which is no figure",
        hint_zh="写成数，可以带单位，例如 40288人",
        hint_en="write a figure, with a unit if it has one: 40288人",
    ),
    "cell-blank": Message(
        Severity.ERROR,
        zh="“{cell}”这一格是空的",
        en="the cell “{cell}” is blank",
        hint_zh="先把数填上，或者用【待补：…】占个位置",
        hint_en="fill it in, or hold the place with 【待补：…】",
    ),
    "total": Message(
        Severity.CONTRADICTION,
        zh="{table}“{cell}”写的是 {stated}，各项相加是 {expected}（{parts}）",
        en="{table}“{cell}” says {stated}, the parts add up to {expected} ({parts})",
        hint_zh="改正合计，或者查一查哪一项不对",
        hint_en="correct the total, or see which part is wrong",
    ),
    "total.mean": Message(
        Severity.CONTRADICTION,
        zh="{table}“{cell}”写的是 {stated}，各项平均是 {expected}（{parts}）",
        en="{table}“{cell}” says {stated}, the parts' mean is {expected} ({parts})",
        hint_zh="改正平均数，或者查一查哪一项不对",
        hint_en="correct the mean, or see which part is wrong",
    ),
    "cut-off": Message(
        Severity.NOTE,
        zh="{table}“{cell}”写的是 {stated}，后面的位数直接去掉了；四舍五入是 "
        "{expected}（{formula}）",
        en="{table}“{cell}” says {stated}, digits cut off; rounded it is {expected} ({formula})",
        hint_zh="改成四舍五入的数",
        hint_en="write the rounded figure",
    ),
    "no-same-line": Message(
        Severity.ERROR,
        zh="表“{table}”里没有“{name}”，不知道用哪个数",
        en="table “{table}” has no line “{name}” to take the figure from",
        hint_zh="两张表里写成一样的名字，或者在 report.yaml 的 names: 里说明它们是一家",
        hint_en="spell it alike in both tables, or tell both spellings under names: in report.yaml",
    ),
    "ratio": Message(
        Severity.CONTRADICTION,
        zh="{table}“{cell}”写的是 {stated}，按算式“{formula}”应是 {expected}{working}",
        en="{table}“{cell}” says {stated}, by its formula “{formula}” it is {expected}{working}",
        hint_zh="改正这个数，或者查一查参与计算的数",
        hint_en="correct it, or see which figure it rests on is wrong",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {
    "computed-from": ("由这里的数算出", "computed from this"),
}

TERMS: dict[str, tuple[str, str]] = {}

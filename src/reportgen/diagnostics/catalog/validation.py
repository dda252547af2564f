"""Messages of the room `validation`."""

from reportgen.diagnostics.core import Message, Severity

_WRONG_ZH = "“{key}”后面应该是{wanted}"
_WRONG_EN = "“{key}” should be {wanted}"

MESSAGES: dict[str, Message] = {
    "unknown-key": Message(
        Severity.ERROR,
        zh="这里没有“{key}”这一项",
        en="“{key}” is not a key here",
    ),
    "missing-key": Message(
        Severity.ERROR,
        zh="缺少“{key}”这一项",
        en="“{key}” is missing here",
    ),
    "empty-value": Message(
        Severity.ERROR,
        zh="“{key}”后面没有内容",
        en="“{key}” has nothing behind it",
        hint_zh="写上内容，或者把这一行删掉",
        hint_en="fill it in, or delete the line",
    ),
    "not-keys": Message(
        Severity.ERROR,
        zh="这个文件不是一行一项“名称: 内容”的样子",
        en="this file is not made of “key: value” lines",
        hint_zh="第一行写 title: 标题",
        hint_en="begin it with title: and a title",
    ),
    "not-keys.answers": Message(
        Severity.ERROR,
        zh="这个文件不是一条一条的答复",
        en="this file is not a list of answers",
        hint_zh="每条答复从“- at: ”写起；reportgen answer 会写好。没有答复就把文件清空",
        hint_en="begin each answer with “- at:”, as reportgen answer does; else empty the file",
    ),
    "wrong-type.text": Message(
        Severity.ERROR,
        zh=_WRONG_ZH,
        en=_WRONG_EN,
        hint_zh="在同一行写文字；几行文字写成 | 换行再缩进",
        hint_en="write text on the same line; several lines after | and indented",
    ),
    "wrong-type.number": Message(
        Severity.ERROR,
        zh=_WRONG_ZH,
        en=_WRONG_EN,
        hint_zh="只写数字，不加引号",
        hint_en="write digits only, without quotes",
    ),
    "wrong-type.integer": Message(
        Severity.ERROR,
        zh=_WRONG_ZH,
        en=_WRONG_EN,
        hint_zh="只写数字，不加引号、小数点和单位",
        hint_en="write digits only, without quotes, point or unit",
    ),
    "wrong-type.boolean": Message(
        Severity.ERROR,
        zh=_WRONG_ZH,
        en=_WRONG_EN,
        hint_zh="要就写 true，不要就写 false",
        hint_en="write true or false",
    ),
    "wrong-type.list": Message(
        Severity.ERROR,
        zh=_WRONG_ZH,
        en=_WRONG_EN,
        hint_zh="换行缩进，一行一项，每行用“- ”开头",
        hint_en="on the lines below, indented, one item a line, each after “- ”",
    ),
    "wrong-type.mapping": Message(
        Severity.ERROR,
        zh=_WRONG_ZH,
        en=_WRONG_EN,
        hint_zh="换行缩进，一行一项，写成“名称: 内容”",
        hint_en="on the lines below, indented, one “name: value” a line",
    ),
    "not-one-of": Message(
        Severity.ERROR,
        zh="“{key}”不能写“{found}”，可以写：{choices}",
        en="“{key}” cannot be “{found}”; it is one of: {choices}",
        hint_zh="改成其中一个",
        hint_en="write one of them",
    ),
    "out-of-range": Message(
        Severity.ERROR,
        zh="“{key}”是 {found}，应该在 {least} 到 {most} 之间",
        en="“{key}” is {found} and should lie between {least} and {most}",
        hint_zh="看看是不是多打或少打了数字",
        hint_en="see whether a digit is missing or too many",
    ),
    "too-long": Message(
        Severity.ERROR,
        zh="“{key}”超过 {limit} 个字",
        en="“{key}” is longer than {limit} characters",
        hint_zh="写短一些，或者放进正文",
        hint_en="shorten it, or move it to the text",
    ),
    "too-many": Message(
        Severity.ERROR,
        zh="“{key}”超过 {limit} 项",
        en="“{key}” has more than {limit} entries",
        hint_zh="分成几个",
        hint_en="split it",
    ),
    "bad-name": Message(
        Severity.ERROR,
        zh="名字“{found}”里有空格、点、冒号、逗号或括号，算式里没法写",
        en="the name “{found}” has a blank, point, colon, comma or bracket: no formula can say it",
        hint_zh="换一个只有文字和数字、不超过 60 个字的名字",
        hint_en="choose a name of letters and digits, at most 60",
    ),
    "bad-date": Message(
        Severity.ERROR,
        zh="日期“{found}”读不懂",
        en="the date “{found}” cannot be read",
        hint_zh="写成 年-月-日，例如 2026-01-15",
        hint_en="write year-month-day: 2026-01-15",
    ),
    "table-data": Message(
        Severity.ERROR,
        zh="表“{table}”没有数据",
        en="table “{table}” has no data",
        hint_zh="加一行 data: |，下面缩进，粘贴从 Excel 复制的表；或者写 file: data/文件.xlsx",
        hint_en="add data: | and paste the table below, indented; or file: data/FILE.xlsx",
    ),
    "table-data.twice": Message(
        Severity.ERROR,
        zh="表“{table}”的数据给了两次：{first} 和 {second}",
        en="table “{table}” has its data twice: {first} and {second}",
        hint_zh="只留一个",
        hint_en="keep one of them",
    ),
    "listed-twice": Message(
        Severity.ERROR,
        zh="“{key}”里有一项写了两次",
        en="an entry stands twice in “{key}”",
        hint_zh="删掉一个",
        hint_en="delete one of them",
    ),
    "not-valid": Message(
        Severity.ERROR,
        zh="这里的内容不合要求：{reason}",
        en="this is not as it should be: {reason}",
        hint_zh="对照说明里的例子改",
        hint_en="compare it with the examples in the documentation",
    ),
    "schema-differs": Message(
        Severity.NOTE,
        zh="schema/{file} 与这一版 reportgen 的不同；检查以 reportgen 自带的为准",
        en="schema/{file} is not this reportgen's; reportgen's own rules",
        hint_zh="运行 reportgen settings 换上新的",
        hint_en="run reportgen settings to renew it",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {
    "add-key": ("加一行“{key}: …”：{zh}", "add a line “{key}: …”: {en}"),
    "wanted-text": ("文字", "text"),
    "wanted-number": ("一个数", "a number"),
    "wanted-integer": ("一个整数", "a whole number"),
    "wanted-boolean": ("true 或 false", "true or false"),
    "wanted-list": ("一个列表", "a list"),
    "wanted-mapping": ("若干项“名称: 内容”", "“name: value” entries"),
}

TERMS: dict[str, tuple[str, str]] = {}

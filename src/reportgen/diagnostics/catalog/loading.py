"""Messages of the room `loading`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "unreadable-file": Message(
        Severity.ERROR,
        zh="文件读不了：{reason}",
        en="the file cannot be read: {reason}",
        hint_zh="看看文件是否还在、有没有打开的权限",
        hint_en="see whether the file still exists and may be opened",
    ),
    "file-too-large": Message(
        Severity.ERROR,
        zh="文件超过 {limit} MB",
        en="the file is larger than {limit} MB",
        hint_zh="文字和表格用不了这么大，看看是不是放错了文件；大表请存成 .xlsx 用 file: 引用",
        hint_en="text and tables need less: see whether it is the right file; "
        "keep a big table in an .xlsx and name it with file:",
    ),
    "not-utf8.gbk": Message(
        Severity.WARNING,
        zh="文件不是 UTF-8 编码，已按 GBK（ANSI）读取",
        en="the file is not UTF-8; it was read as GBK (ANSI)",
        hint_zh="请核对文字；用 reportgen check --fix 转成 UTF-8，或在编辑器里“另存为”时选 UTF-8",
        hint_en="check the text; reportgen check --fix makes it UTF-8, "
        "or choose UTF-8 when you save it",
    ),
    "not-utf8.utf16": Message(
        Severity.WARNING,
        zh="文件不是 UTF-8 编码，已按 Unicode（UTF-16）读取",
        en="the file is not UTF-8; it was read as UTF-16",
        hint_zh="用 reportgen check --fix 转成 UTF-8，或在编辑器里“另存为”时选 UTF-8",
        hint_en="reportgen check --fix makes it UTF-8, or choose UTF-8 when you save it",
    ),
    "undecodable": Message(
        Severity.ERROR,
        zh="这里有不成文字的字节，文件可能损坏，或者用了少见的编码",
        en="here are bytes that are no text: the file is damaged or in a rare encoding",
        hint_zh="在编辑器里打开，改正这里的文字，“另存为”时编码选 UTF-8",
        hint_en="open it in an editor, mend the text here and save it as UTF-8",
    ),
    "empty-file": Message(
        Severity.ERROR,
        zh="文件是空的",
        en="the file is empty",
        hint_zh="第一行写 title: 标题；用不着的文件请删掉",
        hint_en="begin it with title: and a title, or delete the file",
    ),
    "too-deep": Message(
        Severity.ERROR,
        zh="内容一层套一层，超过了 {limit} 层",
        en="this is nested more than {limit} levels deep",
        hint_zh="看看是不是多打了括号或“- ”",
        hint_en="see whether brackets or dashes were repeated by mistake",
    ),
    "too-many-values": Message(
        Severity.ERROR,
        zh="这个文件里的项目超过 {limit} 个",
        en="this file holds more than {limit} values",
        hint_zh="分成几个文件；大表请存成 .xlsx，用 file: 引用",
        hint_en="split it; keep a big table in an .xlsx and name it with file:",
    ),
    "second-document": Message(
        Severity.ERROR,
        zh="“---”或“...”把文件断成了两份，后面的内容没有读取",
        en="“---” or “...” splits the file in two; what follows is not read",
        hint_zh="删掉这一行；正文里的横线要缩进在 | 下面",
        hint_en="delete the line; a rule inside text belongs in its | block, indented",
    ),
    "reserved-start": Message(
        Severity.ERROR,
        zh="内容不能用 & * ! 开头，这样的文字会丢失",
        en="a value cannot begin with & * or !: its text would be lost",
        hint_zh="用英文单引号把内容括起来：'…'",
        hint_en="put it in single quotes: '…'",
    ),
    "duplicate-key": Message(
        Severity.ERROR,
        zh="“{key}”写了两次，只会留下一个",
        en="“{key}” stands twice; one of them would be lost",
        hint_zh="把两处合在一起，或者给其中一个换个名字",
        hint_en="join the two, or give one of them another name",
    ),
    "empty-key": Message(
        Severity.ERROR,
        zh="冒号前面没有名称",
        en="there is no name before the colon",
        hint_zh="写成“名称: 内容”",
        hint_en="write name: value",
    ),
    "odd-key": Message(
        Severity.ERROR,
        zh="冒号前面应该是一个名称，这里是括号或列表",
        en="before the colon belongs a name, not brackets or a list",
        hint_zh="有 {{ }} 或 [ ] 的文字用英文单引号括起来：'…'",
        hint_en="put text with {{ }} or [ ] in single quotes: '…'",
    ),
    "not-understood": Message(
        Severity.ERROR,
        zh="从这里开始读不懂",
        en="this cannot be understood from here on",
        hint_zh="看看这一行和上一行的冒号、引号、括号和缩进",
        hint_en="look at the colons, quotes, brackets and indentation here and on the line above",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}

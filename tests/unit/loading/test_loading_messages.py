"""Each message of the room: the text that calls for it, its place, and its words."""

from __future__ import annotations

import pytest

from reportgen.diagnostics import hint_texts, message_text
from reportgen.diagnostics.catalog import loading
from reportgen.loading.reading import parse_instance

_MESSAGES: dict[str, tuple[bytes | str, str, str, str]] = {
    "not-utf8.gbk": (
        b"title: \xc9\xe8\xca\xa9\xc9\xe8\xb1\xb8\n",
        "1:1",
        "文件不是 UTF-8 编码，已按 GBK（ANSI）读取",
        "请核对文字；用 reportgen check --fix 转成 UTF-8，或在编辑器里“另存为”时选 UTF-8",
    ),
    "not-utf8.utf16": (
        b"\xff\xfet\x00i\x00t\x00l\x00e\x00:\x00 \x00\xbe\x8b\xbde\n\x00",
        "1:1",
        "文件不是 UTF-8 编码，已按 Unicode（UTF-16）读取",
        "用 reportgen check --fix 转成 UTF-8，或在编辑器里“另存为”时选 UTF-8",
    ),
    "undecodable": (
        b"title: \xff\x80\xff\n",
        "1:8",
        "这里有不成文字的字节，文件可能损坏，或者用了少见的编码",
        "在编辑器里打开，改正这里的文字，“另存为”时编码选 UTF-8",
    ),
    "empty-file": ("# 甲\n", "1:1", "文件是空的", "第一行写 title: 标题；用不着的文件请删掉"),
    "too-deep": ("[" * 100, "1:41", "内容一层套一层，超过了 40 层", "看看是不是多打了括号或“- ”"),
    "second-document": (
        "title: a\n---\nbody: b\n",
        "2:1",
        "“---”或“...”把文件断成了两份，后面的内容没有读取",
        "删掉这一行；正文里的横线要缩进在 | 下面",
    ),
    "reserved-start": (
        "show: [&x a, *x]\n",
        "1:8",
        "内容不能用 & * ! 开头，这样的文字会丢失",
        "用英文单引号把内容括起来：'…'",
    ),
    "duplicate-key": (
        "title: a\ntitle: b\n",
        "2:1",
        "“title”写了两次，只会留下一个",
        "把两处合在一起，或者给其中一个换个名字",
    ),
    "empty-key": ('"": b\n', "1:1", "冒号前面没有名称", "写成“名称: 内容”"),
    "odd-key": (
        "show: {[a]: b}\n",
        "1:8",
        "冒号前面应该是一个名称，这里是括号或列表",
        "有 { } 或 [ ] 的文字用英文单引号括起来：'…'",
    ),
    "not-understood": (
        "{: a}\n",
        "1:2",
        "从这里开始读不懂",
        "看看这一行和上一行的冒号、引号、括号和缩进",
    ),
    "control-character": (
        "title: 甲\x01乙\n",
        "1:9",
        "这里有看不见的控制字符（U+0001），文档里放不下",
        "删掉它再保存；check --fix 可以代劳",
    ),
    "control-character.escaped": (
        'title: "甲\\0乙"\n',
        "1:10",
        "双引号里的反斜杠写出了控制字符（U+0000），文档里放不下",
        "把双引号改成英文单引号：'…'",
    ),
    "hidden-break": (
        "title: 甲\u2028乙\n",
        "1:9",
        "这里有看不见的换行符（U+2028），多半是从 Word 粘贴来的",
        "在这里按一次回车，把它换成普通换行；check --fix 可以代劳",
    ),
    "wide-colon": (
        "ｔｉｔｌｅ：设施\n",
        "1:6",
        "“title”后面的“：”不是英文冒号",
        "改成英文冒号加一个空格，写成“title: 内容”",
    ),
    "wrong-sign": (
        "title；设施\nschool: a\n",
        "1:6",
        "“title”后面是“；”，应该是英文冒号",
        "改成英文冒号加一个空格，写成“title: 内容”",
    ),
    "no-space": (
        "title:设施\n",
        "1:6",
        "“title”的冒号后面缺一个空格",
        "在冒号后面加一个空格，写成“title: 内容”",
    ),
    "wide-space": (
        "title:\u3000设施\nschool: a\n",
        "1:7",
        "冒号旁边的空格是全角空格或不间断空格，不算空格",
        "删掉它，用英文输入法打一个空格",
    ),
    "no-colon": (
        "设施设备\n",
        "1:1",
        "这一行没有冒号，不知道是哪一项",
        "新的一项写成“名称: 内容”；如果是上一项的文字，就缩进到它的 | 下面",
    ),
    "quoted-key": ("“title”: a\n", "1:1", "名称“title”不用加引号", "去掉引号，写成“title: 内容”"),
    "wide-letters": (
        "ｔｉｔｌｅ：设施\n",
        "1:1",
        "“title”是用全角字母打的",
        "换成英文（半角）字母",
    ),
    "invisible-in-key": (
        "facts:\n  高中\xa0人数: 3\n",
        "2:5",
        "名称“高中\xa0人数”里有看不见的字符，会被当成另一个名称",
        "删掉这个名称重新打一遍；check --fix 可以代劳",
    ),
    "wrong-dash": (
        "show:\n  -\u3000男\n",
        "2:3",
        "列表每一项要用英文减号加一个空格开头",
        "改成“- ”：英文减号后面空一格",
    ),
    "wide-hash": (
        "＃ 备注\ntitle: a\n",
        "1:1",
        "备注要用英文的“# ”开头",
        "改成“# ”：英文井号后面空一格",
    ),
    "tab-indent": (
        "- ? - \n\t- x\n",
        "2:1",
        "行首用了制表符（Tab），缩进只能用空格",
        "删掉行首的 Tab，改成与同级各行对齐的空格",
    ),
    "wide-indent": (
        "show:\n\u3000- 男\n\u3000- 女\n",
        "2:1",
        "行首是全角空格（或看不见的空格），不算缩进",
        "删掉它们，用英文输入法打空格，与同级各行对齐",
    ),
    "not-indented": (
        "tables:\n资产:\n  caption: a\n",
        "2:1",
        "“tables”下面的内容没有缩进",
        "从这一行起，属于“tables”的各行前面多空两格；check --fix 可以代劳",
    ),
    "uneven-indent": (
        "show:\n  - 男\n    -女\n",
        "3:5",
        "这一行没有和同级的行对齐",
        "让它从第 3 列开始",
    ),
    "uneven-text": (
        "title: a\nbody: |\n    第一段。\n  第二段。\n    第三段。\n",
        "4:3",
        "“body”下面有 1 行的缩进比第一行少",
        "每行前面都空 4 格",
    ),
    "long-blank": (
        "body: |\n     \n  甲\n",
        "2:1",
        "这个空行里的空格比下面文字的缩进还多",
        "删掉这一行的空格；check --fix 可以代劳",
    ),
    "lost-indent": (
        "body: |\n  第一段。\n# 标题\n  第二段。\n",
        "3:1",
        "“body”下面的文字没有缩进（共 1 行），多半是粘贴时丢了",
        "选中这些行，前面空 2 格；check --fix 可以代劳",
    ),
    "missing-bar": (
        "body: 第一段。\n  第二段。\n",
        "1:7",
        "“body”有好几行，冒号后面缺“|”，各行会连成一行",
        "写成“body: |”，文字从下一行开始，缩进",
    ),
    "wide-bar": (
        "title: a\nbody: ｜\n  第一段。\n  第二段。\n",
        "2:7",
        "冒号后面的竖线是全角的",
        "用英文输入法打“|”",
    ),
    "text-after-bar": (
        "title: a\nbody: | 第一段。\n  第二段。\n",
        "2:9",
        "“|”后面不能直接写文字",
        "在“|”后面换行，文字缩进",
    ),
    "folded-block": ("body: >\n  a\n  b\n", "1:7", "“body”用了“>”，各行会连成一段", "把“>”改成“|”"),
    "joined-lines": (
        "title: 第一行\n  第二行\n",
        "1:8",
        "“title”写成了几行，会连成一行，换行处变成空格",
        "写在一行里；确实要几行就写成 | 再换行缩进",
    ),
    "key-in-text": (
        "body: |\n  甲\n  tables:\n    资产:\n",
        "3:3",
        "“tables:”在文字里面，不起作用",
        "如果它是一项，就减少缩进，与“body”这样的名称对齐",
    ),
    "mixed-quotes": (
        'title: “设施"\nschool: a\n',
        "1:8",
        "前后引号不是一对，一个中文一个英文，或一个单一个双",
        "前后都用英文引号",
    ),
    "wide-quotes": ("type: “bar”\n", "1:7", "中文引号在这里不起作用", '改成英文引号："…"'),
    "unclosed-quote": (
        'title: "设施\nschool: a\n',
        "1:8",
        '引号 " 只有前一半',
        '在内容后面补上 "；引号本身是文字就用中文引号“”',
    ),
    "quote-inside": (
        'title: "组团式"帮扶\n',
        "1:8",
        "内容以英文引号开头，引号后面还有文字",
        "文字里的引号用中文引号“”，或者用英文单引号把整个内容括起来：'…'",
    ),
    "backslash": (
        'file: "data\\资产.xlsx"\n',
        "1:12",
        "双引号里的反斜杠 \\ 会改变后面的字",
        "把双引号改成英文单引号；路径用 / 代替 \\",
    ),
    "special-start": (
        "unit: %\n",
        "1:7",
        "内容不能用 % 开头，它在这里有特别的意思",
        "用英文单引号把内容括起来：'…'",
    ),
    "colon-in-value": (
        "title: 比例: 甲\n",
        "1:10",
        "内容里有英文冒号加空格，会被当成又一个名称",
        "换成中文冒号“：”，或者用英文单引号把内容括起来：'…'",
    ),
    "cut-at-hash": (
        "title: #3号\n",
        "1:8",
        "“#3号”不会读进来：空格加 # 后面的都当作备注",
        "是内容就用英文单引号括起来：'…'；是备注就在 # 后面空一格",
    ),
    "wide-brackets": (
        "show: ［男，女］\n",
        "1:7",
        "列表的括号或逗号是中文的",
        "改成英文的 [ , ]，或者换行写，一行一项，每行用“- ”开头",
    ),
    "wide-comma": (
        "show: [男，女]\n",
        "1:9",
        "方括号里的逗号是中文的，几项会当成一项",
        "改成英文逗号，或者换行写，一行一项，每行用“- ”开头",
    ),
    "comma-in-number": (
        "cells:\n  - [甲, 1,234, 5]\n",
        "2:9",
        "方括号里的“1,234”会在逗号处断成两项",
        "去掉千位逗号，或者用英文单引号把数字括起来",
    ),
    "unclosed-bracket": (
        "show: [男, 女\nunit: 个\n",
        "1:7",
        "[ 没有配对的 ]",
        "在后面补上 ]；或者换行写，一行一项，每行用“- ”开头",
    ),
    "prose-in-brackets": (
        "show: [第一，第二。]\n",
        "1:8",
        "整句的文字和算式不能写在 [ ] 或 { } 里，会在逗号处断开",
        "换行写，一行一项，每行用“- ”或“名称: ”开头",
    ),
    "not-understood.colon": (
        "甲" * 1_100 + ": b\n",
        "1:1101",
        "这里的冒号读不懂：内容里有冒号，或者这一行多缩进了",
        "内容里的冒号用中文的“：”，或者用英文单引号把内容括起来",
    ),
    "not-understood.no-colon": (
        "data#: ；\n{: \n",
        "3:1",
        "这里缺冒号，或者上一行的引号、括号没有配对",
        "新的一项写成“名称: 内容”；文字缩进到它的 | 下面",
    ),
    "not-understood.escape": (
        'a: "\\xZZ"\n',
        "1:7",
        "双引号里的反斜杠读不懂",
        "把双引号改成英文单引号：'…'",
    ),
    "not-understood.quote": (
        '":\n',
        "2:1",
        "引号没有配对",
        "检查这里和上面各行的英文引号，前后要成对",
    ),
    "not-understood.bracket": (
        "a: [b\n  c: d]]\n",
        "2:4",
        "方括号或花括号没有配对，或者中间缺逗号",
        "换行写，一行一项，每行用“- ”开头",
    ),
    "not-understood.start": (
        "\t\n",
        "1:1",
        "内容不能用这个字符开头",
        "用英文单引号把内容括起来：'…'",
    ),
    "not-understood.indent": (
        "body: |9\n 甲\n",
        "2:2",
        "这一行的缩进和上面各行对不上",
        "同级的行左边对齐，下一级多空两格",
    ),
}
# These have their own tests: they need a file's name, size or absence.
_ELSEWHERE = {"unreadable-file", "file-too-large", "too-many-values"}


@pytest.mark.parametrize("key", _MESSAGES)
def test_a_message_says_what_is_wrong_where_and_how_to_mend_it(key):
    text, place, words, cure = _MESSAGES[key]
    raw = text if isinstance(text, bytes) else text.encode()
    _, found = parse_instance(raw, "a.yaml", "section")
    (told,) = [d for d in found if d.key == key][:1]
    assert f"{told.span.line}:{told.span.column}" == place
    assert message_text(told, "zh") == words
    assert hint_texts(told, "zh") == (cure,)
    assert "{" not in message_text(told, "en").replace("{ }", "")


def test_every_message_has_its_case():
    assert set(loading.MESSAGES) == set(_MESSAGES) | _ELSEWHERE

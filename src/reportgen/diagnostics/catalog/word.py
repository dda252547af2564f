"""Messages of the room `word`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    # The template: what it must hold, what it may say.
    "template-unreadable": Message(
        Severity.ERROR,
        zh="模板 {file} 打不开：{reason}",
        en="the template {file} cannot be opened: {reason}",
        hint_zh="在 Word 里打开它，另存为 .docx；或用 reportgen template new 新建一份",
        hint_en="open it in Word and save it as .docx, or make one with reportgen template new",
    ),
    "template-lacks": Message(
        Severity.ERROR,
        zh="模板里没有{mark}的样板",
        en="the template has no prototype {mark}",
        hint_zh="在模板末尾的样式页加一段：先写{mark}，再写几个字，把这几个字设成想要的格式",
        hint_en="add a paragraph to its last pages: {mark}, then a few words formatted as wanted",
    ),
    "template-lacks.text": Message(
        Severity.ERROR,
        zh="模板里的{mark}后面没有字，不知道该是什么格式",
        en="nothing stands behind {mark} in the template, so its format is unknown",
        hint_zh="在{mark}后面写几个字，把这几个字设成想要的格式",
        hint_en="write a few words behind {mark} and format them as wanted",
    ),
    "template-lacks.table": Message(
        Severity.ERROR,
        zh="模板里没有以{mark}开头的样板表格",
        en="the template has no prototype table beginning with {mark}",
        hint_zh="在样式页插入一个三行三列的表格（表头、数据、合计），在第一格里先写{mark}",
        hint_en="insert a table of 3 x 3 (header, data, total) whose first cell begins with {mark}",
    ),
    "template-lacks.rows": Message(
        Severity.ERROR,
        zh="模板里以{mark}开头的样板表格只有 {rows} 行 {columns} 列，要三行三列",
        en="the prototype table {mark} has {rows} x {columns} cells; it needs 3 x 3",
        hint_zh="三行依次是表头、数据、合计，三列依次是行标题、文字、数字；不要合并单元格",
        hint_en="rows: header, data, total; columns: label, text, number; nothing merged",
    ),
    "template-lacks.place": Message(
        Severity.ERROR,
        zh="模板里没有{mark}，不知道报告放在哪里",
        en="the template has no {mark} to say where the report goes",
        hint_zh="在正文该开始的地方单独写一段：{mark}",
        hint_en="write {mark} as a paragraph of its own where the report begins",
    ),
    "template-lacks.order": Message(
        Severity.ERROR,
        zh="模板里的{mark}放错了地方：它要单独成段，目录在前，正文在后，样式页在最后",
        en="{mark} is misplaced: a paragraph of its own; contents, then body, then prototypes",
        hint_zh="对照 reportgen template new 给出的模板，把它移回原来的位置",
        hint_en="compare with what reportgen template new makes and move it back",
    ),
    "template-tag": Message(
        Severity.ERROR,
        zh="模板里的 {tag} 写错了：{reason}",
        en="the tag {tag} in the template is wrong: {reason}",
        hint_zh="在 Word 里改正这一处；双大括号里只能写 {names}",
        hint_en="mend it in Word; between double braces only {names} may stand",
    ),
    "template-tag.unknown": Message(
        Severity.ERROR,
        zh="模板里的 {tag} 用了不认识的名称 {name}",
        en="the tag {tag} in the template uses the unknown name {name}",
        hint_zh="双大括号里只能写 {names}",
        hint_en="between double braces only {names} may stand",
    ),
    "template-differs": Message(
        Severity.NOTE,
        zh="{clause} {item}：格式要求是 {expected}，模板里是 {found}",
        en="{clause} {item}: the format asks for {expected}, the template has {found}",
        hint_zh="如果是有意改的，不用理会",
        hint_en="nothing to do if this is intended",
    ),
    "shell-character": Message(
        Severity.ERROR,
        zh="{name}里有 Word 存不了的字符 {character}",
        en="{name} holds {character}, which Word cannot store",
        hint_zh="删掉这个看不见的字符，重新打一遍这几个字",
        hint_en="delete that invisible character and type the words again",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {
    "template-broken-zip": ("文件已经损坏", "the file is damaged"),
    "template-locked": ("文件设了密码或格式不对", "it has a password or is malformed"),
    "template-no-word": ("它不是 Word 文档（.docx）", "it is no Word document (.docx)"),
    "template-too-large": ("文件里的内容太大", "its content is too large"),
    "template-not-xml": ("里面的 {part} 不完整", "its {part} is damaged"),
    "tag-syntax": ("括号或单词不完整（{detail}）", "brackets or words are incomplete ({detail})"),
    "tag-unclosed": ("右边的括号没有写完", "its closing brackets are missing"),
    "tag-section": ("这一段带着分节符，会一起消失", "its paragraph ends a section, which goes too"),
    "tag-unpaired": ("if 和 endif 没有成对", "if and endif do not match"),
    "tag-forbidden": ("这里不能这样写（{detail}）", "this may not be written here ({detail})"),
}

TERMS: dict[str, tuple[str, str]] = {}

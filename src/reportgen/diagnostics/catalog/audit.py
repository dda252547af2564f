"""Messages of the room `audit`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "citation.table": Message(
        Severity.WARNING,
        zh="{label}在文字里没有提到",
        en="{label} is not mentioned in the text",
        hint_zh="在说到这些数的句子里写上（见【表：名称】）",
        hint_en="mention it in the sentence that speaks of it: 【表：NAME】",
    ),
    "citation.chart": Message(
        Severity.WARNING,
        zh="{label}在文字里没有提到",
        en="{label} is not mentioned in the text",
        hint_zh="在说到这些数的句子里写上（见【图：名称】）",
        hint_en="mention it in the sentence that speaks of it: 【图：NAME】",
    ),
    "citation.picture": Message(
        Severity.NOTE,
        zh="{label}在文字里没有提到",
        en="{label} is not mentioned in the text",
        hint_zh="要提到的话，写（见【图：名称】）",
        hint_en="mention it with 【图：NAME】 where the text speaks of it",
    ),
    "citation.number": Message(
        Severity.WARNING,
        zh="文字里写着{label}，报告里没有这个号",
        en="the text names {label}, which the report does not have",
        hint_zh="写成【表：名称】或【图：名称】，号码由程序填",
        hint_en="write 【表：NAME】 or 【图：NAME】 and the number is filled in",
    ),
    "citation.typed": Message(
        Severity.NOTE,
        zh="{label}是手打的，前面加一张就不对了",
        en="{label} is typed by hand and goes wrong when one is added before it",
    ),
    "typography.half": Message(
        Severity.WARNING,
        zh="中文里用了半角的“{mark}”",
        en="a half-width “{mark}” in Chinese text",
        hint_zh="改成“{wide}”",
        hint_en="write “{wide}”",
    ),
    "typography.doubled": Message(
        Severity.WARNING,
        zh="标点连着写了：{marks}",
        en="two marks in a row: {marks}",
        hint_zh="留下一个",
        hint_en="keep one of them",
    ),
    "typography.unpaired": Message(
        Severity.WARNING,
        zh="“{mark}”不成对",
        en="“{mark}” lacks its other half",
        hint_zh="补上另一半，或者去掉它",
        hint_en="write the other half, or take it away",
    ),
    "typography.between": Message(
        Severity.NOTE,
        zh="书名号、引号之间不用顿号",
        en="no 、 stands between titles or quotations",
        hint_zh="去掉顿号",
        hint_en="take it away",
    ),
    "typography.range": Message(
        Severity.NOTE,
        zh="“{found}”的范围用了短横",
        en="“{found}” is a range with a hyphen",
        hint_zh="写成“{wide}”",
        hint_en="write “{wide}”",
    ),
    "privacy.id": Message(
        Severity.WARNING,
        zh="像是身份证号：{number}",
        en="this looks like an ID number: {number}",
        hint_zh="公开的报告里不要写",
        hint_en="leave it out of a published report",
    ),
    "privacy.mobile": Message(
        Severity.WARNING,
        zh="像是手机号：{number}",
        en="this looks like a mobile number: {number}",
        hint_zh="公开的报告里不要写，换成办公电话",
        hint_en="leave it out of a published report, or give an office number",
    ),
    "privacy.bank": Message(
        Severity.WARNING,
        zh="像是银行卡号：{number}",
        en="this looks like a bank card's number: {number}",
        hint_zh="公开的报告里不要写",
        hint_en="leave it out of a published report",
    ),
    "terms": Message(
        Severity.WARNING,
        zh="“{found}”应写作“{right}”",
        en="“{found}” is to be written “{right}”",
        hint_zh="照 report.yaml 里 terms 的说法改",
        hint_en="use what terms: in report.yaml says",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {
    "bind-citation": ("写成【{kind}：{name}】", "write 【{kind}：{name}】"),
}
TERMS: dict[str, tuple[str, str]] = {}

"""Messages about last year's report, which `previous:` names."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "previous-missing": Message(
        Severity.ERROR,
        zh="没有 {name}，读不到上年的报告",
        en="there is no {name} to read last year's report from",
        hint_zh="写上年报告的文件夹（例如 ../2024），或者一个工作簿（例如 data/2024.xlsx）；"
        "路径从 content 文件夹或报告所在的文件夹算起",
        hint_en="name last year's folder (../2024) or a workbook (data/2024.xlsx); the path counts "
        "from content or from the report's folder",
    ),
    "previous-missing.no-report": Message(
        Severity.ERROR,
        zh="{name} 里没有 content/report.yaml，不是一份报告",
        en="{name} holds no content/report.yaml and so is no report",
        hint_zh="写上年报告的文件夹，就是里面有 content 的那一个",
        hint_en="name last year's folder, the one that holds content",
    ),
    "previous-missing.itself": Message(
        Severity.ERROR,
        zh="{name} 就是这份报告自己，不是上年的",
        en="{name} is this very report, not last year's",
        hint_zh="写上年报告的文件夹，例如 ../2024",
        hint_en="name last year's folder, as in ../2024",
    ),
    "previous-missing.unreadable": Message(
        Severity.ERROR,
        zh="读不了上年的报告 {name}：{reason}",
        en="cannot read last year's report {name}: {reason}",
        hint_zh="看看这个文件夹能不能打开",
        hint_en="see whether the folder can be opened",
    ),
    "previous-year": Message(
        Severity.WARNING,
        zh="上年的报告写的是 {found} 年，这份报告的上年是 {wanted} 年",
        en="last year's report is of {found}; the year before this one is {wanted}",
        hint_zh="看看 previous: 是不是写成了别的年份",
        hint_en="see whether previous: names another year's",
    ),
    "previous-broken": Message(
        Severity.ERROR,
        zh="上年的文件 {file} 读不出来，“{name}”可能就在里面",
        en="last year's file {file} cannot be read, and “{name}” may be in it",
        hint_zh="到上年的报告里改好这个文件，或者把要用的数写在 report.yaml 的 facts: 里",
        hint_en="mend that file of last year's, or put the figure into facts: of report.yaml",
    ),
    "previous-broken.workbook": Message(
        Severity.ERROR,
        zh="上年的工作簿没有读，里面的“{name}”也就没有：{file} 是没算出来的公式或错误值",
        en="last year's workbook is not read, nor “{name}” in it: {file} has no result or an error",
        hint_zh="用 Excel 或 WPS 打开它，改好或清空出错的格子，保存一次",
        hint_en="open it in Excel or WPS, mend or clear the cells in error, and save it once",
    ),
    "previous-broken.report": Message(
        Severity.WARNING,
        zh="上年的 {file} 有错，读不出来",
        en="last year's {file} has an error and cannot be read",
        hint_zh="到上年的报告里运行 reportgen check，改好这个文件",
        hint_en="run reportgen check on last year's report, and mend that file",
    ),
    "previous-broken.too-large": Message(
        Severity.ERROR,
        zh="上年的工作表 {file} 太大，不像一张表，读不到“{name}”",
        en="last year's sheet {file} is too large for a table; no “{name}” is read",
        hint_zh="只留要用的那一部分，再保存一次",
        hint_en="keep only the part that is used, and save it again",
    ),
    "previous-uncomputed": Message(
        Severity.ERROR,
        zh="“{cell}”在上年的表里没有填数，它的算式也算不出来",
        en="“{cell}” holds no figure in last year's table, and its formula gives none",
        hint_zh="在上年的表里填上这个数，或者把它写在 report.yaml 的 facts: 里",
        hint_en="fill it in there, or put the figure into facts: of report.yaml",
    ),
    "previous-uncomputed.further": Message(
        Severity.ERROR,
        zh="“{cell}”要用到更早一年的数；只往回读一年",
        en="“{cell}” rests on a year before last; only one year is read",
        hint_zh="在上年的表里填上这个数，或者把它写在 report.yaml 的 facts: 里",
        hint_en="fill it in there, or put the figure into facts: of report.yaml",
    ),
    "no-previous": Message(
        Severity.ERROR,
        zh="没有写明上年的报告在哪里",
        en="nothing says where last year's report is",
        hint_zh="在 report.yaml 里写 previous: ../2024，或者把上年的数写在 facts: 里",
        hint_en="write previous: ../2024 in report.yaml, or put the figure into facts:",
    ),
    "no-previous.further": Message(
        Severity.ERROR,
        zh="只往回读一年，没有“上年.上年”",
        en="only one year is read: there is no 上年.上年",
        hint_zh="把更早的数写在 report.yaml 的 facts: 里",
        hint_en="put the older figure into facts: of report.yaml",
    ),
    "unknown-name.previous-table": Message(
        Severity.ERROR,
        zh="上年的报告里没有名为“{name}”的表",
        en="last year's report has no table “{name}”",
    ),
    "unknown-name.previous-fact": Message(
        Severity.ERROR,
        zh="上年的报告里没有“{name}”这个数",
        en="last year's report has no figure “{name}”",
    ),
    "table-not-figure.previous": Message(
        Severity.ERROR,
        zh="“{table}”是一张表，不是一个数",
        en="“{table}” is a table, no figure",
        hint_zh="写到格子，例如 {example}",
        hint_en="name a cell, as in {example}",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}

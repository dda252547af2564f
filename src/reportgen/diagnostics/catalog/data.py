"""Messages about a table's cells, as they come from a content file, a workbook or a CSV file."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "table-empty": Message(
        Severity.ERROR,
        zh="表里没有内容",
        en="the table is empty",
        hint_zh="从 Excel 复制整张表，粘贴在 data: | 的下面，每行前面留两个空格以上的缩进",
        hint_en="paste the table from Excel below data: |, each line indented",
    ),
    "extra-cell": Message(
        Severity.ERROR,
        zh="“{text}”多出来了：表头只有 {width} 列",
        en="“{text}” is one cell too many: the header has {width} columns",
        hint_zh="补上表头，或者把多出来的删掉",
        hint_en="complete the header, or delete the cell",
    ),
    "data-missing": Message(
        Severity.ERROR,
        zh="没有 {file} 这个文件",
        en="there is no file {file}",
        hint_zh="把文件放进 content/data，名字要和这里写的一样（连同 .xlsx）",
        hint_en="put it into content/data under just this name, .xlsx included",
    ),
    "data-open": Message(
        Severity.ERROR,
        zh="读不了 {file}：{reason}",
        en="cannot read {file}: {reason}",
        hint_zh="如果它正在 Excel 里打开，先保存、关闭，再试一次",
        hint_en="if it is open in Excel, save and close it, then try again",
    ),
    "data-open.held": Message(
        Severity.WARNING,
        zh="{file} 正被别的程序占着，现在读不了（{reason}），先用上次读到的内容",
        en="{file} is held by another program ({reason}); what it held before is used",
        hint_zh="在 Excel 里保存、关闭以后，会自动重新读",
        hint_en="save and close it in Excel; it is then read again by itself",
    ),
    "data-format": Message(
        Severity.ERROR,
        zh="{file} 不是能读的表格文件",
        en="{file} is no workbook that can be read",
        hint_zh="在 Excel 或 WPS 里打开，另存为“Excel 工作簿 (*.xlsx)”；有密码的先去掉密码",
        hint_en="open it in Excel and save it as .xlsx, without a password",
    ),
    "data-too-large": Message(
        Severity.ERROR,
        zh="{file} 太大，不像一张要印出来的表",
        en="{file} is too large for a table that is to print",
        hint_zh="只留要印的那几张工作表，再另存一份",
        hint_en="keep only the sheets that print, and save it again",
    ),
    "formula-unsaved": Message(
        Severity.ERROR,
        zh="这一格的公式 {formula} 没有存下结果",
        en="the formula {formula} in this cell has no stored result",
        hint_zh="用 Excel 或 WPS 打开这个文件，保存一次",
        hint_en="open the file in Excel or WPS and save it once",
    ),
    "cell-error": Message(
        Severity.ERROR,
        zh="这一格是 Excel 的错误值 {text}",
        en="this cell holds Excel's error {text}",
        hint_zh="在 Excel 里改好公式再保存",
        hint_en="mend the formula in Excel and save it",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {}

TERMS: dict[str, tuple[str, str]] = {}

"""Messages about the workbooks of questions: what people filled in, and what cannot be taken."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "questions-kept": Message(
        Severity.WARNING,
        zh="{file} 已经有人填过，没有覆盖；新的一份是 {beside}",
        en="{file} has been filled in and is kept; the new one is {beside}",
        hint_zh="先读回填过的：reportgen questions --read {file}，再把它移走",
        hint_en="read it back first, with reportgen questions --read {file}, then move it away",
    ),
    "questions-open": Message(
        Severity.WARNING,
        zh="{file} 正在别的程序里打开，没有覆盖；新的一份是 {beside}",
        en="{file} is open in another program and is kept; the new one is {beside}",
        hint_zh="关掉打开它的 Excel 或 WPS，再运行一次",
        hint_en="close it in Excel or WPS and run this again",
    ),
    "reply-none": Message(
        Severity.WARNING,
        zh="{file} 里没有 .xlsx 文件",
        en="there is no .xlsx file in {file}",
        hint_zh="把学校发回的核对单放进去；.xls、.et、.ods 先另存为 .xlsx",
        hint_en="put the filled-in workbooks there; save .xls, .et and .ods as .xlsx first",
    ),
    "reply-skipped": Message(
        Severity.WARNING,
        zh="{count} 个文件不是 .xlsx，没有读：{files}",
        en="not read, for they are no .xlsx files ({count}): {files}",
        hint_zh="用 Excel 或 WPS 打开，另存为 .xlsx；压缩包先解开，再读一次",
        hint_en="open them in Excel and save them as .xlsx, unpack archives, and read again",
    ),
    "reply-many": Message(
        Severity.ERROR,
        zh="{file} 里的工作簿超过 {limit} 个",
        en="{file} holds more than {limit} workbooks",
        hint_zh="只把学校发回的核对单放在一个文件夹里",
        hint_en="keep the filled-in workbooks in a folder of their own",
    ),
    "reply-not-ours": Message(
        Severity.ERROR,
        zh="{file} 不是核对单：没有“答复”“更正为”两栏",
        en="{file} is no workbook of questions: it has no columns “answer” and “correction”",
        hint_zh="核对单由 reportgen questions 生成；表头那一行不要改",
        hint_en="reportgen questions writes them; the row of titles has to stay",
    ),
    "reply-formula": Message(
        Severity.WARNING,
        zh="这一格是公式 {formula}，没有存下结果，没有读",
        en="this cell is the formula {formula} without a stored result, and was not read",
        hint_zh="把公式换成数，或者用 Excel、WPS 打开保存一次",
        hint_en="replace the formula by its figure, or open the file in Excel and save it",
    ),
    "reply-unclear": Message(
        Severity.WARNING,
        zh="答复“{typed}”看不懂",
        en="the answer “{typed}” is not clear",
        hint_zh="没有错写“无误”；有错写“更正”，正确的数写在“更正为”",
        hint_en="write “right”, or “wrong” with the right figure under “correction”",
    ),
    "reply-unclear.blank": Message(
        Severity.WARNING,
        zh="写了说明“{typed}”，没有答复是“无误”还是“更正”",
        en="there is a reason, “{typed}”, and no answer",
        hint_zh="在“答复”一栏选一个",
        hint_en="choose one under “answer”",
    ),
    "reply-unclear.both": Message(
        Severity.WARNING,
        zh="答复是“{typed}”，又填了更正为“{correction}”",
        en="the answer is “{typed}”, and “{correction}” stands under “correction”",
        hint_zh="没有错就清空“更正为”；有错就把答复改成“更正”",
        hint_en="clear the correction, or answer “wrong”",
    ),
    "reply-unclear.figure": Message(
        Severity.WARNING,
        zh="答复是“{typed}”，没有填正确的数",
        en="the answer is “{typed}”, and the right figure is not given",
        hint_zh="把正确的数填在“更正为”",
        hint_en="write it under “correction”",
    ),
    "reply-not-figure": Message(
        Severity.WARNING,
        zh="更正为“{typed}”不是一个数；原来是 {stated}",
        en="the correction “{typed}” is not a figure; {stated} stands there",
        hint_zh="只填一个数，别的话写在“说明”",
        hint_en="give one figure, and the rest under “reason”",
    ),
    "reply-unit": Message(
        Severity.WARNING,
        zh="更正为“{typed}”的单位和原来的“{unit}”不同，没有换算",
        en="the correction “{typed}” is in another unit than “{unit}”, and was not converted",
        hint_zh="按“{unit}”换算好再填",
        hint_en="give it in “{unit}”",
    ),
    "reply-scale": Message(
        Severity.WARNING,
        zh="更正为“{typed}”和原来的 {stated} 差得太远，看不出是多少",
        en="the correction “{typed}” is too far from {stated} to tell how it is meant",
        hint_zh="照原来的写法填，连同 %、万、亿",
        hint_en="write it as the old one is written, with its %, 万 or 亿",
    ),
    "reply-text": Message(
        Severity.WARNING,
        zh="更正为“{typed}”里有换行、引号、【】或逗号一类的符号，不能自动改",
        en="the correction “{typed}” has breaks, quotes, 【】 or commas: not made by machine",
        hint_zh="在文件里手工改",
        hint_en="change it in the file by hand",
    ),
    "reply-text.truth": Message(
        Severity.WARNING,
        zh="更正为的格里是“是”或“否”的选项（{typed}），不是数也不是文字",
        en="the cell under “correction” holds the truth value {typed}, no figure and no text",
        hint_zh="把正确的数或定稿的文字填进去",
        hint_en="write the right figure or the final text there",
    ),
    "reply-conflict": Message(
        Severity.WARNING,
        zh="同一个问题有不同的答复：“{one}”和“{other}”，都没有采用",
        en="one question has two answers, “{one}” and “{other}”; neither was taken",
        hint_zh="问清楚以后，只留一个再读一次",
        hint_en="find out which holds, keep that one, and read again",
    ),
    "reply-stale": Message(
        Severity.WARNING,
        zh=(
            "发出核对单以后，“{figure}”变了：那时写的是 {before}、应为 {computed}，"
            "现在是 {stated}、应为 {expected}；这个答复没有采用"
        ),
        en=(
            "“{figure}” has changed since it was asked about: it was {before} against {computed}, "
            "now it is {stated} against {expected}; the answer was not taken"
        ),
        hint_zh="重新生成核对单，请学校再看一次",
        hint_en="write the questions anew and ask again",
    ),
    "reply-stale.gone": Message(
        Severity.WARNING,
        zh="“{figure}”已经没有这个问题了（那时写的是 {before}）；这个答复没有采用",
        en="“{figure}” is no question any more (it was {before}); the answer was not taken",
        hint_zh="看一看现在的数和学校答复的“{typed}”是不是一回事",
        hint_en="see whether what stands there now agrees with the answer, “{typed}”",
    ),
    "reply-row": Message(
        Severity.WARNING,
        zh="这一行写了“{typed}”，认不出是哪个问题",
        en="this row says “{typed}”, and belongs to no question of this report",
        hint_zh="加的话写在原来那一行的“说明”；别的报告的核对单不能读到这里",
        hint_en="write remarks under “reason”; another report's workbook cannot be read here",
    ),
    "reply-row.changed": Message(
        Severity.WARNING,
        zh="这一行“{title}”现在是“{typed}”，发出去的是“{sent}”；这一行没有采用",
        en="“{title}” is “{typed}” in this row, and was “{sent}” when sent; the row was not taken",
        hint_zh="改正的数填在“更正为”；排序要选中整张表",
        hint_en="write the right figure under “correction”; sort all columns together",
    ),
    "reply-not-kept": Message(
        Severity.WARNING,
        zh="“{stated}”答复无误；这里没有数可以绑定，不能记进 answers.yaml",
        en="“{stated}” was confirmed; there is no figure to bind an answer to in answers.yaml",
        hint_zh="认准哪一种写法对，改另一处；两家不同的，都写进 report.yaml 的 names",
        hint_en="change the other place, or put both under names: of report.yaml",
    ),
    "reply-not-kept.reason": Message(
        Severity.WARNING,
        zh="“{stated}”答复无误，没有写理由，没有记下来",
        en="“{stated}” was confirmed without a reason, and the answer was not kept",
        hint_zh="在“说明”里写这个数为什么就是这样，再读一次",
        hint_en="write under “reason” why the figure stands, and read again",
    ),
    "reply-not-kept.mark": Message(
        Severity.WARNING,
        zh="“{stated}”答复无误；待核待补的要有定稿的文字",
        en="“{stated}” was confirmed; an open mark is closed by its final text",
        hint_zh="把【待核：…】换成定稿的文字",
        hint_en="replace 【待核：…】 by the text",
    ),
    "reply-by-hand": Message(
        Severity.WARNING,
        zh="“{figure}”更正为“{text}”：不能确定改哪一处，请手工改",
        en="“{figure}” is to be “{text}”: which place to change is not certain, please do it",
        hint_zh="看这条提示指的地方，它用到的数也看一看",
        hint_en="look at the place named, and at the figures that it uses",
    ),
    "reply-by-hand.workbook": Message(
        Severity.WARNING,
        zh="“{figure}”更正为“{text}”：数在工作簿里，请打开改那一格",
        en="“{figure}” is to be “{text}”: it stands in a workbook, change that cell",
        hint_zh="在 Excel 里改好，保存",
        hint_en="change it in Excel and save",
    ),
    "reply-by-hand.breaks": Message(
        Severity.WARNING,
        zh="“{figure}”更正为“{text}”：写进去会把文件弄坏，没有改",
        en="“{figure}” is to be “{text}”: that would break the file, and was not made",
        hint_zh="手工改，带符号的文字用引号引起来",
        hint_en="change it by hand, and quote text that has signs",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {
    "asked-here": ("问的是这里", "asked about this"),
    "other-reply": ("另一个答复", "the other answer"),
    "cell-to-change": ("要改的那一格", "the cell to change"),
}
TERMS: dict[str, tuple[str, str]] = {}

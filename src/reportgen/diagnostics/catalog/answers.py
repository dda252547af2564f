"""Messages about answers to findings."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "answered": Message(
        Severity.NOTE,
        zh="“{figure}”写的是 {stated}，算出来是 {expected}（{found}）。答复：{because}",
        en="“{figure}” says {stated}, computed {expected} ({found}). Answer: {because}",
    ),
    "answered.by": Message(
        Severity.NOTE,
        zh="“{figure}”写的是 {stated}，算出来是 {expected}（{found}）。{by}答复：{because}",
        en="“{figure}” says {stated}, computed {expected} ({found}). {by} answered: {because}",
    ),
    "answer-stale": Message(
        Severity.WARNING,
        zh=(
            "对“{figure}”的答复过期了：答复的时候写的是 {before}、算出来是 {computed}，"
            "现在写的是 {stated}、算出来是 {expected}"
        ),
        en=(
            "the answer for “{figure}” is stale: it was given when {before} was stated and "
            "{computed} computed; now it is {stated} and {expected}"
        ),
        hint_zh='重新核对这个数，再答复一次：reportgen answer "{figure}"',
        hint_en='look at the figure again, then: reportgen answer "{figure}"',
    ),
    "answer-needless": Message(
        Severity.NOTE,
        zh="“{figure}”没有要答复的“{found}”了",
        en="“{figure}” has no “{found}” to answer any more",
        hint_zh="改好了就把这条答复删掉；没有改过，就看看 at 和 code 有没有写错",
        hint_en="delete the answer if the figure was mended, else look at its at and code",
    ),
    "answer-needless.code": Message(
        Severity.WARNING,
        zh="“{figure}”的答复不起作用：没有叫“{found}”的检查",
        en="the answer for “{figure}” does nothing: no check is called “{found}”",
        hint_zh="照 reportgen check 方括号里的写",
        hint_en="write it as reportgen check does in square brackets",
    ),
    "answer-unkept": Message(
        Severity.ERROR,
        zh="答复没有记下来，写不了 {file}：{reason}",
        en="the answer was not kept, {file} cannot be written: {reason}",
        hint_zh="关掉打开它的程序，看看文件夹能不能写，再答复一次",
        hint_en="close what has it open, see whether the folder may be written, and answer again",
    ),
    "answer-unkept.form": Message(
        Severity.ERROR,
        zh="答复没有记下来：{file} 不是一条一条“- at: ”的写法，接不上新的",
        en="the answer was not kept: {file} is not written as lines of “- at:”",
        hint_zh="把每条答复的“- at: ”另起一行顶格写，再答复一次",
        hint_en="begin each answer with “- at:” at the start of a line, and answer again",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {"answered-here": ("答复在这里", "answered here")}
TERMS: dict[str, tuple[str, str]] = {}

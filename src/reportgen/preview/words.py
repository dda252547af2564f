"""Every word that the page itself says, in both languages; the report's words are the editors'."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Language

# English first, Chinese second.
_WORDS: Mapping[str, tuple[str, str]] = {
    "waiting": ("Opening the report …", "正在打开报告……"),
    "lost": ("The connection is lost; trying again …", "连接断开，正在重连……"),
    "errors-one": ("1 error: no document was made.", "有 1 个错误，没有生成文档。"),
    "errors": ("{count} errors: no document was made.", "有 {count} 个错误，没有生成文档。"),
    "mend": ("Mend them and save.", "改好以后保存一次。"),
    "last-good": ("Below stands the last good report.", "下面是上一次正确的内容。"),
    "partial": ("Below stands what can be read of it.", "下面是能读出来的部分。"),
    "errors-all": ("Show all {count}", "全部 {count} 个"),
    "errors-first": ("Show the first", "只看第一个"),
    "skip": ("To the report", "跳到正文"),
    "outline": ("Outline", "目录"),
    "problems": ("Problems", "问题"),
    "paper": ("As you write", "边写边看"),
    "exact": ("Exact pages", "实际页面"),
    "exact-title": (
        "Printed by LibreOffice: page by page as in the file",
        "由 LibreOffice 排出，与文件逐页相同",
    ),
    "view": ("View", "视图"),
    "theme": ("Light or dark", "浅色或深色"),
    "theme-auto": ("as the system", "随系统"),
    "theme-light": ("light", "浅色"),
    "theme-dark": ("dark", "深色"),
    "help": ("Keyboard", "键盘操作"),
    "help-title": ("Keyboard and mouse", "键盘和鼠标"),
    "close": ("Close", "关闭"),
    "side": ("Outline and problems", "目录和问题"),
    "desk": ("The report", "报告"),
    "group": ("Group", "分组"),
    "group-cause": ("by cause", "按原因"),
    "group-school": ("by school", "按学校"),
    "group-order": ("in order", "按顺序"),
    "show": ("Show", "显示"),
    "no-school": ("Not one school's", "不属于某一所学校"),
    "single": ("Others", "其他"),
    "error": ("error", "错误"),
    "contradiction": ("contradiction", "矛盾"),
    "warning": ("warning", "存疑"),
    "note": ("note", "提示"),
    "none": ("No problems.", "没有问题。"),
    "none-shown": ("Nothing of what is shown here.", "选定的这几类里没有问题。"),
    "more": ("{count} more", "还有 {count} 处"),
    "fewer": ("Fewer", "收起"),
    "see": ("See", "另见"),
    "place": ("Where it stands", "在文件里的位置"),
    "copied": ("Copied: {text}", "已复制：{text}"),
    "not-copied": ("Could not copy; here it is: {text}", "没能复制，请自己选取：{text}"),
    "open": ("Open in the editor", "在编辑器里打开"),
    "open-at-once": ("Open at every click", "点一下就打开"),
    "copy-again": ("Copy", "复制"),
    "copy-figure": ("Click: copy {text}", "点一下复制 {text}"),
    "printing": ("Printing newer pages …", "正在排新的页面……"),
    "first-printing": ("LibreOffice is printing the pages …", "LibreOffice 正在排版……"),
    "page": ("Page {number}", "第 {number} 页"),
    "jumped": ("Problem {number} of {count}", "第 {number} 处，共 {count} 处"),
    "key-problem": ("next, previous problem", "下一处、上一处问题"),
    "key-outline": ("outline", "目录"),
    "key-problems": ("problems", "问题"),
    "key-blocks": ("next, previous block", "下一段、上一段"),
    "key-into": (
        "on a block: copy its place; in a table: into its figures",
        "在一段上：复制位置；在表上：进到数字里",
    ),
    "key-figures": (
        "among a table's figures; Enter copies the address",
        "在表的数字之间移动，Enter 复制地址",
    ),
    "key-editor": ("open in the editor", "在编辑器里打开"),
    "key-view": ("the other view", "切换视图"),
    "key-theme": ("light, dark", "浅色、深色"),
    "key-help": ("this list", "显示这张表"),
    "key-escape": ("close, back", "关闭、返回"),
    "mouse-block": ("click a block", "点一段文字"),
    "mouse-block-does": (
        "shows and copies file:line; double-click opens the editor",
        "显示并复制“文件:行号”；双击在编辑器里打开",
    ),
    "mouse-figure": ("click a figure in a table", "点表里的数字"),
    "mouse-figure-does": (
        "copies 【…】, ready to paste into a sentence",
        "复制 【…】，粘贴到句子里就是这个数",
    ),
}


def words_of(language: Language) -> dict[str, str]:
    """Return the page's words in one language."""
    place = 1 if language == "zh" else 0
    return {key: both[place] for key, both in _WORDS.items()}

"""Which language a person is spoken to in, and the command's own sentences in both."""

from __future__ import annotations

import locale
import os
import sys
from collections.abc import Sequence

from reportgen.diagnostics import Language

_CHINESE = 0x04  # the primary language of Windows' language ids 0x0404, 0x0804 …


def system_language() -> Language:
    """Return Chinese where the system speaks Chinese, English otherwise."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        value = os.environ.get(name, "")
        if value:
            return "zh" if value.lower().startswith("zh") else "en"
    if sys.platform == "win32":
        import ctypes

        language = ctypes.windll.kernel32.GetUserDefaultUILanguage()
        return "zh" if language & 0xFF == _CHINESE else "en"
    return "zh" if (locale.getlocale()[0] or "").lower().startswith(("zh", "chinese")) else "en"


def texts(language: Language) -> dict[str, str]:
    """Return the command's own sentences."""
    return _TEXTS[language]


def counted(what: str, count: int, language: Language) -> str:
    """Return `3 warnings`, `1 warning`, `3 处存疑`."""
    told = _TEXTS[language]
    one = told.get(f"{what}-one")
    return one if one is not None and count == 1 else told[what].format(count=count)


def near_text(names: Sequence[str], language: Language) -> str:
    """Return the names that something mistyped is near; nothing where there are none."""
    joined = ("、" if language == "zh" else ", ").join(names)
    return _TEXTS[language]["near"].format(names=joined) if names else ""


_TEXTS: dict[Language, dict[str, str]] = {
    "zh": {
        "interrupted": "已中断",
        "bug": "reportgen 自己出了错：{error}；详情在 {file}，请交给维护的人",
        "built": "已生成 {file}",
        "not-built": "没有生成文档，先改好错误；以前的文档不动",
        "not-saved": "文档做好了，却存不进去；以前的文档不动",
        "checked": "检查完毕",
        "chapters": "{count} 章",
        "cases": "{count} 个案例",
        "tables": "{count} 张表",
        "figures": "{count} 张图",
        "errors": "{count} 个错误",
        "marks-owner": "{owner}：{count} 处",
        "marks-nobody": "没有写明由谁办",
        "marks-none": "没有待核待补的",
        "marks-verify": "待核",
        "marks-supply": "待补",
        "contradictions": "{count} 处矛盾",
        "causes": "归为 {count} 件事",
        "warnings": "{count} 处存疑",
        "marks": "{count} 处待核待补",
        "notes": "{count} 条提示（加 --notes 看）",
        "clean": "没有问题",
        "seconds": "{seconds:.2f} 秒",
        "changed": "改动：{files}",
        "watching": "等着下一次保存；按 Ctrl-C 结束",
        "stopped": "已结束",
        "page": "边写边看：{address}",
        "port-taken": "端口 {port} 有别的程序在用，改用 {other}",
        "comma": "，",
        "colon": "：",
        "step-read": "读取内容",
        "step-assemble": "组织报告",
        "step-audit": "核对数据",
        "step-draw": "画图",
        "step-render": "排版",
        "step-print": "打印",
        "step-save": "保存",
        "and": " 和 ",
        "strict": "有没有处理的矛盾或存疑，--strict 不放行",
        "fix-nothing": "没有能自动改的地方",
        "fix-ask": "照上面的样子修改 {count} 个文件吗？",
        "fix-done": "已修改 {file}，原来的一份在 {backup}",
        "fix-kept": "没有修改",
        "new-done": "新报告在 {folder}；进到里面运行 reportgen build，再改 content 里的文件",
        "settings-done": "已更新 {folder} 里的 schema 和编辑器设置",
        "new-exists": "{folder} 已经有内容，没有动它",
        "template-ok": "模板齐全",
        "template-made": "副本在 {file}；用 Word 改好，再在 report.yaml 里写 template: {hint}",
        "preview-made": "样张在 {file}",
        "file-exists": "{file} 已经存在，没有覆盖",
        "no-table": "没有名为“{name}”的表；现有：{known}",
        "answered": "{count} 处已答复",
        "code-unknown": "没有叫“{code}”的提示，代码是提示前面方括号里的英文{near}",
        "only-unknown": "没有文件“{code}”，也没有叫这个的检查，代码是提示前面方括号里的英文{near}",
        "near": "；相近的有：{names}",
        "passes": "可以：",
        "fails": "不行：",
        "answer-line": "{at}\t{code}\t写的是 {stated}，算出来是 {expected}",
        "answer-none": "没有要答复的矛盾或存疑",
        "answer-why": "“{at}”写的是 {stated}，算出来是 {expected}。这个数为什么就是这样",
        "answer-kept": "“{at}”的答复记在 {file}",
        "answer-unknown": "“{at}”没有要答复的问题{near}",
        "answer-other": "“{at}”没有叫“{code}”的问题，有的是：{codes}",
        "answer-which": "“{at}”有几种问题，用 --code 说明答复哪一种：{codes}",
    },
    "en": {
        "interrupted": "interrupted",
        "bug": "reportgen itself failed: {error}; the details are in {file}, please report them",
        "built": "wrote {file}",
        "not-built": "no document was made; mend the errors first (an earlier one stays)",
        "not-saved": "the document was made and could not be saved (an earlier one stays)",
        "checked": "checked",
        "chapters": "{count} chapters",
        "chapters-one": "1 chapter",
        "cases": "{count} case studies",
        "cases-one": "1 case study",
        "tables": "{count} tables",
        "tables-one": "1 table",
        "figures": "{count} figures",
        "figures-one": "1 figure",
        "errors": "{count} errors",
        "errors-one": "1 error",
        "marks-owner": "{owner}: {count}",
        "marks-nobody": "nobody named",
        "marks-none": "nothing is owed",
        "marks-verify": "to verify",
        "marks-supply": "to supply",
        "contradictions": "{count} contradictions",
        "causes": "{count} causes in all",
        "causes-one": "1 cause in all",
        "contradictions-one": "1 contradiction",
        "warnings": "{count} warnings",
        "warnings-one": "1 warning",
        "marks": "{count} open marks",
        "marks-one": "1 open mark",
        "notes": "{count} notes (--notes lists them)",
        "notes-one": "1 note (--notes lists it)",
        "clean": "no problems",
        "seconds": "{seconds:.2f} s",
        "changed": "changed: {files}",
        "watching": "waiting for the next save; Ctrl-C ends",
        "stopped": "stopped",
        "page": "live page: {address}",
        "port-taken": "port {port} is taken, so it is {other}",
        "comma": ", ",
        "colon": ": ",
        "step-read": "reading",
        "step-assemble": "assembling",
        "step-audit": "checking figures",
        "step-draw": "drawing charts",
        "step-render": "rendering",
        "step-print": "printing",
        "step-save": "saving",
        "and": " and ",
        "strict": "--strict refuses contradictions and warnings that nobody has answered",
        "fix-nothing": "nothing here can be mended automatically",
        "fix-ask": "Change {count} files as shown above?",
        "fix-done": "mended {file}; the old one is {backup}",
        "fix-kept": "nothing was changed",
        "new-done": "a new report is in {folder}: run reportgen build there, and edit content/",
        "settings-done": "renewed the schema and editor settings in {folder}",
        "new-exists": "{folder} is not empty and was left alone",
        "template-ok": "the template is complete",
        "template-made": "a copy is in {file}; restyle it in Word, then set template: {hint}",
        "preview-made": "the specimen is {file}",
        "file-exists": "{file} exists and was left alone",
        "no-table": "there is no table “{name}”; there are: {known}",
        "answered": "{count} answered",
        "code-unknown": "no message is called “{code}”, codes stand in square brackets{near}",
        "only-unknown": "there is no file “{code}”, and no check of that name{near}",
        "near": "; near it: {names}",
        "passes": "passes:",
        "fails": "fails: ",
        "answer-line": "{at}\t{code}\tstated {stated}, computed {expected}",
        "answer-none": "no contradiction or warning is open",
        "answer-why": "“{at}” says {stated}, computed {expected}. Why does it stand",
        "answer-kept": "the answer for “{at}” is kept in {file}",
        "answer-unknown": "“{at}” has nothing to answer{near}",
        "answer-other": "“{at}” has no finding “{code}”, it has: {codes}",
        "answer-which": "“{at}” has several findings, choose one with --code: {codes}",
    },
}

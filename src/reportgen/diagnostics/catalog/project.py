"""Messages about the project's folder, and the phrases every room shares."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "no-project": Message(
        Severity.ERROR,
        zh="{folder} 里没有 content/report.yaml，不是一个报告项目",
        en="{folder} holds no content/report.yaml and so is no report project",
        hint_zh="换到报告所在的文件夹，或用 reportgen new 新建一个",
        hint_en="go to the report's folder, or make one with reportgen new",
    ),
}

PHRASES: dict[str, tuple[str, str]] = {
    "did-you-mean": ("是不是“{nearest}”？", "did you mean “{nearest}”?"),
    "known": ("可用的有：{names}", "known here: {names}"),
    "first-here": ("第一次在这里", "first one here"),
    "declared-here": ("在这里定义", "declared here"),
}

TERMS: dict[str, tuple[str, str]] = {
    "table": ("表", "table"),
    "chart": ("图表", "chart"),
    "picture": ("图片", "picture"),
    "case": ("案例", "case study"),
    "section": ("节", "section"),
    "attachment": ("附件", "attachment"),
    "row": ("行", "row"),
    "column": ("列", "column"),
    "key": ("键", "key"),
    "name": ("名称", "name"),
}

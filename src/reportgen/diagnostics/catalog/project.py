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
    "outside-project": Message(
        Severity.ERROR,
        zh="{file} 在报告的文件夹之外，不读取",
        en="{file} lies outside the report's folder and is not read",
        hint_zh="把文件复制到 content 文件夹里",
        hint_en="copy the file into the content folder",
    ),
    "too-many-files": Message(
        Severity.ERROR,
        zh="内容文件超过 {limit} 个，其余没有读取",
        en="there are more than {limit} content files; the rest is not read",
        hint_zh="检查 content 里是不是混进了别的文件夹",
        hint_en="see whether another folder got into content",
    ),
    "chapter-missing": Message(
        Severity.ERROR,
        zh="文件夹 {folder} 里没有 chapter.yaml，不知道这一章的标题",
        en="folder {folder} holds no chapter.yaml, so its chapter has no title",
        hint_zh="在这个文件夹里新建 chapter.yaml，写一行：title: 这一章的标题",
        hint_en="make chapter.yaml in that folder with one line: title: the chapter's title",
    ),
    "no-part": Message(
        Severity.ERROR,
        zh="{file} 不是这个报告的章、节、案例或附件",
        en="{file} is no chapter, section, case study or attachment of this report",
        hint_zh="写成 --only content/cases/文件名.yaml 这样的路径",
        hint_en="give its path, as in --only content/cases/NAME.yaml",
    ),
    "picture-too-large": Message(
        Severity.ERROR,
        zh="图片 {file} 超过 {limit} MB",
        en="picture {file} is larger than {limit} MB",
        hint_zh="在图片程序里另存为较小的 JPEG",
        hint_en="save it as a smaller JPEG",
    ),
    "picture-too-large.pixels": Message(
        Severity.ERROR,
        zh="图片 {file} 超过 {limit} 百万像素",
        en="picture {file} has more than {limit} million pixels",
        hint_zh="在图片程序里缩小后另存",
        hint_en="shrink it in a picture program",
    ),
    "picture-format": Message(
        Severity.ERROR,
        zh="{file} 不是能用的图片格式",
        en="{file} is no picture that can be used",
        hint_zh="在图片程序里另存为 JPEG 或 PNG（iPhone 的 HEIC 照片也要转成 JPEG）",
        hint_en="save it as JPEG or PNG (an iPhone's HEIC too)",
    ),
    "picture-broken": Message(
        Severity.ERROR,
        zh="图片 {file} 读不出来：{reason}",
        en="picture {file} cannot be read: {reason}",
        hint_zh="重新拷贝这张图片，或在图片程序里打开后另存",
        hint_en="copy the picture again, or open and save it in a picture program",
    ),
    "template-missing": Message(
        Severity.ERROR,
        zh="没有模板 {file}",
        en="there is no template {file}",
        hint_zh="路径从 content 文件夹算起，例如 ../templates/本局.docx",
        hint_en="its path counts from content, as in ../templates/ours.docx",
    ),
    "template-missing.unreadable": Message(
        Severity.ERROR,
        zh="读不了模板 {file}：{reason}",
        en="cannot read the template {file}: {reason}",
        hint_zh="路径从 content 文件夹算起，例如 ../templates/本局.docx",
        hint_en="its path counts from content, as in ../templates/ours.docx",
    ),
    "output-unwritable": Message(
        Severity.ERROR,
        zh="写不了 {file}：{reason}",
        en="cannot write {file}: {reason}",
        hint_zh="换一个文件夹：reportgen build -o 文件.docx",
        hint_en="choose another place: reportgen build -o FILE.docx",
    ),
    "output-edited": Message(
        Severity.WARNING,
        zh="{file} 有人在 Word 里改过，没有覆盖；新的一份是 {beside}",
        en="{file} was edited in Word and is kept; the new one is {beside}",
        hint_zh="把改动写回 YAML，再把旧的一份移走或删掉",
        hint_en="bring the changes back into the YAML, then move the old one away",
    ),
    "output-open": Message(
        Severity.WARNING,
        zh="{file} 正在别的程序里打开，没有覆盖；新的一份是 {beside}",
        en="{file} is open in another program and is kept; the new one is {beside}",
        hint_zh="关掉打开它的 Word 或 WPS，再生成一次",
        hint_en="close it in Word or WPS and build again",
    ),
    "unreadable-file.folder": Message(
        Severity.ERROR,
        zh="{file} 是文件夹，不是文件，里面的内容没有用上",
        en="{file} is a folder where a file is wanted; nothing in it is used",
        hint_zh="把这个文件夹移走，或者改个名字",
        hint_en="move the folder away, or rename it",
    ),
    "stray-file": Message(
        Severity.WARNING,
        zh="{file} 放在 content 下面，不属于任何一章，没有用上",
        en="{file} lies in content, belongs to no chapter and is not used",
        hint_zh="章节放进 content/sections，案例放进 content/cases",
        hint_en="chapters belong in content/sections, case studies in content/cases",
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

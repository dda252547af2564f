"""The marks by which a template's places and prototypes are found, and the keys they go by."""

from __future__ import annotations

CONTENTS_PLACE = "〔此处插入目录〕"
BODY_PLACE = "〔此处插入正文〕"
PROTOTYPES_START = "〔以下是样式，不会印进报告〕"

PARAGRAPH_MARKS = {
    "report_title": "〔报告标题〕",
    "heading1": "〔一级标题〕",
    "heading2": "〔二级标题〕",
    "heading3": "〔三级标题〕",
    "heading4": "〔四级标题〕",
    "body": "〔正文〕",
    "run_in1": "〔段首标题一级〕",
    "run_in2": "〔段首标题二级〕",
    "run_in3": "〔段首标题三级〕",
    "run_in4": "〔段首标题四级〕",
    "case_number": "〔案例序号〕",
    "case_title": "〔案例标题〕",
    "school": "〔学校名称〕",
    "attachment_number": "〔附件序号〕",
    "attachment_title": "〔附件标题〕",
    "table_caption": "〔表题〕",
    "figure_caption": "〔图题〕",
    "picture": "〔图片〕",
    "sub_caption": "〔子图题〕",
    "table_unit": "〔表格单位〕",
    "table_note": "〔表格注〕",
    "footnote": "〔脚注〕",
    "contents_title": "〔目录标题〕",
    "contents1": "〔目录一级〕",
    "contents2": "〔目录二级〕",
}
RUN_MARKS = {
    "bold": "〔加粗〕",
    "verify": "〔待核〕",
    "supply": "〔待补〕",
    "missing_picture": "〔缺图〕",
}
TABLE_MARKS = {"grid": "〔表格〕", "three-line": "〔三线表〕"}
CELL_ROLES = (
    ("header",),
    ("label", "text", "number"),
    ("total_label", "total_text", "total_number"),
)

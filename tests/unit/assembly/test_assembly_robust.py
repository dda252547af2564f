"""What must hold of any text: it is put together or told, never lost, never a traceback."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen.assembly import assemble
from reportgen.assembly.outline import outline
from reportgen.assembly.sources import Sources
from reportgen.diagnostics import hint_texts, message_text
from reportgen.loading.pictures import PictureFile
from reportgen.loading.reading import parse_instance
from reportgen.model import Paragraph, blocks_of, plain_text
from reportgen.project import ContentFile

REPORT = "title: 报【年】\nyear: 2025\nnames:\n  甲:\n    official: 甲校\nfacts:\n  数: 5人\n"
HEAD = "title: {title}\nschool: {school}\nnumbering: {numbering}\nbody: |\n"
TAIL = """\
tables:
  表甲:
    caption: 见【图：图甲】
    note: 【注：见【表：表甲】】
    data: |
      校	数
      甲	1
      合计	1
charts:
  图甲:
    type: bar
    table: 表甲
    show: 数
    caption: 【年】年【待核：x】
pictures:
  片: images/片.jpg
"""
NUMBERS = ["一、", "（一）", "1.", "2.", "1.1", "3.2.1", "（1）", "# ", "## ", "### ", "#"]
WORDS = ["正文", "甲", "。", "：", "㎡", "CO₂", "𠮷", "<&>{{", "　", " ", "5*3", "\\", "**"]
PLACED = ["【表：表甲】", "【图：图甲】", "【图：片，图甲；说明】", "【图：没有】", "【表：没有】"]
LINKS = [
    "【案例：件】",
    "【附件：x】",
    "【节：甲】",
    "【注：甲【数】】",
    "【待补】",
    "【待核：甲】",
]
FIGURES = [
    "【数】",
    "【表甲.甲.数】",
    "【表甲.甲】",
    "【数/3】",
    "【数/3：2位】",
    "【数/0】",
    "【没有】",
]
BRACKETS = ["【", "】", "【【", "【年】", "【上年】", "\n  ", "\n  ", "\n  "]
PIECES = [*NUMBERS, *WORDS, *PLACED, *LINKS, *FIGURES, *BRACKETS]
RAISED = str.maketrans(
    dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻ⁿ₀₁₂₃₄₅₆₇₈₉₊₋", "0123456789+-n0123456789+-", strict=True))
    | {"㎡": "m2", "㎥": "m3"}
)
BODIES = st.lists(st.sampled_from(PIECES), max_size=30).map("".join)
TITLES = st.sampled_from(
    ["件", "1.1 件", "|\n  件\n  二", "【数】", "'\\3.15'", "2025", "第一章 总"]
)


def _sources(texts: dict[str, str]) -> Sources:
    kinds = {"report.yaml": "report", "sections": "chapter", "cases": "case"}
    files = tuple(
        ContentFile(Path(name), f"content/{name}", kinds[name.split("/")[0]]) for name in texts
    )
    instances = {}
    for file in files:
        name = file.relative.removeprefix("content/")
        instance, _ = parse_instance(texts[name].encode(), file.relative, file.kind)
        if instance is not None:
            instances[file.relative] = instance
    picture = PictureFile("content/images/片.jpg", 4, 3, "image/jpeg", b"")
    return Sources(files, instances, {}, {picture.file: picture})


@settings(deadline=None, max_examples=150)
@given(
    BODIES, BODIES, TITLES, st.sampled_from(["decimal", "gongwen", "typed"]),
    st.sampled_from(["甲", "没有"]),
)  # fmt: skip
def test_any_text_is_put_together_or_told(body, other, title, numbering, school) -> None:
    head = HEAD.format(title=title, school=school, numbering=numbering)
    texts = {
        "report.yaml": REPORT,
        "sections/01-章.yaml": f"title: 章\nbody: |\n  {other}\n",
        "cases/01-件.yaml": f"{head}  {body}\n{TAIL}",
    }
    assembled = assemble(_sources(texts))
    assert assembled.report is not None
    assert outline(assembled.report).startswith("报2025\n")
    ids = [block.id for block in blocks_of(assembled.report)]
    assert len(set(ids)) == len(ids)
    for found in assembled.diagnostics:
        for language in ("zh", "en"):
            assert message_text(found, language)
            hint_texts(found, language)
        lines = texts[found.span.path.removeprefix("content/")].split("\n")
        assert 1 <= found.span.line <= len(lines)
        assert 1 <= found.span.column <= len(lines[found.span.line - 1]) + 1


@settings(deadline=None, max_examples=150)
@given(
    st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="【】*\\"), min_size=1)
)
def test_plain_text_arrives_whole(text) -> None:
    body = f"title: 章\nbody: |\n  甲{text}\n"
    report = assemble(_sources({"report.yaml": REPORT, "sections/01-章.yaml": body})).report
    (paragraph,) = [block for block in blocks_of(report) if isinstance(block, Paragraph)]
    assert plain_text(paragraph.inlines) == f"甲{text}".translate(RAISED)

"""`template check` says what a template lacks, and where it departs from the format."""

from __future__ import annotations

import pytest
from altered import STYLES, altered, official

from reportgen.diagnostics import DiagnosticError, Severity, hint_texts, message_text
from reportgen.word.package import read_parts, write_package
from reportgen.word.template import check_template, new_template


def told(data: bytes) -> list[str]:
    return [message_text(problem, "zh") for problem in check_template(data, "局.docx")]


def test_the_official_template_departs_nowhere() -> None:
    assert check_template(official()) == ()


def test_a_new_template_is_the_official_one() -> None:
    assert new_template() == official()


def test_departures_are_notes_that_name_the_clause() -> None:
    data = altered(
        ('<w:rFonts w:ascii="黑体" w:hAnsi="黑体" w:eastAsia="黑体" w:cs="黑体"/>', "<w:b/>"),
        part=STYLES,
    )
    found = check_template(data, "局.docx")
    assert {problem.severity for problem in found} == {Severity.NOTE}
    assert {problem.code for problem in found} == {"template-differs"}
    messages = [message_text(problem, "zh") for problem in found]
    assert "F10 一级标题的字体：格式要求是 黑体，模板里是 仿宋_GB2312" in messages
    assert "F10 一级标题的加粗：格式要求是 不加粗，模板里是 加粗" in messages
    assert hint_texts(found[0], "zh") == ("如果是有意改的，不用理会",)


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'w:top="2098"',
            'w:top="1440"',
            "F2 上边距（天头）：格式要求是 37.0 毫米，模板里是 25.4 毫米",
        ),
        (
            'w:footer="1446"',
            'w:footer="720"',
            "F15 页脚距边界：格式要求是 25.5 毫米，模板里是 12.7 毫米",
        ),
        (
            '<w:trHeight w:val="397" w:hRule="atLeast"/>',
            "",
            "F25 表格的行高：格式要求是 7.0 毫米，模板里是 0.0 毫米",
        ),
    ],
)
def test_measures_are_told_as_word_shows_them(old: str, new: str, message: str) -> None:
    assert message in told(altered((old, new)))


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (
            'w:line="579"',
            'w:line="560"',
            "F9 正文的行距：格式要求是 固定值 28.95 磅，模板里是 固定值 28 磅",
        ),
        ('w:firstLineChars="200"', 'w:firstLineChars="0"', None),
        ('w:firstLine="630"', 'w:firstLine="0"', None),
        (
            '<w:spacing w:val="-5"/>',
            '<w:spacing w:val="0"/>',
            "F9 正文的字符间距：格式要求是 -0.25 磅，模板里是 0 磅",
        ),
        (
            'w:eastAsia="仿宋_GB2312"',
            'w:eastAsia="仿宋_GB2312" w:eastAsiaTheme="minorEastAsia"',
            "F9 样式里的主题字体：格式要求是 不使用，模板里是 使用",
        ),
    ],
)
def test_styles_are_held_against_the_format(old: str, new: str, message: str | None) -> None:
    """Either way of writing an indent of two characters is the format's."""
    found = told(altered((old, new), part=STYLES))
    assert (message in found) if message else found == []


def test_the_settings_are_held_against_the_format() -> None:
    data = altered(
        ("<w:evenAndOddHeaders/>", "<w:updateFields/>"),
        ("doNotCompress", "compressPunctuation"),
        part="word/settings.xml",
    )
    assert told(data) == [
        "F5 奇偶页的页眉页脚：格式要求是 不同，模板里是 相同",
        "F35 标点的间距：格式要求是 不压缩，模板里是 压缩",
        "F18 打开时是否询问更新域：格式要求是 不询问，模板里是 会询问",
    ]


def test_what_is_lacking_and_what_is_wrong_are_told_together() -> None:
    data = altered(("〔脚注〕", ""), ("{{ organization }}", "{{ organisation }}"))
    found = check_template(data, "局.docx")
    assert [(problem.code, problem.severity) for problem in found] == [
        ("template-lacks", Severity.ERROR),
        ("template-tag", Severity.ERROR),
    ]


def test_a_file_that_is_no_template_is_refused() -> None:
    with pytest.raises(DiagnosticError):
        check_template(b"", "局.docx")


def test_a_template_without_settings_is_checked_all_the_same() -> None:
    parts = {k: v for k, v in read_parts(official()).items() if k != "word/settings.xml"}
    relations = parts["word/_rels/document.xml.rels"].decode()
    start = relations.index('<Relationship Id="rIdSettings"')
    end = relations.index("/>", start) + 2
    parts["word/_rels/document.xml.rels"] = (relations[:start] + relations[end:]).encode()
    types = parts["[Content_Types].xml"].decode()
    start = types.index('<Override PartName="/word/settings.xml"')
    parts["[Content_Types].xml"] = (types[:start] + types[types.index("/>", start) + 2 :]).encode()
    assert told(write_package(parts)) == []

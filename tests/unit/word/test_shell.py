"""The shell is filled in a sandbox, keeps every text, and leaves the prototypes out."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest
from altered import CONTEXT, altered, official, saved
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from rendering import save_again
from reportgen.diagnostics import DiagnosticError, hint_texts, message_text
from reportgen.word.package import CONTENT_TYPES, DOCUMENT, read_parts, write_package
from reportgen.word.shell import Shell, render_shell
from reportgen.word.tree import NAMESPACE

W = f"{{{NAMESPACE}}}"
BODY_END = "〔此处插入正文〕</w:t></w:r></w:p>"


def filled(data: bytes | None = None, **context: str | bool) -> Shell:
    return render_shell(data or official(), {**CONTEXT, **context}, "局.docx")


def document(shell: Shell) -> str:
    return shell.document("<w:p/>", "<w:p/>", shell.section_first).decode()


def texts(xml: str) -> list[str]:
    """Return the paragraphs' texts; a break is a line feed."""
    found = []
    for paragraph in etree.fromstring(xml.encode()).iter(f"{W}p"):
        pieces = (
            "\n" if part.tag == f"{W}br" else "\t" if part.tag == f"{W}tab" else part.text or ""
            for part in paragraph.iter(f"{W}t", f"{W}br", f"{W}tab")
        )
        found.append("".join(pieces))
    return [text for text in found if text]


def problems(data: bytes) -> list[str]:
    with pytest.raises(DiagnosticError) as caught:
        filled(data)
    return [message_text(problem, "zh") for problem in caught.value.diagnostics]


def tag(text: str) -> bytes:
    """Return the official template with another tag in place of the cover's organisation."""
    return altered(("{{ organization }}", text))


def test_the_cover_and_the_contents_stand_only_where_they_are_wanted() -> None:
    cover = ["某市年度质量报告", "某市教育局", "2026年1月15日"]
    assert texts(document(filled())) == [*cover, "目　录"]
    assert texts(document(filled(contents=False))) == cover
    assert texts(document(filled(cover=False))) == ["目　录"]
    assert texts(document(filled(cover=False, contents=False))) == []


def test_the_pieces_meet_at_the_places() -> None:
    shell = filled()
    made = shell.document("<w:p>目</w:p>", "<w:p>正</w:p>", shell.section_next).decode()
    assert made.index("目　录") < made.index("<w:p>目</w:p>") < made.index("<w:p>正</w:p>")
    assert made.endswith(f"<w:p>正</w:p>{shell.section_next}</w:body></w:document>")
    assert "〔" not in made


def test_contents_are_left_out_where_none_are_wanted() -> None:
    shell = filled(contents=False)
    assert "<w:p>目</w:p>" not in shell.document("<w:p>目</w:p>", "<w:p/>", "").decode()


def test_the_draft_is_named_in_every_header_and_on_the_cover() -> None:
    final, draft = filled(), filled(draft="征求意见稿")
    assert "征求意见稿" in document(draft)
    for number in (1, 2, 3):
        name = f"word/header{number}.xml"
        assert 'string="征求意见稿"' in draft.parts[name].decode()
        assert "width:420pt" in draft.parts[name].decode()
        assert "v:shape" not in final.parts[name].decode()
        assert etree.fromstring(final.parts[name]).find(f"{W}p") is not None


def test_the_properties_name_title_organisation_and_date() -> None:
    core = filled(title="研发<5%&“双师”").parts["docProps/core.xml"].decode()
    assert "<dc:title>研发&lt;5%&amp;“双师”</dc:title>" in core
    assert "<dc:creator>某市教育局</dc:creator>" in core
    assert core.count("2026-01-15T00:00:00Z") == 2
    assert "<dc:language>zh-CN</dc:language>" in core


def test_the_sections_start_and_go_on() -> None:
    shell = filled()
    assert shell.section_first.count("headerReference") == 2
    assert 'w:start="1"' in shell.section_first
    assert "Reference" not in shell.section_next
    assert "pgNumType" not in shell.section_next
    assert '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' in shell.turned_next
    assert 'w:top="1587" w:right="2098" w:bottom="1474" w:left="1984"' in shell.turned_next
    assert "headerReference" in shell.turned_first


def test_a_first_page_of_its_own_is_not_repeated_by_later_sections() -> None:
    data = altered(("<w:pgNumType", "<w:titlePg/><w:pgNumType"))
    shell = filled(data)
    assert "<w:titlePg/>" in shell.section_first
    assert "<w:titlePg/>" not in shell.section_next + shell.turned_next


def test_the_cache_gives_the_same_shell_and_the_same_input_the_same_bytes() -> None:
    shell = filled()
    assert Shell.from_json(shell.to_json()) == shell
    assert filled().to_json() == shell.to_json()


def test_what_stands_behind_the_body_stays_behind_it() -> None:
    colophon = "<w:p><w:r><w:t>某市教育局办公室印发</w:t></w:r></w:p>"
    shell = filled(altered((BODY_END, BODY_END + colophon)))
    made = shell.document("", "<w:p>正</w:p>", shell.section_first).decode()
    assert made.endswith(
        "<w:p>正</w:p>" + shell.after_body + shell.section_first + "</w:body></w:document>"
    )
    assert "某市教育局办公室印发" in shell.after_body


def test_a_colophon_in_a_section_of_its_own_keeps_it() -> None:
    section = '<w:sectPr><w:pgSz w:w="1" w:h="1"/></w:sectPr>'
    end = re.search(
        r"〔此处插入正文〕</w:t></w:r></w:p>(<w:p>.*?</w:p>)",
        read_parts(official())[DOCUMENT].decode(),
    )
    assert end is not None
    colophon = f"<w:p><w:r><w:t>印发</w:t></w:r></w:p><w:p><w:pPr>{section}</w:pPr></w:p>"
    shell = filled(altered((end[1], end[1] + colophon)))
    made = shell.document("", "<w:p>正</w:p>", "<w:sectPr/>").decode()
    assert "headerReference" in shell.section_first
    assert made.index("<w:sectPr/>") < made.index("印发") < made.index('<w:pgSz w:w="1" w:h="1"/>')
    assert made.endswith(f"{section}</w:body></w:document>")


def test_a_template_without_the_last_section_break_still_has_its_section() -> None:
    text = read_parts(official())[DOCUMENT].decode()
    end = re.search(r"〔此处插入正文〕</w:t></w:r></w:p>(<w:p>.*?</w:p>)", text)
    assert end is not None
    shell = filled(altered((end[1], "")))
    assert "headerReference" in shell.section_first


def test_half_a_bookmark_does_not_stay_behind() -> None:
    start = '<w:p><w:bookmarkStart w:id="7" w:name="x"/></w:p>'
    whole = '<w:p><w:bookmarkStart w:id="8" w:name="y"/><w:bookmarkEnd w:id="8"/></w:p>'
    data = altered(
        (BODY_END, BODY_END + start + whole),
        ("不会印进报告〕</w:t></w:r>", '不会印进报告〕</w:t></w:r><w:bookmarkEnd w:id="7"/>'),
    )
    made = document(filled(data))
    assert 'w:name="x"' not in made
    assert 'w:name="y"' in made


NASTY = [
    "R&D <5%",
    "a<x>b",
    "{{ title }} {% if x %} {# #} }}",
    "{_{ _} {_% %_}",
    "]]> <!-- --> &amp; &#60;",
    '“双师”‘型’"教师"\'s',
    "𠮷镕喆 👩‍🏫 \u200b\u3000全角",
    "一\n二\t三",
    "〔此处插入正文〕〔正文〕〔以下是样式，不会印进报告〕",
    "\\1 \\g<0> $1 %s {0}",
    "长" * 20_000,
]


@pytest.mark.parametrize("text", NASTY)
def test_every_text_arrives_as_it_was_typed(text: str) -> None:
    shell = filled(title=text, title_lines=text, organization=text, draft=text)
    assert texts(document(shell))[:3] == [text, text, text]
    core = etree.fromstring(shell.parts["docProps/core.xml"])
    assert core[0].text == " ".join(text.split())
    header = etree.fromstring(shell.parts["word/header2.xml"])
    marked = header.find(".//{urn:schemas-microsoft-com:vml}textpath[@string]")
    assert marked.get("string") == " ".join(text.split())


@settings(max_examples=25, deadline=None)
@given(
    st.text(
        st.characters(exclude_categories=["Cc", "Cs"], exclude_characters=["\ufffe", "\uffff"]),
        min_size=1,
    )
)
def test_any_text_arrives(text: str) -> None:
    assert texts(document(filled(organization=text)))[1] == text


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\a", "U+0007"),
        ("\f", "U+000C"),
        ("\ufffe", "U+FFFE"),
        ("\ud800", "U+D800"),
        ("\0", "U+0000"),
    ],
)
def test_what_xml_cannot_hold_is_refused_by_name(character: str, name: str) -> None:
    with pytest.raises(DiagnosticError) as caught:
        filled(title=f"报{character}告")
    (problem,) = caught.value.diagnostics
    assert problem.code == "shell-character"
    assert message_text(problem, "zh") == f"title里有 Word 存不了的字符 {name}"
    assert hint_texts(problem, "zh") == ("删掉这个看不见的字符，重新打一遍这几个字",)


@pytest.mark.parametrize(
    ("tag_text", "message"),
    [
        (
            "{{ organisation }}",
            "模板里的 {{ organisation }} 用了不认识的名称 organisation",
        ),
        ("{% if x %}{% endif %}", "模板里的 {% if x %} 用了不认识的名称 x"),
        ("{{ title", "模板里的 {{ title 写错了：右边的括号没有写完"),
        ("{% if draft %}", "模板里的 {% if draft %} 写错了：if 和 endif 没有成对"),
        ("{%p endif %}", "模板里的 {%p endif %} 写错了：if 和 endif 没有成对"),
        (
            "{% for c in title %}",
            "模板里的 {% for c in title %} 写错了：这里不能这样写（for）",
        ),
        ("{{r title }}", "模板里的 {{r title }} 写错了：这里不能这样写（r）"),
        ("{% cellbg title %}", "模板里的 {% cellbg title %} 写错了：这里不能这样写（cellbg）"),
        (
            "{{ title|pprint }}",
            "模板里的 {{ title|pprint }} 写错了：这里不能这样写（No filter named 'pprint'.）",
        ),
    ],
)
def test_a_wrong_tag_is_named(tag_text: str, message: str) -> None:
    (found,) = problems(tag(tag_text))
    assert found == message


@pytest.mark.parametrize(
    "text",
    [
        "{{ title.__class__.__mro__ }}",
        "{{ title * 1000000000 }}",
        "{{ '%1000000000d' % 1 }}",
        "{{ 9**9**9 }}",
        "{{ range(9) }}",
        "{{ 1 / 0 }}",
        "{{ title.missing }}",
        "{{ title() }}",
    ],
)
def test_a_tag_that_reaches_for_more_than_text_is_refused(text: str) -> None:
    assert all("写错了" in found or "不认识" in found for found in problems(tag(text)))


def test_tags_may_test_and_trim_what_they_print() -> None:
    data = tag(
        "{% if draft == '送审稿' %}（{{ draft[:2] }}）{% else %}{{ title|length }}{% endif %}"
    )
    assert "（送审）" in texts(document(filled(data, draft="送审稿")))
    assert "8" in texts(document(filled(data)))


def test_a_place_that_is_not_a_paragraph_of_its_own_is_told() -> None:
    data = altered(("〔此处插入正文〕", "〔此处插入正 文〕"), ("〔表格〕", "〔此处插入正文〕"))
    assert problems(data) == [
        "模板里的〔此处插入正文〕放错了地方：它要单独成段，目录在前，正文在后，样式页在最后"
    ]


@pytest.mark.tool("soffice")
def test_a_template_that_libreoffice_saved_is_filled_all_the_same(tmp_path: Path) -> None:
    file = save_again(saved(official(), tmp_path), tmp_path / "again")
    shell = filled(file.read_bytes(), draft="送审稿")
    assert texts(document(shell)) == texts(document(filled(draft="送审稿")))
    made = etree.fromstring(document(shell).encode())
    assert "charSpace" not in document(shell)
    feet = [
        [reference.get(W + "type") for reference in section.iter(W + "footerReference")]
        for section in made.iter(W + "sectPr")
    ]
    assert [sorted(kinds) for kinds in feet] == [["default", "even"]] * 3
    starts = [section.find(W + "pgNumType").get(W + "start") for section in made.iter(W + "sectPr")]
    assert starts == ["1", "1", "1"]


def test_a_section_that_would_go_with_a_tag_is_told() -> None:
    tag_paragraph = '<w:pStyle w:val="Tag"/></w:pPr><w:r><w:t xml:space="preserve">{%p endif'
    section = tag_paragraph.replace("</w:pPr>", "<w:sectPr/></w:pPr>")
    assert set(problems(altered((tag_paragraph, section)))) == {
        "模板里的 {%p endif %} 写错了：这一段带着分节符，会一起消失"
    }


@pytest.mark.parametrize("mark", ["〔此处插入目录〕", "〔此处插入正文〕"])
def test_a_section_that_ends_with_a_place_does_not_go_with_it(mark: str) -> None:
    text = read_parts(official())[DOCUMENT].decode()
    found = re.search(
        f"(<w:p><w:pPr>(?:(?!<w:p>).)*)(</w:pPr>(?:(?!<w:p>).)*{mark}</w:t></w:r></w:p>)"
        r"<w:p><w:pPr><w:pStyle w:val=.SectionEnd./>(<w:sectPr>.*?</w:sectPr>)</w:pPr></w:p>",
        text,
    )
    assert found is not None
    shell = filled(altered((found[0], found[1] + found[3] + found[2])))
    made = shell.document("<w:p>目</w:p>", "<w:p>正</w:p>", shell.section_first).decode()
    sections = re.findall("<w:sectPr>.*?</w:sectPr>", made)
    assert len(sections) == 3
    assert made.index("<w:p>目</w:p>") < made.index(sections[1]) < made.index("<w:p>正</w:p>")
    assert shell.section_first == filled().section_first


def test_the_filled_shell_is_a_package_that_opens() -> None:
    shell = filled(draft="送审稿")
    package = write_package({DOCUMENT: document(shell).encode(), **shell.parts})
    assert next(iter(read_parts(package))) == CONTENT_TYPES
    from docx import Document

    assert len(Document(io.BytesIO(package)).sections) == 3

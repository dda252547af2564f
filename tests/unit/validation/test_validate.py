"""Schema errors in the editor's words."""

import pytest

from reportgen.diagnostics import hint_texts, message_text
from reportgen.loading.reading import parse_instance
from reportgen.project import Project, packaged
from reportgen.validation import load_schemas, schema_differences, validate

SCHEMAS = load_schemas()


def _found(text: str, kind: str = "section") -> list[tuple]:
    instance, problems = parse_instance(text.encode(), "a.yaml", kind)
    assert instance is not None, problems
    return [
        (d.span.line, d.span.column, d.code, message_text(d, "zh"), *hint_texts(d, "zh"))
        for d in validate(instance, SCHEMAS)
    ]


def test_a_whole_section_is_valid():
    text = "title: 甲\nbody: |\n  乙\ntables:\n  丙:\n    data: |\n      a\tb\n"
    assert _found(text) == []


CASES = [
    (
        "a misspelt key is told with the one that was meant, not as missing too",
        "section",
        "titel: 甲\n",
        (1, 1, "unknown-key", "这里没有“titel”这一项", "是不是“title”？"),
    ),
    (
        "a missing key is told with what belongs there",
        "section",
        "body: 甲\n",
        (1, 1, "missing-key", "缺少“title”这一项", "加一行“title: …”：节的标题，不写编号"),
    ),
    (
        "a key without a value is told at the key",
        "section",
        "title: 甲\nbody:\n",
        (2, 1, "empty-value", "“body”后面没有内容", "写上内容，或者把这一行删掉"),
    ),
    (
        "text where entries belong",
        "section",
        "title: 甲\ntables: 3\n",
        (
            2,
            9,
            "wrong-type",
            "“tables”后面应该是若干项“名称: 内容”",
            "换行缩进，一行一项，写成“名称: 内容”",
        ),
    ),
    (
        "a list where text belongs",
        "section",
        "title: 甲\nbody:\n  - 乙\n",
        (2, 1, "wrong-type", "“body”后面应该是文字", "在同一行写文字；几行文字写成 | 换行再缩进"),
    ),
    (
        "words where a number belongs",
        "report",
        "title: 甲\nyear: 二〇二五\n",
        (2, 7, "wrong-type", "“year”后面应该是一个整数", "只写数字，不加引号、小数点和单位"),
    ),
    (
        "a word where yes or no belongs",
        "report",
        "title: 甲\nyear: 2025\ncover: 要\n",
        (3, 8, "wrong-type", "“cover”后面应该是true 或 false", "要就写 true，不要就写 false"),
    ),
    (
        "a choice that there is not",
        "report",
        "title: 甲\nyear: 2025\nnumbering: gongwenn\n",
        (
            3,
            12,
            "not-one-of",
            "“numbering”不能写“gongwenn”，可以写：gongwen、decimal",
            "是不是“gongwen”？",
        ),
    ),
    (
        "a year with a digit too many",
        "report",
        "title: 甲\nyear: 20255\n",
        (
            2,
            7,
            "out-of-range",
            "“year”是 20255，应该在 1949 到 2200 之间",
            "看看是不是多打或少打了数字",
        ),
    ),
    (
        "a date in words",
        "report",
        "title: 甲\nyear: 2025\ndate: 2026年1月\n",
        (3, 7, "bad-date", "日期“2026年1月”读不懂", "写成 年-月-日，例如 2026-01-15"),
    ),
    (
        "a name that no formula can say",
        "section",
        "title: 甲\ntables:\n  实 训:\n    data: 乙\n",
        (
            3,
            3,
            "bad-name",
            "名字“实 训”里有空格、点、冒号、逗号或括号，算式里没法写",
            "换一个只有文字和数字、不超过 60 个字的名字",
        ),
    ),
    (
        "a table without data",
        "section",
        "title: 甲\ntables:\n  资产:\n    caption: 乙\n",
        (
            3,
            3,
            "table-data",
            "表“资产”没有数据",
            "加一行 data: |，下面缩进，粘贴从 Excel 复制的表；或者写 file: data/文件.xlsx",
        ),
    ),
    (
        "a table with its data twice",
        "section",
        "title: 甲\ntables:\n  资产:\n    data: a\n    file: a.xlsx\n",
        (5, 5, "table-data", "表“资产”的数据给了两次：data 和 file", "只留一个"),
    ),
    (
        "an entry listed twice",
        "report",
        "title: 甲\nyear: 2025\ncases:\n  - 乙\n  - 乙\n",
        (3, 1, "listed-twice", "“cases”里有一项写了两次", "删掉一个"),
    ),
    (
        "a title as long as a paragraph",
        "section",
        f"title: {'长' * 201}\n",
        (1, 1, "too-long", "“title”超过 200 个字", "写短一些，或者放进正文"),
    ),
    (
        "more lists than a chart can show",
        "section",
        "title: 甲\ncharts:\n  乙:\n    type: bar\n    table: 丙\n    show:\n"
        + "      - 丁\n" * 13,
        (6, 5, "too-many", "“show”超过 12 项", "分成几个"),
    ),
    (
        "a file that is no list of keys",
        "section",
        "- 甲\n",
        (
            1,
            1,
            "not-keys",
            "这个文件不是一行一项“名称: 内容”的样子",
            "第一行写 title: 标题",
        ),
    ),
]


@pytest.mark.parametrize(
    ("kind", "text", "told"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_an_error_is_told_in_the_editors_words(kind, text, told):
    assert _found(text, kind) == [told]


def test_all_errors_of_a_file_are_told_in_its_order():
    text = "titel: 甲\nbody: true\ntables:\n  乙:\n    dta: a\n"
    assert [(line, code) for line, _, code, *_ in _found(text)] == [
        (1, "unknown-key"),
        (2, "wrong-type"),
        (4, "table-data"),
        (5, "unknown-key"),
    ]


def test_every_key_is_described_in_both_languages():
    for name, document in SCHEMAS.documents.items():
        for path, description in _descriptions(document, name):
            zh, _, en = description.partition("\n")
            assert any("一" <= char <= "鿿" for char in zh), path
            assert en, path


def _descriptions(node, path):
    """Yield each property's description; a property may take its target's."""
    for key, value in node.items() if isinstance(node, dict) else []:
        if key == "properties":
            for name, schema in value.items():
                if "$ref" not in schema or "description" in schema:
                    yield f"{path}.{name}", schema.get("description", "")
        yield from _descriptions(value, f"{path}.{key}")


def test_a_projects_own_schema_that_differs_is_noted(tmp_path):
    (tmp_path / "schema").mkdir()
    original = (packaged("schema") / "case.schema.json").read_bytes()
    own = tmp_path / "schema" / "case.schema.json"
    own.write_bytes(original.replace(b"\n", b"\r\n"))
    assert list(schema_differences(Project(tmp_path))) == []
    own.write_bytes(original.replace(b"title", b"titel"))
    (note,) = schema_differences(Project(tmp_path))
    assert (note.code, note.severity.name, note.span.path) == (
        "schema-differs",
        "NOTE",
        "schema/case.schema.json",
    )

"""Every rule passes what it says passes, finds what it says fails, and tells the very place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.audit import RULES, Rule, audit
from reportgen.audit.passages import passages
from reportgen.audit.privacy import is_bank_number, is_id_number
from reportgen.diagnostics import MESSAGES, Severity
from reportgen.project import Project

TABLE = "tables:\n  甲:\n    caption: 各校人数\n    data: |\n      学校\t人数\n      东校\t20\n"


def project(folder: Path, body: str, more: str = "") -> Project:
    body, _, rows = body.partition("\n---\n")
    lines = "".join(f"  {line}\n" for line in body.splitlines())
    table = TABLE if "【表：甲】" in body else ""
    if rows:
        data = "".join(f"      {row}\n" for row in rows.splitlines())
        table = f"tables:\n  甲:\n    caption: 各校情况\n    data: |\n{data}"
    section = f"title: 规模\nbody: |\n{lines}{table}"
    files = {"report.yaml": f"title: 年报\nyear: 2025\n{more}", "sections/01-规模.yaml": section}
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(folder.resolve())


def found(folder: Path, rule: Rule, body: str, more: str = "") -> list[str]:
    """Return what a rule finds, notes left out: its place and what is marked there."""
    checked = pipeline.check(project(folder, body, more))
    assert checked.report is not None, [d.code for d in checked.diagnostics]
    return [
        checked.texts[d.span.path].line(d.span.line)[d.span.column - 1 : d.span.end_column - 1]
        for d in audit(checked.report, (rule,))
        if d.severity > Severity.NOTE
    ]


def examples(kind: str):
    for rule in RULES:
        for number, body in enumerate(getattr(rule, kind)):
            yield pytest.param(rule, body, id=f"{rule.code}-{number}")


@pytest.mark.parametrize(("rule", "body"), list(examples("passing")))
def test_what_passes_is_not_told(rule, body, tmp_path):
    assert found(tmp_path, rule, body) == []


@pytest.mark.parametrize(("rule", "body"), list(examples("failing")))
def test_what_fails_is_told_once(rule, body, tmp_path):
    assert len(found(tmp_path, rule, body)) == 1


def test_every_rule_is_explained_and_has_messages():
    codes = {key.partition(".")[0] for key in MESSAGES}
    for rule in RULES:
        assert rule.code in codes
        assert rule.zh.endswith("。")
        assert rule.en.endswith(".")
        assert rule.passing
    assert len({rule.code for rule in RULES}) == len(RULES)


def rule(code: str) -> Rule:
    return next(each for each in RULES if each.code == code)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("**加粗的**文字,逗号。", [","]),
        ("面积100m²,平均。", [","]),
        ("见【表：甲】,其中。\n【表：甲】", [","]),
        ("【【方括号】,后面。", [","]),
        ("正文【注：注里的,逗号】。", [","]),
        ("见https://a.cn/b,c?d和1,234人。", []),
        ("时间8:30，比例1:1.35，“是,否”三种。", [","]),
    ],
)
def test_the_very_mark_is_pointed_at(body, marked, tmp_path):
    assert found(tmp_path, rule("typography"), body) == marked


@pytest.mark.parametrize(
    "body",
    [
        "共1）甲；2）乙；（3）丙。",
        "他说：“好。”（见《办法（试行）》）",
        "比上年增长3.5%……继续提高。",
        "办法〔2025〕3号、第12号令。",
        "“三全育人”、“五育并举”。",
    ],
)
def test_correct_chinese_is_not_called_wrong(body, tmp_path):
    assert found(tmp_path, rule("typography"), body) == []


def test_terms_are_the_project_s_own_and_a_right_phrase_that_holds_a_wrong_one_stands(tmp_path):
    more = "terms:\n  职中: 中职学校\n  高职院: 高职院校\n"
    text = "职中三所，高职院校一所，高职院两所。"
    assert found(tmp_path, rule("terms"), text, more) == ["职中", "高职院"]
    assert found(tmp_path, rule("terms"), text) == []


def test_a_table_mentioned_by_hand_counts_as_mentioned(tmp_path):
    assert found(tmp_path, rule("citation"), "各校人数见表一。\n【表：甲】") == []


def test_a_number_in_a_table_is_found_and_its_middle_covered(tmp_path):
    made = project(tmp_path, "见【表：甲】。\n【表：甲】")
    section = tmp_path / "content" / "sections" / "01-规模.yaml"
    section.write_text(section.read_text(encoding="utf-8").replace("20", "13812345678"), "utf-8")
    (told,) = [d for d in pipeline.check(made).diagnostics if d.code == "privacy"]
    assert told.params["number"] == "138******78"


@given(st.integers(10**16, 10**17 - 1))
def test_only_one_of_eleven_check_digits_makes_an_id_number(number):
    body = f"110105{19490101 + number % 10_000_000:08}{number % 1000:03}"[:17]
    fitting = [check for check in "0123456789X" if is_id_number(body + check)]
    assert len(fitting) <= 1


@given(st.integers(10**14, 10**15 - 1))
def test_only_one_of_ten_check_digits_makes_a_bank_number(number):
    assert sum(is_bank_number(f"62{number}{check}") for check in range(10)) == 1


texts = st.text("国人，。,“”《》（）1m²%a ", min_size=1, max_size=40).filter(
    lambda text: text.strip() and not text.lstrip().startswith(("1", "（", "#"))
)


@settings(deadline=None, max_examples=60)
@given(texts)
def test_a_place_within_plain_text_is_what_stands_there(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("place")
    checked = pipeline.check(project(folder, text))
    assert checked.report is not None
    for passage in passages(checked.report):
        for start in range(len(passage.text)):
            span = passage.place(start, start + 1)
            line = checked.texts[span.path].line(span.line)
            shown = line[span.column - 1 : span.end_column - 1]
            assert passage.text[start] in shown or shown == "²"

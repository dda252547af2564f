"""Answers cover what they were given for, and nothing that has changed since."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.audit import Finding, Given, finding_of, hold, read_answers, with_answers
from reportgen.diagnostics import (
    Diagnostic,
    DiagnosticError,
    Severity,
    hint_texts,
    message_text,
    problem,
)
from reportgen.loading.reading import parse_instance
from reportgen.project import Project
from reportgen.source import file_span

SECTION = """\
title: 资产
body: |
  各校资产见【表：资产】。
  【表：资产】
tables:
  资产:
    caption: 各校资产
    data: |
      学校\t占地\t学生\t生均
      东校\t600\t20\t30
      西校\t400\t10\t41
    columns:
      - title: 生均
        formula: 占地 / 学生
"""
ANSWER = (
    '- at: 资产.西校.生均\n  code: ratio\n  stated: "41"\n  expected: "40"\n  because: 按原报\n'
)
FINDING = Finding("资产.西校.生均", "ratio", "41", "40")


def project(folder: Path, answers: str = "") -> Project:
    files = {"report.yaml": "title: 年报\nyear: 2025\n", "sections/01-资产.yaml": SECTION}
    if answers:
        files["answers.yaml"] = answers
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(folder.resolve())


def ratio(stated: str = "41", expected: str = "40", at: str = "资产.西校.生均") -> Diagnostic:
    return problem(
        "ratio", file_span("甲.yaml"), cell=at, stated=stated, expected=expected, formula=""
    )


def answers(text: str):
    instance, problems = parse_instance(text.encode(), "content/answers.yaml", "answers")
    assert not problems
    return read_answers(instance)


def codes(found: tuple[Diagnostic, ...]) -> list[str]:
    return [each.code for each in found]


def test_an_answered_finding_is_no_longer_open_and_says_why():
    held = hold([ratio()], answers(ANSWER + "  by: 计财科\n"))
    assert held.open == ()
    (note,) = held.answered
    assert message_text(note, "zh") == (
        "“资产.西校.生均”写的是 41，算出来是 40（ratio）。计财科答复：按原报"
    )
    (unnamed,) = hold([ratio()], answers(ANSWER)).answered
    assert message_text(unnamed, "zh").endswith("答复：按原报")


def test_one_answer_covers_the_figure_s_copies():
    copy = replace(ratio(), span=file_span("乙.yaml"))
    held = hold([ratio(), copy], answers(ANSWER))
    assert (held.open, len(held.answered)) == ((), 2)


@pytest.mark.parametrize(("stated", "expected"), [("42", "40"), ("41", "39.9")])
def test_an_answer_is_stale_when_the_figure_or_the_computed_value_changes(stated, expected):
    held = hold([ratio(stated, expected)], answers(ANSWER))
    assert codes(held.open) == ["ratio", "answer-stale"]
    assert held.answered == ()


def test_an_answer_that_leaves_the_values_out_is_bound_to_none():
    held = hold(
        [ratio("7", "8")], answers("- at: 资产.西校.生均\n  code: ratio\n  because: 原报\n")
    )
    assert held.open == ()


def test_the_address_may_be_written_with_full_width_points_and_brackets():
    text = ANSWER.replace("资产.西校.生均", "【资产．西校．生均】")
    assert hold([ratio()], answers(text)).open == ()


def test_an_answer_for_another_code_or_figure_covers_nothing():
    for text in (ANSWER.replace("ratio", "total"), ANSWER.replace("西校", "东校")):
        assert codes(hold([ratio()], answers(text)).open) == ["ratio", "answer-needless"]


def test_an_error_cannot_be_answered():
    error = problem("bad-date", file_span("甲.yaml"), found="昨天")
    assert finding_of(error) is None
    assert hold([error], ()).open == (error,)


def test_an_answer_lets_a_strict_build_pass(tmp_path):
    before = pipeline.check(project(tmp_path))
    assert codes(before.diagnostics) == ["ratio"]
    after = pipeline.check(project(tmp_path, ANSWER))
    assert after.diagnostics == ()
    assert codes(after.answered) == ["answered"]
    assert after.document is not None


def test_an_answer_is_written_behind_the_others_and_takes_the_place_of_a_stale_one(tmp_path):
    head = "# 计财科的答复\n- at: 别的\n  code: total\n  because: 原报\n"
    stale = ANSWER.replace('"41"', '"43"')
    found = project(tmp_path, head + stale)
    finding = Finding("资产.西校.生均", "ratio", "41", "40")
    file = pipeline.write_answer(found, finding, because='按"原报"：不改', by="王处")
    text = file.read_text(encoding="utf-8")
    assert text == (
        head + '- at: "资产.西校.生均"\n  code: "ratio"\n  stated: "41"\n  expected: "40"\n'
        '  because: "按\\"原报\\"：不改"\n  by: "王处"\n'
    )
    assert codes(pipeline.check(found).diagnostics) == ["answer-needless"]


@pytest.mark.parametrize("text", ["", "# 还没有答复\n", "\ufeff\r\n"])
def test_an_answers_file_without_answers_is_in_nobody_s_way(tmp_path, text):
    found = project(tmp_path)
    file = found.content / "answers.yaml"
    file.write_text(text, encoding="utf-8")
    assert codes(pipeline.check(found).diagnostics) == ["ratio"]
    pipeline.write_answer(found, FINDING, because="按原报", by="")
    checked = pipeline.check(found)
    assert (codes(checked.diagnostics), codes(checked.answered)) == ([], ["answered"])


@pytest.mark.parametrize(
    ("text", "message", "hint"),
    [
        (
            "a: 1\n",
            "这个文件不是一条一条的答复",
            "每条答复从“- at: ”写起；reportgen answer 会写好。没有答复就把文件清空",
        ),
        ("- at: x\n", "缺少“code”这一项", "加一行“code: …”：哪一种检查"),
        (
            "[]\n",
            "答复没有记下来：content/answers.yaml 不是一条一条“- at: ”的写法，接不上新的",
            "把每条答复的“- at: ”另起一行顶格写，再答复一次",
        ),
        (
            "  " + ANSWER.replace("\n", "\n  ").replace("西", "东"),
            "答复没有记下来：content/answers.yaml",
            "把每条",
        ),
        (ANSWER.replace("西", "东") + "...\n", "答复没有记下来：content/answers.yaml", "把每条"),
    ],
)
def test_an_answer_is_refused_where_it_would_not_be_read_back(tmp_path, text, message, hint):
    found = project(tmp_path, text)
    with pytest.raises(DiagnosticError) as refused:
        pipeline.write_answer(found, FINDING, because="按原报", by="")
    told = refused.value.diagnostics[0]
    assert message_text(told, "zh").startswith(message)
    assert hint_texts(told, "zh")[0].startswith(hint)
    assert (found.content / "answers.yaml").read_text(encoding="utf-8") == text


def test_a_folder_in_the_place_of_the_answers_is_told_and_refused(tmp_path):
    found = project(tmp_path)
    (found.content / "answers.yaml").mkdir()
    told = [each for each in pipeline.check(found).diagnostics if each.code == "unreadable-file"]
    assert [message_text(each, "zh") for each in told] == [
        "content/answers.yaml 是文件夹，不是文件，里面的内容没有用上"
    ]
    with pytest.raises(DiagnosticError) as refused:
        pipeline.write_answer(found, FINDING, because="按原报", by="")
    assert refused.value.diagnostics == tuple(told)


def test_a_file_that_cannot_be_written_is_told(tmp_path, monkeypatch):
    def locked(*_: object) -> None:
        raise PermissionError(13, "拒绝访问")

    monkeypatch.setattr("reportgen.pipeline.answering.write_atomically", locked)
    with pytest.raises(DiagnosticError) as refused:
        pipeline.write_answer(project(tmp_path), FINDING, because="按原报", by="")
    (told,) = refused.value.diagnostics
    assert told.code == "answer-unkept"
    assert message_text(told, "zh") == "答复没有记下来，写不了 content/answers.yaml：拒绝访问"


def test_an_answer_to_a_check_that_does_not_exist_is_a_warning():
    (told,) = hold([], answers(ANSWER.replace("ratio", "ratoi"))).open
    assert (told.code, told.severity) == ("answer-needless", Severity.WARNING)
    assert message_text(told, "zh") == "“资产.西校.生均”的答复不起作用：没有叫“ratoi”的检查"
    assert hint_texts(told, "zh") == ("是不是“ratio”？",)


words = st.text(
    st.characters(
        exclude_categories=["Cs", "Cc"], exclude_characters="\ufeff\ufffe\uffff\u2028\u2029"
    ),
    min_size=1,
).filter(lambda text: text.strip() == text)


@settings(deadline=None, max_examples=60)
@given(words, words, words)
def test_whatever_is_answered_is_read_back(at, because, by):
    finding = Finding(at, "ratio", "41", "40")
    text = with_answers("", [Given(finding, because, by)])
    (read,) = answers(text)
    assert (read.finding, read.because, read.by) == (finding, because, by)

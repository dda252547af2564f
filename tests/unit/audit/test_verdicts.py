"""What people type under “answer” is understood, or told as unclear: never guessed."""

from __future__ import annotations

import pytest

from reportgen.audit.corrections import Unclear, corrected_text
from reportgen.audit.verdicts import Verdict, verdict_of


@pytest.mark.parametrize(
    "answer",
    [
        *(
            "无误",
            "无误。",
            " 无 误 ",
            "正确",
            "是",
            "是的",
            "对",
            "√",
            "✓",
            "确认",
            "属实",
            "没错",
        ),
        *("经核实无误", "核对无误！", "数据正确", "没有错误", "OK", "ｏｋ", "right", "TRUE"),
    ],
)
def test_what_means_right_confirms(answer):
    assert verdict_of(answer, "", "按原报") == Verdict("confirmed", "按原报")


@pytest.mark.parametrize("answer", ["更正", "有误", "不对", "错", "×", "不正确", "否", "wrong", ""])
def test_what_means_wrong_corrects(answer):
    assert verdict_of(answer, "12", "") == Verdict("corrected", "")


def test_a_reason_behind_the_word_is_the_reason():
    assert verdict_of("无误，按学校原报", "", "") == Verdict("confirmed", "按学校原报")
    assert verdict_of("属实。年初数", "", "见报表") == Verdict("confirmed", "年初数；见报表")


@pytest.mark.parametrize(
    ("answer", "correction", "because", "key"),
    [
        ("看看", "", "", "reply-unclear"),
        ("正确，但单位是亩", "", "", "reply-unclear"),
        ("无误，应为 12", "", "", "reply-unclear"),
        ("12", "", "", "reply-unclear"),
        ("不是无误", "", "", "reply-unclear"),
        ("", "", "按原报", "reply-unclear.blank"),
        ("更正", "", "", "reply-unclear.figure"),
    ],
)
def test_the_rest_is_unclear(answer, correction, because, key):
    verdict = verdict_of(answer, correction, because)
    assert isinstance(verdict, Unclear)
    assert verdict.key == key


@pytest.mark.parametrize(
    ("stated", "typed", "written"),
    [
        ("159.97", "159.78", "159.78"),
        ("159.97", "１５９．７８", "159.78"),
        ("159.97", "159.78㎡", "159.78"),
        ("159.97", "159.78 m2", "159.78"),
        ("56.30", "56.20", "56.20"),
        ("56.6%", "35.5%", "35.5%"),
        ("56.6%", "35.5％。", "35.5%"),
        ("56.6%", "35.5", "35.5%"),
        ("56.6%", "0.355", "35.5%"),
        ("100%", "0.72", "72%"),
        ("93.80", "95.3%", "95.3"),
        ("11.291人次", "11291", "11291人次"),
        ("866人", "867人", "867人"),
        ("1.2万元", "13000元", "1.3万元"),
        ("1.2万元", "1.3", "1.3万元"),
        ("1,234", "1235", "1,235"),
        ("1234", "1,235", "1235"),
        ("2.5个百分点", "3.5", "3.5个百分点"),
        ("-3.5", "－4.5", "-4.5"),
        ("甲公司", "乙公司", "乙公司"),
    ],
)
def test_a_correction_keeps_the_face_of_what_it_replaces(stated, typed, written):
    assert corrected_text(stated, typed) == written


@pytest.mark.parametrize(
    ("stated", "typed", "unit", "key"),
    [
        ("159.97", "约160", "", "reply-not-figure"),
        ("159.97", "=A1", "", "reply-not-figure"),
        ("866人", "867人次", "", "reply-unit"),
        ("86.5", "230亩", "m²", "reply-unit"),
        ("56.6%", "5", "", "reply-scale"),
        ("56.6%", "0.005", "", "reply-scale"),
        ("甲公司", "乙\n公司", "", "reply-text"),
        ("甲公司", "【乙】", "", "reply-text"),
        ("甲公司", '乙"', "", "reply-text"),
    ],
)
def test_a_correction_that_could_be_two_things_is_none(stated, typed, unit, key):
    found = corrected_text(stated, typed, unit=unit)
    assert isinstance(found, Unclear)
    assert found.key == key

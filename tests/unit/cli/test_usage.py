"""The command line's own mistakes are told in the language that was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportgen.cli.main import run


def wrong(capsys, *words: object) -> str:
    assert run([str(word) for word in words]) == 2
    return capsys.readouterr().err.splitlines()[-1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["check", "没有的"], "错误：PROJECT：没有“没有的”这个文件或文件夹"),
        (["check", __file__], f"错误：PROJECT：“{__file__}”是文件，这里要一个文件夹"),
        (["check", "--format", "x"], "错误：--format：“x”不能用，可以写："),
        (["watch", "--port", "甲"], "错误：--port：“甲”不是整数"),
        (["watch", "--port", "0"], "错误：--port：0 不在 1<=x<=65535 的范围里"),
        (["chekc"], "错误：没有“chekc”这个命令"),
        (["check", "--stritc"], "错误：没有 --stritc 这个选项"),
        (["check", ".", "x"], "错误：多写了“x”"),
        (["new"], "错误：没有写“FOLDER”这一项"),
        (["check", "--explain", "toral"], "错误：没有叫“toral”的提示，"),
    ],
)
def test_a_mistyped_command_is_told_in_chinese(capsys, words, said):
    assert wrong(capsys, *words, "--lang", "zh").startswith(said)


def test_an_option_without_its_value_is_told_in_chinese(capsys):
    said = wrong(capsys, "check", "--lang=zh", "--format")
    assert said == "错误：--format 后面要写内容"


def test_in_english_click_s_own_words_stand(capsys):
    assert run(["check", "nosuch", "--lang", "en"]) == 2
    assert capsys.readouterr().err.splitlines() == [
        "Usage: reportgen check [OPTIONS] [PROJECT]",
        "Try 'reportgen check --help' for help.",
        "",
        "Error: Invalid value for '[PROJECT]': Directory 'nosuch' does not exist.",
    ]


def project(folder: Path) -> Path:
    file = folder / "content" / "report.yaml"
    file.parent.mkdir()
    file.write_text("title: 年报\nyear: 2025\n", encoding="utf-8")
    return folder


@pytest.mark.parametrize(
    ("only", "named", "near"),
    [
        ("mean-of-ratio", "mean-of-ratio", "；相近的有：mean-of-ratios"),
        ("total，toral", "toral", "；相近的有：total"),
        ("合计", "合计", ""),
    ],
)
def test_a_mistyped_code_is_told_as_one(capsys, tmp_path, only, named, near):
    said = wrong(capsys, "check", project(tmp_path), "--only", only, "--lang", "zh")
    told = f"没有文件“{named}”，也没有叫这个的检查，代码是提示前面方括号里的英文"
    assert said == f"错误：{told}{near}"


@pytest.mark.parametrize("only", ["TOTAL", "total，ratio", "total, ratio"])
def test_codes_may_be_typed_in_capitals_and_with_any_comma(capsys, tmp_path, only):
    assert run(["check", str(project(tmp_path)), "--only", only, "--lang", "zh"]) == 0
    assert "检查完毕" in capsys.readouterr().err


def test_a_code_is_explained_without_the_names_of_its_parameters(capsys):
    assert run(["check", "--explain", "ratio", "--lang", "zh"]) == 0
    said = capsys.readouterr().out
    assert "{" not in said
    assert "“…”写的是 …" in said

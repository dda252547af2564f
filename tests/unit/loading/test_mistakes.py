"""Mistakes of people who write YAML with a Chinese input method: found where they are, mended.

Each case: the text as typed, `code line:column` of what is found in it, and the data that the
text gives after `check --fix` (None when a person has to mend it).
"""

# ruff: noqa: E501 - a case reads best with its text on one line
from __future__ import annotations

from typing import Any

import pytest

from reportgen.loading.fixes import fixed_text
from reportgen.loading.reading import parse_instance
from reportgen.source import SourceText

_CASES: dict[str, tuple[str, list[str], Any]] = {
    "whole file wide colons": (
        "title：设施\nbody：|\n  甲：乙\ntables：\n  资产：\n    caption：占地\n    data：|\n      a\tb\n",
        [
            "wide-colon 1:6",
            "wide-colon 2:5",
            "wide-colon 4:7",
            "wide-colon 5:5",
            "wide-colon 6:12",
            "wide-colon 7:9",
        ],
        {
            "title": "设施",
            "body": "甲：乙\n",
            "tables": {"资产": {"caption": "占地", "data": "a\tb\n"}},
        },
    ),
    "one wide colon": (
        "title: 设施\nbody： |\n  甲\n",
        ["wide-colon 2:5"],
        {"title": "设施", "body": "甲\n"},
    ),
    "wide colon before list": (
        "title: a\nrows：\n  - title: 甲\n",
        ["wide-colon 2:5"],
        {"title": "a", "rows": [{"title": "甲"}]},
    ),
    "wide colon before mapping": (
        "title: a\nnames：\n  盐池:\n    short: 盐职\n",
        ["wide-colon 2:6"],
        {"title": "a", "names": {"盐池": {"short": "盐职"}}},
    ),
    "wide colon in child": (
        "title: a\ntables:\n  资产:\n    caption：占地\n    unit: 个\n",
        ["wide-colon 4:12"],
        {"title": "a", "tables": {"资产": {"caption": "占地", "unit": "个"}}},
    ),
    "wide colon in all children": (
        "names:\n  盐池：\n    official：盐池县\n    short：盐池\n",
        ["wide-colon 2:5", "wide-colon 3:13", "wide-colon 4:10"],
        {"names": {"盐池": {"official": "盐池县", "short": "盐池"}}},
    ),
    "wide colon name": (
        "tables:\n  资产：\n    caption: 占地\n",
        ["wide-colon 2:5"],
        {"tables": {"资产": {"caption": "占地"}}},
    ),
    "wide colon all facts": (
        "facts:\n  高中：40288\n  市域：40221\n",
        ["wide-colon 2:5", "wide-colon 3:5"],
        {"facts": {"高中": 40288, "市域": 40221}},
    ),
    "no space": (
        "title:设施\nbody: |\n  甲\n",
        ["no-space 1:6"],
        {"title": "设施", "body": "甲\n"},
    ),
    "no space whole": (
        "title:设施\n",
        ["no-space 1:6"],
        {"title": "设施"},
    ),
    "no space child": (
        "names:\n  盐池:\n    official:盐池县\n    short: 盐职\n",
        ["no-space 3:13"],
        {"names": {"盐池": {"official": "盐池县", "short": "盐职"}}},
    ),
    "no space facts": (
        "facts:\n  高中:40288\n  市域: 1\n",
        ["no-space 2:5"],
        {"facts": {"高中": 40288, "市域": 1}},
    ),
    "no space bar": (
        "title: a\nbody:|\n  甲乙\n  丙\n",
        ["no-space 2:5"],
        {"title": "a", "body": "甲乙\n丙\n"},
    ),
    "mixed colons": (
        "title：: 设施\nschool:：青铜峡\n",
        ["wide-colon 1:6", "wide-colon 2:7"],
        {"title": "设施", "school": "青铜峡"},
    ),
    "semicolon": (
        "title；设施\nschool: a\n",
        ["wrong-sign 1:6"],
        {"title": "设施", "school": "a"},
    ),
    "equals": (
        "title = 设施\nschool: a\n",
        ["wrong-sign 1:7"],
        {"title": "设施", "school": "a"},
    ),
    "wide quotes colon": (
        "title: “比例: 甲”\n",
        ["wide-quotes 1:8"],
        {"title": "比例: 甲"},
    ),
    "wide quotes choice": (
        "type: “bar”\n",
        ["wide-quotes 1:7"],
        {"type": "bar"},
    ),
    "mixed 1": (
        'title: “设施"\nschool: a\n',
        ["mixed-quotes 1:8"],
        {"title": "设施", "school": "a"},
    ),
    "mixed 2": (
        'title: "设施”\nschool: a\n',
        ["mixed-quotes 1:11"],
        {"title": "设施", "school": "a"},
    ),
    "mixed 3": (
        "title: '设施\"\nschool: a\n",
        ["mixed-quotes 1:11"],
        {"title": "设施", "school": "a"},
    ),
    "quoted key": (
        "“title”: 设施\nschool: a\n",
        ["quoted-key 1:1"],
        {"title": "设施", "school": "a"},
    ),
    "quoted line": (
        '"title: 设施"\nschool: a\n',
        ["quoted-key 1:1"],
        {"title": "设施", "school": "a"},
    ),
    "wide comma": (
        "show: [男，女]\n",
        ["wide-comma 1:9"],
        {"show": ["男", "女"]},
    ),
    "wide dun": (
        "show: [男、女]\n",
        ["wide-comma 1:9"],
        {"show": ["男", "女"]},
    ),
    "wide brackets": (
        "show: ［男，女］\n",
        ["wide-brackets 1:7"],
        {"show": ["男", "女"]},
    ),
    "wide brackets2": (
        "show: 【男，女】\n",
        ["wide-brackets 1:7"],
        {"show": ["男", "女"]},
    ),
    "mixed brackets": (
        "show: [男, 女】\nunit: 个\n",
        ["wide-brackets 1:7"],
        {"show": ["男", "女"], "unit": "个"},
    ),
    "wide dash": (
        "show:\n  － 男\n  － 女\n",
        ["wrong-dash 2:3", "wrong-dash 3:3"],
        {"show": ["男", "女"]},
    ),
    "em dash": (
        "show:\n  — 男\n  — 女\n",
        ["wrong-dash 2:3", "wrong-dash 3:3"],
        {"show": ["男", "女"]},
    ),
    "dot": (
        "show:\n  · 男\n  · 女\n",
        ["wrong-dash 2:3", "wrong-dash 3:3"],
        {"show": ["男", "女"]},
    ),
    "dash nospace": (
        "show:\n  -男\n  -女\n",
        ["wrong-dash 2:3", "wrong-dash 3:3"],
        {"show": ["男", "女"]},
    ),
    "dash merged": (
        "show:\n  - 男\n  -女\n",
        ["wrong-dash 3:3"],
        {"show": ["男", "女"]},
    ),
    "dash merged2": (
        "show:\n  - 男\n    -女\n",
        ["wrong-dash 3:5", "uneven-indent 3:5"],
        {"show": ["男", "女"]},
    ),
    "dash wide blank": (
        "show:\n  -\u3000男\n",
        ["wrong-dash 2:3"],
        {"show": ["男"]},
    ),
    "tab indent of lines beside each other": (
        "tables:\n　教师：\n\tcaption：甲\n\tdata：|\na\tb\nc\t1\n",
        [
            "wide-indent 2:1",
            "wide-colon 2:4",
            "tab-indent 3:1",
            "wide-colon 3:9",
            "tab-indent 4:1",
            "wide-colon 4:6",
            "lost-indent 5:1",
        ],
        {"tables": {"教师": {"caption": "甲", "data": "a\tb\nc\t1\n"}}},
    ),
    "tab indent": (
        "tables:\n\t资产:\n\t\tcaption: 占地\n",
        ["tab-indent 2:1", "tab-indent 3:1"],
        {"tables": {"资产": {"caption": "占地"}}},
    ),
    "tab indent one": (
        "tables:\n  资产:\n    unit: 个\n\tcaption: 占地\n",
        ["tab-indent 4:1"],
        {"tables": {"资产": {"unit": "个", "caption": "占地"}}},
    ),
    "tab after dash": (
        "rows:\n  -\ttitle: 甲\n    key: 乙\n",
        ["wrong-dash 2:3"],
        {"rows": [{"title": "甲", "key": "乙"}]},
    ),
    "wide indent": (
        "tables:\n\u3000资产:\n\u3000\u3000caption: 占地\n",
        ["not-indented 2:1", "wide-indent 2:1", "wide-indent 3:1"],
        {"tables": {"资产": {"caption": "占地"}}},
    ),
    "nbsp indent": (
        "tables:\n\xa0\xa0资产:\n\xa0\xa0\xa0\xa0caption: 占地\n",
        ["not-indented 2:1", "wide-indent 2:1", "wide-indent 3:1"],
        {"tables": {"资产": {"caption": "占地"}}},
    ),
    "wide after colon": (
        "title:\u3000设施\nschool: a\n",
        ["wide-space 1:7"],
        {"title": "设施", "school": "a"},
    ),
    "nbsp after colon": (
        "title:\xa0设施\nschool: a\n",
        ["wide-space 1:7"],
        {"title": "设施", "school": "a"},
    ),
    "uneven 1": (
        "tables:\n  资产:\n    caption: a\n     unit: 个\n",
        ["uneven-indent 4:6"],
        {"tables": {"资产": {"caption": "a", "unit": "个"}}},
    ),
    "uneven 2": (
        "tables:\n  资产:\n    caption: a\n   unit: 个\n",
        ["uneven-indent 4:4"],
        {"tables": {"资产": {"caption": "a", "unit": "个"}}},
    ),
    "uneven 3": (
        "rows:\n  - title: a\n    key: b\n  unit: c\n",
        ["uneven-indent 4:3"],
        {"rows": [{"title": "a", "key": "b", "unit": "c"}]},
    ),
    "colon value": (
        "title: 比例: 甲\n",
        ["colon-in-value 1:10"],
        {"title": "比例: 甲"},
    ),
    "hash value": (
        "title: 编号 #3\n",
        ["cut-at-hash 1:11"],
        {"title": "编号 #3"},
    ),
    "hash start": (
        "title: #3号\n",
        ["cut-at-hash 1:8"],
        {"title": "#3号"},
    ),
    "start star": (
        "title: *重要*\n",
        ["special-start 1:8"],
        {"title": "*重要*"},
    ),
    "start bold": (
        "title: **重要**\n",
        ["special-start 1:8"],
        {"title": "**重要**"},
    ),
    "start amp": (
        "title: &甲\n",
        ["special-start 1:8"],
        {"title": "&甲"},
    ),
    "start amp2": (
        "title: &a 乙\n",
        ["special-start 1:8"],
        {"title": "&a 乙"},
    ),
    "start bang": (
        "title: !重要\n",
        ["special-start 1:8"],
        {"title": "!重要"},
    ),
    "start at": (
        "title: @学校\n",
        ["special-start 1:8"],
        {"title": "@学校"},
    ),
    "start percent": (
        "note: %5\n",
        ["special-start 1:7"],
        {"note": "%5"},
    ),
    "start bracket": (
        "title: [2024]3号\n",
        ["special-start 1:8"],
        {"title": "[2024]3号"},
    ),
    "start bracket whole": (
        "caption: [2024]\n",
        ["special-start 1:10"],
        {"caption": "[2024]"},
    ),
    "start brace": (
        "title: {{year}}年\n",
        ["special-start 1:8"],
        {"title": "{{year}}年"},
    ),
    "start brace1": (
        "title: {{year}}\n",
        ["special-start 1:8"],
        {"title": "{{year}}"},
    ),
    "start brace2": (
        "title: {甲}乙\n",
        ["special-start 1:8"],
        {"title": "{甲}乙"},
    ),
    "start bar": (
        "title: |甲\nschool: 1\n",
        ["special-start 1:8"],
        {"title": "|甲", "school": 1},
    ),
    "start gt": (
        "title: >5%\nschool: a\n",
        ["special-start 1:8"],
        {"title": ">5%", "school": "a"},
    ),
    "start quote": (
        'title: "组团式"帮扶\n',
        ["quote-inside 1:8"],
        {"title": '"组团式"帮扶'},
    ),
    "start single": (
        "title: '组团式'帮扶\n",
        ["quote-inside 1:8"],
        {"title": "'组团式'帮扶"},
    ),
    "start backtick": (
        "title: `a`\n",
        ["special-start 1:8"],
        {"title": "`a`"},
    ),
    "unclosed double": (
        'title: "设施\nschool: a\n',
        ["unclosed-quote 1:8"],
        {"title": "设施", "school": "a"},
    ),
    "unclosed double2": (
        'title: "设施\nschool: "a"\n',
        ["unclosed-quote 1:8"],
        {"title": "设施", "school": "a"},
    ),
    "unclosed bracket": (
        "show: [男, 女\nunit: 个\n",
        ["unclosed-bracket 1:7"],
        {"show": ["男", "女"], "unit": "个"},
    ),
    "backslash": (
        'file: "data\\资产.xlsx"\n',
        ["backslash 1:12"],
        {"file": "data\\资产.xlsx"},
    ),
    "backslash n": (
        'file: "data\\new.xlsx"\n',
        ["backslash 1:12"],
        {"file": "data\\new.xlsx"},
    ),
    "no colon": (
        "title 设施\nschool: a\n",
        ["no-colon 1:1"],
        {"title": "设施", "school": "a"},
    ),
    "no colon 2": (
        "title: 设施\n这一行没有冒号\nschool: a\n",
        ["no-colon 2:1"],
        None,
    ),
    "no colon bare": (
        "title: a\ntables\n  资产:\n    caption: x\n",
        ["no-colon 2:1"],
        {"title": "a", "tables": {"资产": {"caption": "x"}}},
    ),
    "pasted 0": (
        "title: a\ntables:\n  资产:\n    caption: x\n    data: |\n学校\t甲\t乙\n占地\t1\t2\n    unit: 个\n",
        ["lost-indent 6:1"],
        {
            "title": "a",
            "tables": {
                "资产": {"caption": "x", "data": "学校\t甲\t乙\n占地\t1\t2\n", "unit": "个"}
            },
        },
    ),
    "pasted tab first": (
        "tables:\n  资产:\n    data: |\n\t甲\t乙\n占地\t1\t2\n",
        ["lost-indent 4:2"],
        {"tables": {"资产": {"data": "\t甲\t乙\n占地\t1\t2\n"}}},
    ),
    "body 0": (
        "title: a\nbody: |\n第一段。\n第二段：有冒号。\n注: 有英文冒号。\ntables:\n  资产:\n    caption: x\n",
        ["lost-indent 3:1"],
        {
            "title": "a",
            "body": "第一段。\n第二段：有冒号。\n注: 有英文冒号。\n",
            "tables": {"资产": {"caption": "x"}},
        },
    ),
    "body wide lead": (
        "title: a\nbody: |\n\u3000\u3000第一段。\n\u3000\u3000第二段。\n",
        ["lost-indent 3:3"],
        {"title": "a", "body": "\u3000\u3000第一段。\n\u3000\u3000第二段。\n"},
    ),
    "body tab lead": (
        "title: a\nbody: |\n\t第一段。\n\t第二段。\n",
        ["lost-indent 3:2"],
        {"title": "a", "body": "第一段。\n第二段。\n"},
    ),
    "body one lost": (
        "title: a\nbody: |\n  第一段。\n第二段。\n  第三段。\nschool: x\n",
        ["lost-indent 4:1"],
        {"title": "a", "body": "第一段。\n第二段。\n第三段。\n", "school": "x"},
    ),
    "body uneven": (
        "title: a\nbody: |\n    第一段。\n  第二段。\n    第三段。\n",
        ["uneven-text 4:3"],
        {"title": "a", "body": "第一段。\n第二段。\n第三段。\n"},
    ),
    "body hash lost": (
        "body: |\n  第一段。\n# 标题\n  第二段。\n",
        ["lost-indent 3:1"],
        {"body": "第一段。\n# 标题\n第二段。\n"},
    ),
    "dup": (
        "title: a\ntitle: b\n",
        ["duplicate-key 2:1"],
        None,
    ),
    "missing bar": (
        "title: a\nbody:\n  第一段。\n  第二段。\n",
        ["missing-bar 2:6"],
        {"title": "a", "body": "第一段。\n第二段。\n"},
    ),
    "missing bar data": (
        "tables:\n  资产:\n    data:\n      学校\t甲\n      占地\t1\n",
        ["missing-bar 3:10"],
        {"tables": {"资产": {"data": "学校\t甲\n占地\t1\n"}}},
    ),
    "missing bar 0": (
        "title: a\nbody:\n第一段。\n第二段。\n",
        ["missing-bar 2:6"],
        {"title": "a", "body": "第一段。\n第二段。\n"},
    ),
    "body inline": (
        "body: 第一段。\n  第二段。\n",
        ["missing-bar 1:7"],
        {"body": "第一段。\n第二段。\n"},
    ),
    "wide bar": (
        "title: a\nbody: ｜\n  第一段。\n  第二段。\n",
        ["wide-bar 2:7"],
        {"title": "a", "body": "第一段。\n第二段。\n"},
    ),
    "text after bar": (
        "title: a\nbody: | 第一段。\n  第二段。\n",
        ["text-after-bar 2:9"],
        {"title": "a", "body": "第一段。\n第二段。\n"},
    ),
    "folded": (
        "body: >\n  a\n  b\n",
        ["folded-block 1:7"],
        {"body": "a\nb\n"},
    ),
    "wide letters": (
        "ｔｉｔｌｅ: 设施\n",
        ["wide-letters 1:1"],
        {"title": "设施"},
    ),
    "wide letters2": (
        "ｔｉｔｌｅ：设施\n",
        ["wide-letters 1:1", "wide-colon 1:6"],
        {"title": "设施"},
    ),
    "zwsp key": (
        "\u200btitle: 设施\nschool: a\n",
        ["wide-indent 1:1"],
        {"title": "设施", "school": "a"},
    ),
    "zwsp in key": (
        "ti\u200btle: 设施\nschool: a\n",
        ["invisible-in-key 1:3"],
        {"title": "设施", "school": "a"},
    ),
    "nbsp key": (
        "facts:\n  高中\xa0人数: 3\n",
        ["invisible-in-key 2:5"],
        {"facts": {"高中 人数": 3}},
    ),
    "feff key": (
        "title: a\n\ufeffschool: b\n",
        ["wide-indent 2:1"],
        {"title": "a", "school": "b"},
    ),
    "wide hash": (
        "＃ 备注\ntitle: a\n",
        ["wide-hash 1:1"],
        {"title": "a"},
    ),
    "slash comment": (
        "// 备注\ntitle: a\n",
        ["wide-hash 1:1"],
        {"title": "a"},
    ),
    "item wide": (
        "rows:\n  - title：甲\n    key: 乙\n",
        ["wide-colon 2:10"],
        {"rows": [{"title": "甲", "key": "乙"}]},
    ),
    "item nospace": (
        "rows:\n  - title:甲\n",
        ["no-space 2:10"],
        {"rows": [{"title": "甲"}]},
    ),
    "item colon": (
        "show:\n  - 甲: 乙\n",
        ["colon-in-value 2:6"],
        {"show": ["甲: 乙"]},
    ),
    "prose flow": (
        "show: [第一，第二。]\n",
        ["prose-in-brackets 1:8"],
        None,
    ),
    "formula flow": (
        "rows:\n  - {title: 甲, formula: a / b}\n",
        ["prose-in-brackets 2:25"],
        None,
    ),
    "thousand": (
        "cells:\n  - [甲, 1,234, 5]\n",
        ["comma-in-number 2:9"],
        None,
    ),
    "joined": (
        "title: 第一行\n  第二行\n",
        ["joined-lines 1:8"],
        {"title": "第一行 第二行"},
    ),
    "key in text": (
        "body: |\n  甲\n  tables:\n    资产:\n",
        ["key-in-text 3:3"],
        {"body": "甲\ntables:\n  资产:\n"},
    ),
    "vt": (
        "body: |\n  甲\x0b乙\n",
        ["hidden-break 2:4"],
        {"body": "甲\n乙\n"},
    ),
    "ls": (
        "title: 甲\u2028乙\n",
        ["hidden-break 1:9"],
        {"title": "甲 乙"},
    ),
    "c0": (
        "title: 甲\x01乙\n",
        ["control-character 1:9"],
        {"title": "甲乙"},
    ),
    "esc0": (
        'title: "甲\\0乙"\n',
        ["control-character.escaped 1:10"],
        None,
    ),
    "children": (
        "tables:\n资产:\n  caption: a\n",
        ["not-indented 2:1"],
        {"tables": {"资产": {"caption": "a"}}},
    ),
    "multi": (
        "title: a\n---\nbody: b\n",
        ["second-document 2:1"],
        None,
    ),
    "quotes around colon": (
        "“title”：“设施”\nschool: a\n",
        ["quoted-key 1:1", "wide-colon 1:8"],
        {"title": "“设施”", "school": "a"},
    ),
    "because": (
        "checks:\n  - that: a == b\n    because：甲\n",
        ["wide-colon 3:12"],
        {"checks": [{"that": "a == b", "because": "甲"}]},
    ),
    "that": (
        "checks:\n  - that：a == b\n    because: 甲\n",
        ["wide-colon 2:9"],
        {"checks": [{"that": "a == b", "because": "甲"}]},
    ),
    "caps": (
        "captions:\n  numerals：chinese\n  separator: x\n",
        ["wide-colon 2:11"],
        {"captions": {"numerals": "chinese", "separator": "x"}},
    ),
    "space before": (
        "title :设施\nschool: a\n",
        ["no-space 1:7"],
        {"title": "设施", "school": "a"},
    ),
    "cells wide": (
        "cells:\n  - [甲，1，2]\n  - [乙, 3, 4]\n",
        ["wide-comma 2:7"],
        {"cells": [["甲", 1, 2], ["乙", 3, 4]]},
    ),
    "date colon": (
        "title: 2024: 甲\nschool: a\n",
        ["colon-in-value 1:12"],
        {"title": "2024: 甲", "school": "a"},
    ),
    "crlf": (
        "title：设施\r\nbody：|\r\n  甲\r\n  乙\r\n",
        ["wide-colon 1:6", "wide-colon 2:5"],
        {"title": "设施", "body": "甲\n乙\n"},
    ),
    "crlf lost": (
        "title: a\r\nbody: |\r\n甲\r\n乙\r\nschool: b\r\n",
        ["lost-indent 3:1"],
        {"title": "a", "body": "甲\n乙\n", "school": "b"},
    ),
    "bom": (
        "\ufefftitle：设施\n",
        ["wide-colon 1:6"],
        {"title": "设施"},
    ),
    "only comment": (
        "# 甲\n",
        ["empty-file 1:1"],
        None,
    ),
    "text root": (
        "设施设备\n",
        ["no-colon 1:1"],
        None,
    ),
    "prose root": (
        "设施设备。\n第二段：甲。\n",
        ["no-colon 1:1", "no-colon 2:1"],
        None,
    ),
    "colon in body nobar": (
        "title: a\nbody: 第一段: 甲\n  第二段\n",
        ["missing-bar 2:7"],
        {"title": "a", "body": "第一段: 甲\n第二段\n"},
    ),
    "table col0 csv": (
        "tables:\n  资产:\n    caption: x\n    data: |\n学校,甲\n占地,1\n    unit: 个\n  师资:\n    caption: y\n    data: |\n      a\tb\n",
        ["lost-indent 5:1"],
        {
            "tables": {
                "资产": {"caption": "x", "data": "学校,甲\n占地,1\n", "unit": "个"},
                "师资": {"caption": "y", "data": "a\tb\n"},
            }
        },
    ),
    "lost then table": (
        "tables:\n  资产:\n    data: |\n学校\t甲\n占地\t1\n  师资:\n    caption: y\n",
        ["lost-indent 4:1"],
        {"tables": {"资产": {"data": "学校\t甲\n占地\t1\n"}, "师资": {"caption": "y"}}},
    ),
    "lost named wide": (
        "tables:\n  资产:\n    data: |\n学校\t甲\n占地\t1\n  师资：\n    caption: y\n",
        ["lost-indent 4:1", "wide-colon 6:5"],
        {"tables": {"资产": {"data": "学校\t甲\n占地\t1\n"}, "师资": {"caption": "y"}}},
    ),
    "one row lost": (
        "tables:\n  资产:\n    data: |\n      学校\t甲\n占地\t1\n      生均\t2\n    unit: 个\n",
        ["lost-indent 5:1"],
        {"tables": {"资产": {"data": "学校\t甲\n占地\t1\n生均\t2\n", "unit": "个"}}},
    ),
    "more indent": (
        "tables:\n  资产:\n    data: |\n        学校\t甲\n      占地\t1\n    unit: 个\n",
        ["uneven-text 5:7"],
        {"tables": {"资产": {"data": "学校\t甲\n占地\t1\n", "unit": "个"}}},
    ),
    "tabbed data": (
        "tables:\n  资产:\n    data: |\n\t学校\t甲\n\t占地\t1\n    unit: 个\n",
        ["lost-indent 4:2"],
        {"tables": {"资产": {"data": "学校\t甲\n占地\t1\n", "unit": "个"}}},
    ),
    "excel quoted": (
        'tables:\n  资产:\n    data: |\n      "学\n校"\t甲\n      占地\t1\n    unit: 个\n',
        ["lost-indent 5:1"],
        {"tables": {"资产": {"data": '"学\n校"\t甲\n占地\t1\n', "unit": "个"}}},
    ),
    "missing bar quote": (
        "body:\n  “组团式”帮扶。\n  第二段: 甲。\n",
        ["missing-bar 1:6"],
        {"body": "“组团式”帮扶。\n第二段: 甲。\n"},
    ),
    "missing bar heading": (
        "body:\n  # 标题\n  第一段。\n  第二段。\n",
        ["missing-bar 1:6"],
        {"body": "# 标题\n第一段。\n第二段。\n"},
    ),
    "whole indented but first": (
        "title: a\n  school: b\n  numbering: typed\n",
        ["uneven-indent 2:3", "uneven-indent 3:3"],
        {"title": "a", "school": "b", "numbering": "typed"},
    ),
    "first indented": (
        "  title: a\nschool: b\n",
        ["uneven-indent 2:1"],
        {"title": "a", "school": "b"},
    ),
    "list colon": (
        "show：\n  - 男\n",
        ["wide-colon 1:5"],
        {"show": ["男"]},
    ),
    "percent mid": (
        "unit: %\n",
        ["special-start 1:7"],
        {"unit": "%"},
    ),
    "amp text": (
        "note: &\n",
        ["special-start 1:7"],
        {"note": "&"},
    ),
    "pic": (
        "pictures:\n  集结：images/a.jpg\n  培训: images/b.jpg\n",
        ["wide-colon 2:5"],
        {"pictures": {"集结": "images/a.jpg", "培训": "images/b.jpg"}},
    ),
    "pic2": (
        "pictures:\n  集结: \n    file：images/a.jpg\n",
        ["wide-colon 3:9"],
        {"pictures": {"集结": {"file": "images/a.jpg"}}},
    ),
    "lists": (
        "tables:\n  甲:\n    lists:\n      盐池：|\n        a\n        b\n      同心: |\n        c\n",
        ["wide-colon 4:9"],
        {"tables": {"甲": {"lists": {"盐池": "a\nb\n", "同心": "c\n"}}}},
    ),
    "dup deep": (
        "tables:\n  甲:\n    caption: a\n  甲:\n    caption: b\n",
        ["duplicate-key 4:3"],
        None,
    ),
    "two caption": (
        "tables:\n  甲:\n    caption: a\n    caption: b\n",
        ["duplicate-key 4:5"],
        None,
    ),
    "answers": (
        "- at: 资产.合计\n  code：mean\n  because: 甲\n",
        ["wide-colon 2:7"],
        [{"at": "资产.合计", "code": "mean", "because": "甲"}],
    ),
    "anchors": (
        "a: &x\n  b: 1\nc: *x\n",
        ["special-start 1:4", "special-start 3:4"],
        None,
    ),
    "fullwidth space in item": (
        "show:\n\u3000- 男\n\u3000- 女\n",
        ["wide-indent 2:1", "wide-indent 3:1"],
        {"show": ["男", "女"]},
    ),
    "uneven tree": (
        "tables:\n  甲:\n    caption: a\n   乙:\n     caption: b\n     data: |\n       x\ty\n",
        ["uneven-indent 4:4"],
        {"tables": {"甲": {"caption": "a"}, "乙": {"caption": "b", "data": "x\ty\n"}}},
    ),
    "unclosed single": (
        "title: '设施\nbody: |\n  甲'乙\n",
        ["unclosed-quote 1:8"],
        {"title": "设施", "body": "甲'乙\n"},
    ),
    "text in named": (
        "tables:\n  资产\n    caption: x\n",
        ["no-colon 2:3"],
        {"tables": {"资产": {"caption": "x"}}},
    ),
}

# What looks like a mistake and is none: nothing is said, and the text stays.
_CLEAN: dict[str, tuple[str, Any]] = {
    "wide quotes plain": ("title: “组团式”帮扶\n", {"title": "“组团式”帮扶"}),
    "tab after colon": ("title:\t设施\n", {"title": "设施"}),
    "hash remark": ("title: 编号 # 备注\ntype: bar #柱\n", {"title": "编号", "type": "bar"}),
    "body last hash": (
        "body: |\n  第一段。\n# 备注\ntables:\n  资产:\n    caption: a\n",
        {"body": "第一段。\n", "tables": {"资产": {"caption": "a"}}},
    ),
    "ok quoted multi": ('title: "甲\n  乙"\nschool: a\n', {"title": "甲 乙", "school": "a"}),
    "ok flow multi": (
        "cells:\n  - [a, b,\n     c]\nshow: [a, b]\n",
        {"cells": [["a", "b", "c"]], "show": ["a", "b"]},
    ),
    "case body": (
        "title: |\n  以青春\n  护航\nschool: a\nbody: |\n  一、主要做法\n  1.精准：学校\n\n  title：甲\n   - 乙\nnumbering: typed   # 说明\n",
        {
            "title": "以青春\n护航\n",
            "school": "a",
            "body": "一、主要做法\n1.精准：学校\n\ntitle：甲\n - 乙\n",
            "numbering": "typed",
        },
    ),
    "list root": ("- 甲\n- 乙\n", ["甲", "乙"]),
    "corner": (
        "tables:\n  资产:\n    data: |\n      \t甲\t乙\n      占地\t1\t2\n    unit: 个\n",
        {"tables": {"资产": {"data": "\t甲\t乙\n占地\t1\t2\n", "unit": "个"}}},
    ),
    "whole indented": ("  title: a\n  body: |\n    甲\n", {"title": "a", "body": "甲\n"}),
    "dash no key": ("rows:\n  title: 甲\n  key: 乙\n", {"rows": {"title": "甲", "key": "乙"}}),
    "tail brace": ("title: 甲}\n", {"title": "甲}"}),
    "yes": ("cover: 是\n", {"cover": "是"}),
    "wide number": ("year: ２０２５\n", {"year": "２０２５"}),
    "url": ("source: http://a.b/c\n", {"source": "http://a.b/c"}),
    "time": ("facts:\n  时间: 1:35\n", {"facts": {"时间": "1:35"}}),
    "nested q": ('title: "“组团式”帮扶"\n', {"title": "“组团式”帮扶"}),
    "hash note": ("title: 设施#3\n", {"title": "设施#3"}),
    "note colon": ("note: 注：1. 甲；2. 乙\n", {"note": "注：1. 甲；2. 乙"}),
    "keyed in body": (
        "body: |\n  甲\n  title：不是一项\n  - 甲\n  ｜\n  data: x\n",
        {"body": "甲\ntitle：不是一项\n- 甲\n｜\ndata: x\n"},
    ),
    "em dash text": ("title: ——以盐池为例\n", {"title": "——以盐池为例"}),
    "neg": ("cells:\n  - [-5, -3]\nshow:\n  - -5\n", {"cells": [[-5, -3]], "show": [-5]}),
}


def mended(text: str) -> Any:
    """Return the data of a text after `check --fix`, applied until nothing is left to mend."""
    for _ in range(5):
        instance, found = parse_instance(text.encode(), "a.yaml", "section")
        fixed = fixed_text(SourceText("a.yaml", text.removeprefix("\ufeff")), found)
        if fixed is None:
            return None if instance is None else instance.data
        text = fixed
    pytest.fail(f"mending does not come to an end: {text!r}")


@pytest.mark.parametrize(("text", "expected", "data"), _CASES.values(), ids=_CASES)
def test_a_mistake_is_found_where_it_is_and_mended_where_that_is_safe(text, expected, data):
    _, found = parse_instance(text.encode(), "a.yaml", "section")
    assert [f"{d.key} {d.span.line}:{d.span.column}" for d in found] == expected
    assert mended(text) == data


@pytest.mark.parametrize(("text", "data"), _CLEAN.values(), ids=_CLEAN)
def test_what_is_no_mistake_raises_no_alarm(text, data):
    instance, found = parse_instance(text.encode(), "a.yaml", "section")
    assert found == ()
    assert instance is not None
    assert instance.data == data


@pytest.mark.parametrize("text", [case[0] for case in _CASES.values()], ids=list(_CASES))
def test_a_mistake_is_found_on_the_same_line_of_a_file_from_windows(text):
    _, found = parse_instance(text.encode(), "a.yaml", "section")
    windows = text.replace("\r\n", "\n").replace("\n", "\r\n")
    _, again = parse_instance(windows.encode(), "a.yaml", "section")
    assert [(d.key, d.span.line, d.span.column) for d in again] == [
        (d.key, d.span.line, d.span.column) for d in found
    ]
    assert mended(windows) == mended(text)

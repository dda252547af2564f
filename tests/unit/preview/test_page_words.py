"""The page's own words: every one that is said is there, in both languages, and none is idle."""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.preview import shell
from reportgen.preview.words import words_of

SCRIPTS = Path(shell.__file__).parent / "static"
SEVERITIES = {"error", "contradiction", "warning", "note"}


def test_every_word_that_a_script_says_is_there():
    code = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS.glob("*.js"))
    said = set(re.findall(r'said\("([\w-]+)"', code)) | SEVERITIES
    said |= set(re.findall(r'said\([^)"]+\? "([\w-]+)"', code))
    assert said <= set(words_of("zh"))


def test_both_languages_say_the_same_things():
    chinese, english = words_of("zh"), words_of("en")
    assert list(chinese) == list(english)
    for key, word in chinese.items():
        assert word, key
        assert english[key], key
        assert set(re.findall(r"\{\w+\}", word)) == set(re.findall(r"\{\w+\}", english[key])), key


def test_no_word_is_idle():
    code = "".join(file.read_text(encoding="utf-8") for file in SCRIPTS.glob("*.js"))
    code += Path(shell.__file__).read_text(encoding="utf-8")
    built = ("theme-", "group-", "key-")
    idle = [
        key
        for key in words_of("en")
        if f'"{key}"' not in code and not key.startswith(built) and not key.endswith("-does")
    ]
    assert idle == []

"""Sentences put together from pieces of others, whatever their figures: the rules take them all."""

from __future__ import annotations

import re
from pathlib import Path

import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reportgen.audit import RULES
from reportgen.audit.passages import Passage
from reportgen.audit.reading import Reading
from reportgen.model import FormatOptions, Report, Text
from reportgen.source import Span

PIECES = sorted(
    {
        piece
        for file in Path(__file__).with_name("labelled").glob("*.yaml")
        for relation in yaml.safe_load(file.read_text(encoding="utf-8"))
        for piece in re.split(r"(?<=[，。；、])", relation["text"])
        if piece
    }
)
ODD = [
    "0",
    "-5",
    "0.0",
    "100%",
    "9" * 21,
    "3:0",
    "0:0",
    "-0.5‰",
    "１２３",
    "三千",
    "0万亿元",
    "5—3",
]
ODD += ["分别为", "其中", "中", "比上年的", "0个百分点", "合计", "其余", "2月31日—13月40日"]
FIGURE = re.compile(r"[0-9.]+")
PLACE = Span("content/sections/01-甲.yaml", 1, 1, 1, 1)
REPORT = Report(("年报",), "", 2024, None, FormatOptions(), (), (), (), (), (), PLACE)


@st.composite
def sentences(draw: st.DrawFn) -> str:
    text = "".join(draw(st.lists(st.sampled_from(PIECES), min_size=1, max_size=10)))
    for odd in draw(st.lists(st.sampled_from(ODD), max_size=4)):
        places = [found.span() for found in FIGURE.finditer(text)]
        if places:
            start, end = draw(st.sampled_from(places))
            text = f"{text[:start]}{odd}{text[end:]}"
    return text


@given(sentences())
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_sentence_is_too_odd_to_be_read(text):
    passage = Passage(text, (Text(text, PLACE),), (0,))
    reading = Reading(REPORT, texts=(passage,))
    for rule in RULES:
        for each in rule.run(reading):
            assert each.severity

"""Whatever is typed arrives in the document, or is an error; nothing is lost in silence."""

from __future__ import annotations

import html
import re
import zipfile
from pathlib import Path

import pytest

from reportgen import pipeline
from reportgen.diagnostics import Severity
from reportgen.project import Project

NASTY = {
    "tags": "a<b>&amp;</w:t><w:p/> R&D <5% ]]>",
    "jinja": "{{ title }} {% if x %} {# y #} {_{ a }_}",
    "quotes": "'单' \"双\" ‘’ “”",
    "astral": "𠮷野家 🎓 👩‍🏫 ﷽ e\u0301",
    "long": "长" * 20_000,
    "wide": "Ａ１，．％（）　全角",
    "python": "%s {0} {title} \\n \\u0041 $x `y`",
}

REPORT = """\
title: |
  {t}
year: 2025
organization: |
  {t}
cover: true
introduction: |
  甲{t}
names:
  东:
    official: |
      {t}
facts:
  数: 3
checks:
  - that: 数 == 4
    because: |
      {t}
"""
CHAPTER = """\
title: |
  {t}
body: |
  乙{t}
  **丙{t}**
  # 丁{t}
  （一）戊{t}。己{t}
  庚{t}【注：辛{t}】【待核：壬{t}】
  【表：一】
  【图：没有；癸{t}】
tables:
  一:
    caption: |
      {t}
    note: |
      {t}
    source: |
      {t}
    unit: 元
    cells:
      - [学校, 数, "x"]
      - ["东", 1, 2]
"""
CASE = """\
title: |
  {t}
school: 东
body: |
  子{t}
"""
ATTACHMENT = """\
title: |
  {t}
body: |
  丑{t}
"""
FILES = {
    "report.yaml": REPORT,
    "sections/01-甲.yaml": CHAPTER,
    "cases/01-例.yaml": CASE,
    "attachments/01-附.yaml": ATTACHMENT,
}


def _project(folder: Path, text: str, only: str = "") -> Project:
    for name, template in FILES.items():
        path = folder / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        typed = text if only in {"", name} else "字"
        path.write_text(template.replace("{t}", typed), encoding="utf-8")
    return Project(folder.resolve())


def _printed(document: bytes, folder: Path) -> str:
    """Return every text of the document, of all its parts, without blanks."""
    file = folder / "out.docx"
    file.write_bytes(document)
    with zipfile.ZipFile(file) as package:
        parts = [
            package.read(name).decode() for name in package.namelist() if name.endswith(".xml")
        ]
    texts = re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", "".join(parts))
    return re.sub(r"\s", "", html.unescape("".join(texts)))


def _close(text: str) -> str:
    return re.sub(r"\s", "", text)


@pytest.mark.parametrize("kind", [name for name in NASTY if name != "long"])
def test_what_is_typed_is_printed(kind, tmp_path):
    text = NASTY[kind]
    checked = pipeline.check(_project(tmp_path, text))
    errors = [d for d in checked.diagnostics if d.severity is Severity.ERROR]
    assert errors == []
    assert checked.document is not None
    printed = _printed(checked.document, tmp_path)
    wanted = _close(text)
    heads = "甲乙丙丁戊己庚辛壬癸子丑"
    missing = [head for head in heads if head + wanted not in printed]
    assert missing == []
    assert printed.count(wanted) >= len(heads) + 6


def test_words_of_twenty_thousand_characters_are_printed(tmp_path):
    """A title is bounded and says so; text is not."""
    project = _project(tmp_path, "字")
    chapter = project.content / "sections" / "01-甲.yaml"
    long = NASTY["long"]
    text = f"title: 甲\nbody: |\n  {long}\n  {'w' * 20_000}\n  （一）{long}。{long}\n"
    chapter.write_text(text, encoding="utf-8")
    checked = pipeline.check(project)
    assert checked.document is not None
    printed = _printed(checked.document, tmp_path)
    assert printed.count(long) == 3
    assert "w" * 20_000 in printed


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("character", ["\x07", "\x00", "\ufffe", "\x0b", "\x85"])
def test_what_no_document_can_hold_is_told(name, character, tmp_path):
    checked = pipeline.check(_project(tmp_path, f"甲{character}乙", name))
    if character == "\x85":
        return  # a line break of its own, mended or told, never lost: see hidden-break
    assert {d.span.path for d in checked.diagnostics if d.severity is Severity.ERROR} == {
        f"content/{name}"
    }
    assert checked.document is None

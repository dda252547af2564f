"""Word's side of comments: the margin made ready for remarks, the comments' text, their styles."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from reportgen.model import Remark, Report
from reportgen.word.anchors import anchored
from reportgen.word.escaping import quoteattr
from reportgen.word.margin import Margin
from reportgen.word.runs import text_run

COMMENTS = "word/comments.xml"
_AUTHOR = "reportgen"
_INITIALS = "RG"
_LONGEST = 2_000  # characters of a paragraph: what is longer nobody reads in a margin
_TEXT = "annotation text"
_SIGN = "annotation reference"
_LOOK = (
    '<w:pPr><w:spacing w:before="0" w:after="40" w:line="240" w:lineRule="auto"/>'
    '<w:ind w:firstLineChars="0" w:firstLine="0"/><w:jc w:val="left"/></w:pPr><w:rPr>'
    '<w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:eastAsia="宋体"/>'
    '<w:spacing w:val="0"/><w:sz w:val="21"/><w:szCs w:val="21"/></w:rPr>'
)
_SMALL = '<w:rPr><w:sz w:val="16"/><w:szCs w:val="16"/></w:rPr>'
# Word's own two styles. They rest on no other, or a template's exact lines would cut them off.
_STYLES = {
    _TEXT: ("paragraph", "CommentText", _LOOK),
    _SIGN: ("character", "CommentReference", _SMALL),
}
_NUMBER = re.compile(rb'<w:comment\s[^>]*?w:id="([0-9]+)"')
# What XML cannot hold, what breaks a line, and unseen signs that turn the order of what is seen.
_UNSEEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff\ufffe\uffff"
    "\ud800-\udfff]+"
)


def margin_for(
    report: Report,
    remarks: Iterable[Remark],
    parts: Mapping[str, bytes],
    styles: Mapping[str, str],
) -> Margin:
    """Return the margin in which the remarks wait for their places.

    `parts` are the shell's, where a template may have comments of its own; `styles` its by name.
    """
    own = [int(number) for number in _NUMBER.findall(parts.get(COMMENTS, b""))]
    sign = quoteattr(style_ids(styles)[_SIGN])[1:-1]
    return Margin(anchored(report, remarks), sign, max(own, default=-1) + 1)


def style_ids(styles: Mapping[str, str]) -> dict[str, str]:
    """Return the ids of the two styles: the template's own, or new ones that nothing else has."""
    taken = set(styles.values())
    return {name: styles.get(name) or _free(_STYLES[name][1], taken) for name in _STYLES}


def _free(ident: str, taken: set[str]) -> str:
    while ident in taken:
        ident += "1"
    return ident


def missing_styles(styles: Mapping[str, str]) -> str:
    """Return those of the two styles that a template lacks."""
    ids = style_ids(styles)
    return "".join(
        f'<w:style w:type="{kind}" w:styleId="{ids[name]}"><w:name w:val="{name}"/>'
        f'<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/>{looks}</w:style>'
        for name, (kind, _, looks) in _STYLES.items()
        if not styles.get(name)
    )


def comments_xml(margin: Margin, styles: Mapping[str, str], date: str) -> str:
    """Return the comments placed; `date` (`2026-01-15T00:00:00Z`) may be ""."""
    ids = {name: quoteattr(ident) for name, ident in style_ids(styles).items()}
    dated = f" w:date={quoteattr(date)}" if date else ""
    return "".join(
        f'<w:comment w:id="{number}" w:author="{_AUTHOR}"{dated} w:initials="{_INITIALS}">'
        f"{''.join(_paragraphs(remark, ids))}</w:comment>"
        for number, remark in enumerate(margin.placed, start=margin.first)
    )


def _paragraphs(remark: Remark, ids: Mapping[str, str]) -> Iterator[str]:
    sign = f"<w:r><w:rPr><w:rStyle w:val={ids[_SIGN]}/></w:rPr><w:annotationRef/></w:r>"
    label = text_run(f"{_seen(remark.label)} ", "<w:rPr><w:b/><w:bCs/></w:rPr>")
    opening = sign + label
    looks = f"<w:pPr><w:pStyle w:val={ids[_TEXT]}/></w:pPr>"
    for line in remark.lines or ("",):
        yield f"<w:p>{looks}{opening}{text_run(_seen(line))}</w:p>"
        opening = ""


def _seen(text: str) -> str:
    """Return what can be seen of a text, on one line, no longer than a margin bears."""
    clean = _UNSEEN.sub(" ", text).strip()
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 1]}…"

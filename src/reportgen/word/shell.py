"""The template filled in: what stands around a report's body, its sections, the other parts."""

from __future__ import annotations

import base64
import io
import json
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.source import file_span
from reportgen.word.escaping import escape, quoteattr
from reportgen.word.package import DOCUMENT, read_parts, unreadable

if TYPE_CHECKING:
    from reportgen.word.cutting import Cut
    from reportgen.word.tags import Printed

# What XML 1.0 cannot hold at all.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_CORE = "docProps/core.xml"
_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_EDITOR = re.compile(rb"<cp:lastModifiedBy>[^<]*</cp:lastModifiedBy>")  # the designer's own name
# What python-docx and jinja raise over a damaged package and a tag that computes nonsense.
_DAMAGED = (
    ArithmeticError,
    AttributeError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
)
_LONG_AGO = "1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Shell:
    """A document without its body; its root declares the prefixes w, r, wp, a, pic, w14.

    The sections are `<w:sectPr>` for the report's first pages (with header, footer and the number
    1), for those that follow, and both for a turned sheet (F29).
    """

    has_contents: bool
    before_contents: str
    before_body: str
    after_body: str
    end: str
    section_first: str
    section_next: str
    turned_first: str
    turned_next: str
    parts: Mapping[str, bytes]  # all but word/document.xml

    def document(self, contents: str, body: str, last_section: str) -> bytes:
        """Return `word/document.xml`; `contents` is left out where the report wants none.

        `last_section` is the one of the four sections that the report's last pages belong to.
        """
        filled = contents if self.has_contents else ""
        pieces = (self.before_contents, filled, self.before_body, body)
        return "".join((*pieces, self.after_body, last_section, self.end)).encode()

    def to_json(self) -> bytes:
        """Return the value as JSON, the same bytes for the same value."""
        kept = asdict(self)
        kept["parts"] = {name: base64.b64encode(data).decode() for name, data in self.parts.items()}
        return json.dumps(kept, ensure_ascii=False, sort_keys=True).encode()

    @staticmethod
    def from_json(data: bytes) -> Shell:
        """Return what `to_json` wrote; raises ValueError, KeyError or TypeError for other data."""
        kept: dict[str, Any] = json.loads(data)
        parts = {name: base64.b64decode(text) for name, text in kept.pop("parts").items()}
        return Shell(parts=parts, **kept)


def render_shell(
    data: bytes, context: Mapping[str, str | bool], path: str = "template.docx"
) -> Shell:
    """Return the template filled in, its prototypes gone.

    `context` holds `tags.NAMES` and, as `created`, the time for the properties (`2026-01-15T…Z`).
    A line break in a text breaks the line. Raises DiagnosticError: `template-unreadable`,
    `template-tag`, `template-lacks`, `shell-character`.
    """
    from reportgen.word.cutting import cut_document  # a cached build needs none of these
    from reportgen.word.tags import Printed, tag_problems

    _refuse_illegal(context, path)
    parts = read_parts(data, path)
    problems = tuple(tag_problems(parts, path))
    if problems:
        raise DiagnosticError(*problems)
    printed = Printed()
    rendered = read_parts(_render(data, context, printed, path), path)
    cut = cut_document(rendered, path, wants_contents=bool(context.get("contents")))
    others = {name: part for name, part in rendered.items() if name != DOCUMENT}
    return _fill(cut, others, printed, str(context.get("created") or _LONG_AGO))


def _refuse_illegal(context: Mapping[str, str | bool], path: str) -> None:
    found = (
        (name, _ILLEGAL.search(text)) for name, text in context.items() if isinstance(text, str)
    )
    problems = [
        problem("shell-character", file_span(path), name=name, character=_code(match[0]))
        for name, match in found
        if match
    ]
    if problems:
        raise DiagnosticError(*problems)


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"


def _render(data: bytes, context: Mapping[str, str | bool], printed: Printed, path: str) -> bytes:
    from docxtpl import DocxTemplate
    from jinja2 import TemplateError

    from reportgen.word.tags import environment, wrong_tag

    target = io.BytesIO()
    template = DocxTemplate(io.BytesIO(data))
    try:
        template.init_docx()
    except _DAMAGED:
        raise unreadable("template-broken-zip", path) from None
    try:
        template.render(dict(context), environment(printed), autoescape=True)
        template.save(target)
    except (TemplateError, *_DAMAGED) as error:
        raise DiagnosticError(wrong_tag("{{ … }}", "tag-forbidden", str(error), path)) from None
    return target.getvalue()


def _fill(cut: Cut, parts: Mapping[str, bytes], printed: Printed, created: str) -> Shell:
    def text(xml: str) -> str:
        return _with_texts(xml, printed)

    others = {
        name: _with_texts(part.decode(), printed).encode()
        if name.endswith((".xml", ".rels")) and printed.prefix.encode() in part
        else part
        for name, part in parts.items()
    }
    core = _EDITOR.sub(b"", others.get(_CORE, b""))
    if core:
        others[_CORE] = _DATES.sub(rb"\g<1>" + created.encode(), core)
    return Shell(
        has_contents=cut.has_contents,
        before_contents=text(cut.before_contents),
        before_body=text(cut.before_body),
        after_body=text(cut.after_body),
        end=text(cut.end),
        section_first=cut.section_first,
        section_next=cut.section_next,
        turned_first=cut.turned_first,
        turned_next=cut.turned_next,
        parts=others,
    )


def _with_texts(xml: str, printed: Printed) -> str:
    """Put the texts where their tokens stand: in attributes, in Word's text, elsewhere."""
    token = re.compile(f"{printed.prefix}([0-9]+)x")

    def flat(match: re.Match[str]) -> str:
        line = " ".join(printed.texts[int(match[1])].split())
        return quoteattr(line)[1:-1]

    def broken(match: re.Match[str]) -> str:
        lines = escape(printed.texts[int(match[1])]).replace("\r\n", "\n").split("\n")
        lines = ['</w:t><w:tab/><w:t xml:space="preserve">'.join(x.split("\t")) for x in lines]
        return '</w:t><w:br/><w:t xml:space="preserve">'.join(lines)

    xml = re.sub(f"<[^<>]*{printed.prefix}[^<>]*>", lambda tag: token.sub(flat, tag[0]), xml)
    xml = re.sub(
        f"<w:t[ >][^<]*{printed.prefix}[^<]*</w:t>",
        lambda run: token.sub(broken, _preserving(run[0])),
        xml,
    )
    return token.sub(flat, xml)


def _preserving(run: str) -> str:
    return re.sub(r"^<w:t(?: [^>]*)?>", '<w:t xml:space="preserve">', run, count=1)

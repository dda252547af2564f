"""The docxtpl tags of a template: which may stand there, and what each prints."""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from reportgen.diagnostics import Diagnostic, Phrase, problem
from reportgen.source import file_span
from reportgen.word.tree import Element, parse_part, text_of, w

if TYPE_CHECKING:
    from jinja2 import Environment

NAMES = (
    "title",
    "organization",
    "year",
    "date",
    "date_chinese",
    "draft",
    "cover",
    "contents",
)
_FILTERS = ("default", "first", "int", "last", "length", "lower", "replace", "trim", "upper")
_TAG = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{\{.*|\{%.*|\{#.*")
# docxtpl's own words around a tag: p, tr, tc and r take the paragraph, row, cell or run away.
_BLOCK = re.compile(r"\{%-?\s*(?:p|tr|tc|r)?\s+(if|elif|else|endif)\b|\{%-?(if|elif|else|endif)\b")
_PREFIX = re.compile(r"(?<=\{%)(?:p|tr|tc|r)(?=\s)")
_VALUE_PREFIX = re.compile(r"\{\{(?:p|tr|tc|r)\s")
_QUOTES = str.maketrans("“”‘’\u00a0", "\"\"'' ")
_RENDERED = re.compile(r"word/(document|header[^/]*|footer[^/]*|footnotes)\.xml")


class Printed:
    """What the tags of one rendering print: a token in the document for each, its text here.

    So a text never passes through docxtpl, which unescapes, cuts and breaks what it finds in one.
    """

    def __init__(self) -> None:
        """Start with tokens that occur in no text: they are random."""
        self.prefix = f"x{secrets.token_hex(12)}n"
        self.texts: list[str] = []

    def keep(self, text: str) -> str:
        """Return the token that stands for a text."""
        self.texts.append(text)
        return f"{self.prefix}{len(self.texts) - 1}x"


def environment(printed: Printed | None = None) -> Environment:
    """Return a sandboxed jinja environment: undefined names fail, and little can be called."""
    from jinja2 import StrictUndefined, pass_context
    from jinja2.exceptions import SecurityError
    from jinja2.sandbox import SandboxedEnvironment

    class Sandbox(SandboxedEnvironment):
        """Keeps text from being multiplied until memory ends."""

        intercepted_binops = frozenset({"*", "**", "%"})

        def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
            if operator != "*" or not (isinstance(left, int) and isinstance(right, int)):
                raise SecurityError(operator)
            return super().call_binop(context, operator, left, right)

    @pass_context  # else constants are printed when the template is compiled
    def finalize(_: Any, value: object) -> str:
        text = str(value)
        return text if printed is None else printed.keep(text)

    made = Sandbox(undefined=StrictUndefined, autoescape=True, finalize=finalize)
    made.globals.clear()
    made.filters = {name: made.filters[name] for name in _FILTERS}
    return made


def tag_problems(parts: Mapping[str, bytes], path: str) -> Iterator[Diagnostic]:
    """Yield `template-tag` for every tag that is broken, not allowed, or names the unknown."""
    for name in parts:
        if _RENDERED.fullmatch(name):
            yield from _part_problems(parse_part(parts, name, path), path)


def _part_problems(root: Element, path: str) -> list[Diagnostic]:
    tags = [tag for paragraph in root.iter(w("p")) for tag in _TAG.findall(text_of(paragraph))]
    forbidden = [
        wrong_tag(tag, "tag-forbidden", tag.strip("{}% ").split(" ")[0], path)
        for tag in tags
        if (tag.startswith("{%") and not _BLOCK.match(tag)) or _VALUE_PREFIX.match(tag)
    ]
    return forbidden or _syntax(tags, path)


def _syntax(tags: list[str], path: str) -> list[Diagnostic]:
    """Try the tags alone, one a line, so that an error's line is the tag's number."""
    from jinja2 import TemplateSyntaxError, meta

    made = environment()
    source = "\n".join(map(_plain, tags))
    try:
        made.from_string(source)
    except TemplateSyntaxError as error:
        tag = tags[min(error.lineno, len(tags)) - 1]
        return [wrong_tag(tag, "tag-syntax", error.message or "", path)]
    unknown = meta.find_undeclared_variables(made.parse(source)) - set(NAMES)
    return [
        problem(
            "template-tag.unknown",
            file_span(path),
            tag=next((tag for tag in tags if re.search(rf"\b{re.escape(name)}\b", tag)), ""),
            name=name,
            names=NAMES,
        )
        for name in sorted(unknown)
    ]


def _plain(tag: str) -> str:
    return _PREFIX.sub("", tag.translate(_QUOTES))


def wrong_tag(tag: str, reason: str, detail: str, path: str) -> Diagnostic:
    """Return `template-tag` for a reason of the catalog's, with what jinja says about it."""
    why = Phrase(reason, {"detail": detail})
    return problem("template-tag", file_span(path), tag=tag, reason=why, names=NAMES)

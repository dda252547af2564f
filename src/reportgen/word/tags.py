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
    "title_lines",
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
    ending = [
        wrong_tag(text_of(paragraph).strip(), "tag-section", "", path)
        for paragraph in root.iter(w("p"))
        if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None
        and text_of(paragraph).strip().startswith("{%p")
    ]
    if ending:
        return ending
    made = environment()
    found = [problem for tag in tags for problem in _tag_problem(tag, made, path)]
    return found or _structure(tags, path)


def _tag_problem(tag: str, made: Environment, path: str) -> Iterator[Diagnostic]:
    """Try a tag by itself, so that it can be named."""
    from jinja2 import TemplateAssertionError, TemplateSyntaxError, meta

    if not tag.endswith(("}}", "%}", "#}")):
        yield wrong_tag(tag, "tag-unclosed", "", path)
        return
    if (tag.startswith("{%") and not _BLOCK.match(tag)) or _VALUE_PREFIX.match(tag):
        yield wrong_tag(tag, "tag-forbidden", tag.strip("{}% -").split(" ")[0], path)
        return
    alone = _alone(_plain(tag))
    try:
        made.from_string(alone)
    except TemplateAssertionError as error:
        yield wrong_tag(tag, "tag-forbidden", error.message or "", path)
    except TemplateSyntaxError as error:
        yield wrong_tag(tag, "tag-syntax", error.message or "", path)
    else:
        for name in sorted(meta.find_undeclared_variables(made.parse(alone)) - set(NAMES)):
            place = file_span(path)
            yield problem("template-tag.unknown", place, tag=tag, name=name, names=NAMES)


def _alone(tag: str) -> str:
    """Return what makes a whole template of one tag."""
    word = _BLOCK.match(tag)
    if word is None:
        return tag
    opening = "" if (word[1] or word[2]) == "if" else "{% if true %}"
    closing = "" if (word[1] or word[2]) == "endif" else "{% endif %}"
    return opening + tag + closing


def _structure(tags: list[str], path: str) -> list[Diagnostic]:
    """Tell the first `if` or `endif` without its other half; both take away the same (p, r …)."""
    open_tags: list[str] = []
    for tag in tags:
        word = _BLOCK.match(tag)
        if word is None:
            continue
        kind = word[1] or word[2]
        if kind == "if":
            open_tags.append(tag)
        elif not open_tags:
            return [wrong_tag(tag, "tag-unpaired", "", path)]
        elif _taken(tag) != _taken(open_tags[-1]):  # `{%p` must be ended by `{%p`
            return [wrong_tag(open_tags[-1], "tag-unpaired", "", path)]
        elif kind == "endif":
            open_tags.pop()
    return [wrong_tag(tag, "tag-unpaired", "", path) for tag in open_tags[-1:]]


def _taken(tag: str) -> str:
    found = _PREFIX.search(tag)
    return found[0] if found else ""


def _plain(tag: str) -> str:
    return _PREFIX.sub("", tag.translate(_QUOTES))


def wrong_tag(tag: str, reason: str, detail: str, path: str) -> Diagnostic:
    """Return `template-tag` for a reason of the catalog's, with what jinja says about it."""
    why = Phrase(reason, {"detail": detail})
    return problem("template-tag", file_span(path), tag=tag, reason=why, names=NAMES)

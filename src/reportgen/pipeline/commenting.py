"""A reading copy beside the document: what was found, as Word comments at its places."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.model import Remark
from reportgen.pipeline.save import save
from reportgen.source import file_span

Render = Callable[..., bytes]
Say = Callable[[Sequence[Diagnostic]], Sequence[Remark]]

_VERSION = re.compile("（新[0-9]*）$")


@dataclass(frozen=True, slots=True)
class Copied:
    """Where the reading copy went, None when none was written, and what is to be said about it."""

    path: Path | None
    diagnostics: tuple[Diagnostic, ...]


def copy_beside(docx: Path, render: Render, diagnostics: Sequence[Diagnostic], say: Say) -> Copied:
    """Render a document once more with comments, into a file of its own: 某某报告（批注）.docx.

    `docx` is where the document itself went; what was told of that place is no finding. A reading
    copy that a person has edited or has open stays, like the document.
    """
    from reportgen.word import written_by_us

    ordinary = docx.with_name(_VERSION.sub("", docx.stem) + docx.suffix)
    places = {str(docx), str(ordinary)}
    found = [each for each in diagnostics if each.span.path not in places]
    target = ordinary.with_name(f"{ordinary.stem}（批注）{ordinary.suffix}")
    try:
        saved = save(target, render(remarks=say(found)), written_by_us)
    except DiagnosticError as error:
        return Copied(None, error.diagnostics)
    if not saved.kept:
        return Copied(saved.path, ())
    where = file_span(str(target))
    kept = problem(f"output-{saved.kept}", where, file=target.name, beside=saved.path.name)
    return Copied(saved.path, (kept,))

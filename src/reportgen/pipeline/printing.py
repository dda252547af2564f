"""The finished document printed: a PDF beside it, or the pages that its contents are to name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.pipeline.save import save
from reportgen.source import file_span

_SECONDS = 180.0
_DOCUMENT = "report.docx"  # what messages name where nothing has been saved


@dataclass(frozen=True, slots=True)
class Printed:
    """Where the PDF went, None when none was made, and what is to be said about it."""

    path: Path | None
    diagnostics: tuple[Diagnostic, ...]


def print_beside(docx: Path, document: bytes) -> Printed:
    """Print a document into a PDF beside the .docx."""
    from reportgen.office import find_office, missing_faces, print_pdf
    from reportgen.word import faces_of, printable_copy

    office = find_office()
    if office is None:
        return Printed(None, (problem("no-office", file_span(str(docx))),))
    source = printable_copy(document) if office.kind == "libreoffice" else document
    try:
        pdf = print_pdf(source, office, seconds=_SECONDS, path=str(docx))
        saved = save(docx.with_suffix(".pdf"), pdf, lambda _: True)
    except DiagnosticError as error:
        return Printed(None, error.diagnostics)
    told: list[Diagnostic] = []
    if saved.kept:
        target = docx.with_suffix(".pdf")
        place = file_span(str(target))
        told.append(problem("output-open", place, file=target.name, beside=saved.path.name))
    missing = missing_faces(faces_of(document))
    if missing:
        told.append(problem("font-substituted", file_span(str(saved.path)), faces=missing))
    return Printed(saved.path, tuple(told))


def rendered_pages(document: bytes, path: str) -> tuple[Mapping[str, int], tuple[Diagnostic, ...]]:
    """Return the page, from 1, on which LibreOffice sets each block of the body, by its id.

    With it comes what is to be said about that; `path` is what messages name. Raises
    DiagnosticError `no-office`, `pdf-timeout`, `pdf-failed`.
    """
    from reportgen.office import bookmark_pages, find_libreoffice, missing_faces, print_pdf
    from reportgen.word import block_bookmark, faces_of, printable_copy

    office = find_libreoffice()
    if office is None:
        raise DiagnosticError(problem("no-office.pages", file_span(path)))
    pdf = print_pdf(printable_copy(document), office, seconds=_SECONDS, path=path)
    lead = block_bookmark("")
    marks = {
        name.removeprefix(lead): page
        for name, page in bookmark_pages(pdf).items()
        if not name.startswith(("_Toc", "_Ref"))
    }
    before = min(marks.values(), default=1) - 1
    missing = missing_faces(faces_of(document))
    told = problem("font-substituted.pages", file_span(path), faces=missing) if missing else None
    return {ident: page - before for ident, page in marks.items()}, (told,) if told else ()


def find_printer() -> Callable[[bytes], bytes] | None:
    """Return what prints a .docx to a PDF page by page as it is; None where nothing can.

    What it returns raises DiagnosticError `pdf-timeout`, `pdf-failed`.
    """
    from reportgen.office import find_libreoffice, print_pdf
    from reportgen.word import printable_copy

    office = find_libreoffice()
    if office is None:
        return None
    return lambda document: print_pdf(
        printable_copy(document), office, seconds=_SECONDS, path=_DOCUMENT
    )

"""Charts and pictures by name: who defines them, and what a name in a text means."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, TypeAlias

from reportgen.assembly.near import near_hints, nearest_name
from reportgen.assembly.parts import Part, scalar_at, value_at
from reportgen.assembly.sources import Sources
from reportgen.diagnostics import Diagnostic, Phrase, Related, problem
from reportgen.loading.instance import DataPath, Instance, Scalar
from reportgen.loading.pictures import PictureFile
from reportgen.model import Picture
from reportgen.source import Span

_FOLDER = "content/images/"


@dataclass(frozen=True, slots=True)
class Definition:
    """A chart or picture that a file defines."""

    kind: Literal["chart", "picture"]
    name: str
    instance: Instance
    at: DataPath
    span: Span

    def scalar(self, key: str) -> Scalar | None:
        """Return what stands under one of its keys."""
        return scalar_at(self.instance, (*self.at, key))

    def value(self, key: str) -> object:
        """Return the plain value under one of its keys."""
        return value_at(self.instance, *self.at, key)


@dataclass(frozen=True, slots=True)
class Missing:
    """A name that neither a definition nor a picture file has."""

    name: str


Found: TypeAlias = Definition | PictureFile | Missing


@dataclass(frozen=True, slots=True)
class FigureBook:
    """All definitions by name, and the picture files by everything they may be called.

    `broken` are the paths of files that cannot be read, which has been told.
    """

    definitions: Mapping[str, Definition]
    files: Mapping[str, tuple[PictureFile, ...]]
    pictures: Mapping[str, PictureFile]
    broken: frozenset[str]


def read_figures(sources: Sources, problems: list[Diagnostic]) -> FigureBook:
    """Collect the charts and pictures of all files; a name defined twice is told."""
    definitions: dict[str, Definition] = {}
    for file in sources.files:
        for each in _definitions(sources.instances.get(file.relative)):
            first = definitions.setdefault(each.name, each)
            if first is not each:
                related = (Related(first.span, Phrase("first-here")),)
                problems.append(problem("name-twice", each.span, name=each.name, related=related))
    files: dict[str, list[PictureFile]] = {}
    for path, picture in sources.pictures.items():
        for called in _called(path):
            files.setdefault(called, []).append(picture)
    pictures = {_composed(path): picture for path, picture in sources.pictures.items()}
    broken = frozenset(map(_composed, sources.broken_pictures))
    by_name = {name: tuple(each) for name, each in files.items()}
    return FigureBook(definitions, by_name, pictures, broken)


def _definitions(instance: Instance | None) -> list[Definition]:
    if instance is None:
        return []
    found: list[Definition] = []
    kinds: tuple[Literal["chart", "picture"], ...] = ("chart", "picture")
    for kind in kinds:
        entries = value_at(instance, f"{kind}s")
        for name in entries if isinstance(entries, dict) else ():
            mark = instance.marks[f"{kind}s", name]
            span = mark.key or mark.value
            found.append(Definition(kind, str(name), instance, (f"{kind}s", name), span))
    return found


def _composed(text: str) -> str:
    """Return a name as people type it: a Mac gives file names decomposed."""
    return unicodedata.normalize("NFC", text)


def _called(path: str) -> set[str]:
    """Return a picture's names: with and without its folders, with and without its suffix."""
    inner = _composed(path).removeprefix(_FOLDER)
    names = {inner, inner.rpartition("/")[2]}
    return names | {name.rpartition(".")[0] for name in names}


def find_figure(name: str, part: Part, book: FigureBook) -> tuple[Found, ...]:
    """Return what a name means in a part's text: a definition, else a file; several: unclear.

    Of files of one name, the one in a folder called like the part is meant.
    """
    name = _composed(name)
    if name in book.definitions:
        return (book.definitions[name],)
    files = book.files.get(name, ())
    own = tuple(file for file in files if {part.stem, part.name} & set(file.file.split("/")[:-1]))
    return own or files or (Missing(name),)


def figure_key(found: Found) -> str:
    """Return what identifies a chart or picture in the whole report."""
    if isinstance(found, Definition):
        return f"{found.instance.source.path}#{found.kind}#{found.name}"
    return found.file if isinstance(found, PictureFile) else f"?{found.name}"


def declared_picture(
    definition: Definition, book: FigureBook, ident: str, problems: list[Diagnostic]
) -> Picture:
    """Return the picture that a definition describes; a missing file is told and framed."""
    scalar = definition.scalar("file") or scalar_at(definition.instance, definition.at)
    named = scalar.text.strip().replace("\\", "/") if scalar else definition.name
    path = _composed(f"content/{named.removeprefix('./').removeprefix('content/')}")
    file = book.pictures.get(path)
    if file is None and path not in book.broken:
        span = scalar.span() if scalar else definition.span
        hints = near_hints(named, [each.removeprefix("content/") for each in book.pictures])
        missing = problem("picture-missing", span, name=named, hints=hints)
        problems.append(missing if book.pictures else problem(missing.key, span, name=named))
    alt = definition.scalar("alt")
    return _picture(ident, definition.name, file, alt.text.strip() if alt else "", definition.span)


def undeclared_picture(found: PictureFile | Missing, name: str, ident: str, span: Span) -> Picture:
    """Return the picture that a text places by its file's name."""
    file = found if isinstance(found, PictureFile) else None
    return _picture(ident, name, file, "", span)


def _picture(ident: str, name: str, file: PictureFile | None, alt: str, span: Span) -> Picture:
    width, height = (file.width, file.height) if file else (4, 3)
    return Picture(ident, name, file.file if file else "", alt, "", width, height, span)


def is_told(found: Missing, book: FigureBook) -> bool:
    """Tell whether what a name means is a picture of which something else has been told."""
    return any(found.name in _called(path) for path in book.broken)


def missing_figure(found: Missing, book: FigureBook, span: Span) -> Diagnostic:
    """Return what to say of a name nobody knows: a slip of the pen, or a picture still to come."""
    key = "unknown-name.figure"
    near = nearest_name(found.name, book.definitions)
    if not near:
        key, near = "picture-missing", nearest_name(found.name, book.files)
    hints = (Phrase("did-you-mean", {"nearest": near}),) if near else ()
    return problem(key, span, name=found.name, hints=hints)

"""The report's parts in reading order: which file is which chapter, section, case, attachment."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeGuard

from reportgen.assembly.near import near_hints
from reportgen.assembly.sources import Sources
from reportgen.diagnostics import Diagnostic, problem
from reportgen.loading.instance import DataPath, Instance, Scalar
from reportgen.project import ContentFile, Kind
from reportgen.source import Span, file_span


@dataclass(frozen=True, slots=True)
class Part:
    """A file that makes a part; `instance` is None when it is broken and has been reported."""

    file: ContentFile
    instance: Instance | None
    sections: tuple[Part, ...] = ()

    @property
    def path(self) -> str:
        """The file's path, as spans have it."""
        return self.file.relative

    @property
    def stem(self) -> str:
        """The name that orders it: the chapter's folder, else the file, without its suffix."""
        return self.file.folder if self.file.kind == "chapter" and self.file.folder else self._stem

    @property
    def _stem(self) -> str:
        return self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def name(self) -> str:
        """The name without the number that orders it."""
        return re.sub(r"^[0-9]+[-_. 、]+", "", self.stem) or self.stem

    @property
    def called(self) -> frozenset[str]:
        """What an order list may call it."""
        return frozenset({self.stem, self.name})

    @property
    def span(self) -> Span:
        """The place of the file as a whole."""
        return file_span(self.path)

    def scalar(self, *at: str | int) -> Scalar | None:
        """Return the scalar at a data path, None where there is none or nothing in it."""
        return scalar_at(self.instance, at)


def scalar_at(instance: Instance | None, at: DataPath) -> Scalar | None:
    """Return the scalar at a data path, None where there is none or nothing in it."""
    mark = instance.marks.get(at) if instance else None
    scalar = mark.scalar if mark else None
    return scalar if scalar and scalar.text.strip() else None


def value_at(instance: Instance | None, *at: str | int) -> object:
    """Return the plain value at a data path, None where there is none."""
    value: object = instance.data if instance else None
    for key in at:
        if isinstance(value, dict):
            value = value.get(key)
        elif isinstance(value, list) and isinstance(key, int) and key < len(value):
            value = value[key]
        else:
            return None
    return value


@dataclass(frozen=True, slots=True)
class Manuscript:
    """All parts in the order they print; chapters hold their sections."""

    report: Part
    chapters: tuple[Part, ...]
    cases: tuple[Part, ...]
    attachments: tuple[Part, ...]

    def parts(self) -> Iterator[Part]:
        """Yield every part in reading order, the report's own introduction first."""
        yield self.report
        for part in chain(self.chapters, self.cases, self.attachments):
            yield part
            yield from part.sections


def read_manuscript(sources: Sources) -> tuple[Manuscript | None, tuple[Diagnostic, ...]]:
    """Put the parts in order: by file name, or as report.yaml lists them.

    None when report.yaml itself is broken.
    """
    parts = [Part(file, sources.instances.get(file.relative)) for file in sources.files]
    report = next((part for part in parts if part.file.kind == "report"), None)
    if report is None or report.instance is None:
        return None, ()
    problems: list[Diagnostic] = []
    listed = _listed(report, "chapters")
    chapters = _ordered(_of(parts, "chapter"), listed, "chapters", report, problems)
    manuscript = Manuscript(
        report,
        tuple(_with_sections(chapter, parts, listed, report, problems) for chapter in chapters),
        _separate(parts, "case", report, problems),
        _separate(parts, "attachment", report, problems),
    )
    return manuscript, tuple(problems)


def _of(parts: Iterable[Part], kind: Kind) -> list[Part]:
    return [part for part in parts if part.file.kind == kind]


def _separate(
    parts: Iterable[Part], kind: Kind, report: Part, problems: list[Diagnostic]
) -> tuple[Part, ...]:
    key = f"{kind}s"
    return _ordered(_of(parts, kind), _listed(report, key), key, report, problems)


def _with_sections(
    chapter: Part,
    parts: Iterable[Part],
    listed: Sequence[_Entry],
    report: Part,
    problems: list[Diagnostic],
) -> Part:
    """Return the chapter with its sections, in the order of entries like 概况/设施."""
    folder = chapter.file.folder
    if not folder:
        return chapter
    sections = [part for part in _of(parts, "section") if part.file.folder == folder]
    own = [each for each in listed if len(each.names) > 1 and each.names[0] in chapter.called]
    below = [_Entry(each.names[1:], each.span) for each in own]
    ordered = _ordered(sections, below, "chapters", report, problems)
    return Part(chapter.file, chapter.instance, ordered)


@dataclass(frozen=True, slots=True)
class _Entry:
    """An entry of an order list: its file's name, or its folder's and its file's."""

    names: tuple[str, ...]
    span: Span


def _listed(report: Part, key: str) -> list[_Entry]:
    listed = value_at(report.instance, key)
    scalars = [report.scalar(key, index) for index in range(len(listed))] if _many(listed) else []
    return [_Entry(_entry_names(scalar.text), scalar.span()) for scalar in scalars if scalar]


def _many(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _entry_names(text: str) -> tuple[str, ...]:
    """Return folder and file of an entry, without `sections/` before and `.yaml` behind."""
    path = text.strip().replace("\\", "/").strip("/")
    path = re.sub(r"^(?:content/)?(?:(?:sections|cases|attachments)/)?", "", path)
    return tuple(re.sub(r"\.ya?ml$", "", path, flags=re.IGNORECASE).split("/"))


def _ordered(
    parts: Sequence[Part],
    listed: Sequence[_Entry],
    key: str,
    report: Part,
    problems: list[Diagnostic],
) -> tuple[Part, ...]:
    """Return the parts as listed under `key`; what the list leaves out comes last, and is told."""
    if not listed:
        return tuple(parts)
    chosen: list[Part] = []
    for entry in listed:
        found = next((part for part in parts if entry.names[0] in part.called), None)
        if found is None:
            name = "/".join(entry.names)
            hints = near_hints(name, [part.stem for part in parts])
            problems.append(
                problem("unknown-name.listed", entry.span, name=name, key=key, hints=hints)
            )
        elif found not in chosen:
            chosen.append(found)
    left = [part for part in parts if part not in chosen]
    mark = report.instance.marks.get((key,)) if report.instance else None
    span = (mark.key if mark else None) or report.span
    problems.extend(problem("not-listed", span, key=key, name=part.stem) for part in left)
    return (*chosen, *left)

"""What assembly is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reportgen.diagnostics import Diagnostic
from reportgen.loading.instance import DataFile, Instance
from reportgen.loading.pictures import PictureFile
from reportgen.model import DataTable, Report
from reportgen.project import ContentFile
from reportgen.source import Span


@dataclass(frozen=True, slots=True)
class Previous:
    """What `previous:` of report.yaml names, as far as it could be read.

    It is a project (`sources`), a workbook, or neither where that has been told. `broken` are the
    places that could not be read, in last year's own files; `span` is where it is named.
    """

    span: Span
    sources: Sources | None = None
    workbook: DataFile | None = None
    broken: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Sources:
    """Everything that was read.

    `files` are all content files in order; one that is missing from `instances` (by relative
    path) was broken and has been reported. `data` is keyed by the data file's path relative to
    the project (`content/data/资产.xlsx`); a file that is named and missing here was reported.
    `pictures` are all readable pictures below content/images by relative path, `broken_pictures`
    the paths of the others. `previous` is last year's, None where report.yaml names none.
    """

    files: tuple[ContentFile, ...]
    instances: Mapping[str, Instance]
    data: Mapping[str, DataFile]
    pictures: Mapping[str, PictureFile]
    previous: Previous | None = None
    broken_pictures: frozenset[str] = frozenset()

    @property
    def report(self) -> Instance | None:
        """Return report.yaml, None while it is broken."""
        return next((each for each in self.instances.values() if each.kind == "report"), None)

    @property
    def complete(self) -> bool:
        """Tell whether every file could be read, so that an unknown name is truly unknown."""
        return all(file.relative in self.instances for file in self.files)


@dataclass(frozen=True, slots=True)
class Assembled:
    """The report, None while it cannot be put together, all tables by name, what was found."""

    report: Report | None
    tables: Mapping[str, DataTable]
    diagnostics: tuple[Diagnostic, ...]

"""Where things lie: the project's folders, its content files in order, what the package carries."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fnmatch import translate
from pathlib import Path
from typing import Literal

from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.source import file_span

Kind = Literal["report", "chapter", "section", "case", "attachment", "answers"]

_FILE_LIMIT = 2_000
_PATTERNS = ("~$*", ".*", "~WR*.tmp", "lu*.tmp", "*.sw?", "*~", "4913", "*.vsctmp", "*.tmp", "#*#")
_IGNORED = re.compile("|".join(map(translate, _PATTERNS)), re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Project:
    """A folder that holds `content/report.yaml`."""

    root: Path

    @property
    def content(self) -> Path:
        """What the editors write."""
        return self.root / "content"

    @property
    def cache(self) -> Path:
        """What can be computed again; safe to delete."""
        return self.root / ".reportgen"

    @property
    def build(self) -> Path:
        """Where the document goes when nothing else is said."""
        return self.root / "build"

    @property
    def schema(self) -> Path:
        """The schemas that serve the editors' completion."""
        return self.root / "schema"

    def relative(self, path: Path) -> str:
        """Return a path as messages show it: from the project's folder, forward slashes."""
        return path.relative_to(self.root).as_posix()

    def shown(self, path: Path) -> str:
        """Return any path as messages show it: from the project's folder, also one outside it."""
        try:
            return Path(os.path.relpath(path, self.root)).as_posix()
        except ValueError:  # on another drive of Windows
            return path.as_posix()


@dataclass(frozen=True, slots=True)
class ContentFile:
    """A YAML file of the project and what it is; `folder` is its chapter's folder, or empty."""

    path: Path
    relative: str
    kind: Kind
    folder: str = ""


def find_project(start: Path) -> Project:
    """Return the project that `start` is or lies in; raises DiagnosticError `no-project`."""
    start = start.resolve()
    for folder in (start, *start.parents):
        if (folder / "content" / "report.yaml").is_file():
            return Project(folder)
    raise DiagnosticError(problem("no-project", file_span(str(start)), folder=str(start)))


def natural_key(name: str) -> tuple[tuple[int, str], ...]:
    """Return a sort key under which `2-…` comes before `10-…`."""
    return tuple(
        (int(part), "") if part.isdecimal() else (-1, part)
        for part in re.split(r"([0-9]+)", name)
        if part
    )


def is_ignored(name: str) -> bool:
    """Tell whether a file is an editor's or an office program's own and no content."""
    return _IGNORED.fullmatch(name) is not None


def _entries(folder: Path) -> list[Path]:
    try:
        found = [path for path in folder.iterdir() if not is_ignored(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        reason = error.strerror or str(error)
        raise DiagnosticError(
            problem("unreadable-file", file_span(folder.as_posix()), reason=reason)
        ) from None
    return sorted(found, key=lambda path: natural_key(path.name))


def _is_yaml(path: Path) -> bool:
    return path.suffix.lower() in {".yaml", ".yml"} and path.is_file()


def content_files(project: Project) -> tuple[tuple[ContentFile, ...], tuple[Diagnostic, ...]]:
    """Return the content files in order, and what is in the way of reading them all.

    Order: report, chapters by name with their sections after them, cases, attachments, answers.
    Raises DiagnosticError `unreadable-file` for a folder that may not be looked into.
    """
    named = [
        ContentFile(path, project.relative(path), kind, folder)
        for path, kind, folder in _named(project)
    ]
    folders = {folder: folder.resolve() for folder in {file.path.parent for file in named}}
    outside = [file for file in named if not _is_inside(file.path, folders, project.root)]
    files = [file for file in named if file not in outside] if outside else named
    problems = [problem("outside-project", file_span(f.relative), file=f.relative) for f in outside]
    problems.extend(_headless_chapters(project))
    problems.extend(_strays(project))
    if len(files) > _FILE_LIMIT:
        first = file_span(files[_FILE_LIMIT].relative)
        problems.append(problem("too-many-files", first, limit=_FILE_LIMIT))
    return tuple(files[:_FILE_LIMIT]), tuple(problems)


def _is_inside(path: Path, folders: Mapping[Path, Path], root: Path) -> bool:
    """Tell whether a file lies in the project, links followed; `folders` are followed already."""
    real = path.resolve() if path.is_symlink() else folders[path.parent]
    return real.is_relative_to(root)


def _named(project: Project) -> Iterator[tuple[Path, Kind, str]]:
    yield project.content / "report.yaml", "report", ""
    for entry in _entries(project.content / "sections"):
        if entry.is_dir():
            head = _chapter_head(entry)
            if head is not None:
                yield head, "chapter", entry.name
            for path in _entries(entry):
                if _is_yaml(path) and path != head:
                    yield path, "section", entry.name
        elif _is_yaml(entry):
            yield entry, "chapter", ""
    for path in filter(_is_yaml, _entries(project.content / "cases")):
        yield path, "case", ""
    for path in filter(_is_yaml, _entries(project.content / "attachments")):
        yield path, "attachment", ""
    if (project.content / "answers.yaml").is_file():
        yield project.content / "answers.yaml", "answers", ""


def _chapter_head(folder: Path) -> Path | None:
    names = ("chapter.yaml", "chapter.yml")
    return next((folder / name for name in names if (folder / name).is_file()), None)


def _headless_chapters(project: Project) -> Iterator[Diagnostic]:
    for folder in _entries(project.content / "sections"):
        if folder.is_dir() and any(map(_is_yaml, _entries(folder))) and not _chapter_head(folder):
            relative = project.relative(folder)
            place = file_span(f"{relative}/chapter.yaml")
            yield problem("chapter-missing", place, folder=relative)


def _strays(project: Project) -> Iterator[Diagnostic]:
    for path in _entries(project.content):
        if path.name == "answers.yaml" and path.is_dir():
            place = file_span(project.relative(path))
            yield problem("unreadable-file.folder", place, file=place.path)
        if _is_yaml(path) and path.name not in {"report.yaml", "answers.yaml"}:
            yield problem("stray-file", file_span(project.relative(path)), file=path.name)


def inside(project: Project, relative: str) -> Path | None:
    """Return the path of a file named in content, or None when it lies outside the project."""
    if "\0" in relative:
        return None
    path = (project.content / relative).resolve()
    return path if path.is_relative_to(project.root) else None


def packaged(name: str) -> Path:
    """Return the path of `schema/…` or `templates/…` that the package (or the checkout) carries."""
    here = Path(__file__).resolve().parent
    bundled = here / "packaged" / name
    return bundled if bundled.exists() else here.parents[1] / name

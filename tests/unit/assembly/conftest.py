"""A project written as files and read by the real loader, for the tests of assembly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from reportgen.assembly.sources import Sources
from reportgen.diagnostics import Diagnostic, hint_texts, message_text
from reportgen.loading.instance import Instance
from reportgen.loading.pictures import PictureFile
from reportgen.loading.reading import load_file
from reportgen.project import Project, content_files

REPORT = "title: 年度报告\nyear: 2025\n"


def _picture(relative: str) -> PictureFile:
    return PictureFile(f"content/{relative}", 800, 600, "image/png", b"")


@pytest.fixture
def sources(tmp_path: Path) -> Callable[..., Sources]:
    """Return a function that writes files below content/ and reads them."""

    def written(files: Mapping[str, str], pictures: tuple[str, ...] = ()) -> Sources:
        project = Project(tmp_path)
        for name, text in {"report.yaml": REPORT, **files}.items():
            path = project.content / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        found, _ = content_files(project)
        instances: dict[str, Instance] = {}
        for file in found:
            instance, _, _ = load_file(file)
            if instance is not None:
                instances[file.relative] = instance
        images = {f"content/{name}": _picture(name) for name in pictures}
        return Sources(found, instances, {}, images)

    return written


@pytest.fixture
def told() -> Callable[[Diagnostic], str]:
    """Return a function that prints a diagnostic: place, code, message, hints."""

    def text(found: Diagnostic) -> str:
        place = f"{found.span.path}:{found.span.line}:{found.span.column}"
        hints = "".join(f" | {hint}" for hint in hint_texts(found, "zh"))
        return f"{place}: {found.code}: {message_text(found, 'zh')}{hints}"

    return text

"""`check --fix`: shows what would change, asks, keeps the old file, writes the new one."""

from __future__ import annotations

import sys
from collections.abc import Mapping

import click

from reportgen.cache import write_atomically
from reportgen.cli.language import texts
from reportgen.diagnostics import Language
from reportgen.loading.fixes import diff_text, settled_text
from reportgen.pipeline import Checked
from reportgen.project import Project, content_files


def fix(project: Project, checked: Checked, language: Language, *, asking: bool) -> bool:
    """Mend what the diagnostics propose; return whether a file was changed."""
    told = texts(language)
    kinds = {file.relative: file.kind for file in content_files(project)[0]}
    changes = {
        path: fixed
        for path, source in checked.texts.items()
        if (fixed := settled_text(source, checked.diagnostics, kinds[path])) is not None
    }
    if not changes:
        click.echo(told["fix-nothing"], err=True)
        return False
    return offer(project, checked, changes, language, asking=asking)


def offer(
    project: Project,
    checked: Checked,
    changes: Mapping[str, str],
    language: Language,
    *,
    asking: bool,
) -> bool:
    """Show what would change, ask, and change it; return whether a file was changed."""
    told = texts(language)
    for path, fixed in changes.items():
        click.echo(diff_text(checked.texts[path].text, fixed, path), err=True)
    if asking and not _agreed(told["fix-ask"].format(count=len(changes))):
        click.echo(told["fix-kept"], err=True)
        return False
    for path, fixed in changes.items():
        backup = _write(project, path, fixed)
        click.echo(told["fix-done"].format(file=path, backup=backup), err=True)
    return True


def _agreed(question: str) -> bool:
    """Ask a person; where nobody can answer, nothing is changed."""
    return sys.stdin.isatty() and click.confirm(question, err=True)


def _write(project: Project, relative: str, text: str) -> str:
    """Write the file and keep its old bytes under .reportgen/backup; return where."""
    path = project.root / relative
    folder = project.cache / "backup" / path.parent.relative_to(project.root)
    folder.mkdir(parents=True, exist_ok=True)
    number = sum(1 for _ in folder.glob(f"{path.name}.*")) + 1
    backup = folder / f"{path.name}.{number}"
    backup.write_bytes(path.read_bytes())
    write_atomically(path, text.encode())
    return project.relative(backup)

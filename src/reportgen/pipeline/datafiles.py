"""The workbooks and CSV files that tables name, each read once."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from reportgen.assembly import data_requests
from reportgen.diagnostics import Diagnostic, DiagnosticError, problem
from reportgen.loading.instance import DataFile, Instance
from reportgen.loading.workbook import read_data
from reportgen.project import Project, inside


def read_data_files(
    project: Project,
    owner: Project,
    instances: Mapping[str, Instance],
    kept: Mapping[str, DataFile],
) -> tuple[dict[str, DataFile], tuple[Diagnostic, ...], frozenset[Path]]:
    """Return the data files of a project by relative path, what is wrong, all looked for.

    `owner` is the project that is being built: places are told from its folder, and only its
    cache is written to.
    """
    files: dict[str, DataFile] = {}
    problems: list[Diagnostic] = []
    asked: dict[str, Path] = {}
    for name, span in data_requests(instances):
        path = inside(project, name)
        if path is None:
            problems.append(problem("outside-project", span, file=name))
            continue
        relative = project.relative(path)
        if relative in asked:
            continue
        asked[relative] = path
        shown, cache = owner.shown(path), owner.cache / "data"
        try:
            files[relative] = read_data(path, shown, cache, span, kept.get(relative))
        except DiagnosticError as error:
            held = kept.get(relative)
            if held is None or any(each.code != "data-open" for each in error.diagnostics):
                problems.extend(error.diagnostics)
                continue
            files[relative] = held  # another program has it open: what was read before stands
            problems.append(problem("data-open.held", span, **error.diagnostics[0].params))
    return files, tuple(problems), frozenset(asked.values())

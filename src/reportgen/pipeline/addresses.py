"""What can be written in 【…】: a project's tables, last year's among them, and their addresses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from reportgen.assembly import Address, NameBook, assemble, last_year_tables, table_addresses
from reportgen.model import DataTable
from reportgen.pipeline.reading import read
from reportgen.project import Project


def tables_of_project(project: Project) -> Mapping[str, DataTable]:
    """Return every table that can be put together, last year's as 上年.…, for `reportgen names`."""
    sources = read(project).sources
    last, _ = last_year_tables(sources)
    return {**assemble(sources).tables, **{f"上年.{name}": each for name, each in last.items()}}


def addresses_of_project(project: Project, table: str) -> tuple[Address, ...]:
    """Return what can be written in 【…】 for the cells of a table that the project has."""
    sources = read(project).sources
    tables = assemble(sources).tables
    if table in tables:
        return tuple(table_addresses(tables[table], NameBook.read(sources)))
    last, names = last_year_tables(sources)
    found = table_addresses(last[table.removeprefix("上年.")], names)
    return tuple(replace(each, text=f"上年.{each.text}") for each in found)

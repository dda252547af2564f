"""The report put together: parts, numbers, places, words, in that order."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from reportgen.assembly.bodies import Body, read_bodies
from reportgen.assembly.checks import failing_checks, made_checks
from reportgen.assembly.figures import read_figures
from reportgen.assembly.ids import stable_id
from reportgen.assembly.inlines import Desk, resolved, resolved_text
from reportgen.assembly.leftovers import leftovers
from reportgen.assembly.lookup import Figures
from reportgen.assembly.names import NameBook
from reportgen.assembly.near import near_hints
from reportgen.assembly.options import (
    read_date,
    read_limits,
    read_options,
    read_terms,
    year_of_report,
)
from reportgen.assembly.parts import Manuscript, Part, read_manuscript
from reportgen.assembly.places import Stock, place_all
from reportgen.assembly.references import Targets, landmarks
from reportgen.assembly.reuse import blocks_maker, tables_key
from reportgen.assembly.sources import Assembled, Sources
from reportgen.assembly.tables import TableSet, Workings, build_tables
from reportgen.diagnostics import problem
from reportgen.kept import Kept
from reportgen.loading.instance import Scalar
from reportgen.model import (
    Attachment,
    Block,
    CaseStudy,
    Fact,
    FormatOptions,
    Heading,
    Report,
    Section,
    Text,
    tables_of,
)

_TABLES = "what tables are made of"


def assemble(sources: Sources, kept: Kept | None = None) -> Assembled:
    """Return the report that the sources make, every table by name, and all that was found.

    Nothing is raised for bad content: what is refused is left out and told. `report` is None
    only while report.yaml itself is broken. What has not changed is taken from the `kept` ones.
    """
    kept = kept or Kept()
    names = NameBook.read(sources)
    found, lookup = kept.get(tables_key(sources), lambda: _tables(sources, names, kept))
    kept.get(_TABLES, dict)  # for the next build that makes them, however many lie between
    manuscript, told = read_manuscript(sources)
    problems = [*found.diagnostics, *told]
    if manuscript is None:
        return Assembled(None, found.tables, tuple(problems))
    options = read_options(manuscript.report, problems)
    bodies = read_bodies(manuscript, problems, kept)
    stock = Stock(
        tables=found.tables,
        broken=found.broken,
        figures=read_figures(sources, problems),
        names=names,
        complete=sources.complete,
        numerals=options.caption_numerals,
    )
    year = year_of_report(manuscript.report)
    targets = Targets(stock, place_all(bodies, stock, problems, kept), landmarks(bodies, year))
    parts = {file.relative: Part(file, None) for file in sources.files}
    desk = Desk(lookup, targets, year, sources.instances, parts, problems)
    made = {body.part.path: body for body in bodies}
    last = found.workings.last_year
    report = replace(
        _report(manuscript, _Papers(made, desk, blocks_maker(desk, found, kept)), names, options),
        facts=_facts(found.workings),
        checks=tuple(made_checks(manuscript.report, lookup)),
        last_year=found.last_year,
        last_year_facts=_facts(last.workings) if last else (),
    )
    problems.extend(leftovers(bodies, targets))
    problems.extend(failing_checks(manuscript.report, lookup))
    tables = {**found.tables, **{table.name: table for table in tables_of(report)}}
    return Assembled(report, tables, tuple(problems))


def _facts(workings: Workings | None) -> tuple[Fact, ...]:
    return tuple(Fact(name, *found) for name, found in workings.facts.items()) if workings else ()


def _tables(sources: Sources, names: NameBook, kept: Kept) -> tuple[TableSet, Figures]:
    own = Kept(kept.before.get(_TABLES, {}))
    found = build_tables(sources, names, own)
    found = replace(found, tables=own.as_before("tables", found.tables))
    kept.now[_TABLES] = own.now
    return found, Figures(found)


@dataclass(frozen=True, slots=True)
class _Papers:
    """The bodies by path, what their words are resolved with, and what makes their blocks."""

    bodies: Mapping[str, Body]
    desk: Desk
    blocks: Callable[[Body], tuple[Block, ...]]


def _report(
    manuscript: Manuscript, papers: _Papers, names: NameBook, options: FormatOptions
) -> Report:
    """Make the blocks of every part, in reading order: footnotes are counted on the way."""
    report, desk, bodies = manuscript.report, papers.desk, papers.bodies
    head = bodies[report.path]
    organization = report.scalar("organization")
    return Report(
        title_lines=_title(head, desk),
        organization=organization.text.strip() if organization else "",
        year=desk.year,
        date=read_date(report, desk.problems),
        options=options,
        names=names.organizations,
        introduction=papers.blocks(head),
        chapters=tuple(_section(part, papers) for part in manuscript.chapters),
        cases=tuple(_case(bodies[part.path], papers, names) for part in manuscript.cases),
        attachments=tuple(
            _attachment(bodies[each.path], papers) for each in manuscript.attachments
        ),
        span=report.span,
        limits=read_limits(report),
        terms=read_terms(report),
    )


def _title(body: Body, desk: Desk) -> tuple[str, ...]:
    """Return the title's lines, or the file's name while the file is broken."""
    lines = tuple(resolved_text(words, desk).strip() for words in body.title)
    return lines or (body.part.name,)


def _section(part: Part, papers: _Papers) -> Section:
    body, desk = papers.bodies[part.path], papers.desk
    level = len(body.path)
    pieces = tuple(chain.from_iterable(resolved(words, desk) for words in body.title))
    scalar = part.scalar("title")
    span = scalar.span() if scalar else part.span
    return Section(
        id=stable_id(part.path, "section"),
        heading=Heading(body.id, level, body.number, pieces or _named(part), span),
        blocks=papers.blocks(body),
        sections=tuple(_section(section, papers) for section in part.sections),
        span=part.span,
    )


def _named(part: Part) -> tuple[Text, ...]:
    return (Text(part.name, part.span),)


def _case(body: Body, papers: _Papers, names: NameBook) -> CaseStudy:
    desk = papers.desk
    school = body.part.scalar("school")
    return CaseStudy(
        id=body.id,
        name=body.part.name,
        number=body.ordinal,
        label=body.number,
        title_lines=_title(body, desk),
        school=_school(school, desk, names) if school else "",
        blocks=papers.blocks(body),
        span=body.part.span,
    )


def _school(scalar: Scalar, desk: Desk, names: NameBook) -> str:
    """Return a school's official name; one that `names` lacks prints as typed, and is told."""
    text = scalar.text.strip()
    found = names.organization(text)
    if found is not None:
        if names.is_seen(text):
            seen = problem("name-seen", scalar.span(), name=text, official=found.official)
            desk.problems.append(seen)
        return found.official
    if names.organizations:
        hints = near_hints(text, [each.handle for each in names.organizations])
        desk.problems.append(problem("unknown-name.school", scalar.span(), name=text, hints=hints))
    return text


def _attachment(body: Body, papers: _Papers) -> Attachment:
    return Attachment(
        id=body.id,
        name=body.part.name,
        number=body.ordinal,
        label=body.number,
        title_lines=_title(body, papers.desk),
        blocks=papers.blocks(body),
        span=body.part.span,
    )

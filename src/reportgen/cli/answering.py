"""What a run tells: messages on stdout in the wanted form, the closing line on stderr."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Literal

import click

from reportgen.cli.language import counted, system_language, texts
from reportgen.diagnostics import Diagnostic, Language, Severity
from reportgen.model import FigureBlock, Remark, Report, TableBlock, blocks_of
from reportgen.pipeline import Checked
from reportgen.reporter import as_json, github, human, remarks, short, summarize
from reportgen.source import SourceText

Format = Literal["human", "short", "json", "github"]


@dataclass(frozen=True, slots=True)
class Manner:
    """How a run speaks: the form of its messages, the language, whether notes are listed."""

    format: Format = "human"
    language: Language = "en"
    notes: bool = False
    strict: bool = False


def answering(diagnostics: Sequence[Diagnostic], words: Sequence[str]) -> int:
    """Tell the problems of a run that could not even begin; return its exit code."""
    manner = manner_of(words)
    tell(diagnostics, {}, manner)
    return summarize(diagnostics).exit_code(strict=manner.strict)


def manner_of(words: Sequence[str]) -> Manner:
    """Read the manner off the words themselves: the run ended before it was handed in."""
    pairs = dict(pairwise(words))
    for word in words:
        name, sign, value = word.partition("=")
        if sign and name.startswith("--"):
            pairs[name] = value
    form = pairs.get("--format", "human")
    language = pairs.get("--lang", system_language())
    return Manner(
        form if form in {"human", "short", "json", "github"} else "human",  # type: ignore[arg-type]
        "zh" if language == "zh" else "en",
        strict="--strict" in words,
    )


def tell(
    diagnostics: Sequence[Diagnostic], sources: Mapping[str, SourceText], manner: Manner
) -> None:
    """Print the messages; notes only where they are asked for, and always in JSON."""
    listed = _listed(diagnostics, manner)
    if manner.format == "json":
        _print_utf8(as_json(diagnostics, manner.language))
    elif manner.format == "short":
        click.echo(short(listed, manner.language), nl=False)
    elif manner.format == "github":
        click.echo(github(listed, manner.language), nl=False)
    else:
        color = sys.stdout.isatty()
        click.echo(human(listed, manner.language, sources, color=color), nl=False)


def remarks_in(manner: Manner) -> Callable[[Sequence[Diagnostic]], Sequence[Remark]]:
    """Return what turns findings into remarks for Word's margin: the same that are listed."""
    return lambda found: remarks(_listed(found, manner), manner.language)


def _listed(diagnostics: Sequence[Diagnostic], manner: Manner) -> list[Diagnostic]:
    return [each for each in diagnostics if manner.notes or each.severity > Severity.NOTE]


def _print_utf8(text: str) -> None:
    """Print for a program: UTF-8 on every system, whatever the console's code page."""
    sys.stdout.flush()
    sys.stdout.buffer.write(text.encode())
    sys.stdout.buffer.flush()


def closing_line(head: str, checked: Checked, seconds: float, language: Language) -> str:
    """Return the last line: the file, what it holds, what was found and answered, and the time."""
    told = texts(language)
    parts = [head]
    if checked.report is not None:
        parts.append(told["comma"].join(_contents(checked.report, language)))
    found = found_counts(checked.diagnostics, language)
    if checked.answered:
        found.append(told["answered"].format(count=len(checked.answered)))
    parts.append(told["comma"].join(found))
    parts.append(told["seconds"].format(seconds=seconds))
    separator = "；" if language == "zh" else "; "
    return separator.join(parts)


def shown_path(path: Path) -> str:
    """Return a path as short as it can be told from here."""
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)


def _contents(report: Report, language: Language) -> list[str]:
    blocks = list(blocks_of(report))
    counts = {
        "chapters": len(report.chapters),
        "cases": len(report.cases),
        "tables": sum(isinstance(block, TableBlock) for block in blocks),
        "figures": sum(isinstance(block, FigureBlock) for block in blocks),
    }
    return [counted(what, count, language) for what, count in counts.items() if count]


def found_counts(diagnostics: Sequence[Diagnostic], language: Language) -> list[str]:
    """Return how many of each kind there are, in words."""
    summary = summarize(diagnostics)
    marks = sum(diagnostic.code == "open-mark" for diagnostic in diagnostics)
    counts = {
        "errors": summary.errors,
        "contradictions": summary.contradictions,
        "warnings": summary.warnings - marks,
        "marks": marks,
        "notes": summary.notes,
    }
    found = [counted(what, count, language) for what, count in counts.items() if count]
    if 0 < summary.causes < summary.contradictions + summary.warnings:
        found.append(counted("causes", summary.causes, language))
    return found or [texts(language)["clean"]]

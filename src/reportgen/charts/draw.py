"""From charts to pictures: checked, taken from the cache where nothing changed, else painted."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

from reportgen.cache import read_cache, write_cache
from reportgen.charts.checks import check_chart
from reportgen.charts.describe import describe
from reportgen.charts.style import WIDTH
from reportgen.charts.tidy import tidy
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.model import Chart, ChartPicture

if TYPE_CHECKING:
    from reportgen.charts.faces import Glyphs
    from reportgen.charts.sketch import Sketch

_SCALE_TEXT = "0123456789.,-%‰万亿单位： "  # what layouts write besides the chart's own texts
_MOST_NAMED = 5  # characters in one message


@dataclass(frozen=True, slots=True)
class _Painted:
    """What the cache keeps of a chart; `hidden` values found no room for their text."""

    png: bytes
    width_mm: float
    height_mm: float
    hidden: int


@dataclass(frozen=True, slots=True)
class _Failure:
    """Why a chart could not be drawn: characters that no font has, or else no page holds it."""

    missing: tuple[str, ...] = ()


def draw_charts(
    charts: Sequence[Chart], cache: Path, widths: Mapping[str, float] | None = None
) -> tuple[Mapping[str, ChartPicture], tuple[Diagnostic, ...]]:
    """Return each chart's picture by its id, and what was found; a chart with an error has none.

    `cache` is a folder. `widths` gives mm by id for charts that are to be narrower than the
    usual 140 mm, so that their text keeps its size (F33). Errors as `check_chart`,
    `chart-too-many` and `glyph-missing`; warnings `chart-slices`, `chart-crowded`.
    """
    widths = widths or {}
    found = {chart.id: tuple(check_chart(chart)) for chart in charts}
    sound = [chart for chart in charts if not _refused(found[chart.id])]
    keys = _keys(sound, widths)
    stored = {key: _stored(cache / key) for key in dict.fromkeys(keys.values())}
    new = {keys[chart.id]: chart for chart in sound if stored[keys[chart.id]] is None}
    drawn = _draw_new(new, widths)
    for key, painted in drawn.items():
        if isinstance(painted, _Painted):
            write_cache(cache / key, _packed(painted))
    outcomes = {chart.id: (stored | drawn)[keys[chart.id]] for chart in sound}
    pictures = {
        chart.id: ChartPicture(outcome.png, outcome.width_mm, outcome.height_mm, describe(chart))
        for chart in sound
        if isinstance(outcome := outcomes[chart.id], _Painted)
    }
    told = ((*found[chart.id], *_told(chart, outcomes.get(chart.id))) for chart in charts)
    return pictures, tuple(chain.from_iterable(told))


def _refused(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def _told(chart: Chart, outcome: _Painted | _Failure | None) -> Iterator[Diagnostic]:
    """Yield what drawing found, for each of the charts that share an outcome."""
    count = len(chart.categories)
    match outcome:
        case _Painted(hidden=hidden) if hidden:
            yield problem("chart-crowded", chart.span, chart=chart.name, count=hidden)
        case _Failure(missing) if missing:
            named = _named(missing)
            yield problem("glyph-missing", chart.span, chart=chart.name, characters=named)
        case _Failure():
            yield problem("chart-too-many", chart.span, chart=chart.name, count=count)


def _named(missing: tuple[str, ...]) -> list[str]:
    named = [
        f"“{char if char.isprintable() else '□'}”（U+{ord(char):04X}）"
        for char in missing[:_MOST_NAMED]
    ]
    return [*named, "……"] if len(missing) > _MOST_NAMED else named


def _draw_new(
    charts: Mapping[str, Chart], widths: Mapping[str, float]
) -> dict[str, _Painted | _Failure]:
    """Lay out and paint what the cache lacks; only here matplotlib and the layouts are imported."""
    if not charts:
        return {}
    from reportgen.charts.faces import find_glyphs
    from reportgen.charts.paint import paint

    glyphs = find_glyphs({*_SCALE_TEXT}.union(*map(_characters, charts.values())))
    laid = {key: _sketch(chart, widths, glyphs) for key, chart in charts.items()}
    sketches = {key: one for key, one in laid.items() if not isinstance(one, _Failure)}
    failures = {key: one for key, one in laid.items() if isinstance(one, _Failure)}
    pictures = zip(sketches.items(), paint(sketches.values(), glyphs), strict=True)
    return failures | {
        key: _Painted(png, sketch.width, sketch.height, sketch.hidden)
        for (key, sketch), png in pictures
    }


def _characters(chart: Chart) -> set[str]:
    texts = [chart.unit, *chart.categories]
    for one in chart.series:
        texts += [one.name, *one.texts]
    return set().union(*map(tidy, texts))


def _sketch(chart: Chart, widths: Mapping[str, float], glyphs: Glyphs) -> Sketch | _Failure:
    from reportgen.charts.faces import text_width
    from reportgen.charts.layout import sketch_chart

    missing = _characters(chart) - glyphs.keys()
    if missing:
        return _Failure(tuple(sorted(missing)))
    width = widths.get(chart.id, WIDTH)
    sketch = sketch_chart(chart, width, lambda text, points: text_width(glyphs, text, points))
    return sketch or _Failure()


def _keys(charts: Iterable[Chart], widths: Mapping[str, float]) -> dict[str, str]:
    """Return the cache's file name for each chart's id: all that its picture depends on."""
    base = hashlib.sha256(f"{_library_version()} {_program()}".encode())
    keys = {}
    for chart in charts:
        own = base.copy()
        own.update(_content(chart, widths.get(chart.id, WIDTH)))
        keys[chart.id] = own.hexdigest()[:32]
    return keys


def _content(chart: Chart, width: float) -> bytes:
    series = [[one.name, list(map(str, one.values)), one.texts] for one in chart.series]
    return json.dumps([chart.type, chart.categories, series, chart.unit, width]).encode()


def _program() -> str:
    """Return a digest of this room's own code, so that no old picture outlives a change in it.

    The code names the font's digest (`faces.FONT_DIGEST`), so a new font counts as well.
    """
    digest = hashlib.sha256()
    for path in sorted(Path(__file__).resolve().parent.glob("*.py")):
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _library_version() -> str:
    """Return matplotlib's version without importing it; `importlib.metadata` takes 35 ms."""
    for folder in sys.path:
        try:
            return Path(folder, "matplotlib", "_version.py").read_text(encoding="utf-8")
        except OSError:
            continue
    from importlib.metadata import version

    return version("matplotlib")


def _packed(picture: _Painted) -> bytes:
    head = f"{picture.width_mm!r} {picture.height_mm!r} {picture.hidden}\n"
    return head.encode() + picture.png


def _stored(path: Path) -> _Painted | None:
    head, _, png = (read_cache(path) or b"").partition(b"\n")
    if not png:
        return None
    width, height, hidden = head.decode().split()
    return _Painted(png, float(width), float(height), int(hidden))

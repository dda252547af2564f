"""From charts to pictures: checked, taken from the cache where nothing changed, else painted."""

from __future__ import annotations

import hashlib
import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from reportgen.cache import read_cache, write_cache
from reportgen.charts.checks import check_chart
from reportgen.charts.describe import describe
from reportgen.charts.faces import FONT_DIGEST, Glyphs, find_glyphs, text_width
from reportgen.charts.layout import sketch_chart
from reportgen.charts.paint import paint
from reportgen.charts.sketch import Sketch
from reportgen.charts.style import WIDTH
from reportgen.charts.wrap import tidy
from reportgen.diagnostics import Diagnostic, Severity, problem
from reportgen.model import Chart, ChartPicture

_SCALE_TEXT = "0123456789.,-%‰万亿单位： "  # what layouts write besides the chart's own texts


@dataclass(frozen=True, slots=True)
class _Painted:
    """What the cache keeps of a chart; `hidden` values found no room for their text."""

    png: bytes
    width_mm: float
    height_mm: float
    hidden: int


def draw_charts(
    charts: Sequence[Chart], cache: Path, widths: Mapping[str, float] | None = None
) -> tuple[Mapping[str, ChartPicture], tuple[Diagnostic, ...]]:
    """Return each chart's picture by its id, and what was found; a chart with an error has none.

    `cache` is a folder. `widths` gives mm by id for charts that are to be narrower than the
    usual 140 mm, so that their text keeps its size (F33). Errors as `check_chart`,
    `chart-too-many` and `glyph-missing`; warnings `chart-slices`, `chart-crowded`.
    """
    found = {chart.id: tuple(check_chart(chart)) for chart in charts}
    sound = [chart for chart in charts if not _refused(found[chart.id])]
    keys = _keys(sound, widths or {})
    stored = {key: _stored(cache / key) for key in dict.fromkeys(keys.values())}
    new = {keys[chart.id]: chart for chart in sound if stored[keys[chart.id]] is None}
    painted, problems = _paint_new(new, widths or {})
    for key, picture in painted.items():
        write_cache(cache / key, _packed(picture))
    known = {key: picture for key, picture in (stored | painted).items() if picture}
    pictures = {
        chart.id: _picture(chart, known[keys[chart.id]])
        for chart in sound
        if keys[chart.id] in known
    }
    told = [
        *(diagnostic for chart in charts for diagnostic in found[chart.id]),
        *problems,
        *_crowded(sound, keys, known),
    ]
    return pictures, tuple(told)


def _refused(diagnostics: Iterable[Diagnostic]) -> bool:
    return any(one.severity is Severity.ERROR for one in diagnostics)


def _picture(chart: Chart, painted: _Painted) -> ChartPicture:
    return ChartPicture(painted.png, painted.width_mm, painted.height_mm, describe(chart))


def _crowded(
    charts: Iterable[Chart], keys: Mapping[str, str], known: Mapping[str, _Painted]
) -> Iterable[Diagnostic]:
    for chart in charts:
        picture = known.get(keys[chart.id])
        if picture and picture.hidden:
            yield problem("chart-crowded", chart.span, chart=chart.name, count=picture.hidden)


def _paint_new(
    charts: Mapping[str, Chart], widths: Mapping[str, float]
) -> tuple[dict[str, _Painted], list[Diagnostic]]:
    """Lay out and paint what the cache lacks; only here matplotlib is imported."""
    if not charts:
        return {}, []
    glyphs = find_glyphs({*_SCALE_TEXT}.union(*(_characters(c) for c in charts.values())))
    sketches: dict[str, Sketch] = {}
    problems: list[Diagnostic] = []
    for key, chart in charts.items():
        missing = sorted(_characters(chart) - glyphs.keys())
        problems.extend(_missing(chart, char) for char in missing)
        sketch = None if missing else _sketch(chart, widths.get(chart.id, WIDTH), glyphs)
        if sketch is not None:
            sketches[key] = sketch
        elif not missing:
            problems.append(_overfull(chart))
    pictures = zip(sketches.items(), paint(sketches.values(), glyphs), strict=True)
    painted = {key: _Painted(png, s.width, s.height, s.hidden) for (key, s), png in pictures}
    return painted, problems


def _characters(chart: Chart) -> set[str]:
    texts = [chart.unit, *chart.categories]
    for one in chart.series:
        texts += [one.name, *one.texts]
    return set().union(*map(tidy, texts))


def _sketch(chart: Chart, width: float, glyphs: Glyphs) -> Sketch | None:
    return sketch_chart(chart, width, lambda text, points: text_width(glyphs, text, points))


def _missing(chart: Chart, char: str) -> Diagnostic:
    shown = char if char.isprintable() else "□"
    return problem(
        "glyph-missing", chart.span, chart=chart.name, char=shown, code=f"U+{ord(char):04X}"
    )


def _overfull(chart: Chart) -> Diagnostic:
    count = len(chart.categories)
    return problem("chart-too-many", chart.span, chart=chart.name, count=count)


def _keys(charts: Iterable[Chart], widths: Mapping[str, float]) -> dict[str, str]:
    """Return the cache's file name for each chart's id: all that its picture depends on."""
    base = hashlib.sha256(f"{FONT_DIGEST} {_library_version()} {_program()}".encode())
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
    """Return a digest of this room's own code, so that no old picture outlives a change in it."""
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

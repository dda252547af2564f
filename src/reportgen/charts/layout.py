"""Which layout a chart gets: as its type says, lying where names or values need the room."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from reportgen.charts.columns import column_sketch, stacked_column_sketch
from reportgen.charts.lines import line_sketch
from reportgen.charts.pies import pie_sketch
from reportgen.charts.rows import row_sketch, stacked_row_sketch
from reportgen.charts.sketch import Label, Measure, Sketch, label_box
from reportgen.model import Chart, ChartType

Layout: TypeAlias = Callable[[Chart, float, Measure], Sketch | None]

# Tried in order: standing bars lie down where names or values would meet.
LAYOUTS: dict[ChartType, tuple[Layout, ...]] = {
    "bar": (column_sketch, row_sketch),
    "grouped": (column_sketch, row_sketch),
    "stacked": (stacked_column_sketch, stacked_row_sketch),
    "horizontal": (row_sketch,),
    "line": (line_sketch,),
    "pie": (pie_sketch,),
    "ring": (pie_sketch,),
}


def sketch_chart(chart: Chart, width: float, measure: Measure) -> Sketch | None:
    """Return a checked chart laid out `width` mm wide, or None when no page can hold it."""
    for layout in LAYOUTS[chart.type]:
        sketch = layout(chart, width, measure)
        if sketch is not None and on_paper(sketch, measure):
            return sketch
    return None


def on_paper(sketch: Sketch, measure: Measure) -> bool:
    """Tell whether every text lies on the sketch."""
    boxes = (label_box(mark, measure) for mark in sketch.marks if isinstance(mark, Label))
    return all(
        box.left >= 0 and box.bottom >= 0 and box.right <= sketch.width and box.top <= sketch.height
        for box in boxes
    )

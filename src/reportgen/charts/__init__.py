"""Charts drawn for print: the only room that knows matplotlib."""

from reportgen.charts.describe import describe
from reportgen.charts.draw import draw_charts
from reportgen.charts.widths import row_widths

__all__ = ["describe", "draw_charts", "row_widths"]

"""Widths, sizes and pages, computed over sizes that are handed in: knows neither Word nor HTML."""

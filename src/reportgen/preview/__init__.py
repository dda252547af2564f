"""The live page: the report as it will print, with what was found in it, in a local browser."""

from reportgen.preview.page import EMPTY, Page, PageBlock, Shown, page_of
from reportgen.preview.server import Server, serving

__all__ = ["EMPTY", "Page", "PageBlock", "Server", "Shown", "page_of", "serving"]

"""The routes: everything is asked for by a known name or an id, never by a path."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp

from reportgen.diagnostics import Language
from reportgen.preview.board import Board
from reportgen.preview.events import Events
from reportgen.preview.exact import Printer
from reportgen.preview.guard import guarded
from reportgen.preview.shell import shell_html
from reportgen.preview.wire import as_json, whole

_STATIC = Path(__file__).parent / "static"
_TYPES = {".css": "text/css", ".js": "text/javascript", ".svg": "image/svg+xml"}
_FOR_EVER = {"Cache-Control": "private, max-age=31536000, immutable"}
_WIDEST = 2600  # pixels of a page's picture


@dataclass(frozen=True, slots=True)
class Pages:
    """The answers, over what is posted now."""

    board: Board
    printer: Printer
    shell: bytes
    files: Mapping[str, tuple[str, bytes]]

    async def front(self, _: Request) -> Response:
        """Answer with the shell, which fetches the rest."""
        return Response(self.shell, media_type="text/html; charset=utf-8")

    async def page(self, _: Request) -> Response:
        """Answer with the whole page."""
        posted = self.board.posted
        return _json(as_json(whole(posted.page, posted.version, self.board.desk)))

    async def static(self, request: Request) -> Response:
        """Answer with one of our own files."""
        found = self.files.get(request.path_params["name"])
        return Response(found[1], media_type=found[0]) if found else _nothing()

    async def media(self, request: Request) -> Response:
        """Answer with a picture or chart of the page that is posted."""
        medium = self.board.posted.page.media.get(request.path_params["ident"])
        if medium is None:
            return _nothing()
        return Response(medium.data, media_type=medium.content_type, headers=_FOR_EVER)

    async def exact(self, _: Request) -> Response:
        """Answer with what is printed; that somebody asks is what has newer pages printed."""
        printed, working = self.printer.look()
        told = {
            "id": printed.id,
            "sizes": printed.sizes,
            "places": printed.places,
            "failed": printed.failed,
            "working": working,
        }
        return _json(as_json(told))

    async def exact_page(self, request: Request) -> Response:
        """Answer with the picture of one printed page."""
        asked = request.path_params
        width = min(max(asked["width"], 100), _WIDEST)
        found = await run_in_threadpool(
            self.printer.picture, asked["ident"], asked["number"], width
        )
        if found is None:
            return _nothing()
        return Response(found, media_type="image/png", headers=_FOR_EVER)


def app_of(board: Board, printer: Printer, port: int, language: Language) -> ASGIApp:
    """Return the guarded application."""
    pages = Pages(board, printer, shell_html(language).encode(), _static_files())
    routes = [
        Route("/", pages.front),
        Route("/page", pages.page),
        Route("/events", Events(board)),
        Route("/static/{name}", pages.static),
        Route("/media/{ident}", pages.media),
        Route("/exact", pages.exact),
        Route("/exact/{ident}/{number:int}/{width:int}", pages.exact_page),
    ]
    answers = Starlette(routes=routes)
    answers.router.redirect_slashes = False
    return guarded(answers, port)


def _static_files() -> Mapping[str, tuple[str, bytes]]:
    """Return our own files by name: what is not among them cannot be asked for."""
    return {
        file.name: (f"{_TYPES[file.suffix]}; charset=utf-8", file.read_bytes())
        for file in sorted(_STATIC.iterdir())
        if file.suffix in _TYPES
    }


def _json(body: bytes) -> Response:
    return Response(body, media_type="application/json")


def _nothing() -> Response:
    return PlainTextResponse("404", 404)

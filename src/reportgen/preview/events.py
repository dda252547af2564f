"""Server-sent events: each browser is sent what it lacks, at its own pace, and nothing piles up."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass

from starlette.responses import PlainTextResponse, Response
from starlette.types import Receive, Scope, Send

from reportgen.preview.board import Board
from reportgen.preview.wire import as_json

MOST_READERS = 24
_ALIVE = 15.0  # seconds after which a silent line is written, to find out who has left
_SLOW = 20.0  # seconds in which a browser must have taken what was sent
_AGAIN = b"retry: 500\n\n"  # milliseconds after which a browser that lost us asks again


@dataclass(slots=True)
class _Reader:
    """What one browser has been sent."""

    version: str = ""
    printed: str = ""


@dataclass(frozen=True, slots=True)
class Events:
    """The stream as an ASGI application."""

    board: Board
    alive: float = _ALIVE
    slow: float = _SLOW

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send events until the browser leaves or is too slow, or the server ends."""
        if scope["method"] == "HEAD":
            await Response(media_type="text/event-stream")(scope, receive, send)
            return
        if len(self.board.waiting) >= MOST_READERS:
            await PlainTextResponse("Too many pages are open.", 503)(scope, receive, send)
            return
        changed = asyncio.Event()
        changed.set()
        self.board.waiting.add(changed)
        gone = asyncio.ensure_future(_gone(receive))
        gone.add_done_callback(lambda _: changed.set())
        try:
            await self._stream(send, changed, gone)
        except (TimeoutError, OSError):
            pass  # too slow, or gone: its browser connects again and fetches the whole
        finally:
            self.board.waiting.discard(changed)
            gone.cancel()

    async def _stream(self, send: Send, changed: asyncio.Event, gone: asyncio.Future[None]) -> None:
        headers = [(b"content-type", b"text/event-stream; charset=utf-8")]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await self._send(send, _AGAIN)
        reader = _Reader()
        while not (gone.done() or self.board.closing):
            with suppress(TimeoutError):
                await asyncio.wait_for(changed.wait(), self.alive)
            silent = not changed.is_set()
            changed.clear()
            if silent:
                await self._send(send, b":\n\n")
            async for event in _lacking(self.board, reader):
                await self._send(send, event)
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _send(self, send: Send, body: bytes) -> None:
        message = {"type": "http.response.body", "body": body, "more_body": True}
        await asyncio.wait_for(send(message), self.slow)


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _lacking(board: Board, reader: _Reader) -> AsyncIterator[bytes]:
    """Yield what a reader has not been sent: a difference, or that it must fetch the whole."""
    posted = board.posted
    if posted.version != reader.version:
        follows = reader.version != "" and posted.before == reader.version
        reader.version = posted.version
        told = posted.difference if follows else as_json({"version": posted.version})
        yield _event("change" if follows else "version", told)
    if board.printed != reader.printed:
        reader.printed = board.printed
        yield _event("printed", as_json({"state": board.printed}))


def _event(name: str, data: bytes) -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + data + b"\n\n"

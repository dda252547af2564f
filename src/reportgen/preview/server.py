"""The server: loopback only, in a thread of its own, told of every new page."""

from __future__ import annotations

import contextlib
import errno
import os
import socket
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reportgen.diagnostics import Language
from reportgen.preview.board import Board
from reportgen.preview.editors import Editor
from reportgen.preview.exact import Printer
from reportgen.preview.page import Page
from reportgen.preview.wire import Desk

if TYPE_CHECKING:
    import uvicorn

HOST = "127.0.0.1"
PORT = 7373
_TRIED = 20  # ports from the wanted one on, before the system chooses
_ENDING = 3.0  # seconds in which the server's thread must have ended


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    board: Board
    printer: Printer

    @property
    def address(self) -> str:
        """What a browser opens."""
        return f"http://{HOST}:{self.port}/"

    def publish(self, page: Page) -> None:
        """Show this page from now on; called from any one thread."""
        self.printer.renew(page.document)
        self.board.post(page)


@contextlib.contextmanager
def serving(
    root: str,
    language: Language,
    *,
    editor: Editor,
    print_document: Callable[[bytes], bytes] | None,
    port: int = PORT,
) -> Iterator[Server]:
    """Serve pages until the block ends; `print_document` makes a PDF of a .docx, None: cannot.

    The port is the wanted one or, where that is taken, the next that is free.
    """
    import uvicorn

    from reportgen.preview.app import app_of

    listening = _listening(port)
    taken = int(listening.getsockname()[1])
    board = Board(Desk(root, editor, prints=print_document is not None))
    printer = Printer(print_document or _unprinted, board.tell_printed, language)
    config = uvicorn.Config(
        app_of(board, printer, taken, language),
        lifespan="off",
        log_config=None,
        access_log=False,
        server_header=False,
        ws="none",
        timeout_graceful_shutdown=1,
    )
    running = uvicorn.Server(config)
    thread = threading.Thread(
        target=_run, args=(running, listening, board), name="reportgen-page", daemon=True
    )
    thread.start()
    try:
        yield Server(taken, board, printer)
    finally:
        printer.end()
        board.soon(board.close)
        running.should_exit = True
        thread.join(_ENDING)
        listening.close()


def _run(running: uvicorn.Server, listening: socket.socket, board: Board) -> None:
    import asyncio

    async def serve() -> None:
        board.loop = asyncio.get_running_loop()
        await running.serve(sockets=[listening])

    asyncio.run(serve())


def _unprinted(_: bytes) -> bytes:
    raise AssertionError("nothing prints here, so no page asks for it")


def _listening(wanted: int) -> socket.socket:
    """Return a socket that listens on the wanted port, one behind it, or any."""
    for port in (*range(wanted, min(wanted + _TRIED, 65536)), 0):
        made = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        if os.name == "nt":
            made.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)  # type: ignore[attr-defined]
        else:
            made.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            made.bind((HOST, port))
            made.listen(64)
        except OSError as error:
            made.close()
            if error.errno not in {errno.EADDRINUSE, errno.EACCES}:
                raise
        else:
            return made
    raise OSError(errno.EADDRINUSE, "no port is free")

"""What the page shows now: swapped whole by the drafting thread, read by the server's."""

from __future__ import annotations

import secrets
from asyncio import AbstractEventLoop, Event
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

from reportgen.preview.page import EMPTY, Page
from reportgen.preview.wire import Desk, as_json, difference


@dataclass(frozen=True, slots=True)
class Posted:
    """One version of the page, and how it differs from the one before, as it is sent."""

    page: Page
    version: str
    before: str  # the version that the difference is from
    difference: bytes


@dataclass(slots=True)
class Board:
    """The posted page and who waits for the next.

    Only `post` is called from another thread; it swaps one value and wakes the loop.
    """

    desk: Desk
    session: str = field(default_factory=lambda: secrets.token_hex(4))  # a restart begins another
    count: int = 0
    posted: Posted = Posted(EMPTY, "", "", b"{}")
    printed: str = ""  # the state of the exact pages
    waiting: set[Event] = field(default_factory=set)
    loop: AbstractEventLoop | None = None
    closing: bool = False

    def post(self, page: Page) -> None:
        """Show this page from now on."""
        last = self.posted
        self.count += 1
        version = f"{self.session}.{self.count}"
        told = as_json(difference(last.page, page, (last.version, version), self.desk))
        self.posted = Posted(page, version, last.version, told)
        self.soon(self.wake)

    def tell_printed(self, state: str) -> None:
        """Tell that the exact pages are others, or are being made."""
        self.printed = state
        self.soon(self.wake)

    def wake(self) -> None:
        """Wake everybody who waits; on the server's own thread."""
        for event in self.waiting:
            event.set()

    def close(self) -> None:
        """Let those who wait go; on the server's own thread."""
        self.closing = True
        self.wake()

    def soon(self, call: Callable[[], None]) -> None:
        """Have the server's thread call something; nothing happens when it is gone."""
        if self.loop is not None:
            with suppress(RuntimeError):
                self.loop.call_soon_threadsafe(call)

"""Server-sent events: a difference to who can use it, a word to who cannot, and no heap of them."""

from __future__ import annotations

import asyncio
import json
from dataclasses import replace

import pytest

from reportgen.preview.board import Board
from reportgen.preview.events import MOST_READERS, Events
from reportgen.preview.page import EMPTY, PageBlock
from reportgen.preview.wire import Desk, difference, whole
from reportgen.source import Span

HERE = Span("content/甲.yaml", 3, 5, 3, 6)
DESK = Desk("C:/报告", "vscode://file{uri}:{line}:{column}", prints=False)


def page(*texts: str):
    blocks = tuple(PageBlock(f"b{n}", each, f"d{each}", HERE) for n, each in enumerate(texts))
    return replace(EMPTY, blocks=blocks, title="题")


@pytest.fixture
def board():
    return Board(DESK)


class Browser:
    """The other end of a stream, within the test's own loop."""

    def __init__(self, board: Board, **limits: float) -> None:
        """Connect."""
        self.arrived: asyncio.Queue[dict] = asyncio.Queue()
        self.left = asyncio.Event()
        self.taking = asyncio.Event()
        self.taking.set()
        self.task = asyncio.ensure_future(
            Events(board, **limits)({"type": "http", "method": "GET"}, self._receive, self._send)
        )

    async def _receive(self):
        await self.left.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message):
        await self.taking.wait()
        await self.arrived.put(message)

    async def event(self):
        """Return the name and the value of the next event."""
        while True:
            message = await asyncio.wait_for(self.arrived.get(), 5)
            body = message.get("body", b"")
            if body.startswith(b"event: "):
                name, data = body.decode().removeprefix("event: ").split("\ndata: ")
                return name, json.loads(data)


def run(test):
    asyncio.run(asyncio.wait_for(test(), 20))


def test_a_difference_holds_changed_blocks_alone():
    told = difference(page("甲", "乙", "丙"), page("甲", "丁", "丙"), ("1", "2"), DESK)
    assert told["blocks"] == {"b1": "丁"}
    assert [entry[0] for entry in told["order"]] == ["b0", "b1", "b2"]
    assert (told["from"], told["version"]) == ("1", "2")
    assert told["files"] == [
        [
            "content/甲.yaml",
            "vscode://file/C:/%E6%8A%A5%E5%91%8A/content/%E7%94%B2.yaml:{line}:{column}",
        ]
    ]
    assert list(whole(page("甲", "乙"), "2", DESK)["blocks"]) == ["b0", "b1"]


def test_a_browser_is_told_the_version_then_differences(board):
    async def test():
        board.loop = asyncio.get_running_loop()
        board.post(page("甲"))
        browser = Browser(board)
        name, told = await browser.event()
        assert (name, told) == ("version", {"version": board.posted.version})
        board.post(page("乙"))
        name, told = await browser.event()
        assert name == "change"
        assert told["blocks"] == {"b0": "乙"}
        browser.left.set()
        await browser.task
        assert board.waiting == set()

    run(test)


def test_a_browser_that_missed_a_version_is_told_to_fetch_the_whole(board):
    async def test():
        board.loop = asyncio.get_running_loop()
        board.post(page("甲"))
        browser = Browser(board)
        await browser.event()
        browser.taking.clear()
        board.post(page("乙"))
        board.post(page("丙"))
        browser.taking.set()
        name, told = await browser.event()
        assert (name, told) == ("version", {"version": board.posted.version})
        browser.left.set()
        await browser.task

    run(test)


def test_nobody_is_told_of_a_page_before_there_is_one(board):
    async def test():
        board.loop = asyncio.get_running_loop()
        browser = Browser(board, alive=0.01)
        while (await asyncio.wait_for(browser.arrived.get(), 5)).get("body", b"") != b":\n\n":
            pass
        board.post(page("甲"))
        assert (await browser.event())[0] == "version"
        browser.left.set()
        await browser.task

    run(test)


def test_a_browser_that_takes_nothing_is_dropped(board):
    async def test():
        board.loop = asyncio.get_running_loop()
        board.post(page("甲"))
        browser = Browser(board, slow=0.05)
        await browser.event()
        browser.taking.clear()
        board.post(page("乙"))
        await browser.task
        assert board.waiting == set()

    run(test)


def test_only_so_many_browsers_are_served(board):
    async def test():
        board.loop = asyncio.get_running_loop()
        board.post(page("甲"))
        browsers = [Browser(board) for _ in range(MOST_READERS)]
        for browser in browsers:
            await browser.event()
        one_more = Browser(board)
        assert (await asyncio.wait_for(one_more.arrived.get(), 5))["status"] == 503
        board.close()
        for browser in browsers:
            await browser.task

    run(test)


def test_another_session_has_other_versions():
    first, second = Board(DESK), Board(DESK)
    first.post(page("甲"))
    second.post(page("甲"))
    assert first.posted.version != second.posted.version


def test_what_is_printed_is_told(board):
    async def test():
        board.loop = asyncio.get_running_loop()
        board.post(page("甲"))
        browser = Browser(board)
        await browser.event()
        board.tell_printed("abc")
        assert await browser.event() == ("printed", {"state": "abc"})
        browser.left.set()
        await browser.task

    run(test)

"""Debian's Chromium driven by Playwright, without the network."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from installed import find_tool

_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def chromium() -> Iterator[object]:
    """Give a running browser; tests that ask for one are marked `tool("chromium")`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=find_tool("chromium"), args=list(_FLAGS)
        )
        try:
            yield browser
        finally:
            browser.close()


@contextmanager
def opened(browser, address: str, *, refusing: bool = False, **context) -> Iterator[object]:
    """Give a tab in which the report is shown; an error of a script's fails the test.

    `refusing` says that the test has the page's policy refuse something.
    """
    context = browser.new_context(
        viewport={"width": 1280, "height": 800},
        permissions=["clipboard-read", "clipboard-write"],
        **context,
    )
    said: list[str] = []
    try:
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda told: said.append(told.text) if _is_bad(told) else None)
        page.goto(address)
        page.wait_for_selector(".block, #alert:not([hidden])")
        yield page
        assert refusing or said == []
    finally:
        context.close()


def _is_bad(told) -> bool:
    """Tell what is a mistake of the page's; a lost connection is told as well and is none."""
    return told.type in {"error", "warning"} and "net::" not in told.text


def clipboard(page) -> str:
    """Return what was copied last."""
    return page.evaluate("navigator.clipboard.readText()")


def until(page, condition: str, told: object = None, *, seconds: float = 30) -> None:
    """Wait for a condition, looked at with every frame; `told` is what it may name.

    Playwright's own way evaluates text inside the page, which the page's policy refuses.
    """
    page.evaluate(
        f"""([told, seconds]) => new Promise((done, fail) => {{
          const end = performance.now() + seconds * 1000;
          const look = () => {{
            if ({condition}) done();
            else if (performance.now() > end) fail(new Error({condition!r}));
            else setTimeout(look, 15);
          }};
          look();
        }})""",
        [told, seconds],
    )

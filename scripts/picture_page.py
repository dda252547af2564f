"""Makes the pictures of the live page for the documentation.

    PYTHONPATH=tests python scripts/picture_page.py

Writes docs/images/page-*.png from the report in this repository. Needs Chromium, LibreOffice and
the fonts of .ci/install-tools.
"""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import chdir, contextmanager
from pathlib import Path

from PIL import Image

from browsing import chromium, opened, until
from rendering import official_faces
from watched import watching

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
WIDTH = 1080
_RARE = Image.Quantize.MAXCOVERAGE
_TABLE = "(() => document.querySelectorAll('.grid')[1].scrollIntoView({block: 'center'}))()"


def main() -> None:
    """Write the pictures."""
    with official_faces(), tempfile.TemporaryDirectory() as made:
        root = Path(made).resolve() / "report"
        shutil.copytree(ROOT / "content", root / "content")
        with chdir(root), chromium() as browser:
            with watching(root) as watched:
                for name, do, look in (
                    ("problems", _problems, {}),
                    ("address", _address, {"color_scheme": "dark"}),
                    ("exact", _exact, {}),
                ):
                    with _page(browser, watched.address, look) as page:
                        _take(page, do, f"page-{name}.zh.png")
            with (
                watching(root, language="en") as watched,
                _page(browser, watched.address, {}) as page,
            ):
                _take(page, _problems, "page-problems.png")


@contextmanager
def _page(browser: object, address: str, look: dict[str, str]) -> Iterator[object]:
    with opened(browser, address, reduced_motion="reduce", **look) as page:
        yield page


def _take(page: object, do: Callable[[object], None], name: str) -> None:
    do(page)
    until(
        page, "[...document.images].filter(i => i.offsetParent).slice(0, 3).every(i => i.complete)"
    )
    page.mouse.move(2, 400)
    with Image.open(io.BytesIO(page.screenshot())) as shot:
        height = round(WIDTH * shot.height / shot.width)
        small = shot.convert("RGB").resize((WIDTH, height), Image.Resampling.LANCZOS)
        # Colours begin with the rarest, an underline's or a lamp's, and end as means.
        few = small.quantize(256, _RARE, kmeans=4, dither=Image.Dither.NONE)
        few.save(PICTURES / name, optimize=True)


def _problems(page: object) -> None:
    page.keyboard.press("p")
    page.evaluate(_TABLE)
    page.locator("#list .item").nth(1).click()
    until(page, "document.querySelector('.found.lit')")
    page.evaluate("document.querySelector('#toast').remove()")


def _address(page: object) -> None:
    page.evaluate(_TABLE)
    page.locator(".grid").nth(1).locator("td[data-address]").nth(4).click()
    until(page, "document.querySelector('#toast').classList.contains('shown')")


def _exact(page: object) -> None:
    page.keyboard.press("v")
    until(page, "document.querySelectorAll('#pages img').length > 5", seconds=120)
    page.locator("#pages img").nth(4).scroll_into_view_if_needed()
    page.evaluate("document.querySelectorAll('#pages img')[4].scrollIntoView({block: 'start'})")
    until(page, "document.querySelectorAll('#pages img')[4].naturalWidth > 0")


if __name__ == "__main__":
    main()

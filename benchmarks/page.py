"""How long a save takes to be painted in the browser while `reportgen watch` runs: percentiles.

    python benchmarks/page.py [SAVES]

Each save changes a sentence of the shipped report, which stands in the middle of the window of
Debian's Chromium. The time runs from before the write of the file to the second frame after the
block was exchanged: by then it has been painted. Settling, building and sending are included.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "tests")]

from browsing import chromium, opened  # noqa: E402
from watched import watching  # noqa: E402

SECTION = "content/sections/08-学校党建工作情况.yaml"
_PAINTED = """([told]) => new Promise((done, fail) => {
  const report = document.querySelector('#report');
  const late = setTimeout(() => fail(new Error(told)), 20000);
  const watcher = new MutationObserver(() => {
    if (!report.textContent.includes(told)) return;
    watcher.disconnect();
    clearTimeout(late);
    requestAnimationFrame(() => requestAnimationFrame(() => {
      window.painted = performance.timeOrigin + performance.now();
    }));
  });
  watcher.observe(report, { childList: true, subtree: true });
  done();
})"""
_WHEN = """() => new Promise(done => {
  const look = () => window.painted ? done(window.painted) : setTimeout(look, 2);
  look();
})"""


def main() -> None:
    """Print the percentiles of a session of saves."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 40
    with tempfile.TemporaryDirectory() as made:
        root = Path(made).resolve()
        shutil.copytree(ROOT / "content", root / "content")
        with (
            chromium() as browser,
            watching(root, "--port", "7480") as watched,
            opened(browser, watched.address) as page,
        ):
            times = sorted(_saves(root / SECTION, page, saves))
    print(f"{saves} saves, from the write to the painted change:")
    for share in (50, 75, 90, 95, 99):
        print(
            f"  {share}th percentile {times[min(len(times) * share // 100, len(times) - 1)]:.0f} ms"
        )
    print(
        f"  least {times[0]:.0f} ms, most {times[-1]:.0f} ms, mean {statistics.mean(times):.0f} ms"
    )


def _saves(section: Path, page, saves: int):  # noqa: ANN001, ANN202
    text = section.read_text(encoding="utf-8")
    page.evaluate(
        "() => [...document.querySelectorAll('.block')]"
        ".find(node => node.textContent.includes('凝聚力')).scrollIntoView({block: 'center'})"
    )
    for number in range(saves):
        told = f"凝聚力第{number}次"
        page.evaluate(_PAINTED, [told])
        page.evaluate("() => { window.painted = 0; }")
        started = time.time() * 1000
        section.write_text(text.replace("凝聚力", told), encoding="utf-8")
        yield page.evaluate(_WHEN) - started


if __name__ == "__main__":
    main()

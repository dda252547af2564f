"""A long day of `reportgen watch`: thousands of saves of every kind in one session.

    python benchmarks/soak.py [SAVES]

Every change must be in the document or among the findings (none missed), every save must start one
build (none too many), and after a warm-up the memory must stay what it was. Needs git, and Linux
or macOS for the memory.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from openpyxl import load_workbook
from PIL import Image
from watch import enlarged, holding, recharting, session

from reportgen.drafting import Draft, Written
from reportgen.project import Project

Following = Callable[[], Written | Draft]


class Missed(Exception):  # noqa: N818 - what it is
    """A change that no build took up, or a build that nothing asked for."""


class Day:
    """A project being edited, and what its document must hold."""

    def __init__(self, project: Project) -> None:
        """Begin with the shipped report as it is."""
        self.project = project
        self.sections = project.content / "sections"
        self.prose = self.sections / "08-学校党建工作情况.yaml"
        self.text = self.prose.read_text(encoding="utf-8")
        self.table = next(self.sections.glob("01-*/02-*.yaml"))
        self.cells = self.table.read_text(encoding="utf-8")
        self.chart = recharting(holding(self.sections, "type: pie", "【图："))
        self.case = min((project.content / "cases").glob("*.yaml"))
        self.git("init", "-q")
        self.git("config", "user.email", "editor@example.com")
        self.git("config", "user.name", "editor")
        (project.root / ".gitignore").write_text("build/\n.reportgen/\n", encoding="utf-8")
        self.git("add", "-A")
        self.git("commit", "-qm", "as shipped")

    def git(self, *words: str) -> None:
        """Run git in the project."""
        subprocess.run(["git", *words], cwd=self.project.root, check=True, capture_output=True)

    def sentence(self, number: int) -> str:
        """Write a sentence in place."""
        mark = f"第{number}次改动"
        self.prose.write_text(self.text.replace("凝聚力", mark, 1), encoding="utf-8")
        return mark

    def renamed(self, number: int) -> str:
        """Save as vim and JetBrains do: beside it, then over it."""
        mark = f"第{number}次改名保存"
        beside = self.prose.with_name(f".{self.prose.name}.swp")
        beside.write_text(self.text.replace("凝聚力", mark, 1), encoding="utf-8")
        beside.replace(self.prose)
        return mark

    def backed_up(self, number: int) -> str:
        """Save as an editor does that moves the old file away first."""
        mark = f"第{number}次备份保存"
        kept = self.prose.with_name(f"{self.prose.name}~")
        self.prose.replace(kept)
        self.prose.write_text(self.text.replace("凝聚力", mark, 1), encoding="utf-8")
        kept.unlink()
        return mark

    def windows(self, number: int) -> str:
        """Save with a carriage return on every line."""
        mark = f"第{number}次回车保存"
        text = self.text.replace("凝聚力", mark, 1).replace("\n", "\r\n")
        self.prose.write_bytes(text.encode())
        return mark

    def cell(self, number: int) -> str:
        """Change a cell of a table that others compute with."""
        mark = str(200_000 + number)
        self.table.write_text(self.cells.replace("153410", mark, 1), encoding="utf-8")
        return mark

    def drawn(self, number: int) -> str:
        """Change a figure that a chart shows."""
        self.chart(number)
        return ""

    def workbook(self, number: int) -> str:
        """Save a workbook as Excel does: another file, moved into its place."""
        path = self.project.content / "data" / "获奖.xlsx"
        book = load_workbook(path)
        sheet = book.worksheets[0]
        mark = f"第{number}次表格"
        for row in sheet.iter_rows():
            if row[0].value and "合计" not in str(row[0].value):
                last = row[-1]
        last.value = mark if isinstance(last.value, str) else 10_000 + number
        beside = path.with_name(f"~${path.name}")
        beside.write_bytes(b"held")
        moved = path.with_name(f"{number:08X}.tmp")
        book.save(moved)
        moved.replace(path)
        beside.unlink()
        return str(last.value)

    def picture(self, number: int) -> str:
        """Put another picture into the place of one."""
        path = min((self.project.content / "images").glob("*.png"))
        color = (number % 256, number // 256 % 256, 90)
        Image.new("RGB", (240, 160), color).save(path)
        return ""

    def remade(self, number: int) -> str:
        """Delete a folder with all in it, and make it again with one case otherwise."""
        folder = self.case.parent
        texts = {path: path.read_text(encoding="utf-8") for path in folder.glob("*.yaml")}
        shutil.rmtree(folder)
        folder.mkdir()
        mark = f"第{number}次重建"
        for path, text in texts.items():
            lines = text.split("  第", 1)[0] if path == self.case else text
            more = f"  {mark}。\n" if path == self.case else ""
            path.write_text(lines.rstrip("\n") + "\n" + more, encoding="utf-8")
        return mark


def main() -> None:
    """Run the day; print what was built and how the memory went."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    chosen = random.Random(20251125)  # noqa: S311 - the same day every time
    with tempfile.TemporaryDirectory() as made:
        project = enlarged(Path(made).resolve(), 1)
        day = Day(project)
        steps = [day.sentence] * 6 + [day.renamed, day.backed_up, day.windows, day.cell, day.cell]
        steps += [day.drawn, day.workbook, day.picture, day.remade]
        done: Counter[str] = Counter()
        started, memory = time.monotonic(), [0]
        with session(project) as following:
            for number in range(saves):
                step = chosen.choice(steps)
                lived(step, number, following)
                done[step.__name__] += 1
                if number % 50 == 49:
                    mistaken(day, number, following)
                    switched(day, number, following)
                    done.update(mistaken=2, switched=2)
                if number in {saves // 10, saves - 1} or number % 500 == 499:
                    memory.append(resident())
                    seconds = time.monotonic() - started
                    print(f"{number + 1:5} saves, {memory[-1] / 1e6:.1f} MB, {seconds:.0f} s")
        growth = memory[-1] / memory[1] - 1
        builds = sum(done.values())
        print(", ".join(f"{name} {count}" for name, count in sorted(done.items())))
        print(
            f"{builds} builds, none missed, none too many; memory {growth:+.1%} after the warm-up"
        )


def lived(step: Callable[[int], str], number: int, following: Following) -> None:
    """Make a change and see that one build takes it up."""
    mark = step(number)
    written, draft = following(), following()
    assert isinstance(written, Written)
    assert isinstance(draft, Draft)
    if written.placed.path is None:
        raise Missed(f"{step.__name__} {number}: {[d.code for d in written.made.diagnostics]}")
    if mark and mark not in body(written.placed.path):
        raise Missed(f"{step.__name__} {number}: {mark} is not in the document")


def mistaken(day: Day, number: int, following: Following) -> None:
    """Save a mistake, which stops the build, and mend it."""
    before = day.prose.read_text(encoding="utf-8")
    day.prose.write_text(before.replace("title:", "title：", 1), encoding="utf-8")
    written, draft = following(), following()
    assert isinstance(written, Written)
    assert isinstance(draft, Draft)
    codes = {each.code for each in draft.built.checked.diagnostics}
    if written.placed.path is not None or "wide-colon" not in codes:
        raise Missed(f"mistake {number} was not told")
    day.prose.write_text(before + f"# {number}\n", encoding="utf-8")
    written, _ = following(), following()
    assert isinstance(written, Written)
    if written.placed.path is None:
        raise Missed(f"mended {number} was not built")


def switched(day: Day, number: int, following: Following) -> None:
    """Go back to what was shipped, and on to what was written, by git."""
    day.git("stash")
    written, _ = following(), following()
    day.git("stash", "pop")
    again, _ = following(), following()
    for each in (written, again):
        assert isinstance(each, Written)
        if each.placed.path is None:
            raise Missed(f"switch {number}: {[d.code for d in each.made.diagnostics]}")


def body(path: Path) -> str:
    """Return a document's text."""
    with zipfile.ZipFile(path) as package:
        return package.read("word/document.xml").decode()


def resident() -> int:
    """Return the bytes of memory that the process holds now."""
    try:
        pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


if __name__ == "__main__":
    main()

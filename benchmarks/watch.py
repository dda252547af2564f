"""How long a save takes to become a document while `reportgen watch` runs: percentiles.

    python benchmarks/watch.py [SAVES]

Each save changes the shipped report, or one ten times as long; the time runs from the write of the
file to the finished .docx, the settle time of the watcher included. `audited` is how much longer
the findings take.
"""

from __future__ import annotations

import gc
import re
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from reportgen.drafting import Draft, Failed, Written, drafts
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[1]
TIMES = 10
Step = Callable[[int], None]


def main() -> None:
    """Print the percentiles of each kind of save."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    print(f"{'':24} median    95 %    most   audited")
    for many in (1, TIMES):
        with tempfile.TemporaryDirectory() as made:
            project = enlarged(Path(made).resolve(), many)
            count = saves if many == 1 else max(10, saves // 3)
            for name, step in kinds(project).items():
                head = name if many == 1 else f"{name}, {many}-fold"
                print(f"{head:24} {told(*timed(project, step, count))}")


def enlarged(folder: Path, many: int) -> Project:
    """Return a project that holds the shipped report so many times, in files of their own."""
    shutil.copytree(ROOT / "content", folder / "content")
    content = folder / "content"
    for copy in range(1, many):
        for part in ("sections", "cases"):
            for path in sorted((ROOT / "content" / part).rglob("*.yaml")):
                inner = path.relative_to(ROOT / "content" / part)
                first = Path(inner.parts[0])
                place = content / part / f"{copy}{first.stem}{copy}{first.suffix}"
                place = place.joinpath(*inner.parts[1:])
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_text(renamed(path.read_text(encoding="utf-8"), copy), encoding="utf-8")
    return Project(folder)


def renamed(text: str, copy: int) -> str:
    """Return a file's text, its title, tables and charts under other names, nothing led to."""
    text = re.sub(r"(?m)^(title: [^|].*)$", rf"\g<1>{copy}", text)
    text = re.sub("【(?:节|案例|附件)：([^】]*)】", r"\1", text)
    names = [
        name
        for group in re.findall(r"(?m)^(?:tables|charts|pictures):\n((?:  .*\n|\n)*)", text)
        for name in re.findall(r"(?m)^  ([^\s:]+):", group)
    ]
    for name in sorted(names, key=len, reverse=True):
        text = re.sub(rf"(?<=【表：){re.escape(name)}(?=[；，】])", f"{name}{copy}", text)
        text = re.sub(rf"(?m)^  {re.escape(name)}:", f"  {name}{copy}:", text)
        text = re.sub(rf"(?<=【图：){re.escape(name)}(?=[；，】])", f"{name}{copy}", text)
        text = re.sub(rf"(?m)^(    table: ){re.escape(name)}$", rf"\g<1>{name}{copy}", text)
    return text


def kinds(project: Project) -> dict[str, Step]:
    """Return what each kind of save does, given its number."""
    sections = project.content / "sections"
    prose = sections / "08-学校党建工作情况.yaml"
    table = next(sections.glob("01-*/02-*.yaml"))
    chart = holding(sections, "type: pie", "【图：")
    lonely = sections / "99-新的一章.yaml"

    def remake(number: int) -> None:
        if number % 2:
            lonely.unlink()
        else:
            text = f"title: 新的一章{number}\nbody: |\n  全市有3所学校。\n"
            lonely.write_text(text, encoding="utf-8")

    return {
        "a sentence": rewriting(prose, "凝聚力"),
        "a new paragraph": rewriting(prose, "\nbody: |\n", "\nbody: |\n  第{}段。\n"),
        "a table's cell": rewriting(table, "153410", "{}53419"),
        "a chart's data": recharting(chart),
        "a file, new or gone": remake,
    }


def holding(folder: Path, *words: str) -> Path:
    """Return the first file that holds all these words."""
    found = (path for path in sorted(folder.rglob("*.yaml")))
    return next(p for p in found if all(word in p.read_text(encoding="utf-8") for word in words))


def rewriting(path: Path, old: str, new: str = "") -> Step:
    """Return what puts another number at one place of a file."""
    text = path.read_text(encoding="utf-8")
    assert old in text, (path, old)
    pattern = new or old + "{}"

    def step(number: int) -> None:
        path.write_text(text.replace(old, pattern.format(number + 1), 1), encoding="utf-8")

    return step


def recharting(path: Path) -> Step:
    """Return what changes a figure that a chart shows, so that it is drawn anew."""
    text = path.read_text(encoding="utf-8")
    block = re.search(r"(?m)^  [^\n]+:\n(?:    [^\n]*\n)*?    type: pie\n(?:    [^\n]*\n)*", text)
    name = re.search(r"table: (\S+)", block[0] if block else "")
    assert name is not None, path
    table = re.search(rf"(?m)^  {name[1]}:\n(?:    [^\n]*\n|\n)*?    data: \|\n", text)
    assert table is not None, path
    figure = re.compile(r"[0-9]{2,}(?=[\t\n])").search(text, text.index("\n", table.end() + 1))
    assert figure is not None, path

    def step(number: int) -> None:
        changed = str(int(figure[0]) + number + 1)
        path.write_text(text[: figure.start()] + changed + text[figure.end() :], encoding="utf-8")

    return step


@contextmanager
def session(project: Project) -> Iterator[Callable[[], Written | Draft]]:
    """Give what returns the next half of a build of a watch session."""
    gc.set_threshold(500_000)  # as the command does
    running = drafts(project)

    def following() -> Written | Draft:
        found = next(running)
        if isinstance(found, Failed):
            raise found.error
        return found

    try:
        following(), following()
        yield following
    finally:
        running.close()


def timed(project: Project, step: Step, saves: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds to the document, and those the audit takes after it."""
    documents, audits = [], []
    with session(project) as following:
        for number in range(saves):
            started = time.perf_counter()
            step(number)
            written = following()
            made = time.perf_counter()
            assert isinstance(written, Written)
            wrong = {each.code for each in written.made.diagnostics}
            assert written.placed.path is not None, wrong
            assert isinstance(following(), Draft)
            documents.append((made - started) * 1000)
            audits.append((time.perf_counter() - made) * 1000)
    return documents, audits


def told(documents: list[float], audits: list[float]) -> str:
    """Return the figures of a line."""
    documents.sort()
    late = documents[int(len(documents) * 0.95)]
    return f"{median(documents):6.0f}  {late:6.0f}  {documents[-1]:6.0f}  {median(audits):8.1f} ms"


if __name__ == "__main__":
    main()

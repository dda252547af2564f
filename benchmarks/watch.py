"""How long a save takes to become a document while `reportgen watch` runs: percentiles.

    python benchmarks/watch.py [SAVES]

Each save changes a sentence of the shipped report; the time runs from the write to the finished
.docx, the settle time of the watcher included.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

from reportgen.drafting import Written, drafts
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    """Print the percentiles of a session of saves."""
    saves = int(sys.argv[1]) if len(sys.argv) > 1 else 60
    with tempfile.TemporaryDirectory() as made:
        shutil.copytree(ROOT / "content", Path(made) / "content")
        project = Project(Path(made).resolve())
        section = project.content / "sections" / "08-学校党建工作情况.yaml"
        text = section.read_text(encoding="utf-8")
        session = drafts(project)
        next(session), next(session)
        times = []
        for number in range(saves):
            started = time.perf_counter()
            section.write_text(text.replace("凝聚力", f"凝聚力{number}"), encoding="utf-8")
            written = next(session)
            assert isinstance(written, Written)
            assert written.placed.path is not None
            times.append((time.perf_counter() - started) * 1000)
            next(session)
        session.close()
    times.sort()
    print(f"median {statistics.median(times):.0f} ms", end=", ")
    print(f"95th percentile {times[int(len(times) * 0.95)]:.0f} ms, most {times[-1]:.0f} ms")


if __name__ == "__main__":
    main()

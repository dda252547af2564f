"""How long the audit of a report takes: the shipped one, and the same ten times over.

    python benchmarks/audit.py

Prints the median and the least of 30 runs, warm, in milliseconds.
"""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path
from statistics import median

from reportgen import pipeline
from reportgen.audit import RULES, audit
from reportgen.project import Project

ROOT = Path(__file__).resolve().parents[1]
RUNS = 30


def main() -> None:
    """Time the audit as a whole and rule by rule."""
    report = pipeline.check(Project(ROOT)).report
    assert report is not None
    for name, many in (("shipped", 1), ("ten times", 10)):
        made = replace(report, chapters=report.chapters * many, cases=report.cases * many)
        print(f"{name:10} {timed(lambda made=made: list(audit(made)))}")
    for rule in RULES:
        print(f"  {rule.code:14} {timed(lambda rule=rule: list(audit(report, (rule,))))}")


def timed(run: object) -> str:
    """Return the median and least milliseconds of a call."""
    taken = []
    for _ in range(RUNS):
        started = time.perf_counter()
        run()
        taken.append((time.perf_counter() - started) * 1000)
    return f"{median(taken):7.1f} ms (least {min(taken):.1f})"


if __name__ == "__main__":
    main()

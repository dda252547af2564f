"""How long the command takes on the shipped report: CPU seconds of fresh processes, medians.

    python benchmarks/build.py [RUNS]

`cached` is a build with everything drawn and kept; `charts` draws every chart anew; `edited`
follows an edit of one section; `cold` starts without any cache. `python` is an interpreter that
does nothing: the floor under all of them. Needs Linux or macOS, where a child tells its time.
"""

from __future__ import annotations

import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = (sys.executable, "-m", "reportgen")


def cpu_seconds(*words: str) -> float:
    """Run a command; return the user and system time it took."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(words, capture_output=True, check=False, text=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    if done.returncode:
        sys.exit(f"{' '.join(words)} failed:\n{done.stdout}{done.stderr}")
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def copy_of_project(folder: Path) -> Path:
    """Return a copy of the shipped report, so that its own cache stays as it is."""
    for name in ("content", "schema", "templates"):
        shutil.copytree(ROOT / name, folder / name)
    return folder


def main() -> None:
    """Print a line for each kind of build."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    with tempfile.TemporaryDirectory() as made:
        project = copy_of_project(Path(made))
        section = min((project / "content" / "sections").rglob("0*-*/0*.yaml"))

        def drop_charts() -> None:
            shutil.rmtree(project / ".reportgen" / "charts", ignore_errors=True)

        def drop_all() -> None:
            shutil.rmtree(project / ".reportgen", ignore_errors=True)

        def edit() -> None:
            text = section.read_text(encoding="utf-8")
            section.write_text(text + "# edited\n", encoding="utf-8")

        kinds: dict[str, Callable[[], None]] = {
            "cached": lambda: None,
            "edited": edit,
            "charts": drop_charts,
            "cold": drop_all,
        }
        floor = statistics.median(cpu_seconds(sys.executable, "-c", "pass") for _ in range(runs))
        print(f"python  {floor:.3f} s CPU")
        cpu_seconds(*COMMAND, "build", str(project))
        for name, prepare in kinds.items():
            times = []
            for _ in range(runs):
                prepare()
                times.append(cpu_seconds(*COMMAND, "build", str(project)))
            print(f"{name:7} {statistics.median(times):.3f} s CPU (least {min(times):.3f})")


if __name__ == "__main__":
    main()

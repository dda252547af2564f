"""`run.py`, the one line that needs nothing but Python."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
BECOMES = """
import sys, run
sys.exit(run.become(sys.executable, "-c", "import os; print(os.getpid()); raise SystemExit(3)"))
"""


def test_ctrl_c_reaches_the_command_itself():
    """Where it can, the command takes the very place of what started it."""
    words = [sys.executable, "-c", BECOMES]
    with subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8") as process:
        said, _ = process.communicate(timeout=60)
    assert process.returncode == 3
    assert (int(said) == process.pid) == (os.name != "nt")

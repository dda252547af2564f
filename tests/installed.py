"""Programs beside Python that tests use."""

from __future__ import annotations

import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TOOLS = ROOT / ".tools"


def find_tool(name: str) -> str | None:
    """Return the path of an installed program, or None."""
    local = TOOLS / "node_modules" / ".bin" / name
    return str(local) if local.exists() else shutil.which(name)

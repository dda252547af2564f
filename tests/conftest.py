"""What tests share: programs beside Python are optional on a bare machine and required in CI."""

from __future__ import annotations

import os

import pytest

from installed import find_tool


@pytest.fixture(autouse=True)
def _tool_or_skip(request: pytest.FixtureRequest) -> None:
    """Skip a test marked `tool(name, …)` where the program is missing; in CI it fails."""
    for mark in request.node.iter_markers("tool"):
        missing = [name for name in mark.args if find_tool(name) is None]
        if missing and os.environ.get("CI"):
            pytest.fail(f"CI must install {', '.join(missing)}: see .ci/install-tools")
        if missing:
            pytest.skip(f"{', '.join(missing)} is not installed")

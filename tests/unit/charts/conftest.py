"""What the charts' tests share."""

from __future__ import annotations

import pytest
from chart_samples import make_chart


@pytest.fixture(scope="session")
def chart_of():
    return make_chart

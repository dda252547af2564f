"""The verbs with which something rises or falls."""

from __future__ import annotations

import re

ROSE = (
    "延长|增加|增长|提高|提升|上升|扩大|上涨|攀升|回升|加快|增|升|涨|扩|"
    "缩短|下降|减少|降低|缩小|回落|下跌|收窄|压减|缩减|放缓|降|减|跌|缩"
)
FALLS = re.compile("下降|减|降|回落|缩|下跌|少|收窄|放缓|跌|低")

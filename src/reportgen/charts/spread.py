"""Moving things along a line as little as possible so that none meets the next."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Return middles near the wanted ones, in the wanted order, that keep their sizes apart.

    The sum of the squared moves is least (pooling of neighbours that would meet). They stay
    between `low` and `high` where the sizes fit in there together, else they run over `high`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    offsets, reach = [], 0.0
    for index in order:
        offsets.append(reach + sizes[index] / 2)
        reach += sizes[index]
    pools: list[tuple[float, int]] = []  # (mean of wanted - offset, how many), never falling
    for index, offset in zip(order, offsets, strict=True):
        mean, count = wanted[index] - offset, 1
        while pools and pools[-1][0] > mean:
            before, more = pools.pop()
            mean, count = (before * more + mean * count) / (more + count), more + count
        pools.append((mean, count))
    edges = [max(low, min(mean, high - reach)) for mean, count in pools for _ in range(count)]
    moved = dict(zip(order, (e + o for e, o in zip(edges, offsets, strict=True)), strict=True))
    return tuple(moved[index] for index in range(len(wanted)))

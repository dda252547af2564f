"""Moving things along a line as little as needed so that none meets the next."""

from __future__ import annotations

from collections.abc import Sequence


def spread(
    wanted: Sequence[float], sizes: Sequence[float], low: float, high: float
) -> tuple[float, ...]:
    """Return middles near the wanted ones, in the wanted order, that keep their sizes apart.

    They stay between `low` and `high` as long as the sizes fit in there together; where they
    do not, they run over `high`.
    """
    order = sorted(range(len(wanted)), key=lambda index: wanted[index])
    places = dict.fromkeys(order, 0.0)
    edge = high
    for index in reversed(order):
        places[index] = min(wanted[index], edge - sizes[index] / 2)
        edge = places[index] - sizes[index] / 2
    edge = low
    for index in order:
        places[index] = max(places[index], edge + sizes[index] / 2)
        edge = places[index] + sizes[index] / 2
    return tuple(places[index] for index in range(len(wanted)))

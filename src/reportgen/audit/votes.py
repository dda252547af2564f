"""How many of a line's figures a way to reckon them explains, compared in haste."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from reportgen.audit.series import Series
from reportgen.quantity import step

_MOST_MEMBERS = 12  # of a line: what is looked at for a base
_NEAR = 0.02  # relative: a figure this near its ratio was meant as that ratio
_TELLING = 0.03  # a figure that rounding changes more than this confirms nothing
FEWEST = 3
_MOSTLY = 0.75  # of a growth's or share's figures: what has to be explained


@dataclass(frozen=True, slots=True)
class Figure:
    """A stated figure and a unit of its last digit."""

    value: float
    step: float


Values = Mapping[str, float]


def values(series: Series) -> dict[str, float]:
    """Return the figures for quick comparison; what is reported is computed exactly."""
    return {key: float(quantity.value) for key, quantity in series.figures().items()}


def figures_in(ratio: Series) -> dict[str, Figure]:
    """Return a line's first figures by the name of their member."""
    figures = list(ratio.figures().items())[:_MOST_MEMBERS]
    return {
        key: Figure(float(quantity.value), float(step(quantity.face))) for key, quantity in figures
    }


def divided(over: Values, under: Values, factor: float) -> Callable[[str], float | None]:
    """Return what gives a member's quotient of two lines."""

    def of(key: str) -> float | None:
        top, bottom = over.get(key), under.get(key)
        return top * factor / bottom if top and bottom else None

    return of


@dataclass(frozen=True, slots=True)
class Votes:
    """How many figures a base explains: at telling digits, at few digits, or nearly."""

    exact: int
    agreeing: int
    near: int

    def enough(self, count: int, *, named: bool) -> bool:
        """Tell whether that shows the base; a label that names the numerator helps."""
        explained = self.exact + self.agreeing + self.near
        if named and self.exact + self.agreeing and 2 * explained >= count:
            return True
        return (self.exact >= 2 and 2 * explained >= count) or (
            self.exact >= 1 and explained == count
        )

    def mostly(self, count: int, telling: int = 2) -> bool:
        """Tell whether nearly all figures are explained, so many of them to telling digits."""
        explained = self.exact + self.agreeing
        return self.exact >= telling and explained >= max(FEWEST, _MOSTLY * count)

    def shows(self, count: int, fewest: int) -> bool:
        """Tell whether all figures but one are explained, at least so many, one telling."""
        explained = self.exact + self.agreeing
        return self.exact >= 1 and explained >= max(fewest, count - 1)


def vote(stated: Mapping[str, Figure], of: Callable[[str], float | None]) -> Votes:
    """Return how many of the figures are what is reckoned for their member."""
    exact = agreeing = near = missed = 0
    for key, figure in stated.items():
        value = of(key)
        off = abs(value - figure.value) if value is not None else None
        size = abs(figure.value)
        if off is None or off > max(figure.step, _NEAR * size):
            missed += 1
        elif off > figure.step:
            near += 1
        elif figure.step <= _TELLING * size:
            exact += 1
        else:
            agreeing += 1
        if missed > len(stated) // 2 and not exact:
            break
    return Votes(exact, agreeing, near)

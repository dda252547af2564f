"""The nearest known name, for a name that is unknown."""

from __future__ import annotations

from collections.abc import Iterable

from reportgen.diagnostics import Phrase

_SHOWN = 8
_TRIED = 300  # comparing is slow; a project with thousands of pictures still answers at once


def near_hints(name: str, known: Iterable[str]) -> tuple[Phrase, ...]:
    """Return “did you mean …”, or else what is known here; nothing when nothing is."""
    names = list(dict.fromkeys(known))
    nearest = nearest_name(name, names)
    if nearest:
        return (Phrase("did-you-mean", {"nearest": nearest}),)
    shown = [*names[:_SHOWN], *(["…"] if len(names) > _SHOWN else [])]
    return (Phrase("known", {"names": shown}),) if shown else ()


def nearest_name(name: str, known: Iterable[str]) -> str:
    """Return the known name most like an unknown one, or an empty text."""
    from difflib import get_close_matches

    signs = set(name)
    names = [other for other in dict.fromkeys(known) if signs & set(other)][:_TRIED]
    part = [other for other in names if len(name) > 1 and (name in other or other in name)]
    return next(iter(get_close_matches(name, names, n=1, cutoff=0.5) or part), "")

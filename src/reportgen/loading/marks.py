"""The places of an instance's values, kept as offsets and made into `Mark`s when asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TypeAlias

from reportgen.loading.instance import DataPath, Mark, Scalar
from reportgen.loading.scalars import Style
from reportgen.source import SourceText

# key start, key end (-1, -1 without a key), start, end, style and decoded text ("" for a list).
RawMark: TypeAlias = tuple[int, int, int, int, Style | None, str]


class Marks(Mapping[DataPath, Mark]):
    """A mapping from data path to `Mark`; a mark is built at its first use and then kept."""

    __slots__ = ("_built", "_raw", "_source")

    def __init__(self, source: SourceText, raw: dict[DataPath, RawMark]) -> None:
        """Keep the offsets; nothing is computed yet."""
        self._source = source
        self._raw = raw
        self._built: dict[DataPath, Mark] = {}

    def __getitem__(self, path: DataPath) -> Mark:
        """Return the mark of a value; raises KeyError for a path that the data do not have."""
        mark = self._built.get(path)
        if mark is None:
            mark = self._built[path] = _mark(self._source, self._raw[path])
        return mark

    def __contains__(self, path: object) -> bool:
        """Tell whether the data have this path."""
        return path in self._raw

    def __iter__(self) -> Iterator[DataPath]:
        """Yield the paths in the order of the file, a list or mapping before its values."""
        return iter(self._raw)

    def __len__(self) -> int:
        """Count the values."""
        return len(self._raw)


def _mark(source: SourceText, raw: RawMark) -> Mark:
    key_start, key_end, start, end, style, text = raw
    key = source.span(key_start, key_end) if key_start >= 0 else None
    # YAML ends a block only at the next line with text; an editor sees it end at its last one.
    shown = start + len(source.text[start:end].rstrip())
    scalar = Scalar(source, start, end, style, text) if style is not None else None
    return Mark(key, source.span(start, shown), scalar)

"""What a rule of the audit is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from reportgen.audit.reading import Reading
from reportgen.diagnostics import Diagnostic


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: what it looks at, and text that passes and fails, which a test holds it to.

    `passing` and `failing` are bodies of a section, as an editor writes them; below a line `---`
    stand the data of the table 甲. `report` is what report.yaml says besides, `last_year` are the
    data of last year's table 甲.
    """

    code: str
    run: Callable[[Reading], Iterable[Diagnostic]]
    zh: str
    en: str
    passing: tuple[str, ...]
    failing: tuple[str, ...]
    report: str = ""
    last_year: str = ""

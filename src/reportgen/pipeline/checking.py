"""What was made held against the audit's rules and against what people have answered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from reportgen.audit import Held, audit, hold, read_answers, with_causes
from reportgen.diagnostics import Diagnostic
from reportgen.model import Report
from reportgen.pipeline.binding import with_bindings
from reportgen.pipeline.making import Made, concerns
from reportgen.pipeline.reading import Read
from reportgen.source import SourceText


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in what was made; `answered` is what a person has answered, as notes."""

    diagnostics: tuple[Diagnostic, ...]
    made: Made
    answered: tuple[Diagnostic, ...] = ()

    @property
    def texts(self) -> Mapping[str, SourceText]:
        """The files' texts, for excerpts."""
        return self.made.read.texts

    @property
    def report(self) -> Report | None:
        """What prints; None while it cannot be put together."""
        return self.made.report

    @property
    def document(self) -> bytes | None:
        """The .docx; None while any error stands."""
        return self.made.document

    @property
    def again(self) -> Callable[..., bytes] | None:
        """Render the document once more, with `remarks`; None while any error stands."""
        return self.made.again


def check_made(made: Made) -> Checked:
    """Audit what was made; a part is read with the whole, and told of alone."""
    diagnostics = list(made.diagnostics)
    whole, part = made.whole, made.part
    if whole is not None:
        found = [*diagnostics, *audit(whole, kept=made.kept)]
        diagnostics = with_causes(whole, with_bindings(found, made.read.texts), made.kept)
    if whole is not None and part:
        diagnostics = [each for each in diagnostics if concerns(each, part, whole)]
    held = _held(diagnostics, made.read, whole=not part)
    return Checked(_in_order(held.open, made.read), made, _in_order(held.answered, made.read))


def _held(diagnostics: Iterable[Diagnostic], found: Read, *, whole: bool) -> Held:
    """Hold what was found against the answers; a part alone says nothing of the others' answers."""
    file = next((each for each in found.sources.files if each.kind == "answers"), None)
    answers = read_answers(found.sources.instances.get(file.relative)) if file else ()
    held = hold(diagnostics, answers)
    if whole or not answers:
        return held
    return replace(held, open=tuple(d for d in held.open if d.code != "answer-needless"))


def _in_order(diagnostics: Iterable[Diagnostic], found: Read) -> tuple[Diagnostic, ...]:
    """Sort by file in reading order, then by place; the same message twice is told once."""
    order = {file.relative: index for index, file in enumerate(found.sources.files)}
    unique = {(d.key, d.span, str(d.params)): d for d in diagnostics}
    return tuple(
        sorted(unique.values(), key=lambda d: (order.get(d.span.path, len(order)), d.span))
    )

"""The exact pages: the document printed in the background, when somebody looks, as pictures."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from hashlib import blake2b

from reportgen.diagnostics import DiagnosticError, Language, hint_texts, message_text

Print = Callable[[bytes], bytes]
_SETTLED = 0.7  # seconds without a change before a document is printed
_KEPT = 24  # pictures of pages kept
_ENDING = 15.0  # seconds


@dataclass(frozen=True, slots=True)
class Printed:
    """A printed document: the digest that its pages are served under, their sizes in points.

    `places` are the blocks' by their ids: the page, from 0, and how far down it stands; with
    them, under their own names, what else the document bookmarks.
    """

    id: str = ""
    pdf: bytes = field(default=b"", repr=False)
    sizes: tuple[tuple[float, float], ...] = ()
    places: Mapping[str, tuple[int, float]] = field(default_factory=dict, repr=False)
    failed: str = ""  # why the newest document could not be printed


@dataclass(slots=True)
class Printer:
    """The newest document, the last printed one, and a thread that prints while it is needed."""

    print_document: Print
    tell: Callable[[str], None]
    language: Language
    settled: float = _SETTLED
    document: bytes | None = None
    printed: Printed = Printed()
    done: bytes | None = None  # the document that `printed` is of
    pictures: OrderedDict[tuple[str, int, int], bytes] = field(default_factory=OrderedDict)
    changed: threading.Condition = field(default_factory=threading.Condition)
    drawing: threading.Lock = field(
        default_factory=threading.Lock
    )  # the PDF library has no threads
    working: bool = False
    ending: bool = False
    thread: threading.Thread | None = None

    def renew(self, document: bytes | None) -> None:
        """Take the newest document; one is printed when somebody looks."""
        with self.changed:
            if document is not None:
                self.document = document
            self.changed.notify_all()

    def end(self) -> None:
        """Print nothing more; what is being printed may finish and tidy up, within reason."""
        with self.changed:
            self.ending = True
            self.changed.notify_all()
        if self.thread is not None:
            self.thread.join(_ENDING)

    def look(self) -> tuple[Printed, bool]:
        """Return the last printed pages, and whether newer ones are being made; begin with them."""
        with self.changed:
            stale = self.document is not None and self.document is not self.done
            if stale and not self.working and not self.ending:
                self.working = True
                self.thread = threading.Thread(
                    target=self._work, name="reportgen-print", daemon=True
                )
                self.thread.start()
            return self.printed, self.working

    def picture(self, ident: str, number: int, width: int) -> bytes | None:
        """Return a page, from 0, as PNG; None for pages that are no longer there."""
        key = (ident, number, width)
        with self.drawing:
            printed = self.printed
            if ident != printed.id or not 0 <= number < len(printed.sizes):
                return None
            if key not in self.pictures:
                from reportgen.office import page_picture

                self.pictures[key] = page_picture(printed.pdf, number, width)
                while len(self.pictures) > _KEPT:
                    self.pictures.popitem(last=False)
            self.pictures.move_to_end(key)
            return self.pictures[key]

    def _work(self) -> None:
        """Print the newest document once nothing has changed for a moment."""
        document = self._settled_document()
        printed = self._printed(document) if document is not None else self.printed
        with self.changed:
            self.printed, self.done, self.working = printed, document, False
        self.tell(f"{printed.id}{'!' if printed.failed else ''}")

    def _settled_document(self) -> bytes | None:
        with self.changed:
            while not self.ending and self.changed.wait(self.settled):
                pass
            return None if self.ending else self.document

    def _printed(self, document: bytes) -> Printed:
        from reportgen.office import bookmark_places, page_sizes
        from reportgen.word import block_bookmark

        try:
            pdf = self.print_document(document)
        except DiagnosticError as error:
            told = (
                " ".join((message_text(each, self.language), *hint_texts(each, self.language)))
                for each in error.diagnostics
            )
            last = self.printed
            return replace(last, failed=" ".join(told))
        with self.drawing:
            sizes = page_sizes(pdf)
        lead = block_bookmark("")
        places = {name.removeprefix(lead): at for name, at in bookmark_places(pdf).items()}
        return Printed(blake2b(pdf, digest_size=10).hexdigest(), pdf, sizes, places)

"""The exact pages: printed when somebody looks, once the document is settled, the last kept."""

from __future__ import annotations

import io
import queue

import pytest

from reportgen.diagnostics import DiagnosticError, problem
from reportgen.preview.exact import Printer
from reportgen.source import file_span

SOON = 20


def pdf(pages: int) -> bytes:
    from pypdf import PdfWriter

    writer = PdfWriter()
    for number in range(pages):
        writer.add_blank_page(595, 842 + number)
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.fixture
def told():
    return queue.Queue()


def printer(told, work, settled=0.0):
    return Printer(work, told.put, "zh", settled)


def test_nothing_is_printed_until_somebody_looks(told):
    asked = []

    def work(document):
        asked.append(document)
        return pdf(2)

    made = printer(told, work)
    made.renew(b"one")
    assert asked == []
    assert made.look() == (made.printed, True)
    told.get(timeout=SOON)
    printed, working = made.look()
    assert asked == [b"one"]
    assert not working
    assert printed.sizes == ((595, 842), (595, 843))
    assert made.picture(printed.id, 1, 200).startswith(b"\x89PNG")
    assert made.picture(printed.id, 2, 200) is None
    assert made.picture("other", 0, 200) is None


def test_the_last_pages_stay_when_a_document_cannot_be_printed(told):
    def work(document):
        if document == b"bad":
            raise DiagnosticError(problem("no-office.pages", file_span("report.docx")))
        return pdf(1)

    made = printer(told, work)
    made.renew(b"good")
    made.look()
    told.get(timeout=SOON)
    good, _ = made.look()
    made.renew(b"bad")
    made.look()
    told.get(timeout=SOON)
    now, working = made.look()
    assert now.id == good.id
    assert "LibreOffice" in now.failed
    assert not working


def test_of_several_saves_the_last_is_printed(told):
    asked = []

    def work(document):
        asked.append(document)
        return pdf(1)

    made = printer(told, work, settled=0.2)
    for document in (b"one", b"two", b"three"):
        made.renew(document)
        made.look()
    told.get(timeout=SOON)
    assert asked == [b"three"]


def test_no_more_is_printed_at_the_end(told):
    made = printer(told, lambda _: pdf(1), settled=5)
    made.renew(b"one")
    made.look()
    made.end()
    told.get(timeout=SOON)
    assert made.printed.id == ""
    assert made.look() == (made.printed, False)

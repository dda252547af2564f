"""A document that a person has edited is told from one that is as it was written."""

from __future__ import annotations

from altered import official
from word_reports import paragraph, report, written

from reportgen.word import structure_problems, written_by_us
from reportgen.word.fingerprint import signed
from reportgen.word.package import CONTENT_TYPES, DOCUMENT, read_parts, write_package, write_stored

DATA = written(report(paragraph("正文。")))


def test_a_document_as_it_was_written_is_known():
    assert written_by_us(DATA)


def test_repacking_changes_nothing():
    assert written_by_us(write_stored(read_parts(DATA)))


def test_a_changed_word_is_noticed():
    parts = read_parts(DATA)
    parts[DOCUMENT] = parts[DOCUMENT].replace("正文。".encode(), "改文。".encode())
    assert not written_by_us(write_package(parts))


def test_a_changed_style_an_added_and_a_missing_part_are_noticed():
    parts = read_parts(DATA)
    assert not written_by_us(
        write_package({**parts, "word/styles.xml": parts["word/styles.xml"] + b" "})
    )
    assert not written_by_us(write_package({**parts, "word/comments.xml": b"<w:comments/>"}))
    del parts["docProps/core.xml"]
    assert not written_by_us(write_package(parts))


def test_what_others_wrote_is_not_ours():
    assert not written_by_us(official())
    assert not written_by_us(b"")
    assert not written_by_us(b"PK\x03\x04 not a zip")
    assert not written_by_us("手写的".encode())


def test_a_forged_or_lost_fingerprint_is_not_ours():
    parts = read_parts(DATA)
    own = parts["docProps/custom.xml"]
    assert not written_by_us(
        write_package({**parts, "docProps/custom.xml": own.replace(b"reportgen", b"other")})
    )


def test_a_template_with_properties_of_its_own_keeps_them():
    made = signed(
        {
            CONTENT_TYPES: b"<Types></Types>",
            "_rels/.rels": b"<Relationships></Relationships>",
            DOCUMENT: b"<x/>",
            "docProps/custom.xml": (
                b'<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/'
                b'custom-properties"><property pid="7" name="own"/></Properties>'
            ),
        }
    )
    assert b'name="own"' in made["docProps/custom.xml"]
    assert b'pid="8"' in made["docProps/custom.xml"]
    assert made["_rels/.rels"] == b"<Relationships></Relationships>"


def test_a_template_that_was_itself_a_report_is_signed_anew():
    """A designer may begin with a document that this tool made."""
    again = write_package(signed(read_parts(DATA)))
    assert written_by_us(again)
    assert read_parts(again)["docProps/custom.xml"].count(b'name="reportgen"') == 1
    assert structure_problems(again) == ()

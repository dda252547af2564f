"""The document put in its place."""

from pathlib import Path

import pytest

from reportgen.diagnostics import DiagnosticError
from reportgen.pipeline.save import lock_files, save


def _ours(data: bytes) -> bool:
    return data.startswith(b"ours")


def test_the_document_goes_where_it_was_asked_to(tmp_path):
    saved = save(tmp_path / "build" / "报告.docx", b"ours 1", _ours)
    assert saved.path.read_bytes() == b"ours 1"
    assert saved.kept == ""


def test_an_untouched_document_is_replaced(tmp_path):
    target = tmp_path / "报告.docx"
    save(target, b"ours 1", _ours)
    assert save(target, b"ours 2", _ours).path == target
    assert target.read_bytes() == b"ours 2"


def test_a_document_edited_by_hand_is_kept_and_the_new_one_goes_beside_it(tmp_path):
    target = tmp_path / "报告.docx"
    target.write_bytes(b"edited in Word")
    saved = save(target, b"ours 2", _ours)
    assert (saved.path.name, saved.kept) == ("报告（新）.docx", "edited")
    assert target.read_bytes() == b"edited in Word"


def test_the_version_beside_it_is_replaced_too_unless_edited(tmp_path):
    target = tmp_path / "报告.docx"
    target.write_bytes(b"edited")
    save(target, b"ours 1", _ours)
    assert save(target, b"ours 2", _ours).path.name == "报告（新）.docx"
    (tmp_path / "报告（新）.docx").write_bytes(b"edited as well")
    assert save(target, b"ours 3", _ours).path.name == "报告（新2）.docx"


@pytest.mark.parametrize("number", [0, 1, 2])
def test_a_document_open_in_an_office_program_is_kept(tmp_path, number):
    target = tmp_path / "二〇二五年报告.docx"
    save(target, b"ours 1", _ours)
    list(lock_files(target))[number].write_bytes(b"")
    saved = save(target, b"ours 2", _ours)
    assert (saved.path.name, saved.kept) == ("二〇二五年报告（新）.docx", "open")
    assert target.read_bytes() == b"ours 1"


def test_versions_beside_it_go_when_the_document_itself_can_be_written_again(tmp_path):
    target = tmp_path / "报告.docx"
    target.write_bytes(b"edited")
    save(target, b"ours 1", _ours)
    target.unlink()
    save(target, b"ours 2", _ours)
    assert [p.name for p in tmp_path.iterdir()] == ["报告.docx"]


@pytest.mark.parametrize(
    ("name", "lock"),
    [
        ("abc.docx", "~$abc.docx"),
        ("1234567.docx", "~$234567.docx"),
        ("12345678.docx", "~$345678.docx"),
    ],
)
def test_words_lock_drops_letters_of_long_names(name, lock):
    assert next(lock_files(Path(name))).name == lock


def test_a_folder_that_cannot_be_written_is_told_and_nothing_is_lost(tmp_path):
    (tmp_path / "build").write_bytes(b"a file, not a folder")
    with pytest.raises(DiagnosticError) as caught:
        save(tmp_path / "build" / "报告.docx", b"ours", _ours)
    assert [d.code for d in caught.value.diagnostics] == ["output-unwritable"]

"""A package is read within bounds and written the same every time."""

from __future__ import annotations

import io
import zipfile

import pytest
from altered import official

from reportgen.diagnostics import DiagnosticError, message_text
from reportgen.word.package import (
    CONTENT_TYPES,
    DOCUMENT,
    read_parts,
    write_package,
    write_stored,
)


def told(data: bytes) -> str:
    with pytest.raises(DiagnosticError) as caught:
        read_parts(data, "templates/局里的.docx")
    (problem,) = caught.value.diagnostics
    assert problem.code == "template-unreadable"
    assert (problem.span.path, problem.span.line, problem.span.column) == (
        "templates/局里的.docx",
        1,
        1,
    )
    return message_text(problem, "zh")


def zipped(*entries: tuple[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in entries:
            package.writestr(name, content)
    return target.getvalue()


def test_what_is_written_is_read_back() -> None:
    parts = {CONTENT_TYPES: b"<Types/>", DOCUMENT: b"<w/>", "word/media/a.png": b"\x89PNG" * 9}
    assert read_parts(write_package(parts)) == parts
    assert read_parts(write_stored(parts)) == parts


def test_the_same_parts_give_the_same_bytes_in_whatever_order_they_come() -> None:
    parts = read_parts(official())
    turned = dict(reversed(parts.items()))
    assert write_package(parts) == write_package(turned)


def test_the_content_types_come_first_and_pictures_are_stored() -> None:
    parts = {"word/media/a.PNG": b"a" * 999, DOCUMENT: b"b" * 999, CONTENT_TYPES: b"c" * 999}
    with zipfile.ZipFile(io.BytesIO(write_package(parts))) as package:
        infos = package.infolist()
    assert [info.filename for info in infos] == [CONTENT_TYPES, DOCUMENT, "word/media/a.PNG"]
    assert [info.compress_type for info in infos] == [8, 8, 0]
    assert {info.date_time for info in infos} == {(1980, 1, 1, 0, 0, 0)}


@pytest.mark.parametrize("data", [b"", b"no zip at all", official()[:5000]])
def test_a_damaged_file_is_told(data: bytes) -> None:
    assert told(data) == "模板 templates/局里的.docx 打不开：文件已经损坏"


def test_a_flipped_byte_is_told() -> None:
    data = bytearray(write_package(read_parts(official())))
    data[300] ^= 255
    assert "打不开" in told(bytes(data))


def test_a_zip_that_is_no_word_document_is_told() -> None:
    assert told(zipped(("a.txt", b"x"))).endswith("打不开：它不是 Word 文档（.docx）")


def test_a_zip_bomb_is_told_before_it_is_unpacked() -> None:
    assert told(zipped((CONTENT_TYPES, b"\0" * (65 * 1024 * 1024)))).endswith("文件里的内容太大")
    assert told(zipped(*((f"{n}.xml", b"") for n in range(2_001)))).endswith("文件里的内容太大")


@pytest.mark.parametrize("name", ["../a.xml", "/a.xml", "C:/a.xml", "word/..\\a.xml"])
def test_names_that_lead_out_of_the_package_are_refused(name: str) -> None:
    assert told(zipped((CONTENT_TYPES, b""), (DOCUMENT, b""), (name, b""))).endswith("文件已经损坏")


@pytest.mark.parametrize("cut", range(0, 54_000, 7_000))
def test_no_cut_file_ends_in_anything_but_a_message(cut: int) -> None:
    told(official()[:cut])

"""Pictures made fit to print."""

import io

import pytest
from PIL import Image

from reportgen.diagnostics import DiagnosticError
from reportgen.loading.pictures import fit_picture, read_pictures
from reportgen.source import file_span

ROTATED_RIGHT = 6
SPAN = file_span("content/images/a.jpg")


def _photo(size=(400, 300), kind="JPEG", orientation=None, gps=False) -> bytes:
    image = Image.new("RGB", size, "white")
    image.paste("red", (0, 0, size[0] // 4, size[1] // 4))
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
    if gps:
        exif.get_ifd(0x8825)[2] = (37.0, 59.0, 1.0)
    out = io.BytesIO()
    image.save(out, kind, exif=exif)
    return out.getvalue()


def test_a_photo_taken_upright_is_turned_as_the_camera_says():
    fitted = fit_picture(_photo(orientation=ROTATED_RIGHT), "a.jpg", SPAN)
    assert (fitted.width, fitted.height) == (300, 400)
    with Image.open(io.BytesIO(fitted.data)) as seen:
        assert seen.size == (300, 400)
        assert seen.getpixel((290, 10))[1] < 100  # the red corner is now at the right


def test_where_a_photo_was_taken_does_not_get_into_the_document():
    fitted = fit_picture(_photo(gps=True), "a.jpg", SPAN)
    with Image.open(io.BytesIO(fitted.data)) as seen:
        assert not seen.getexif()


def test_a_large_photo_is_shrunk_to_what_print_needs():
    fitted = fit_picture(_photo((6000, 4000)), "a.jpg", SPAN)
    assert (fitted.width, fitted.height) == (1900, 1267)


def test_a_picture_that_fits_keeps_its_bytes():
    out = io.BytesIO()
    Image.new("RGB", (400, 300), "blue").save(out, "PNG")
    assert fit_picture(out.getvalue(), "a.png", SPAN).data == out.getvalue()


@pytest.mark.parametrize("kind", ["GIF", "BMP", "TIFF", "WEBP"])
def test_other_formats_become_ones_that_word_shows(kind):
    out = io.BytesIO()
    Image.new("RGB", (40, 30), "blue").save(out, kind)
    fitted = fit_picture(out.getvalue(), "a", SPAN)
    assert fitted.content_type in {"image/png", "image/jpeg"}


@pytest.mark.parametrize(
    "data", [b"", b"no picture", _photo()[:200], b"\x89PNG\r\n\x1a\n" + b"0" * 40]
)
def test_what_is_no_picture_is_told(data):
    with pytest.raises(DiagnosticError) as caught:
        fit_picture(data, "a.jpg", SPAN)
    assert caught.value.diagnostics[0].code in {"picture-format", "picture-broken"}


def test_a_folder_of_pictures_is_read_by_path_and_a_broken_one_hides_no_other(tmp_path):
    folder = tmp_path / "content" / "images"
    (folder / "一").mkdir(parents=True)
    (folder / "一" / "甲.jpg").write_bytes(_photo())
    (folder / "乙.PNG").write_bytes(b"broken")
    pictures, problems = read_pictures(folder, tmp_path, tmp_path / "cache")
    assert list(pictures) == ["content/images/一/甲.jpg"]
    assert [(d.code, d.span.path) for d in problems] == [
        ("picture-format", "content/images/乙.PNG")
    ]


def test_a_picture_that_changed_within_the_same_size_is_read_again(tmp_path):
    folder = tmp_path / "content" / "images"
    folder.mkdir(parents=True)
    (folder / "a.jpg").write_bytes(_photo(orientation=1))
    first, _ = read_pictures(folder, tmp_path, tmp_path / "cache")
    (folder / "a.jpg").write_bytes(_photo(orientation=ROTATED_RIGHT))
    second, _ = read_pictures(folder, tmp_path, tmp_path / "cache")
    assert first["content/images/a.jpg"].width == 400
    assert second["content/images/a.jpg"].width == 300


def test_a_folder_that_does_not_exist_holds_no_pictures(tmp_path):
    assert read_pictures(tmp_path / "none", tmp_path, tmp_path / "cache") == ({}, ())

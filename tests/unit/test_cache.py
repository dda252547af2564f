"""What is kept between runs."""

from reportgen.cache import read_cache, write_atomically, write_cache


def test_what_was_kept_comes_back(tmp_path):
    write_cache(tmp_path / "a" / "b", b"data")
    assert read_cache(tmp_path / "a" / "b") == b"data"


def test_a_damaged_file_is_as_good_as_none(tmp_path):
    write_cache(tmp_path / "b", b"data")
    (tmp_path / "b").write_bytes((tmp_path / "b").read_bytes()[:-1] + b"X")
    assert read_cache(tmp_path / "b") is None
    assert read_cache(tmp_path / "none") is None


def test_a_folder_that_cannot_be_made_is_no_failure(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    write_cache(tmp_path / "file" / "b", b"data")
    assert read_cache(tmp_path / "file" / "b") is None


def test_nothing_is_left_beside_a_written_file(tmp_path):
    write_atomically(tmp_path / "甲.docx", b"one")
    write_atomically(tmp_path / "甲.docx", b"two")
    assert [p.name for p in tmp_path.iterdir()] == ["甲.docx"]
    assert (tmp_path / "甲.docx").read_bytes() == b"two"

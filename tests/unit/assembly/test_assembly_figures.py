"""What must hold of a name in 【图：…】: which chart or picture it means."""

from __future__ import annotations

from dataclasses import replace

from reportgen.assembly.figures import (
    Definition,
    Missing,
    declared_picture,
    find_figure,
    is_told,
    missing_figure,
    read_figures,
)
from reportgen.assembly.parts import read_manuscript
from reportgen.source import file_span

CASE = "title: 甲\npictures:\n  集结:\n    file: images/集结.jpg\n    alt: 广场上的人\n"
CHART = "title: 乙\ncharts:\n  分布:\n    type: bar\n    table: 表\n    show: 人数\n"
BROKEN = frozenset({"content/images/集结.jpg"})
PICTURES = ("images/集结.jpg", "images/马拉松/1.jpg", "images/工匠/1.jpg", "images/培训.PNG")


def _book(sources, files, pictures=PICTURES):
    read = sources(files, pictures)
    problems = []
    manuscript, _ = read_manuscript(read)
    return read_figures(read, problems), {part.name: part for part in manuscript.parts()}, problems


def test_a_name_is_a_definition_first_then_a_file_by_stem_name_or_folder(sources) -> None:
    files = {"cases/01-马拉松.yaml": CASE, "sections/01-乙.yaml": CHART}
    book, parts, problems = _book(sources, files)
    part = parts["马拉松"]
    assert not problems
    (chart,) = find_figure("分布", part, book)
    assert isinstance(chart, Definition)
    assert chart.kind == "chart"
    for name in ("培训", "培训.PNG"):
        (file,) = find_figure(name, part, book)
        assert file.file == "content/images/培训.PNG"
    (file,) = find_figure("工匠/1", part, book)
    assert file.file == "content/images/工匠/1.jpg"
    assert find_figure("没有", part, book) == (Missing("没有"),)


def test_of_two_files_of_one_name_the_part_s_own_folder_is_meant(sources) -> None:
    book, parts, _ = _book(sources, {"cases/01-马拉松.yaml": CASE, "sections/01-乙.yaml": CHART})
    (own,) = find_figure("1", parts["马拉松"], book)
    assert own.file == "content/images/马拉松/1.jpg"
    assert len(find_figure("1", parts["乙"], book)) == 2


def test_a_decomposed_file_name_from_a_mac_is_found(sources) -> None:
    book, parts, _ = _book(sources, {"sections/01-乙.yaml": CHART}, ("images/Cafe\u0301.jpg",))
    (file,) = find_figure("Caf\u00e9", parts["乙"], book)
    assert file.file == "content/images/Cafe\u0301.jpg"


def test_one_name_for_two_is_told_with_the_first(sources, told) -> None:
    files = {"cases/01-甲.yaml": CASE, "cases/02-丁.yaml": CASE.replace("甲", "丁")}
    _, _, problems = _book(sources, files)
    assert [told(each) for each in problems] == [
        (
            "content/cases/02-丁.yaml:3:3: name-twice: 图表和图片的名字“集结”用了两次"
            " | 给其中一个换个名字，放它的地方也一起改"
        )
    ]
    assert problems[0].related[0].span.path == "content/cases/01-甲.yaml"


def test_a_declared_picture_has_its_size_and_text(sources) -> None:
    book, _, _ = _book(sources, {"cases/01-甲.yaml": CASE})
    picture = declared_picture(book.definitions["集结"], book, "b1", [])
    assert (picture.file, picture.width, picture.height) == ("content/images/集结.jpg", 800, 600)
    assert picture.alt == "广场上的人"


def test_a_declared_picture_whose_file_is_missing_is_framed_and_told(sources, told) -> None:
    book, _, _ = _book(sources, {"cases/01-甲.yaml": CASE.replace("结.jpg", "合.jpg")})
    problems = []
    picture = declared_picture(book.definitions["集结"], book, "b1", problems)
    assert picture.missing
    assert (picture.width, picture.height) == (4, 3)
    assert [told(each) for each in problems] == [
        (
            "content/cases/01-甲.yaml:4:11: picture-missing: 还没有图片“images/集合.jpg”，"
            "先印一个空框 | 是不是“images/集结.jpg”？"
        )
    ]


def test_a_short_declaration_is_the_file_alone(sources) -> None:
    files = {"cases/01-甲.yaml": "title: 甲\npictures:\n  集: images\\集结.jpg\n"}
    book, _, _ = _book(sources, files)
    picture = declared_picture(book.definitions["集"], book, "b1", [])
    assert picture.file == "content/images/集结.jpg"


def test_a_strange_name_is_a_slip_when_a_known_one_is_near_and_a_picture_to_come_else(
    sources, told
) -> None:
    book, _, _ = _book(sources, {"sections/01-乙.yaml": CHART})
    here = file_span("a.yaml")
    assert told(missing_figure(Missing("分步"), book, here)) == (
        "a.yaml:1:1: unknown-name: 没有名为“分步”的图表或图片 | 是不是“分布”？"
    )
    assert told(missing_figure(Missing("培训2"), book, here)) == (
        "a.yaml:1:1: picture-missing: 还没有图片“培训2”，先印一个空框 | 是不是“培训”？"
    )
    assert told(missing_figure(Missing("开工仪式"), book, here)) == (
        "a.yaml:1:1: picture-missing: 还没有图片“开工仪式”，先印一个空框"
        " | 把它放进 content/images 文件夹"
    )


def test_of_a_picture_that_cannot_be_read_nothing_more_is_told(sources):
    read = replace(sources({"cases/01-甲.yaml": CASE}, ()), broken_pictures=BROKEN)
    book, problems = read_figures(read, []), []
    picture = declared_picture(book.definitions["集结"], book, "b1", problems)
    assert picture.missing
    assert problems == []
    assert is_told(Missing("集结"), book)
    assert not is_told(Missing("集合"), book)

"""From charts to pictures: real PNGs, the same everywhere, kept between runs."""

from __future__ import annotations

import hashlib
import subprocess
import sys
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from chart_samples import KINDS, ONE, TWO, every_kind, make_chart
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from reportgen.charts import describe, draw_charts
from reportgen.diagnostics import Severity
from reportgen.model import Chart, Series


def opened(png: bytes) -> Image.Image:
    with Image.open(BytesIO(png)) as image:
        image.load()
        return image


def test_every_kind_is_drawn_at_300_dpi_and_its_stated_size(tmp_path):
    pictures, diagnostics = draw_charts(every_kind(), tmp_path)
    assert diagnostics == ()
    assert list(pictures) == [f"b{number}" for number in range(7)]
    for picture in pictures.values():
        image = opened(picture.png)
        assert image.info["dpi"] == pytest.approx((300, 300), abs=0.1)
        assert picture.width_mm == 140
        assert image.width == round(picture.width_mm / 25.4 * 300)
        assert image.height == round(picture.height_mm / 25.4 * 300)
        assert 30 < picture.height_mm < 100
        assert len(picture.png) < 60_000


def test_nothing_is_cut_off_at_the_edge(tmp_path):
    pictures, _ = draw_charts(every_kind(), tmp_path)
    for picture in pictures.values():
        image = opened(picture.png).convert("L")
        inner = image.crop((3, 3, image.width - 3, image.height - 3))
        image.paste(255, (3, 3, image.width - 3, image.height - 3))
        assert image.getextrema() == (255, 255)
        assert inner.getextrema()[0] < 60


def test_the_picture_carries_no_program_or_time(tmp_path):
    pictures, _ = draw_charts(every_kind(), tmp_path)
    assert all(set(opened(p.png).info) == {"dpi"} for p in pictures.values())


def test_two_series_are_told_apart_in_grey(tmp_path):
    pictures, _ = draw_charts([make_chart("grouped", TWO)], tmp_path)
    counted = opened(pictures["b1"].png).convert("L").getcolors(256)
    tones = [tone for count, tone in counted if count > 20_000]
    assert len([tone for tone in tones if tone < 100]) == 1
    assert len([tone for tone in tones if 150 < tone < 230]) == 1


def test_the_alternative_text_goes_with_the_picture(tmp_path):
    chart = make_chart("bar", ONE)
    pictures, _ = draw_charts([chart], tmp_path)
    assert pictures["b1"].alt == describe(chart)


def test_the_same_chart_gives_the_same_bytes_alone_and_after_others(tmp_path):
    first, _ = draw_charts(every_kind(), tmp_path / "a")
    second, _ = draw_charts(every_kind()[::-1], tmp_path / "b")
    assert all(first[name].png == second[name].png for name in first)


SCRIPT = """
import sys
sys.path.insert(0, sys.argv[2])
from pathlib import Path
from chart_samples import every_kind
from reportgen.charts import draw_charts
import hashlib
pictures, _ = draw_charts(every_kind(), Path(sys.argv[1]))
heavy = {name.split(".")[0] for name in sys.modules} & {"matplotlib", "numpy", "PIL"}
print(hashlib.sha256(b"".join(p.png for p in pictures.values())).hexdigest(), sorted(heavy))
"""


def in_another_process(cache: Path) -> str:
    command = [sys.executable, "-c", SCRIPT, str(cache), str(Path(__file__).parent)]
    done = subprocess.run(command, capture_output=True, text=True, check=False, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_another_process_draws_the_same_bytes_and_a_cached_one_imports_nothing_heavy(tmp_path):
    pictures, _ = draw_charts(every_kind(), tmp_path / "here")
    digest = hashlib.sha256(b"".join(p.png for p in pictures.values())).hexdigest()
    drawn = in_another_process(tmp_path / "there")
    assert drawn == f"{digest} ['PIL', 'matplotlib', 'numpy']"
    assert in_another_process(tmp_path / "there") == f"{digest} []"


def test_the_cache_goes_by_what_is_drawn_not_by_name_caption_or_place(tmp_path):
    chart = make_chart("bar", ONE)
    draw_charts([chart], tmp_path)
    renamed = replace(chart, id="b9", name="另名", caption="另一题", alt="说明")
    draw_charts([renamed], tmp_path)
    assert len(list(tmp_path.iterdir())) == 1
    for other in (replace(chart, unit="个"), replace(chart, type="line")):
        draw_charts([other], tmp_path)
    assert len(list(tmp_path.iterdir())) == 3


def test_a_damaged_cache_is_drawn_anew(tmp_path):
    chart = make_chart("bar", ONE)
    good, _ = draw_charts([chart], tmp_path)
    (stored,) = tmp_path.iterdir()
    stored.write_bytes(stored.read_bytes()[:-9])
    again, _ = draw_charts([chart], tmp_path)
    assert again["b1"].png == good["b1"].png


def test_a_cache_that_cannot_be_written_only_costs_time(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_bytes(b"")
    pictures, diagnostics = draw_charts([make_chart("bar", ONE)], blocked / "cache")
    assert pictures["b1"].png.startswith(b"\x89PNG")
    assert diagnostics == ()


def test_a_narrow_chart_keeps_the_size_of_its_text(tmp_path):
    chart = make_chart("bar", ONE)
    pictures, _ = draw_charts([chart], tmp_path, {"b1": 76})
    assert pictures["b1"].width_mm == 76
    assert opened(pictures["b1"].png).width == round(76 / 25.4 * 300)


def test_a_persons_own_matplotlib_settings_change_nothing(tmp_path):
    import matplotlib as mpl

    usual, _ = draw_charts([make_chart("line", TWO)], tmp_path / "a")
    own = {"text.usetex": True, "lines.antialiased": False, "path.sketch": (1, 100, 2)}
    with mpl.rc_context(own):
        changed, _ = draw_charts([make_chart("line", TWO)], tmp_path / "b")
        assert mpl.rcParams["text.usetex"] is True
    assert changed["b1"].png == usual["b1"].png


def test_dollars_backslashes_and_tags_print_as_they_stand(tmp_path):
    names = ("$x^2$", r"\frac{1}{2}", "{{ a }}", "<b>&amp;")
    pictures, diagnostics = draw_charts([make_chart("bar", ONE, categories=names)], tmp_path)
    assert diagnostics == ()
    assert "b1" in pictures


usual = st.text(alphabet="职业学校市（）12,.%年 \n\t$\\{}<&\u200b²", max_size=14)
anything = st.text(max_size=6)
values = st.one_of(
    st.integers(0, 9999).map(Decimal), st.decimals(-(10**6), 10**6, places=2), st.none()
)


@st.composite
def any_chart(draw: st.DrawFn) -> Chart:
    texts = draw(st.sampled_from([usual, usual, usual, anything]))
    numbers = draw(st.sampled_from([values, values, values, st.decimals()]))
    size = draw(st.sampled_from([1, 2, 3, 4, 5, 6, 0]))

    def some(of: st.SearchStrategy) -> tuple:
        return tuple(draw(st.lists(of, min_size=size, max_size=size)))

    kind = draw(st.sampled_from(KINDS))
    count = 1 if kind in {"pie", "ring"} else draw(st.sampled_from([1, 2, 3, 0]))
    series = tuple(Series(draw(texts), some(numbers), some(texts)) for _ in range(count))
    base = make_chart(kind, {"": [None]}, unit=draw(texts))
    return replace(base, categories=some(texts), series=series)


@given(any_chart())
@settings(
    deadline=None, max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_any_chart_is_drawn_or_refused_with_a_message(tmp_path, chart):
    pictures, diagnostics = draw_charts([chart], tmp_path)
    refused = any(one.severity is Severity.ERROR for one in diagnostics)
    assert refused == (chart.id not in pictures)
    describe(chart)

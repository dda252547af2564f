"""The live page in a real browser, beside a real `reportgen watch`."""

from __future__ import annotations

import re
import zipfile

import pytest

from browsing import chromium, clipboard, opened, until
from reportgen.starter import write_project
from watched import watching

pytestmark = pytest.mark.tool("chromium")

SECTION = "content/sections/01-基本情况/02-办学条件.yaml"
FIGURES = "content/sections/01-基本情况/01-办学规模.yaml"
REPORT = "content/report.yaml"
CASE = "content/cases/01-校企共建实训室.yaml"
LINE = 72  # where a place is brought to, below the bar
HOSTILE = "<script>window.hurt=1</script><img src=x onerror=window.hurt=1>&amp;"


@pytest.fixture(scope="module")
def browser():
    with chromium() as running:
        yield running


@pytest.fixture
def project(tmp_path):
    write_project(tmp_path / "报告")
    return (tmp_path / "报告").resolve()


@pytest.fixture
def watched(project):
    with watching(project, "--port", "7400") as running:
        yield running


@pytest.fixture
def page(browser, watched):
    with opened(browser, watched.address) as tab:
        yield tab


def text_of(page) -> str:
    return page.locator("#report").inner_text()


def colour(locator, name: str) -> str:
    return locator.evaluate("(node, name) => getComputedStyle(node)[name]", name)


def top(page, selector: str) -> float:
    return page.evaluate(f"document.querySelector({selector!r}).getBoundingClientRect().top")


def printed(page) -> None:
    """Go to the exact pages and wait until they are there."""
    page.click("#view-exact")
    page.wait_for_selector("#pages img", timeout=90_000)


def printed_top(page, ident: str) -> float:
    """Return where a block begins on the exact pages, in the window."""
    return page.evaluate(
        """async ident => {
          const [page, down] = (await (await fetch('/exact')).json()).places[ident];
          const box = document.querySelectorAll('#pages img')[page].getBoundingClientRect();
          return box.top + box.height * down;
        }""",
        ident,
    )


def heading(page, title: str) -> str:
    """Return the id of a block that the outline leads to."""
    link = page.locator("#outline a", has_text=title).first
    return link.get_attribute("href").removeprefix("#")


def test_the_report_is_shown_as_it_will_print(page):
    shown = text_of(page)
    assert "某市中等职业教育2025年度质量报告" in shown
    assert "一、基本情况" in shown
    assert "全市有中等职业学校2所，在校生3720人" in shown
    assert "表一\u30002025年各校在校生和教师情况" in shown
    assert page.locator(".grid tbody tr").count() == 3
    assert page.locator("img[alt*='3720'], img[alt*='1980']").count() == 1
    assert page.title() == "某市中等职业教育2025年度质量报告"


def test_a_line_holds_28_characters_and_a_sheet_is_as_wide_as_a4(page):
    measured = page.evaluate(
        """() => {
          const paper = document.querySelector('.block > .paper');
          const body = document.querySelector('.body');
          const style = getComputedStyle(body);
          const em = parseFloat(style.fontSize);
          return [paper.getBoundingClientRect().width / em, body.clientWidth / em,
                  parseFloat(style.lineHeight) / em, parseFloat(style.letterSpacing) / em];
        }"""
    )
    sheet, text, line, apart = measured
    assert sheet * 16 / 72 * 25.4 == pytest.approx(210, abs=0.4)
    assert text * 16 / 72 * 25.4 == pytest.approx(156, abs=0.5)
    assert line * 16 == pytest.approx(28.95, abs=0.02)
    assert 28 * (1 + apart) <= text < 29 * (1 + apart)


def test_a_save_exchanges_only_what_changed_where_one_reads_and_marks_it(page, watched):
    page.evaluate(
        """() => {
          for (const node of document.querySelectorAll('.block')) node.same = true;
          scrollTo(0, 700);
        }"""
    )
    before = page.evaluate("document.querySelector('.grid').getBoundingClientRect().top")
    watched.edit(SECTION, "2.数字化。", "2.信息化。")
    until(page, "document.querySelector('#report').innerText.includes('2.信息化')")
    assert "2.数字化" not in text_of(page)
    fresh = page.locator(".block.fresh")
    assert fresh.count() == 1
    assert "信息化" in fresh.inner_text()
    assert (
        page.evaluate("[...document.querySelectorAll('.block')].filter(n => !n.same).length") == 1
    )
    after = page.evaluate("document.querySelector('.grid').getBoundingClientRect().top")
    assert after == pytest.approx(before, abs=1)


def test_what_is_read_stays_in_its_place_when_text_comes_in_above(page, watched):
    page.evaluate(
        "document.querySelector('.row').scrollIntoView({block: 'center', behavior: 'instant'})"
    )
    before = page.evaluate("document.querySelector('.row').getBoundingClientRect().top")
    watched.edit(REPORT, "introduction: |\n", "introduction: |\n" + "  新加的一段话。\n" * 6)
    until(page, "document.querySelector('#report').innerText.includes('新加的一段话')")
    after = page.evaluate("document.querySelector('.row').getBoundingClientRect().top")
    assert after == pytest.approx(before, abs=1.5)


def test_a_chart_follows_its_table(page, watched):
    before = page.locator(".row img").get_attribute("src")
    watched.edit(FIGURES, "\t1980\t", "\t1990\t")
    until(page, "document.querySelector('.row img')?.getAttribute('src') !== told", before)
    until(page, "document.querySelector('.row img').naturalWidth > 0")


def test_a_problem_leads_to_its_place(page, watched):
    watched.edit(FIGURES, "合计\t3720", "合计\t3730")
    page.wait_for_selector("td.found")
    page.click("#tab-problems")
    item = page.locator("#list .item", has_text="3730").first
    item.click()
    page.wait_for_selector("td.found.lit")
    until(
        page,
        "document.querySelector('td.found.lit').getBoundingClientRect().top > 40"
        " && document.querySelector('td.found.lit').getBoundingClientRect().bottom < innerHeight",
    )
    assert item.get_attribute("aria-current") == "true"
    assert f"{FIGURES}:" in page.locator("#place code").inner_text()
    assert page.locator(".card.lit").count() >= 1


def test_problems_are_grouped_and_filtered(page, watched):
    watched.edit(FIGURES, "合计\t3720", "合计\t3730")
    page.wait_for_selector("td.found")
    watched.edit(CASE, "有240名", "有【待核：240】名")
    page.wait_for_selector("mark.found")
    page.click("#tab-problems")
    page.click("[data-group=school]")
    assert "第一中等职业学校" in page.locator("#list h3").first.inner_text()
    shown = page.locator("#list .item").count()
    page.click("#filter .contradiction")
    assert page.locator("#list .item.contradiction").count() == 0
    assert page.locator("#list .item").count() < shown
    assert page.locator("td.found.contradiction:not(.quiet)").count() == 0


def test_a_click_on_a_block_shows_and_copies_its_place_and_offers_the_editor(page, watched):
    page.get_by_text("数字化").first.click()
    place = page.locator("#place code").inner_text()
    assert re.fullmatch(re.escape(SECTION) + r":\d+", place)
    number = int(place.rpartition(":")[2])
    line = (watched.root / SECTION).read_text(encoding="utf-8").splitlines()[number - 1]
    assert "数字化" in line
    until(page, "document.querySelector('#toast').classList.contains('shown')")
    assert clipboard(page) == place
    link = page.locator("#place a.open").get_attribute("href")
    assert link.startswith("vscode://file/")
    assert re.search(r"\.yaml:\d+:\d+$", link)
    assert " " not in link


def test_a_click_on_a_figure_copies_its_address(page):
    cell = page.get_by_role("cell", name="1740")
    cell.click()
    until(page, "document.querySelector('#toast').classList.contains('shown')")
    assert clipboard(page) == "【在校生.二中职.学生数】"


def test_everything_goes_by_keyboard(page, watched):
    watched.edit(FIGURES, "\t290\t78100", "\t291\t78101")
    page.wait_for_selector("td.found")
    page.keyboard.press("p")
    assert page.locator("#problems").is_visible()
    page.keyboard.press("j")
    page.wait_for_selector("#list [aria-current=true]")
    assert page.evaluate("document.activeElement.classList.contains('block')")
    first = page.locator("#list [aria-current=true]").get_attribute("data-id")
    page.keyboard.press("j")
    assert page.locator("#list [aria-current=true]").get_attribute("data-id") != first
    page.keyboard.press("k")
    assert page.locator("#list [aria-current=true]").get_attribute("data-id") == first
    page.keyboard.press("?")
    assert page.locator("#help").is_visible()
    page.keyboard.press("Escape")
    page.locator(".block", has=page.locator(".grid")).focus()
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    until(page, "document.querySelector('#toast').textContent.includes('【在校生.二中职.教师数】')")
    assert clipboard(page) == "【在校生.二中职.教师数】"
    page.keyboard.press("Escape")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.querySelector('.body') !== null")


def test_dark_follows_the_system_and_can_be_chosen(browser, watched):
    paper = "getComputedStyle(document.querySelector('.paper')).backgroundColor"
    with opened(browser, watched.address, color_scheme="dark") as page:
        dark = page.evaluate(paper)
        page.click("#theme")
        light = page.evaluate(paper)
        assert dark != light
        page.reload()
        page.wait_for_selector(".block")
        assert page.evaluate(paper) == light


def test_the_page_speaks_english(browser, project):
    with watching(project, "--port", "7400", language="en") as watched:  # noqa: SIM117
        with opened(browser, watched.address) as page:
            assert page.locator("#tab-problems").inner_text().startswith("Problems")
            assert page.locator("html").get_attribute("lang") == "en"
            assert "中等职业学校2所" in text_of(page)


def test_a_failed_build_shows_the_errors_and_keeps_the_page(page, watched):
    page.evaluate("document.querySelector('.row').scrollIntoView({block: 'center'})")
    before = page.evaluate("document.querySelector('.row').getBoundingClientRect().top")
    watched.edit(SECTION, "title: 办学条件", "title：办学条件")
    page.wait_for_selector("#alert:not([hidden])")
    assert page.evaluate("document.querySelector('#alert').getBoundingClientRect().top") > 0
    after = page.evaluate("document.querySelector('.row').getBoundingClientRect().top")
    assert after == pytest.approx(before, abs=1.5)
    assert "02-办学条件.yaml:2" in page.locator("#alert").inner_text()
    assert "不是英文冒号" in page.locator("#alert").inner_text()
    assert "数字化" in text_of(page)
    watched.edit(SECTION, "title：办学条件", "title: 办学条件")
    page.wait_for_selector("#alert", state="hidden")


def test_nothing_that_an_editor_writes_becomes_a_tag(page, watched):
    watched.edit(REPORT, "title: 某市", f"title: 某市{HOSTILE}")
    watched.edit(SECTION, "2.数字化。", f"2.数字化{HOSTILE}。【注：脚{HOSTILE}】")
    watched.edit(FIGURES, "各校在校生人数", f"各校在校生人数{HOSTILE}")
    watched.edit(FIGURES, "第二中等职业学校\t1740", f"第二中等职业学校\t{HOSTILE}")
    watched.edit(FIGURES, "【年】年各校在校生", f"【年】年{HOSTILE}各校在校生")
    hostile = watched.root / "content/cases/<img src=x onerror=window.hurt=1>.yaml"
    hostile.write_text(
        f"title: |\n  案例{HOSTILE}\nbody: |\n  甲【表：{HOSTILE}】乙{HOSTILE}\n", encoding="utf-8"
    )
    until(
        page,
        "(document.querySelector('#alert .all[aria-expanded=false]')?.click(),"
        " document.querySelector('#alert').innerText.includes('onerror'))",
    )
    page.click("#tab-problems")
    (hostile).write_text(f"title: |\n  案例{HOSTILE}\nbody: |\n  甲乙{HOSTILE}\n", encoding="utf-8")
    watched.edit(FIGURES, f"{HOSTILE}\t", "1740\t")
    page.wait_for_selector("#alert", state="hidden")
    until(
        page,
        "document.querySelector('#report').textContent.includes('甲乙' + told)",
        HOSTILE,
    )
    shown = page.locator("#report").evaluate("node => node.textContent")
    assert shown.count(HOSTILE) >= 5
    assert page.locator("#report script, #alert script, aside script, aside img").count() == 0
    assert page.locator("img[src=x]").count() == 0
    assert page.evaluate("window.hurt") is None
    page.get_by_text("甲乙").first.click()
    assert "onerror" in page.locator("#place code").inner_text()
    assert page.locator("#place img").count() == 0


def test_the_policy_refuses_a_script_even_if_one_came_in(browser, watched):
    with opened(browser, watched.address, refusing=True) as page:
        refused = page.evaluate(
            """() => new Promise(done => {
              addEventListener('securitypolicyviolation', () => done(window.hurt === undefined));
              const script = document.createElement('script');
              script.textContent = 'window.hurt = 1';
              document.body.append(script);
            })"""
        )
        assert refused


def test_the_page_comes_back_when_the_server_does(browser, project):
    with watching(project, "--port", "7411") as watched:
        manager = opened(browser, watched.address)
        page = manager.__enter__()
        assert watched.port == 7411
        page.evaluate("document.querySelectorAll('.block').forEach(node => { node.same = true; })")
    until(page, "document.body.classList.contains('lost')")
    pill = page.locator("#status")
    assert "重连" in pill.inner_text()
    assert colour(pill, "backgroundColor") == colour(page.locator(".chip.warning"), "color")
    with watching(project, "--port", "7411") as again:
        until(page, "!document.body.classList.contains('lost')")
        again.edit(SECTION, "2.数字化。", "2.信息化。")
        until(page, "document.querySelector('#report').innerText.includes('信息化')")
        assert page.evaluate("document.querySelectorAll('.block').length") > 10
        kept = "[...document.querySelectorAll('.block')].filter(node => node.same).length"
        assert page.evaluate(kept) > 10
        manager.__exit__(None, None, None)


@pytest.mark.tool("soffice")
def test_the_exact_pages_are_shown_and_renewed(page, watched):
    page.click("#view-exact")
    page.wait_for_selector("#pages img", timeout=90_000)
    until(page, "document.querySelector('#pages img').naturalWidth > 500")
    first = page.locator("#pages img").first.get_attribute("src")
    watched.edit(REPORT, "title: 某市", "title: 乙市")
    until(
        page,
        "document.querySelector('#pages img').getAttribute('src') !== told",
        first,
        seconds=90,
    )
    page.keyboard.press("v")
    assert "乙市" in text_of(page)


def test_nothing_overlaps_or_runs_over_at_1280_and_2560(browser, watched):
    for width, height in ((1280, 800), (2560, 1440)):
        with opened(browser, watched.address) as page:
            page.set_viewport_size({"width": width, "height": height})
            assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
            boxes = page.evaluate(
                """() => ['.side', '.block > .paper', '.block > .notes'].map(name => {
                  const box = document.querySelector(name).getBoundingClientRect();
                  return [box.left, box.right];
                })"""
            )
            assert boxes[0][1] <= boxes[1][0]
            assert boxes[1][1] <= boxes[2][0]
            assert boxes[2][1] <= width


@pytest.mark.tool("soffice")
def test_the_same_place_is_read_in_both_views_and_the_keys_lead_inside_the_exact_pages(
    page, watched
):
    watched.edit(REPORT, "高中阶段在校生: 9120", "高中阶段在校生: 9121")
    until(page, "document.querySelector('#tab-problems').innerText.includes('2')")
    ident = heading(page, "办学条件")
    page.evaluate(
        "ident => scrollBy(0, document.getElementById(ident).getBoundingClientRect().top - 72)",
        ident,
    )
    before = page.evaluate("scrollY")
    page.keyboard.press("v")
    page.keyboard.press("v")
    assert page.evaluate("scrollY") == pytest.approx(before, abs=1)
    printed(page)
    assert printed_top(page, ident) == pytest.approx(LINE, abs=3)
    assert page.locator("#outline [aria-current]").inner_text().endswith("办学条件")
    page.keyboard.press("v")
    assert page.evaluate("scrollY") == pytest.approx(before, abs=1)
    page.evaluate("scrollTo(0, 1e6)")
    page.keyboard.press("v")
    last = "[...document.querySelectorAll('#pages img')].at(-1).getBoundingClientRect()"
    assert page.evaluate(f"{last}.bottom > 0 && {last}.top < innerHeight")
    case = heading(page, "案例1")
    page.locator("#outline a", has_text="案例1").click()
    until(page, "document.querySelector('#pages .here')")
    until(page, "Math.abs(document.querySelector('.here').getBoundingClientRect().top - 72) < 3")
    assert page.locator("#pages").is_visible()
    assert printed_top(page, case) == pytest.approx(LINE, abs=3)
    page.keyboard.press("j")
    until(page, "document.querySelector('#toast').classList.contains('shown')")
    assert page.locator("#pages").is_visible()
    assert page.locator("#report").is_hidden()
    page.keyboard.press("v")
    assert page.locator("#report").is_visible()


def test_an_entry_of_the_outline_brings_its_heading_to_the_top_and_is_marked(page):
    for link in page.locator("#outline a").all():
        wanted = link.get_attribute("href")
        link.click()
        until(
            page,
            "document.querySelector('#outline [aria-current]')?.hash === told"
            " && document.querySelector(`${told} .paper > *`).getBoundingClientRect().top < 100",
            wanted,
        )
        assert top(page, f"{wanted} .paper > *") > 48


def test_a_problem_that_stands_nowhere_leads_to_the_places_it_is_about(page, watched):
    watched.edit(REPORT, "高中阶段在校生: 9120", "高中阶段在校生: 9121")
    page.click("#tab-problems")
    item = page.locator("#list .item", has_text="高中阶段在校生").first
    item.click()
    assert page.locator("#place code").inner_text().startswith(f"{REPORT}:")
    until(page, "document.activeElement.querySelector('.grid')")
    related = page.locator("#list .details:visible .related")
    assert related.count() == 3
    page.evaluate("scrollTo(0, 0)")
    related.last.click()
    assert page.locator("#place code").inner_text().startswith(f"{FIGURES}:")
    until(page, "document.querySelector('.grid').getBoundingClientRect().bottom < innerHeight")
    assert page.evaluate("document.activeElement.querySelector('.grid') !== null")


def test_as_many_notes_are_shown_as_there_is_room_for(page, watched):
    marks = "".join(f"【待核：{number}】" for number in range(24))
    watched.edit(REPORT, "现将一年来", f"{marks}现将一年来")
    until(page, "document.querySelectorAll('.notes .card').length > 20")
    cards = page.locator(".noted >> nth=0 >> .card:visible")
    more = page.locator(".noted >> nth=0 >> .more")
    shown = cards.count()
    assert 3 < shown < 24
    assert more.inner_text() == f"还有 {24 - shown} 处"
    below = top(page, ".noted ~ .noted > .notes")
    foot = more.bounding_box()
    assert foot["y"] + foot["height"] <= below
    assert below - foot["y"] - foot["height"] < 120
    more.click()
    assert cards.count() == 24
    assert more.inner_text() == "收起"


def test_what_is_said_at_the_foot_covers_no_note(page):
    page.get_by_text("数字化").first.click()
    page.wait_for_selector("#place:not([hidden])")
    ends = page.evaluate(
        "['#place', '.block > .paper'].map(n => document.querySelector(n)"
        ".getBoundingClientRect().right)"
    )
    assert ends[0] <= ends[1]


def test_errors_take_little_room_can_be_closed_and_come_back_when_they_change(page, watched):
    page.evaluate("scrollTo(0, 600)")
    before = top(page, ".grid")
    watched.edit(SECTION, "title: 办学条件", "title：办学条件")
    watched.edit(CASE, "school: 一中职", "school：一中职")
    until(page, "document.querySelector('#alert').innerText.includes('2 个错误')")
    errors = page.locator("#alert li")
    assert errors.count() == 1
    assert page.locator("#alert").bounding_box()["height"] < 800 * 0.16
    page.click("#alert .all")
    assert errors.count() == 2
    page.click("#alert .close")
    assert page.locator("#alert").is_hidden()
    assert top(page, ".grid") == before
    watched.edit(CASE, "school：一中职", "school: 一中职")
    until(page, "document.querySelector('#alert').innerText.includes('1 个错误')")
    assert page.locator("#alert").is_visible()
    assert "上一次正确的内容" in page.locator("#alert").inner_text()


def test_no_good_report_is_claimed_before_there_was_one(browser, project):
    section = project / SECTION
    good = section.read_text(encoding="utf-8")
    section.write_text(good.replace("title: 办", "title：办"), encoding="utf-8")
    with (
        watching(project, "--port", "7400", language="en") as watched,
        opened(browser, watched.address) as page,
    ):
        said = page.locator("#alert").inner_text()
        assert "1 error: no document was made." in said
        assert "last good report" not in said
        assert "what can be read" in said
        assert "在校生3720人" in text_of(page)
        section.write_text(good, encoding="utf-8")
        page.wait_for_selector("#alert", state="hidden")
        watched.edit(SECTION, "title: 办", "title：办")
        until(page, "document.querySelector('#alert').innerText.includes('last good report')")
        page.click("#tab-problems")
        assert page.locator("#filter .warning").inner_text().startswith("warning")


def test_the_contents_name_the_pages_as_the_document_does(page):
    assert page.locator("#b-contents .contents-title").inner_text() == "目\u3000录"
    lines = page.locator("#b-contents li").all_inner_texts()
    assert all(re.search(r"[1-9]$", line) for line in lines)
    assert any(line.startswith("把车间搬进校园 让课堂连着岗位") for line in lines)


def test_an_address_names_the_school_first_however_the_table_lies(page, watched):
    watched.edit(
        FIGURES,
        """      学校	学生数（人）	教师数（人）	校舍面积（m²）
      第一中等职业学校	1980	152	41200
      第二中等职业学校	1740	138	36900
      合计	3720	290	78100
    columns:
""",
        """      项目	第一中等职业学校	第二中等职业学校	合计
      学生数（人）	1980	1740	3730
      教师数（人）	152	138	290
      校舍面积（m²）	41200	36900	78100
    rows:
""",
    )
    page.get_by_role("cell", name="3730").click()
    until(page, "document.querySelector('#toast').classList.contains('shown')")
    assert clipboard(page) == "【在校生.合计.学生数】"
    page.get_by_role("cell", name="1740").click()
    until(page, "document.querySelector('#toast').innerText.includes('二中职')")
    assert clipboard(page) == "【在校生.二中职.学生数】"


def test_the_first_arrow_key_goes_to_the_first_block_in_sight(page):
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelector('.block')")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement === document.querySelectorAll('.block')[1]")


def test_charts_are_dark_in_the_dark(browser, watched):
    for scheme, filtered in (("light", False), ("dark", True)):
        with opened(browser, watched.address, color_scheme=scheme) as page:
            assert (colour(page.locator(".row img.chart"), "filter") != "none") is filtered


def test_a_file_that_is_no_text_is_named_without_a_line(page, watched):
    document = next((watched.root / "build").glob("*.docx"))
    with zipfile.ZipFile(document) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    with zipfile.ZipFile(document, "w") as package:
        for name, data in parts.items():
            package.writestr(name, data.replace("某市".encode(), "乙市".encode()))
    watched.edit(SECTION, "2.数字化。", "2.信息化。")
    until(page, "document.querySelector('#tab-problems').innerText.includes('2')")
    page.click("#tab-problems")
    page.locator("#list .item", has_text=".docx").first.click()
    assert page.locator("#place code").inner_text().endswith(".docx")

"""Every rule passes what it says passes, finds what it says fails, and tells the very place."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportgen import pipeline
from reportgen.audit import RULES, Rule, audit
from reportgen.audit.passages import passages
from reportgen.audit.privacy import is_bank_number, is_id_number, personal_numbers
from reportgen.diagnostics import MESSAGES, Severity
from reportgen.project import Project

TABLE = "tables:\n  甲:\n    caption: 各校人数\n    data: |\n      学校\t人数\n      东校\t20\n"


def project(folder: Path, body: str, more: str = "") -> Project:
    body, _, rows = body.partition("\n---\n")
    lines = "".join(f"  {line}\n" for line in body.splitlines())
    table = TABLE if "【表：甲】" in body else ""
    if rows:
        data = "".join(f"      {row}\n" for row in rows.splitlines())
        table = f"tables:\n  甲:\n    caption: 各校情况\n    data: |\n{data}"
    section = f"title: 规模\nbody: |\n{lines}{table}"
    files = {"report.yaml": f"title: 年报\nyear: 2025\n{more}", "sections/01-规模.yaml": section}
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return Project(folder.resolve())


NOTES = {"outlier", "unbound"}  # these rules tell notes alone


def last_year(folder: Path, rows: str) -> str:
    """Write last year's project with the table 甲; return what report.yaml says of it."""
    data = "".join(f"      {row}\n" for row in rows.splitlines())
    text = f"title: 规模\ntables:\n  甲:\n    caption: 各校情况\n    data: |\n{data}"
    sections = folder / "上年" / "content" / "sections"
    sections.mkdir(parents=True, exist_ok=True)
    (sections.parent / "report.yaml").write_text("title: 年报\nyear: 2024\n", encoding="utf-8")
    (sections / "01-规模.yaml").write_text(text, encoding="utf-8")
    return "previous: 上年\n"


def found(folder: Path, rule: Rule, body: str, more: str = "") -> list[str]:
    """Return what a rule finds, notes left out where it tells more: what is marked there."""
    if rule.last_year:
        more += last_year(folder, rule.last_year)
    checked = pipeline.check(project(folder, body, more))
    assert checked.report is not None, [d.code for d in checked.diagnostics]
    return [
        checked.texts[d.span.path].line(d.span.line)[d.span.column - 1 : d.span.end_column - 1]
        for d in audit(checked.report, (rule,))
        if d.severity > Severity.NOTE or rule.code in NOTES
    ]


def examples(kind: str):
    for rule in RULES:
        for number, body in enumerate(getattr(rule, kind)):
            yield pytest.param(rule, body, id=f"{rule.code}-{number}")


@pytest.mark.parametrize(("rule", "body"), list(examples("passing")))
def test_what_passes_is_not_told(rule, body, tmp_path):
    assert found(tmp_path, rule, body, rule.report) == []


@pytest.mark.parametrize(("rule", "body"), list(examples("failing")))
def test_what_fails_is_told_once(rule, body, tmp_path):
    assert len(found(tmp_path, rule, body, rule.report)) == 1


def test_every_rule_is_explained_and_has_messages():
    codes = {key.partition(".")[0] for key in MESSAGES}
    for rule in RULES:
        assert rule.code in codes
        assert rule.zh.endswith("。")
        assert rule.en.endswith(".")
        assert rule.passing
        assert rule.failing
    assert len({rule.code for rule in RULES}) == len(RULES)


def rule(code: str) -> Rule:
    return next(each for each in RULES if each.code == code)


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("**加粗的**文字,逗号。", [","]),
        ("面积100m²,平均。", [","]),
        ("见【表：甲】,其中。\n【表：甲】", [","]),
        ("【【方括号】,后面。", [","]),
        ("正文【注：注里的,逗号】。", [","]),
        ("见https://a.cn/b,c?d和1,234人。", []),
        ("时间8:30，比例1:1.35，“是,否”三种。", [","]),
    ],
)
def test_the_very_mark_is_pointed_at(body, marked, tmp_path):
    assert found(tmp_path, rule("typography"), body) == marked


@pytest.mark.parametrize(
    "body",
    [
        "共1）甲；2）乙；（3）丙。",
        "他说：“好。”（见《办法（试行）》）",
        "比上年增长3.5%……继续提高。",
        "办法〔2025〕3号、第12号令。",
        "“三全育人”、“五育并举”。",
    ],
)
def test_correct_chinese_is_not_called_wrong(body, tmp_path):
    assert found(tmp_path, rule("typography"), body) == []


NAMES = """\
names:
  东川:
    official: 东川县职业技术学校
  西岭:
    official: 西岭市职业教育中心
"""


@pytest.mark.parametrize(
    ("body", "marked"),
    [
        ("东川职业技术学校组织实习。", ["东川职业技术学校"]),
        ("东川县职业枝术学校组织实习。", ["东川县职业枝术学校"]),
        ("西岭市职教中心组织实习。", ["西岭市职教中心"]),
        ("东川县职业学校组织实习。", ["东川县职业学校"]),
    ],
)
def test_a_name_that_is_nearly_a_known_one_is_told(body, marked, tmp_path):
    assert found(tmp_path, rule("name"), body, NAMES) == marked


@pytest.mark.parametrize(
    "body",
    [
        "东川市第一中学和东川市第二中学共同承办。",
        "县职教中心与县教育局联合开展培训。",
        "宁川职业技术学院、宁川工商职业技术学院、宁川建设职业技术学院参加。",
        "学校前身为东川职业技术学校，2012年更名为东川县职业技术学校。",
        "学校（原东川职业技术学校）组织实习。",
        "全县中等职业学校和各县职业学校都已达标。",
        "宁川智创科技有限公司与宁川智慧科技有限公司签约。",
        "东川县职业技术学校分校同步参加。",
    ],
)
def test_bodies_that_are_not_one_are_left_alone(body, tmp_path):
    assert found(tmp_path, rule("name"), body, NAMES) == []


@pytest.mark.parametrize(
    "body",
    [
        "学校网址为https://www.example.cn/a/b?x=1,2&y=3;z，电话0953-2038123。",
        '系统采用Python 3.11.2，代码为print("你好")，文件名为report-2025.docx。',
        "会议强调：“要坚持‘三全育人’，落实《职业教育法》。”",
        "他提出“为什么？怎么办？”两个问题。大家回答：“好！”",
        "坐标为(106.2, 37.9)，集合{1, 2, 3}。",
        "依据《关于印发〈中等职业学校设置标准〉的通知》（教职成〔2010〕12号）执行。",
        "参与企业有ABC Co., Ltd.和XYZ Inc.两家。",
        "2025年1—6月完成投资4.5亿元；7—12月完成5.1亿元。",
        "全年工作按计划推进，各校经费足额到位。各校情况如下：",
        "东川中学、西岭中学（含分校）等三所学校获评省级示范校。（下同）",
        "买买提·艾力、阿依古丽·吐尔逊两位教师获奖。",
    ],
)
def test_prose_as_reports_have_it_is_not_called_wrong(body, tmp_path):
    assert found(tmp_path, rule("typography"), body) == []


def test_a_known_name_with_a_blank_inside_is_told_and_a_motto_is_not(tmp_path):
    body = "东川县职业 技术学校以“志愿东川 行胜于言”为口号。"
    assert found(tmp_path, rule("typography"), body, NAMES) == ["东川县职业 技术学校"]


def test_one_phrase_with_full_and_half_width_signs_is_two_spellings(tmp_path):
    body = "推进“互联网+教育”。“互联网+教育”见效。再推“互联网＋教育”。"
    assert found(tmp_path, rule("term"), body) == ["互联网＋教育"]


def test_a_number_typed_for_the_table_that_follows_is_held_against_it(tmp_path):
    made = project(tmp_path, "各校人数见表一。\n【表：甲】\n图书见表一。\n【表：乙】")
    section = tmp_path / "content" / "sections" / "01-规模.yaml"
    more = TABLE.removeprefix("tables:\n").replace("甲", "乙").replace("人数", "图书")
    section.write_text(section.read_text(encoding="utf-8") + more, encoding="utf-8")
    told = [d for d in pipeline.check(made).diagnostics if d.key.startswith("citation")]
    assert [d.key for d in told if d.severity > Severity.NOTE] == ["citation.wrong"]


def test_numbers_of_persons_are_found_wherever_something_prints(tmp_path):
    number = "13812345678"
    body = f"说明【注：请电{number}】。【待核：问{number}】\n见【表：甲】。\n【表：甲】"
    made = project(tmp_path, body)
    section = tmp_path / "content" / "sections" / "01-规模.yaml"
    text = section.read_text(encoding="utf-8").replace("caption: 各校人数", f"caption: {number}")
    section.write_text(f"{text}    note: {number}\n", encoding="utf-8")
    told = [d for d in pipeline.check(made).diagnostics if d.code == "privacy"]
    assert len(told) == 4


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("110105 19491231 002X", ["id"]),
        ("110105-19491231-002X", ["id"]),
        ("１１０１０５１９４９１２３１００２Ｘ", ["id"]),
        ("身份证号：110105491231002", ["id"]),
        ("+86 138 1234 5678", ["mobile"]),
        ("0086-13812345678", ["mobile"]),
        ("138-1234-5678", ["mobile"]),
        ("6222 0212 3456 7890 128", ["bank"]),
        ("护照号码E12345678", ["passport"]),
        ("990105194912310025", []),
        ("110105491231002", []),
        ("投资13812345678元", []),
        ("订单编号：13812345678", []),
        ("热线12345，电话0953-2038123", []),
        ("978-7-04-138123-5", []),
        ("13 812 345 678", []),
        ("统一社会信用代码12640300454521234X", []),
        ("产品E12345678", []),
        ("9138123456780", []),
    ],
)
def test_numbers_of_persons_are_told_from_other_long_numbers(text, kinds):
    assert [kind for kind, *_ in personal_numbers(text)] == kinds


def test_terms_are_the_project_s_own_and_a_right_phrase_that_holds_a_wrong_one_stands(tmp_path):
    more = "terms:\n  职中: 中职学校\n  高职院: 高职院校\n"
    text = "职中三所，高职院校一所，高职院两所。"
    assert found(tmp_path, rule("terms"), text, more) == ["职中", "高职院"]
    assert found(tmp_path, rule("terms"), text) == []


def test_a_table_mentioned_by_hand_counts_as_mentioned(tmp_path):
    assert found(tmp_path, rule("citation"), "各校人数见表一。\n【表：甲】") == []


def test_a_number_in_a_table_is_found_and_its_middle_covered(tmp_path):
    made = project(tmp_path, "见【表：甲】。\n【表：甲】")
    section = tmp_path / "content" / "sections" / "01-规模.yaml"
    section.write_text(section.read_text(encoding="utf-8").replace("20", "13812345678"), "utf-8")
    (told,) = [d for d in pipeline.check(made).diagnostics if d.code == "privacy"]
    assert told.params["number"] == "138******78"


@given(st.integers(10**16, 10**17 - 1))
def test_only_one_of_eleven_check_digits_makes_an_id_number(number):
    body = f"110105{19490101 + number % 10_000_000:08}{number % 1000:03}"[:17]
    fitting = [check for check in "0123456789X" if is_id_number(body + check)]
    assert len(fitting) <= 1


@given(st.integers(10**14, 10**15 - 1))
def test_only_one_of_ten_check_digits_makes_a_bank_number(number):
    assert sum(is_bank_number(f"62{number}{check}") for check in range(10)) == 1


texts = st.text("国人，。,“”《》（）1m²%a ", min_size=1, max_size=40).filter(
    lambda text: text.strip() and not text.lstrip().startswith(("1", "（", "#"))
)


@settings(deadline=None, max_examples=60)
@given(texts)
def test_a_place_within_plain_text_is_what_stands_there(tmp_path_factory, text):
    folder = tmp_path_factory.mktemp("place")
    checked = pipeline.check(project(folder, text))
    assert checked.report is not None
    for passage in passages(checked.report):
        for start in range(len(passage.text)):
            span = passage.place(start, start + 1)
            line = checked.texts[span.path].line(span.line)
            shown = line[span.column - 1 : span.end_column - 1]
            assert passage.text[start] in shown or shown == "²"

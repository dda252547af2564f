"""The command as people and programs run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from reportgen import __version__
from reportgen.cli import main as door
from reportgen.starter import write_project

ROOT = Path(__file__).resolve().parents[2]
BROKEN = "title：甲\nbody: |\n  乙\n"


@pytest.fixture
def project(tmp_path: Path) -> Path:
    write_project(tmp_path / "报告")
    return tmp_path / "报告"


def _run(*words: object, **options) -> subprocess.CompletedProcess[str]:
    """Run the real command in a process of its own."""
    environment = {**os.environ, "PYTHONUTF8": "1", "LANG": "C.UTF-8"}
    return subprocess.run(
        [sys.executable, "-m", "reportgen", *map(str, words)],
        capture_output=True,
        check=False,
        encoding="utf-8",
        stdin=subprocess.DEVNULL,
        env=environment,
        **options,
    )


@pytest.fixture
def command(capfd):
    """Return a function that runs the command here; it gives exit code, stdout, stderr."""
    from reportgen.cli.main import run

    def called(*words: object) -> tuple[int, str, str]:
        code = run([str(word) for word in words])
        out, err = capfd.readouterr()
        return code, out, err

    return called


def _only_docx(project: Path) -> Path:
    (file,) = (project / "build").glob("*.docx")
    return file


def test_a_build_tells_messages_on_stdout_and_its_closing_line_on_stderr(project):
    done = _run("build", project, "--lang", "zh")
    assert done.returncode == 0
    assert "存疑[open-mark]: 待补：教务处报数字教学资源的总量" in done.stdout
    assert done.stderr.startswith("已生成 ")
    assert done.stderr.count("\n") == 1
    assert "1 章，1 个案例，1 张表，1 张图；1 处待核待补；" in done.stderr
    assert zipfile.is_zipfile(_only_docx(project))


def test_the_version_and_the_help_are_told(command):
    assert command("--version") == (0, f"reportgen {__version__}\n", "")
    code, out, _ = command("--help")
    assert code == 0
    assert all(name in out for name in ("build", "check", "new", "names", "template"))


def test_strict_refuses_what_nobody_has_answered(project, command):
    code, _, err = command("build", project, "--strict", "--lang", "zh")
    assert code == 1
    assert err.endswith("有没有处理的矛盾或存疑，--strict 不放行\n")


def test_an_error_makes_no_document_and_the_last_good_one_stays(project, command):
    command("build", project)
    good = _only_docx(project).read_bytes()
    (project / "content" / "cases" / "02-坏.yaml").write_text(BROKEN, encoding="utf-8")
    code, out, err = command("build", project, "--lang", "zh")
    assert code == 1
    assert "content/cases/02-坏.yaml:1:6: 错误[wide-colon]" in out
    assert err.startswith("没有生成文档，先改好错误；以前的文档不动；")
    assert _only_docx(project).read_bytes() == good


def test_one_broken_file_hides_no_problem_in_another(project, command):
    for number in (2, 3):
        path = project / "content" / "cases" / f"0{number}-坏.yaml"
        path.write_text(BROKEN, encoding="utf-8")
    _, out, _ = command("check", project, "--format", "short")
    lines = out.splitlines()
    assert [line.partition(":")[0] for line in lines if "wide-colon" in line] == [
        "content/cases/02-坏.yaml",
        "content/cases/03-坏.yaml",
    ]
    assert any("open-mark" in line for line in lines)


def test_json_is_for_programs(project, command):
    _, out, _ = command("check", project, "--format", "json", "--lang", "zh")
    document = json.loads(out)
    assert document["summary"] == {
        "errors": 0,
        "contradictions": 0,
        "warnings": 1,
        "notes": 0,
        "causes": 1,
    }
    (record,) = document["diagnostics"]
    assert (record["code"], record["severity"]) == ("open-mark", "warning")
    assert record["path"] == "content/sections/01-基本情况/02-办学条件.yaml"
    assert (record["line"], record["column"]) == (5, 9)


def test_github_marks_lines(project, command):
    _, out, _ = command("check", project, "--format", "github")
    assert out.startswith("::warning file=content/sections/01-基本情况/02-办学条件.yaml,line=5,")


def test_check_writes_nothing(project, command):
    command("check", project)
    assert not (project / "build").exists()


def test_the_document_goes_where_it_is_asked_to(project, command, tmp_path):
    code, _, _ = command("build", project, "-o", tmp_path / "交稿" / "年报.docx")
    assert code == 0
    assert (tmp_path / "交稿" / "年报.docx").is_file()


@pytest.mark.parametrize(
    "part", ["content/cases/01-校企共建实训室.yaml", "cases/01-校企共建实训室.yaml"]
)
def test_a_case_can_be_built_alone(project, command, part):
    code, _, err = command("build", project, "--only", part, "--lang", "zh")
    assert code == 0
    assert "；1 个案例；没有问题；" in err
    assert _only_docx(project).name == "01-校企共建实训室.docx"


def test_what_is_no_part_cannot_be_built_alone(project, command):
    code, out, _ = command("build", project, "--only", "content/没有.yaml", "--lang", "zh")
    assert code == 1
    assert "错误[no-part]: content/没有.yaml 不是这个报告的章、节、案例或附件" in out


def test_wrong_usage_is_two(command):
    assert command("build", "--bogus")[0] == 2
    assert command("build", "没有这个文件夹")[0] == 2


def test_a_folder_without_a_report_is_told(tmp_path, command):
    code, out, _ = command("build", tmp_path, "--lang", "zh")
    assert code == 1
    assert "错误[no-project]" in out


def test_a_bug_is_one_line_with_the_details_in_a_file(tmp_path, command, monkeypatch):
    from reportgen import pipeline

    def fail(*_, **__):
        raise ZeroDivisionError("surprise")

    write_project(tmp_path)
    (tmp_path / ".reportgen").mkdir()
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pipeline, "build", fail)
    code, out, err = command("build", ".")
    assert (code, out) == (3, "")
    assert err.startswith("reportgen itself failed: ZeroDivisionError: surprise; ")
    assert "surprise" in (tmp_path / ".reportgen" / "bug.txt").read_text(encoding="utf-8")


def test_an_interrupted_run_says_so(tmp_path, command, monkeypatch):
    from reportgen import pipeline

    def interrupt(*_, **__):
        raise KeyboardInterrupt

    write_project(tmp_path)
    monkeypatch.setattr(pipeline, "build", interrupt)
    assert command("build", tmp_path)[0] == 130


def test_fix_shows_what_it_changes_and_keeps_the_old_file(project, command):
    path = project / "content" / "cases" / "02-坏.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    code, _, err = command("check", project, "--fix", "--yes", "--lang", "zh")
    assert code == 0
    assert "-title：甲" in err
    assert "+title: 甲" in err
    assert path.read_text(encoding="utf-8") == BROKEN.replace("：", ": ")
    backup = project / ".reportgen" / "backup" / "content" / "cases" / "02-坏.yaml.1"
    assert backup.read_text(encoding="utf-8") == BROKEN


def test_fix_changes_nothing_when_nobody_can_be_asked(project):
    path = project / "content" / "cases" / "02-坏.yaml"
    path.write_text(BROKEN, encoding="utf-8")
    done = _run("check", project, "--fix", "--lang", "zh")
    assert done.returncode == 1
    assert "没有修改" in done.stderr
    assert path.read_text(encoding="utf-8") == BROKEN


def test_a_new_project_builds_and_is_never_written_over(tmp_path, command):
    folder = tmp_path / "新报告"
    assert command("new", folder)[0] == 0
    assert command("build", folder)[0] == 0
    assert (folder / ".vscode" / "settings.json").is_file()
    assert (folder / "schema" / "section.schema.json").is_file()
    assert command("new", folder)[0] == 2


def test_a_folder_with_nothing_but_content_builds(tmp_path, command):
    content = tmp_path / "content"
    content.mkdir()
    (content / "report.yaml").write_text("title: 年报\nyear: 2025\n", encoding="utf-8")
    assert command("build", tmp_path)[0] == 0


def test_settings_renew_an_old_schema(project, command):
    schema = project / "schema" / "case.schema.json"
    schema.write_text("{}", encoding="utf-8")
    _, out, _ = command("check", project, "--notes", "--lang", "zh")
    assert "提示[schema-differs]" in out
    command("settings", project)
    _, out, _ = command("check", project, "--notes", "--lang", "zh")
    assert "schema-differs" not in out


def test_names_lists_what_can_be_written(project, command):
    code, out, _ = command("names", "在校生", "-p", project)
    assert code == 0
    assert "【在校生.合计.学生数】\t3720\n" in out
    assert command("names", "-p", project)[1].startswith("【表：在校生】\t")
    assert command("names", "没有", "-p", project)[0] == 2


def test_the_template_is_copied_checked_and_shown(tmp_path, command):
    copy = tmp_path / "本局.docx"
    assert command("template", "new", copy)[0] == 0
    assert command("template", "new", copy)[0] == 2
    assert command("template", "check", copy)[0] == 0
    assert command("template", "preview", copy, "-o", tmp_path / "样张.docx")[0] == 0
    assert zipfile.is_zipfile(tmp_path / "样张.docx")


def test_a_template_of_ones_own_is_used(project, command):
    command("template", "new", project / "templates" / "本局.docx")
    report = project / "content" / "report.yaml"
    text = report.read_text(encoding="utf-8") + "template: ../templates/本局.docx\n"
    report.write_text(text, encoding="utf-8")
    assert command("build", project)[0] == 0


def test_the_same_content_makes_the_same_bytes(tmp_path, command):
    made = []
    for name in ("一", "二"):
        write_project(tmp_path / name)
        command("build", tmp_path / name)
        made.append(_only_docx(tmp_path / name).read_bytes())
    assert made[0] == made[1]


def test_a_cached_build_imports_nothing_heavy(project):
    _run("build", project)
    heavy = (
        "openpyxl",
        "jsonschema",
        "PIL",
        "matplotlib",
        "numpy",
        "lxml",
        "docx",
        "jinja2",
        "rich",
    )
    code = (
        "import sys\nfrom reportgen.cli.main import run\n"
        f"run(['build', {str(project)!r}])\n"
        f"print([name for name in {heavy!r} if name in sys.modules], file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, check=True, encoding="utf-8"
    )
    assert done.stderr.splitlines()[-1] == "[]"


def test_the_editor_settings_are_those_that_a_new_project_gets():
    for name in ("settings.json", "extensions.json"):
        shipped = ROOT / "src" / "reportgen" / "starter" / "project" / ".vscode" / name
        assert (ROOT / ".vscode" / name).read_bytes() == shipped.read_bytes()
        json.loads(shipped.read_text(encoding="utf-8"))


def test_the_door_is_the_command():
    assert callable(door)


def test_findings_are_listed_answered_and_then_no_longer_open(project):
    section = project / "content" / "sections" / "09-生均.yaml"
    section.write_text(
        "title: 生均\nbody: |\n  见【表：生均】。\n  【表：生均】\n"
        "tables:\n  生均:\n    caption: 生均\n"
        "    data: |\n      学校\t占地\t学生\t生均\n      西校\t400\t10\t41\n"
        "    columns:\n      - title: 生均\n        formula: 占地 / 学生\n",
        encoding="utf-8",
    )
    assert "矛盾[ratio]" in _run("check", project, "--lang", "zh").stdout
    listed = _run("answer", "-p", project, "--lang", "zh")
    assert "生均.西校.生均\tratio\t写的是 41，算出来是 40" in listed.stdout
    unknown = _run("answer", "生均.西校.均", "-p", project, "--because", "原报", "--lang", "zh")
    assert unknown.returncode == 2
    assert "相近的有：生均.西校.生均" in unknown.stderr
    answered = _run(
        "answer",
        "生均.西校.生均",
        "-p",
        project,
        "--because",
        "按原报",
        "--by",
        "计财科",
        "--lang",
        "zh",
    )
    assert answered.returncode == 0
    after = _run("check", project, "--lang", "zh")
    assert "矛盾" not in after.stdout
    assert "1 处已答复" in after.stderr
    told = _run("check", project, "--answered", "--lang", "zh")
    assert "计财科答复：按原报" in told.stdout

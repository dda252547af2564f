"""Everything from one line, with nothing but Python: set up what is missing, then build or test.

python3 run.py build          the shipped report (or any other reportgen command)
python3 run.py test           the linters, the types, the walls and every test
"""

import hashlib
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
VENV = HERE / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

CHECKS = (
    ("ruff", "check", "."),
    ("ruff", "format", "--check", "."),
    ("mypy",),
    ("lint-imports", "--no-cache"),
    ("pytest",),
)


def main(words):
    """Run a command in the project's own environment; return its exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - the very question is which Python this is
        return "reportgen needs Python 3.11 or newer / 需要 Python 3.11 或更新的版本"
    testing = words[:1] == ["test"]
    set_up("[test]" if testing else "")
    if not testing:
        return become(BIN / "reportgen", *words) if words else __doc__
    return max(
        call(HERE, BIN / command, *options, *extra(command, words)) for command, *options in CHECKS
    )


def extra(command, words):
    """Return the words behind `test`, which are pytest's."""
    return words[1:] if command == "pytest" else []


def set_up(extras):
    """Make the environment and install into it, unless that is done and nothing changed."""
    stamp = VENV / f"installed{extras}"
    wanted = hashlib.sha256((HERE / "pyproject.toml").read_bytes()).hexdigest()
    if stamp.is_file() and stamp.read_text() == wanted and PYTHON.exists():
        return
    print("reportgen: installing into .venv / 正在安装到 .venv …", file=sys.stderr, flush=True)
    if not PYTHON.exists():
        make_environment()
    pip = (
        [PYTHON, "-m", "pip"]
        if has_pip(PYTHON)
        else [sys.executable, "-m", "pip", "--python", PYTHON]
    )
    install = ["install", "--quiet", "--disable-pip-version-check", "--editable", f"{HERE}{extras}"]
    subprocess.run([*map(str, pip), *install], check=True)
    # Compiled once, whatever PYTHONDONTWRITEBYTECODE says: a build starts in half the time.
    subprocess.run([str(PYTHON), "-m", "compileall", "-q", str(HERE / "src")], check=False)
    stamp.write_text(wanted)


def make_environment():
    """Make .venv; without ensurepip (Debian's python3 alone) this Python's own pip serves it."""
    make = [sys.executable, "-m", "venv", "--clear"]
    if subprocess.run([*make, str(VENV)], capture_output=True, check=False).returncode == 0:
        return
    if not has_pip(sys.executable):
        sys.exit(
            "This Python has neither venv nor pip; on Debian and Ubuntu: apt install python3-venv"
        )
    subprocess.run([*make, "--without-pip", str(VENV)], check=True)


def has_pip(python):
    """Tell whether a Python has pip."""
    found = subprocess.run(
        [str(python), "-m", "pip", "--version"], capture_output=True, check=False
    )
    return found.returncode == 0


def become(*words):
    """Go on as another command, which then hears Ctrl-C itself; where that cannot be, wait."""
    words = [str(word) for word in words]
    if os.name != "nt":
        os.execv(words[0], words)  # noqa: S606
    with subprocess.Popen(words) as command:
        while True:
            try:
                return command.wait()
            except KeyboardInterrupt:  # the command has heard it too, and ends in its own way
                continue


def call(folder, *words):
    """Run one command in a folder and return its exit code."""
    return subprocess.run([str(word) for word in words], cwd=folder, check=False).returncode


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except KeyboardInterrupt:
        sys.exit(130)

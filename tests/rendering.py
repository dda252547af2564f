"""A .docx as LibreOffice prints it, in free faces with the shapes of the official ones."""

from __future__ import annotations

import os
import subprocess
import tempfile
from pathlib import Path
from xml.sax.saxutils import escape

from installed import TOOLS, find_tool

# Official face -> the face that stands in for it: family, weight. What is measured on rendered
# pages proves geometry, never the font.
STAND_INS = {
    "仿宋_GB2312": ("FandolFang", "regular"),
    "楷体_GB2312": ("FandolKai", "regular"),
    "方正小标宋简体": ("FandolSong", "bold"),
    "黑体": ("Noto Sans CJK SC", "regular"),
    "宋体": ("AR PL UMing CN", "light"),
}
_SECONDS = 180


def font_configuration(folder: Path) -> Path:
    """Write a fontconfig file that maps the official faces; return its path."""
    rules = "".join(
        '<match target="pattern">'
        f'<test name="family" compare="eq"><string>{escape(face)}</string></test>'
        f'<edit name="family" mode="prepend" binding="same"><string>{family}</string></edit>'
        f"</match>"
        f'<match target="pattern"><test name="family"><string>{family}</string></test>'
        '<test name="weight" compare="less_eq"><const>medium</const></test>'  # bold stays bold
        f'<edit name="weight" mode="assign"><const>{weight}</const></edit></match>'
        for face, (family, weight) in STAND_INS.items()
    )
    file = folder / "fonts.conf"
    file.write_text(
        '<?xml version="1.0"?>\n<!DOCTYPE fontconfig SYSTEM "fonts.dtd">\n<fontconfig>'
        '<include ignore_missing="yes">/etc/fonts/fonts.conf</include>'
        f"<dir>{escape(str(TOOLS / 'fonts'))}</dir><cachedir>{escape(str(folder))}</cachedir>"
        f"{rules}</fontconfig>\n",
        encoding="utf-8",
    )
    return file


def unmapped_faces() -> list[str]:
    """Return the official faces for which this machine has no stand-in."""
    with tempfile.TemporaryDirectory() as folder:
        environment = _environment(Path(folder))
        return [
            face
            for face, (family, _) in STAND_INS.items()
            if family not in _output("fc-match", "-f", "%{family}", face, environment=environment)
        ]


def render_pdf(docx: Path, out: Path) -> Path:
    """Return the PDF of a .docx, in the folder `out`, made with a LibreOffice profile of its own.

    Tests that call this are marked `tool("soffice")`.
    """
    return _convert(docx, out, "pdf")


def save_again(docx: Path, out: Path) -> Path:
    """Return the .docx as LibreOffice saves it after opening, in the folder `out`."""
    return _convert(docx, out, "docx")


def _convert(docx: Path, out: Path, kind: str) -> Path:
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        profile = (Path(folder) / "profile").as_uri()
        made = _output(
            find_tool("soffice") or "soffice",
            f"-env:UserInstallation={profile}",
            "--headless",
            "--convert-to",
            kind,
            "--outdir",
            str(out),
            str(docx),
            environment=_environment(Path(folder)),
        )
    result = out / f"{docx.stem}.{kind}"
    assert result.is_file(), made
    return result


def _environment(folder: Path) -> dict[str, str]:
    return {**os.environ, "FONTCONFIG_FILE": str(font_configuration(folder))}


def _output(*words: str, environment: dict[str, str]) -> str:
    done = subprocess.run(
        words,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=_SECONDS,
        check=True,
    )
    return done.stdout


def page_pictures(pdf: Path, out: Path, dots: int = 60) -> list[Path]:
    """Return the pages of a PDF as PNG files, in order; needs `tool("pdftoppm")`."""
    out.mkdir(parents=True, exist_ok=True)
    tool = find_tool("pdftoppm") or "pdftoppm"
    _output(
        tool, "-r", str(dots), "-png", str(pdf), str(out / pdf.stem), environment=dict(os.environ)
    )
    return sorted(out.glob(f"{pdf.stem}-*.png"))

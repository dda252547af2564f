"""LibreOffice with a profile of its own, in which a macro opens the document and prints it.

The macro is there for what no conversion option can say: LibreOffice sets a gap between Chinese
and Latin text whatever the document says (`autoSpaceDE`, `autoSpaceDN`), and with it a line holds
fewer than 28 characters (F4).
"""

from __future__ import annotations

from pathlib import Path

from reportgen.office.programs import Command

_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'
_FILES = {
    # Says that the profile is set up: else the first start puts its own files over these.
    "registrymodifications.xcu": (
        f'{_HEAD}<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        '<item oor:path="/org.openoffice.Setup/Office">'
        '<prop oor:name="ooSetupInstCompleted" oor:op="fuse"><value>true</value></prop></item>'
        "</oor:items>"
    ),
    "basic/script.xlc": (
        f'{_HEAD}<!DOCTYPE library:libraries PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        ' "libraries.dtd">'
        '<library:libraries xmlns:library="http://openoffice.org/2000/library" '
        'xmlns:xlink="http://www.w3.org/1999/xlink"><library:library library:name="Standard" '
        'xlink:href="$(USER)/basic/Standard/script.xlb/" xlink:type="simple" '
        'library:link="false"/></library:libraries>'
    ),
    "basic/Standard/script.xlb": (
        f'{_HEAD}<!DOCTYPE library:library PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN"'
        ' "library.dtd">'
        '<library:library xmlns:library="http://openoffice.org/2000/library" '
        'library:name="Standard" library:readonly="false" library:passwordprotected="false">'
        '<library:element library:name="Reportgen"/></library:library>'
    ),
}
_MACRO = """\
Sub Convert
  On Error Goto Finished
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  Dim document As Object
  document = StarDesktop.loadComponentFromURL(Environ("REPORTGEN_FROM"), "_blank", 0, hidden())
  Dim styles As Object
  styles = document.StyleFamilies.getByName("ParagraphStyles")
  Dim index As Long
  For index = 0 To styles.Count - 1
    styles.getByIndex(index).ParaIsCharacterDistance = False
  Next
  Dim data(1) As New com.sun.star.beans.PropertyValue
  data(0).Name = "UseTaggedPDF"
  data(0).Value = True
  data(1).Name = "ExportBookmarksToPDFDestination"
  data(1).Value = True
  Dim options(1) As New com.sun.star.beans.PropertyValue
  options(0).Name = "FilterName"
  options(0).Value = "writer_pdf_Export"
  options(1).Name = "FilterData"
  options(1).Value = data()
  document.storeToURL(Environ("REPORTGEN_TO"), options())
  document.close(True)
Finished:
End Sub
"""


def soffice_command(program: str, source: Path, target: Path, profile: Path) -> Command:
    """Return how LibreOffice prints a document, having made it a profile in an empty folder."""
    user = profile / "user"
    for name, text in {**_FILES, "basic/Standard/Reportgen.xba": _module()}.items():
        file = user / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    words = (
        program,
        f"-env:UserInstallation={profile.as_uri()}",
        "--headless",
        "--norestore",
        "--nologo",
        "macro:///Standard.Reportgen.Convert",
    )
    return Command(words, {"REPORTGEN_FROM": source.as_uri(), "REPORTGEN_TO": target.as_uri()})


def _module() -> str:
    macro = _MACRO.replace("&", "&amp;").replace("<", "&lt;")
    return (
        f'{_HEAD}<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" '
        '"module.dtd"><script:module xmlns:script="http://openoffice.org/2000/script" '
        f'script:name="Reportgen" script:language="StarBasic">{macro}</script:module>'
    )

"""Messages of the room `office`."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "no-office": Message(
        Severity.ERROR,
        zh="这台电脑上没有能打印 Word 文档的程序，没有生成 PDF",
        en="no program here can print a Word document; no PDF was made",
        hint_zh="安装 LibreOffice（免费），或用 Word、WPS 打开文档另存为 PDF",
        hint_en="install LibreOffice (free), or open the document in Word or WPS and save as PDF",
    ),
    "no-office.pages": Message(
        Severity.ERROR,
        zh="这台电脑上没有 LibreOffice，数不出目录的页码",
        en="LibreOffice is not installed here; the contents' pages cannot be counted",
        hint_zh="安装 LibreOffice，或去掉 --pages libreoffice",
        hint_en="install LibreOffice, or leave out --pages libreoffice",
    ),
    "pdf-timeout": Message(
        Severity.ERROR,
        zh="{program} 在 {seconds} 秒里没有打印完，已经停下",
        en="{program} did not finish printing within {seconds} seconds and was stopped",
        hint_zh="再试一次；还不行，就打开文档另存为 PDF",
        hint_en="try once more; if it fails again, open the document and save it as PDF",
    ),
    "pdf-failed": Message(
        Severity.ERROR,
        zh="{program} 没有打印出 PDF：{said}",
        en="{program} made no PDF: {said}",
        hint_zh="看看 {program} 能不能正常打开这份文档",
        hint_en="see whether {program} opens the document",
    ),
    "font-substituted": Message(
        Severity.WARNING,
        zh="这台电脑没有装{faces}，PDF 里换成了别的字体",
        en="not installed here: {faces}; the PDF shows other fonts in their place",
        hint_zh="把 Word 文档拿到装有这些字体的电脑上另存为 PDF；字体不对的 PDF 会被退回",
        hint_en="make the PDF on a computer that has them: one in wrong fonts is sent back",
    ),
    "font-substituted.pages": Message(
        Severity.WARNING,
        zh="这台电脑没有装{faces}，目录的页码是用别的字体排出来的，可能差一页",
        en="not installed here: {faces}; the contents' pages were counted in other fonts",
        hint_zh="装上这些字体，或去掉 --pages libreoffice，用算出来的页码",
        hint_en="install them, or leave out --pages libreoffice for the computed pages",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {}
TERMS: dict[str, tuple[str, str]] = {}

"""Writes docs/提示一览.md and docs/messages.md from the message catalogs.

    python scripts/write_messages.py

A test keeps the pages and the catalogs equal.
"""

from __future__ import annotations

import re
from pathlib import Path

from reportgen.diagnostics import Message, Severity
from reportgen.diagnostics.catalog import (
    answers,
    assembly,
    audit,
    beside,
    charts,
    data,
    expressions,
    ledger,
    loading,
    markup,
    previous,
    project,
    replies,
    tables,
    validation,
    word,
)

DOCS = Path(__file__).resolve().parents[1] / "docs"
PAGES = {"zh": DOCS / "提示一览.md", "en": DOCS / "messages.md"}
ROOMS = (
    (project, "文件和文件夹", "Files and folders"),
    (loading, "写法：YAML 和输入法", "Writing: YAML and the input method"),
    (validation, "每个文件里该写什么", "What belongs in each file"),
    (markup, "正文", "Text"),
    (data, "表里的数据", "A table's cells"),
    (tables, "表、合计和算式", "Tables, totals and formulas"),
    (previous, "上年的报告", "Last year's report"),
    (expressions, "【…】里的算式", "Formulas in 【…】"),
    (assembly, "章节、引用、图和案例", "Parts, references, figures and case studies"),
    (audit, "核对：没有声明的关系", "The audit: what nobody declared"),
    (beside, "核对：上年、差额和单列的数", "The audit: last year, differences and facts"),
    (answers, "答复", "Answers"),
    (replies, "学校填回来的核对单", "What the schools send back"),
    (ledger, "台账", "The ledger"),
    (charts, "画图", "Charts"),
    (word, "Word 模板", "The Word template"),
)
SEVERITIES = {
    Severity.ERROR: ("错误", "error"),
    Severity.CONTRADICTION: ("矛盾", "contradiction"),
    Severity.WARNING: ("存疑", "warning"),
    Severity.NOTE: ("提示", "note"),
}
INTRO = {
    "zh": """\
# 提示一览

每条提示先说在哪里（文件:行:列），再说是什么事，最后说怎么改。方括号里是它的代号，按代号可以在这一页找到。

| 级别 | 意思 | 生成文档吗 |
|---|---|---|
| 错误 | 没法做下去 | 不生成，上一份还在原处 |
| 矛盾 | 两个数不可能都对 | 生成；加 `--strict` 就不放行 |
| 存疑 | 请人看一眼：缺图、待核待补…… | 生成；加 `--strict` 就不放行 |
| 提示 | 值得知道的，加 `--notes` 才列出 | 生成 |

命令的返回值：0 顺利，1 有错误（或 `--strict` 不放行），2 命令写错了，3 reportgen 自己出了错，130 被中断。

写法上的毛病，`reportgen check --fix` 多半能替你改好：先给你看改什么，再动手，原来的文件留一份。

这一页由 `scripts/write_messages.py` 写成，`{…}` 的地方是当时的内容。
""",
    "en": """\
# Messages

Each message says where (file:line:column), what, and how to mend it. In brackets stands its code, by which it is found on this page.

| severity | meaning | is a document made? |
|---|---|---|
| error | nothing can be made of it | no; an earlier one is left as it is |
| contradiction | two figures cannot both be right | yes; `--strict` refuses |
| warning | a person should look: a missing picture, an open mark … | yes; `--strict` refuses |
| note | worth knowing, listed with `--notes` | yes |

Exit codes: 0 fine, 1 errors (or refused by `--strict`), 2 wrong usage, 3 a bug of reportgen's, 130 interrupted.

Slips of writing are mostly mended by `reportgen check --fix`: it shows what would change, then does it, and keeps the old file.

This page is written by `scripts/write_messages.py`; `{…}` stands for what was found.
""",
}


def page(language: str) -> str:
    """Return a page of all messages."""
    parts = [INTRO[language]]
    for room, zh, en in ROOMS:
        parts.append(f"## {zh if language == 'zh' else en}\n")
        parts.extend(_entry(key, message, language) for key, message in room.MESSAGES.items())
    return "\n".join(parts)


def _entry(key: str, message: Message, language: str) -> str:
    first = language == "zh"
    severity = SEVERITIES[message.severity][0 if first else 1]
    text, hint = (message.zh, message.hint_zh) if first else (message.en, message.hint_en)
    code, _, variant = key.partition(".")
    told = f" · {variant}" if variant else ""
    lines = [f"### `{code}`{told}\n", f"{severity}: {_plain(text)}"]
    if hint:
        lines.append(f"\n→ {_plain(hint)}")
    return "\n".join(lines) + "\n"


def _plain(text: str) -> str:
    """Return a message as Markdown that shows every character of it."""
    return re.sub(r"([<>*_|#\\])", r"\\\1", text)


def main() -> None:
    """Write both pages."""
    for language, path in PAGES.items():
        path.write_text(page(language), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

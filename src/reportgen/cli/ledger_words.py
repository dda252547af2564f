"""The sentences of `reportgen ledger`, in both languages."""

from __future__ import annotations

from collections.abc import Mapping

from reportgen.diagnostics import Language


def words_of(language: Language) -> Mapping[str, str]:
    """Return the command's own sentences."""
    return _WORDS[language]


def titles_of(language: Language, what: str) -> tuple[str, ...]:
    """Return the columns or sheets of a workbook, in order."""
    return tuple(_WORDS[language][what].split("|"))


_WORDS: dict[Language, dict[str, str]] = {
    "zh": {
        "ledger": "台账",
        "changes": "改动",
        "sheets": "总表|表格|正文|待处理",
        "columns": "序号|章节|状态|印出的数|准确值|单位|地址|来历|核对|发现的问题|正文里|定义在",
        "change-columns": "种类|地址|原来|现在|相差|变化|句子|正文里跟着变的|现在在",
        "kept": "已写入 {file}",
        "kept-edited": "原来那一份有人改过，没有动它，新的写在旁边",
        "kept-open": "原来那一份正开着，没有动它，新的写在旁边",
        "ending": "{file}：只能写成 .xlsx 或 .json，而且要和 --format 一致",
        "no-filter": "--since 比较的是整份报告，不能同时筛选",
        "no-school": "没有叫“{name}”的学校；现有：{known}",
        "no-table": "没有名为“{name}”的表；现有：{known}",
        "no-file": "没有文件“{name}”；现有：{known}",
        "since": "与 {file} 相比有 {count} 处不同",
        "since-nothing": "与 {file} 相比，没有一个数变了",
        "since-edited": "那份文档生成以后有人改过或另存过，里面的数是那个人留下的",
        "errors": "还有 {count} 个错误（reportgen check 看），出错的内容里的数不在台账里",
    },
    "en": {
        "ledger": " ledger",
        "changes": " changes",
        "sheets": "All|Tables|Text|Open",
        "columns": "No.|Chapter|State|As printed|Exact value|Unit|Address|Kind|Held against|Found"
        "|In the text|Defined at",
        "change-columns": "Kind|Address|Before|After|Difference|Percent|Sentence"
        "|Follows in the text|Now at",
        "kept": "wrote {file}",
        "kept-edited": "the one in its place was edited and left alone; the new one is beside it",
        "kept-open": "the one in its place is open and was left alone; the new one is beside it",
        "ending": "{file}: only .xlsx and .json can be written, and --format must say the same",
        "no-filter": "--since compares the whole report and takes no filter",
        "no-school": "there is no school “{name}”; there are: {known}",
        "no-table": "there is no table “{name}”; there are: {known}",
        "no-file": "there is no file “{name}”; there are: {known}",
        "since": "{count} differences from {file}",
        "since-nothing": "no figure has changed since {file}",
        "since-edited": "a person has edited or saved that document since: its figures are what "
        "that person left",
        "errors": "{count} errors stand (see reportgen check); figures of what they refuse are "
        "not in the ledger",
    },
}

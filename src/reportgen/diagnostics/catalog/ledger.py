"""Messages and words of the ledger."""

from reportgen.diagnostics.core import Message, Severity

MESSAGES: dict[str, Message] = {
    "since-unreadable": Message(
        Severity.ERROR,
        zh="旧版本 {file} 打不开：{reason}",
        en="the old version {file} cannot be opened: {reason}",
        hint_zh="给的应当是以前生成的 .docx，或者 reportgen ledger -o 旧版.json 存下的台账",
        hint_en="give a .docx built earlier, or a ledger kept by reportgen ledger -o FILE.json",
    ),
}
PHRASES: dict[str, tuple[str, str]] = {
    "since-no-json": ("不是完整的 JSON", "it is no whole JSON"),
    "since-no-ledger": ("不是台账", "it is no ledger"),
    "since-part": (
        "它是筛选过的台账，不全，没法比较",
        "it was filtered and lacks figures, so nothing can be held against it",
    ),
    "since-version": (
        "它的格式是第 {found} 版，这里只认第 {known} 版",
        "its form is version {found}, this program knows version {known}",
    ),
    "since-ending": ("只认 .docx 和 .json", "only .docx and .json are known"),
    "since-too-large": ("文件太大", "the file is too large"),
    "since-system": ("{detail}", "{detail}"),
    "ledger-found": ("应为 {expected}（{code}）", "expected {expected} ({code})"),
    "ledger-instead": (
        "对不上，像是“{cell}”写错了（{code}）",
        "does not agree, for “{cell}” looks wrong ({code})",
    ),
    "ledger-failing": ("检查不成立：{expected}", "the check fails: {expected}"),
    "ledger-answered": ("{found}；答复：{because}", "{found}; answered: {because}"),
    "ledger-answered-by": (
        "{found}；{by}答复：{because}",
        "{found}; {by} answered: {because}",
    ),
    "ledger-facts": ("不在表里的数（report.yaml）", "figures of no table (report.yaml)"),
    "ledger-elsewhere": ("引言和没有放进正文的表", "introduction, and tables that are not placed"),
    "ledger-copies": ("绑 {bound} 抄 {typed}", "{bound} bound {typed} typed"),
    "ledger-state": ("{state} {count} 个", "{count} {state}"),
    "ledger-summary": (
        "共 {figures} 个数；正文绑定 {bound} 处；手打 {typed} 个，其中 {unmatched} 个没有任何核对",
        "{figures} figures; bound in the text {bound} times; {typed} typed, {unmatched} unchecked",
    ),
}
TERMS: dict[str, tuple[str, str]] = {
    "kind-given": ("表里给出", "given"),
    "kind-computed": ("算出", "computed"),
    "kind-fact": ("单列", "fact"),
    "kind-typed": ("正文手打", "typed"),
    "kind-expression": ("正文算式", "expression"),
    "state-contradiction": ("矛盾", "contradiction"),
    "state-warning": ("存疑", "warning"),
    "state-answered": ("已答复", "answered"),
    "state-agrees": ("相符", "agrees"),
    "state-unchecked": ("没有核对", "unchecked"),
    "basis-formula": ("算式", "formula"),
    "basis-total": ("合计", "total of"),
    "basis-mean": ("平均", "mean of"),
    "basis-sum": ("推断的合计", "inferred total of"),
    "basis-addend": ("计入", "adds up to"),
    "basis-source": ("用于", "used by"),
    "basis-of": ("不超过", "part of"),
    "basis-parts": ("分项之和", "sum of"),
    "basis-ratio": ("推断的算式", "inferred formula"),
    "basis-check": ("检查", "check"),
    "basis-words": ("句中所指", "its words name"),
    "basis-typed": ("正文同数", "typed alike"),
    "basis-said": ("另一处说法", "said elsewhere"),
    "basis-share": ("由此算得", "follows from"),
    "basis-cells": ("取自", "from"),
    "ledger-points": ("个百分点", " points"),
    "change-changed": ("改动", "changed"),
    "change-new": ("新增", "new"),
    "change-removed": ("删去", "removed"),
    "change-renamed": ("改名", "renamed"),
}

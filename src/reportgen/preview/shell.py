"""The page's frame: head, bar, side, desk. What the report holds is fetched into it."""

from __future__ import annotations

import json

from reportgen.diagnostics import Language
from reportgen.preview.tags import Html, element, single, text
from reportgen.preview.words import words_of

_KEYS = (
    (("j", "k"), "key-problem"),
    (("↓", "↑"), "key-blocks"),
    (("Enter",), "key-into"),
    (("←", "→", "↑", "↓"), "key-figures"),
    (("e",), "key-editor"),
    (("o",), "key-outline"),
    (("p",), "key-problems"),
    (("v",), "key-view"),
    (("t",), "key-theme"),
    (("?",), "key-help"),
    (("Esc",), "key-escape"),
)


def shell_html(language: Language) -> str:
    """Return the document that a browser opens."""
    words = words_of(language)
    head = element(
        "head",
        single("meta", charset="utf-8"),
        single("meta", name="viewport", content="width=device-width, initial-scale=1"),
        element("title", text("reportgen")),
        single("link", rel="icon", type="image/svg+xml", href="/static/icon.svg"),
        *(
            single("link", rel="stylesheet", href=f"/static/{name}.css")
            for name in ("frame", "paper", "found")
        ),
        element("script", src="/static/theme.js"),
        element("script", type="module", src="/static/main.js"),
    )
    body = element(
        "body",
        element("a", text(words["skip"]), class_="skip", href="#report"),
        _bar(words),
        _side(words),
        _desk(words),
        _help(words),
        data_words=json.dumps(words, ensure_ascii=False),
    )
    page = element("html", head, body, lang="zh-CN" if language == "zh" else "en")
    return f"<!doctype html>\n{page}\n"


def _bar(words: dict[str, str]) -> Html:
    views = element(
        "div",
        _button("view-paper", words["paper"], aria_pressed="true"),
        _button("view-exact", words["exact"], aria_pressed="false", title=words["exact-title"]),
        class_="pair",
        id="views",
        role="group",
        aria_label=words["view"],
        hidden="hidden",
    )
    return element(
        "header",
        element("span", class_="light", id="light", aria_hidden="true"),
        element("strong", id="title"),
        element("span", text(words["waiting"]), id="status", role="status"),
        views,
        _button("theme", "", title=words["theme"], aria_label=words["theme"]),
        _button("keys", "?", title=words["help"], aria_label=words["help"]),
        class_="bar",
    )


def _button(ident: str, words: str, **attributes: str) -> Html:
    return element("button", text(words), type="button", id=ident, **attributes)


def _side(words: dict[str, str]) -> Html:
    tabs = element(
        "div",
        _tab("outline", words["outline"], selected=True),
        _tab("problems", words["problems"], selected=False),
        class_="tabs",
        role="tablist",
        aria_label=words["side"],
    )
    outline = element(
        "nav", id="outline", role="tabpanel", aria_labelledby="tab-outline", tabindex=-1
    )
    problems = element(
        "section",
        element("div", id="filter", role="group", aria_label=words["show"]),
        element("div", id="groups", role="group", aria_label=words["group"]),
        element("div", id="list"),
        id="problems",
        role="tabpanel",
        aria_labelledby="tab-problems",
        tabindex=-1,
        hidden="hidden",
    )
    return element("aside", tabs, outline, problems, class_="side", aria_label=words["side"])


def _tab(name: str, words: str, *, selected: bool) -> Html:
    return element(
        "button",
        text(words),
        element("span", class_="count"),
        type="button",
        role="tab",
        id=f"tab-{name}",
        aria_controls=name,
        aria_selected="true" if selected else "false",
        tabindex=0 if selected else -1,
    )


def _desk(words: dict[str, str]) -> Html:
    return element(
        "main",
        element("div", id="alert", role="alert", hidden="hidden"),
        element(
            "div", id="report", role="document", lang="zh-CN", tabindex=0, aria_label=words["desk"]
        ),
        element("div", id="pages", hidden="hidden"),
        _foot(words),
        id="desk",
    )


def _foot(words: dict[str, str]) -> Html:
    """Return what is said at the window's foot, below the sheet: the notes stay in sight."""
    return element(
        "div",
        element("div", id="toast", role="status", aria_live="polite"),
        element("div", id="place", role="region", aria_label=words["place"], hidden="hidden"),
        id="foot",
    )


def _help(words: dict[str, str]) -> Html:
    rows = [
        element(
            "tr",
            element("th", *(element("kbd", text(key)) for key in keys), scope="row"),
            element("td", text(words[what])),
        )
        for keys, what in _KEYS
    ]
    rows += [
        element(
            "tr",
            element("th", text(words[what]), scope="row"),
            element("td", text(words[f"{what}-does"])),
        )
        for what in ("mouse-block", "mouse-figure")
    ]
    return element(
        "dialog",
        element("h2", text(words["help-title"]), id="help-title"),
        element("table", *rows),
        _button("help-close", words["close"]),
        id="help",
        aria_labelledby="help-title",
    )

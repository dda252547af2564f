"""The server answers this machine's own browser, which reads, and nobody else."""

from __future__ import annotations

import asyncio
import json

import pytest

from reportgen.preview.app import app_of
from reportgen.preview.board import Board
from reportgen.preview.exact import Printer
from reportgen.preview.guard import POLICY
from reportgen.preview.page import EMPTY, page_of
from reportgen.preview.wire import Desk

PORT = 7373
GOOD = {"host": f"127.0.0.1:{PORT}"}


def unprinted(_: bytes) -> bytes:
    raise AssertionError


@pytest.fixture
def board():
    return Board(Desk("/home/甲 乙", "vscode://file{uri}:{line}:{column}", prints=False))


@pytest.fixture
def app(board):
    return app_of(board, Printer(unprinted, board.tell_printed, "zh"), PORT, "zh")


def ask(app, path="/", method="GET", headers=GOOD, kind="http"):
    """Return (status, headers, body) of one request put to the application itself."""
    sent: list[dict] = []
    pairs = headers if isinstance(headers, list) else list(headers.items())
    scope = {
        "type": kind,
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": path,
        "raw_path": path.encode(),
        "query_string": b"",
        "root_path": "",
        "headers": [(name.encode(), value.encode()) for name, value in pairs],
        "client": ("127.0.0.1", 50000),
        "server": ("127.0.0.1", PORT),
    }

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        sent.append(message)

    asyncio.run(app(scope, receive, send))
    if kind == "websocket":
        return sent
    body = b"".join(message.get("body", b"") for message in sent[1:])
    return (
        sent[0]["status"],
        {name.decode(): value.decode() for name, value in sent[0]["headers"]},
        body,
    )


@pytest.mark.parametrize("host", [f"127.0.0.1:{PORT}", f"localhost:{PORT}"])
def test_this_machine_is_answered(app, host):
    status, headers, body = ask(app, headers={"host": host})
    assert status == 200
    assert headers["content-type"] == "text/html; charset=utf-8"
    assert body.startswith(b"<!doctype html>")


@pytest.mark.parametrize(
    "headers",
    [
        {"host": "evil.example"},
        {"host": f"evil.example:{PORT}"},
        {"host": "127.0.0.1"},
        {"host": "127.0.0.1:1"},
        {"host": f"127.0.0.1:{PORT}.evil.example"},
        {"host": f"[::1]:{PORT}"},
        {},
        [("host", f"127.0.0.1:{PORT}"), ("host", "evil.example")],
    ],
)
def test_another_host_is_refused(app, headers):
    for path in ("/", "/page", "/events", "/static/main.js", "/exact"):
        assert ask(app, path, headers=headers)[0] == 421


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "https://127.0.0.1:7373", ""])
def test_another_origin_is_refused(app, origin):
    assert ask(app, "/page", headers={**GOOD, "origin": origin})[0] == 403


def test_our_own_origin_is_answered(app):
    assert ask(app, "/page", headers={**GOOD, "origin": f"http://127.0.0.1:{PORT}"})[0] == 200


def test_a_picture_or_a_script_of_another_page_is_refused_and_a_link_is_followed(app):
    asked = {**GOOD, "sec-fetch-site": "cross-site"}
    assert ask(app, "/page", headers={**asked, "sec-fetch-mode": "no-cors"})[0] == 403
    assert ask(app, "/", headers={**asked, "sec-fetch-mode": "navigate"})[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "X"])
def test_nothing_but_reading_is_answered(app, method):
    for path in ("/", "/page", "/events", "/exact", "/nowhere"):
        assert ask(app, path, method)[0] == 405


@pytest.mark.parametrize("path", ["/", "/page", "/events", "/static/main.js"])
def test_head_is_answered(app, path):
    assert ask(app, path, "HEAD")[0] == 200


def test_a_websocket_is_closed(app):
    assert ask(app, kind="websocket") == [{"type": "websocket.close", "code": 1008}]


@pytest.mark.parametrize(
    "path",
    [
        "/static/../guard.py",
        "/static/..%2fguard.py",
        "/static/%2e%2e/guard.py",
        "/static//etc/passwd",
        "/static/main.js/",
        "/static/..\\guard.py",
        "/media/../../content/report.yaml",
        "/media/content/report.yaml",
        "/media/0123456789",
        "/content/report.yaml",
        "/exact/none/0/800",
        "/exact/none/-1/800",
        "/exact/none/99999999999999999999/800",
        "/../../etc/passwd",
        "/.reportgen/valid.json",
    ],
)
def test_no_path_leads_to_a_file(app, path):
    assert ask(app, path)[0] in {404, 405}


@pytest.mark.parametrize("path", ["/", "/page", "/static/main.js", "/nowhere", "/exact"])
def test_every_answer_says_what_it_may_do(app, path):
    _, headers, _ = ask(app, path)
    assert headers["content-security-policy"] == POLICY
    assert "unsafe" not in POLICY
    assert "script-src 'self'" in POLICY
    assert "default-src 'none'" in POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"
    assert headers["cross-origin-resource-policy"] == "same-origin"
    assert "access-control-allow-origin" not in headers


def test_a_refusal_says_so_too(app):
    assert ask(app, headers={"host": "evil.example"})[1]["content-security-policy"] == POLICY


def test_the_shell_holds_no_inline_script_or_style(app):
    body = ask(app)[2].decode()
    assert "<style" not in body
    assert " style=" not in body
    assert " onclick=" not in body
    assert body.count("<script") == body.count('<script src="/static/') + body.count(
        '<script type="module" src="/static/'
    )


def test_media_are_given_by_id_alone(app, board, shipped):
    page = page_of(shipped, "zh")
    board.post(page)
    ident, medium = next(iter(page.media.items()))
    status, headers, body = ask(app, f"/media/{ident}")
    assert (status, body) == (200, medium.data)
    assert headers["content-type"].startswith("image/")
    board.post(EMPTY)
    assert ask(app, f"/media/{ident}")[0] == 404


def test_the_page_is_one_line_of_ascii(app, board, shipped):
    board.post(page_of(shipped, "zh"))
    body = ask(app, "/page")[2]
    assert body.isascii()
    assert b"\n" not in body
    told = json.loads(body)
    assert told["files"][0][1].startswith("vscode://file/home/%E7%94%B2%20%E4%B9%99/content/")

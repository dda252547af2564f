"""Who may ask for what: this machine's own browser, reading; every answer says what it may do."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)
_HEADERS: Mapping[str, str] = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_READING = {"GET", "HEAD"}


def guarded(app: ASGIApp, port: int) -> ASGIApp:
    """Return the application behind the guard.

    A page elsewhere that leads a browser here by a name of its own (DNS rebinding) fails at Host,
    a script of another page at Origin and Sec-Fetch-Site.
    """
    hosts = {f"127.0.0.1:{port}", f"localhost:{port}"}
    origins = {f"http://{host}" for host in hosts}

    async def guard(scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            if scope["type"] == "websocket":
                await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        refused = _refusal(scope, headers, hosts, origins)
        answer = app if refused is None else refused
        await answer(scope, receive, _with_headers(send))

    return guard


def _refusal(
    scope: Mapping[str, Any], headers: Headers, hosts: set[str], origins: set[str]
) -> ASGIApp | None:
    if headers.getlist("host") not in [[host] for host in hosts]:
        return PlainTextResponse("Host?", 421)
    if any(origin not in origins for origin in headers.getlist("origin")):
        return PlainTextResponse("Origin?", 403)
    elsewhere = headers.get("sec-fetch-site") in {"cross-site", "same-site"}
    if elsewhere and headers.get("sec-fetch-mode") != "navigate":
        return PlainTextResponse("Site?", 403)
    if scope["method"] not in _READING:
        return PlainTextResponse("Method?", 405, headers={"Allow": "GET, HEAD"})
    return None


def _with_headers(send: Send) -> Send:
    async def sending(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers[name] = value
            headers.setdefault("Cache-Control", "no-store")
        await send(message)

    return sending

"""The server itself: loopback, a port that is free, a page to everybody who comes later."""

from __future__ import annotations

import json
import socket
import urllib.error
import urllib.request
from dataclasses import replace

import pytest

from reportgen.preview import EMPTY, serving
from reportgen.preview.editors import PRESETS


def serve(port: int):
    return serving("/x", "zh", editor=PRESETS["vscode"], print_document=None, port=port)


def fetch(address: str):
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(address, timeout=20) as answer:
        return answer.read()


def test_a_page_is_served_on_loopback_alone():
    with serve(7450) as server:
        server.publish(replace(EMPTY, title="题"))
        assert json.loads(fetch(f"{server.address}page"))["title"] == "题"
        assert server.address.startswith("http://127.0.0.1:")
    with pytest.raises(urllib.error.URLError):
        fetch(server.address)


def test_a_taken_port_leads_to_the_next():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with serve(port) as server:
            assert server.port != port
            assert b"doctype" in fetch(server.address)


def test_two_sessions_stand_beside_each_other():
    with serve(7460) as first, serve(7460) as second:
        assert first.port != second.port
        assert fetch(first.address) == fetch(second.address)

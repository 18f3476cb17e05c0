"""The server's own parts, spoken to in plain ASGI."""

import asyncio
import gzip
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import pytest
from starlette.applications import Starlette
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from egov_challenges import serving
from egov_challenges.serving import CompressedFiles, SecurityHeaders, map_routes, policy

INDEX = '<html><script>window.x = 1</script><script type="module" src="a.js"></script></html>'


T = TypeVar("T")
Answer = tuple[int, dict[str, str], bytes]


def ask(app: ASGIApp, path: str, method: str = "GET", **headers: str) -> Answer:
    return answered(asked(app, path, method, headers))


def ask_together(app: ASGIApp, path: str, times: int) -> list[bytes]:
    async def all_of_them() -> list[Answer]:
        return await asyncio.gather(*(asked(app, path, "GET", {"accept_encoding": "gzip"}) for _ in range(times)))

    return [body for _, _, body in answered(all_of_them())]


def answered(answer: Coroutine[None, None, T]) -> T:
    """Run to the end, in a thread of its own: a browser test in the same process may have a loop running."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, answer).result()


async def asked(app: ASGIApp, path: str, method: str, headers: dict[str, str]) -> Answer:
    sent: list[Message] = []

    async def receive() -> Message:
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message: Message) -> None:
        sent.append(message)

    scope: dict[str, Any] = {
        "type": "http", "method": method, "path": path, "root_path": "", "query_string": b"", "http_version": "1.1",
        "headers": [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()],
    }  # fmt: skip
    await app(scope, receive, send)
    found = {name.decode(): value.decode() for name, value in sent[0]["headers"]}
    return sent[0]["status"], found, b"".join(message.get("body", b"") for message in sent[1:])


async def other(scope: Scope, receive: Receive, send: Send) -> None:
    await PlainTextResponse("other")(scope, receive, send)


@pytest.fixture
def files(tmp_path: Path) -> CompressedFiles:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "a.1.js").write_text("let a = 1\n" * 200)
    (tmp_path / "static" / "font.woff2").write_bytes(b"packed")
    (tmp_path / "secret.js").write_text("secret")
    return CompressedFiles(other, folder=tmp_path / "static", at="/static")


def test_a_script_is_sent_packed_and_for_ever(files: ASGIApp) -> None:
    status, headers, body = ask(files, "/static/js/a.1.js", accept_encoding="gzip, br")
    assert (status, headers["content-encoding"], headers["vary"]) == (200, "gzip", "Accept-Encoding")
    assert "immutable" in headers["cache-control"]
    assert "javascript" in headers["content-type"]
    assert gzip.decompress(body) == b"let a = 1\n" * 200


def test_many_who_ask_at_once_wait_for_one_packing(files: CompressedFiles, monkeypatch: pytest.MonkeyPatch) -> None:
    packed: list[Path] = []

    def slowly(path: Path) -> bytes:
        packed.append(path)
        return gzip.compress(path.read_bytes())

    monkeypatch.setattr(serving, "_packed", slowly)
    answers = ask_together(files, "/static/js/a.1.js", 20)
    assert [gzip.decompress(body) for body in answers] == [b"let a = 1\n" * 200] * 20
    assert len(packed) == 1


@pytest.mark.parametrize("encodings", ["", "identity", "br", "gzip;q=0", "gzip; q=0.0, br"])
def test_who_takes_no_gzip_gets_the_plain_file(files: ASGIApp, encodings: str) -> None:
    assert ask(files, "/static/js/a.1.js", accept_encoding=encodings)[2] == b"other"


@pytest.mark.parametrize(
    "path",
    ["/static/../secret.js", "/static/%2e%2e/secret.js", "/static/js", "/static/font.woff2", "/secret.js", "/static//js/a.1.js"],
)
def test_no_path_leads_out_of_the_folder(files: ASGIApp, path: str) -> None:
    assert ask(files, path, accept_encoding="gzip")[2] == b"other"


def test_a_post_is_not_answered_with_a_file(files: ASGIApp) -> None:
    assert ask(files, "/static/js/a.1.js", method="POST", accept_encoding="gzip")[2] == b"other"


def test_a_head_request_gets_the_headers_alone(files: ASGIApp) -> None:
    status, headers, _ = ask(files, "/static/js/a.1.js", method="HEAD", accept_encoding="gzip")
    assert status == 200
    assert headers["content-encoding"] == "gzip"


def test_every_answer_carries_the_policy_and_a_page_the_hint_for_the_chart_script(tmp_path: Path) -> None:
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "PlotlyChart.abc.js").write_text("")
    (tmp_path / "index.html").write_text(INDEX)

    async def page(scope: Scope, receive: Receive, send: Send) -> None:
        answer = HTMLResponse("<html>") if scope["path"] == "/" else PlainTextResponse("x")
        await answer(scope, receive, send)

    sites = [""]
    app = SecurityHeaders(page, index=tmp_path / "index.html", frame_ancestors=lambda: sites[0])
    sites[0] = "https://lms.example.edu"  # a host may set its settings only after the app was made
    headers = ask(app, "/")[1]
    assert headers["link"] == "<./static/js/PlotlyChart.abc.js>; rel=modulepreload"
    assert "frame-ancestors https://lms.example.edu;" in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"
    assert "link" not in ask(app, "/file")[1]
    assert "content-security-policy" in ask(app, "/file")[1]


def test_the_policy_allows_only_the_inline_script_that_the_page_has() -> None:
    allowed = policy(INDEX, "'none'")
    assert allowed.count("sha256-") == 1
    assert "unsafe-eval" not in allowed
    assert "http:" not in allowed


def test_the_map_gets_its_outlines_and_its_empty_layers() -> None:
    app = Starlette(routes=map_routes(lambda: b'{"type": "FeatureCollection"}', at="/map"))
    layers = json.loads(ask(app, "/map/world_110m.json")[2])
    assert {"land", "ocean", "countries"} <= layers["objects"].keys()
    assert all(layer["geometries"] == [] for layer in layers["objects"].values())
    _, headers, body = ask(app, "/map/outlines.geojson")
    assert headers["content-type"] == "application/geo+json"
    assert json.loads(body) == {"type": "FeatureCollection"}

"""What the server adds to Streamlit: files compressed once, security headers, and plain routes.

Plain ASGI over Starlette. It knows nothing of Streamlit: ``app.py`` tells it where the static files are.
"""

from __future__ import annotations

import asyncio
import base64
import gzip
import hashlib
import mimetypes
import re
from collections.abc import Callable
from functools import cached_property
from pathlib import Path

from anyio import to_thread
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from egov_challenges.charts.looks import NO_LAYERS

LEVEL = 9  # gzip; paid once per file and process
FOR_EVER = "public, immutable, max-age=31536000"  # names of these files carry a hash of their content
PACKED = frozenset({".js", ".css", ".json", ".svg"})  # what gzip makes smaller; fonts and pictures are packed already
DRAWN_BY = "PlotlyChart.*.js"  # the largest script; a page with a chart asks for it only when the chart arrives


class CompressedFiles:
    """ASGI middleware: answers requests for files of one folder from memory, gzipped once per process.

    Only files that were in the folder at the start are served, so no path can leave it; everything else goes on to ``app``.
    """

    def __init__(self, app: ASGIApp, folder: Path, at: str) -> None:
        self.app = app
        files = (path for path in folder.rglob("*") if path.suffix in PACKED)
        self.files = {f"{at}/{path.relative_to(folder).as_posix()}": path for path in files}
        self.packed: dict[Path, asyncio.Future[bytes]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer from memory, or hand on."""
        path = self._asked(scope)
        if path is None:
            await self.app(scope, receive, send)
            return
        if path not in self.packed:  # who asks meanwhile waits for the same packing
            self.packed[path] = asyncio.ensure_future(to_thread.run_sync(_packed, path))
        body = await asyncio.shield(self.packed[path])
        headers = {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "Cache-Control": FOR_EVER}
        kind = mimetypes.types_map.get(path.suffix, "application/octet-stream")
        await Response(body, headers=headers, media_type=kind)(scope, receive, send)

    def _asked(self, scope: Scope) -> Path | None:
        if scope["type"] != "http" or scope["method"] not in {"GET", "HEAD"}:
            return None
        accepted = Headers(scope=scope).get("accept-encoding", "")
        if not re.search(r"\bgzip\b(?!\s*;\s*q=0(\.0*)?\s*(,|$))", accepted):
            return None
        root = scope.get("root_path", "")
        return self.files.get(scope["path"].removeprefix(root))


def _packed(path: Path) -> bytes:
    return gzip.compress(path.read_bytes(), LEVEL, mtime=0)


class SecurityHeaders:
    """ASGI middleware: a content security policy and its companions on every answer; on pages, a hint to load the chart script.

    An answer that has a policy of its own keeps it.

    ``frame_ancestors`` tells the sites that may show the app in a frame, as the policy spells them. It is asked at the first
    answer: a host may set its settings only after the app was made.
    """

    def __init__(self, app: ASGIApp, index: Path, frame_ancestors: Callable[[], str]) -> None:
        self.app = app
        self.index = index
        self.frame_ancestors = frame_ancestors
        scripts = sorted((index.parent / "static" / "js").glob(DRAWN_BY))
        self.hints = ", ".join(f"<./static/js/{script.name}>; rel=modulepreload" for script in scripts)

    @cached_property
    def headers(self) -> dict[str, str]:
        """What every answer carries."""
        return {
            "Content-Security-Policy": policy(self.index.read_text(encoding="utf-8"), self.frame_ancestors()),
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
            "Cross-Origin-Opener-Policy": "same-origin",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand on, and add the headers to the answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                own = headers.get("content-security-policy")  # a page that needs less allows less
                headers.update(self.headers if own is None else {**self.headers, "Content-Security-Policy": own})
                if self.hints and own is None and headers.get("content-type", "").startswith("text/html"):
                    headers.append("Link", self.hints)
            await send(message)

        await self.app(scope, receive, with_headers)


def policy(index: str, frame_ancestors: str) -> str:
    """The content security policy: nothing from another host, and of inline scripts only those of Streamlit's own page."""
    scripts = re.findall(r"<script>(.*?)</script>", index, flags=re.DOTALL)
    hashes = " ".join(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in scripts)
    return "; ".join(
        (
            "default-src 'self'",
            f"script-src 'self' blob: {hashes}".strip(),
            "style-src 'self' 'unsafe-inline'",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "worker-src 'self' blob:",
            f"frame-ancestors {frame_ancestors}",
            "base-uri 'none'",
            "form-action 'self'",
            "object-src 'none'",
        )
    )


def map_routes(outlines: Callable[[], bytes], at: str) -> list[Route]:
    """Routes below ``at``: the country outlines, and the empty layers that plotly would fetch from a CDN."""

    async def layers(_: Request) -> Response:
        return JSONResponse(NO_LAYERS, headers={"Cache-Control": "max-age=86400"})

    async def countries(_: Request) -> Response:
        body = await to_thread.run_sync(outlines)
        return Response(body, headers={"Cache-Control": "max-age=60"}, media_type="application/geo+json")

    return [Route(f"{at}/world_110m.json", layers), Route(f"{at}/outlines.geojson", countries)]

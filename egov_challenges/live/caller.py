"""Who asks one of the phones' routes, and what is taken from a request: a code, a device, a vote. Nothing of it is trusted."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass
from urllib.parse import parse_qs

from starlette.requests import ClientDisconnect, Request
from starlette.responses import Response

from egov_challenges.live.rooms import Given
from egov_challenges.live.store import CODE_LENGTH, LETTERS, voter_of

COOKIE = "egov_phone"
KEPT = 24 * 60 * 60  # seconds that a phone is known after it has opened a page: as long as a room lives
TOKEN_BYTES = 16  # 128 bits
TOKEN = re.compile(r"[\w-]{22}", re.ASCII)
CODE = re.compile(f"[{LETTERS}]{{{CODE_LENGTH}}}")
LARGEST = 4096  # bytes of a vote
BY_SCRIPT = "x-egov-phone"  # header of a request whose answer goes into the page that is open; holds the script's own token


class NoBallotError(Exception):
    """The body of the request is no vote; ``status`` is that of the answer."""

    def __init__(self, status: int) -> None:
        super().__init__(status)
        self.status = status


@dataclass(frozen=True)
class Caller:
    """Who asks, for which room."""

    code: str  # "" where it can be none
    device: str  # "" where nothing tells it from others yet
    address: str  # kept in memory alone, to slow down who guesses
    up: str  # leads from the page that is open to the folder that holds the form for the code
    by_script: bool
    secure: bool  # whether the way to the browser is

    @property
    def voter(self) -> str:
        """What the store calls this device in this room."""
        return voter_of(self.code, self.device)

    def remember(self, answer: Response) -> None:
        """Give the device a cookie, or the one that it has for another day: it must not become another in the midst of a class.

        Without a path, the cookie belongs to the folder of the page, wherever a proxy has put that.
        """
        token = self.device or secrets.token_urlsafe(TOKEN_BYTES)
        answer.set_cookie(COOKIE, token, KEPT, path=None, secure=self.secure, httponly=True, samesite="lax")


def caller_of(request: Request, up: str) -> Caller:
    """Who asks. A proxy that lets no cookie through (that of Community Cloud does not) leaves the token of the script."""
    tokens = (request.cookies.get(COOKIE, ""), request.headers.get(BY_SCRIPT, ""))
    scheme = request.headers.get("x-forwarded-proto", request.url.scheme)
    return Caller(
        code=tidy(request.path_params.get("code", "")),
        device=next((token for token in tokens if TOKEN.fullmatch(token)), ""),
        address=request.client.host if request.client else "",
        up="../" if BY_SCRIPT in request.headers else up,
        by_script=BY_SCRIPT in request.headers,
        secure=scheme.split(",")[0].strip() == "https",
    )


def tidy(text: str) -> str:
    """A code as it was typed in one written form, or nothing where it is none."""
    code = re.sub(r"[\s·.-]", "", text[:40]).upper()
    return code if CODE.fullmatch(code) else ""


async def ballot(request: Request) -> tuple[int, int, Given]:
    """Position, round and answer out of the body of a form, of which no more is read than a vote needs."""
    body = b""
    try:
        async for chunk in request.stream():
            body += chunk
            if len(body) > LARGEST:
                raise NoBallotError(413)
        fields = parse_qs(body.decode(), keep_blank_values=True, strict_parsing=True, max_num_fields=20)
        return int(fields["position"][0][:4]), int(fields["round"][0][:4]), tuple(fields["given"])
    except (ValueError, KeyError, ClientDisconnect):
        raise NoBallotError(400) from None

"""One attempt: a signed request to a receiver, and what its answer means."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

import httpx

from backend.core.clock import now
from backend.core.outbound import AddressNotAllowed
from backend.core.schemas import format_timestamp

ANSWER_BYTES = 2000
ANSWER_CHARACTERS = 500
RETRY_AFTER_MOST = 24 * 3600.0

GONE = "gone"
REFUSED = "refused"
SERVER_ERROR = "server_error"
MEANINGS = {
    400: REFUSED,
    413: REFUSED,
    415: REFUSED,
    422: REFUSED,
    410: GONE,
    408: "timeout",
    429: "throttled",
    502: "unavailable",
    503: "unavailable",
    504: "unavailable",
}
#: Failures that say something about one message; all others hold up whatever goes to this receiver.
OF_MESSAGE = (REFUSED,)
#: Failures that are not over when the receiver has taken another message.
STAYS = (REFUSED, SERVER_ERROR)


@dataclass(frozen=True)
class Attempt:
    """`failure` None: the receiver has it. `retry_after`: seconds that the receiver asks us to wait."""

    at: datetime
    duration_ms: int
    status: int | None = None
    failure: str | None = None
    answer: str = ""
    retry_after: float = 0.0

    def as_row(self) -> dict[str, Any]:
        """As it is kept in the log."""
        return {
            "at": format_timestamp(self.at),
            "duration_ms": self.duration_ms,
            "status": self.status,
            "failure": self.failure,
            "answer": self.answer,
        }


def send(client: httpx.Client, url: str, headers: Mapping[str, str], body: bytes) -> Attempt:
    """Send one message; whatever happens is told in the attempt."""
    at, begun = now(), time.monotonic()

    def attempt(**values: Any) -> Attempt:
        return Attempt(at, int((time.monotonic() - begun) * 1000), **values)

    try:
        with client.stream("POST", url, headers=headers, content=body) as response:
            status = response.status_code
            wait = _retry_after(response) if status in (429, 502, 503, 504) else 0.0
            return attempt(status=status, failure=meaning(status), answer=_beginning(response), retry_after=wait)
    except AddressNotAllowed as refused:
        return attempt(failure=refused.reason)
    except httpx.TimeoutException:
        return attempt(failure="timeout")
    except (httpx.RequestError, httpx.InvalidURL, UnicodeError) as failure:
        return attempt(failure="unreachable", answer=_plain(str(failure)))


def meaning(status: int) -> str | None:
    """Why an answer does not count as delivered; None for 2xx. A redirect is not followed."""
    if 200 <= status < 300:
        return None
    if status in MEANINGS:
        return MEANINGS[status]
    if status >= 500:
        return SERVER_ERROR
    return "redirect" if 300 <= status < 400 else "rejected"


def _beginning(response: httpx.Response) -> str:
    found = b""
    try:
        for part in response.iter_raw():
            found += part
            if len(found) >= ANSWER_BYTES:
                break
    except httpx.RequestError:
        # The status has arrived; what the receiver says beyond it decides nothing.
        pass
    return _plain(found[:ANSWER_BYTES].decode("utf-8", "replace"))


def _plain(text: str) -> str:
    return "".join(character for character in text if character.isprintable() or character in "\n\t")[
        :ANSWER_CHARACTERS
    ]


def _retry_after(response: httpx.Response) -> float:
    """Seconds (RFC 9110 section 10.2.3), at most a day; 0 without or with an unreadable header."""
    header = response.headers.get("retry-after", "").strip()
    if header.isascii() and header.isdigit():
        return min(float(header[:9]), RETRY_AFTER_MOST)
    try:
        moment = parsedate_to_datetime(header)
    except (ValueError, TypeError):
        return 0.0
    if moment.tzinfo is None:
        return 0.0
    return min(max((moment - now()).total_seconds(), 0.0), RETRY_AFTER_MOST)

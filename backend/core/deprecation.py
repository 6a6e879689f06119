"""How an operation says that its days are counted (RFC 9745 `Deprecation`, RFC 8594 `Sunset`).

The policy is in docs/guide/it.md: what was published works for at least `NOTICE` after it was announced here.
"""

from collections.abc import Awaitable, MutableMapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from email.utils import format_datetime
from typing import Any

from fastapi import Response
from starlette.datastructures import MutableHeaders

from backend.core.problems import Problem

NOTICE = timedelta(days=365)


@dataclass(frozen=True)
class Deprecation:
    """Since when an operation should no longer be used, from when it may be gone, and the page that says what instead.

    `sunset` None: nobody plans to remove it. `see` is an address, absolute or of this server.
    """

    since: date
    sunset: date | None
    see: str

    def __post_init__(self) -> None:
        if self.sunset is not None and self.sunset < self.since + NOTICE:
            raise ValueError(f"Give those who use it {NOTICE.days} days: no sunset before {self.since + NOTICE}.")

    def mark(self, headers: MutableMapping[str, str] | MutableHeaders) -> None:
        """Say it in the headers of an answer, beside what is there."""
        headers["Deprecation"] = f"@{int(_midnight(self.since).timestamp())}"
        if self.sunset is not None:
            headers["Sunset"] = format_datetime(_midnight(self.sunset), usegmt=True)
        link = f'<{self.see}>; rel="deprecation"; type="text/html"'
        headers["Link"] = f"{headers['Link']}, {link}" if "Link" in headers else link

    @property
    def described(self) -> dict[str, Any]:
        """The same for the OpenAPI description."""
        dates = {"x-deprecated-since": self.since.isoformat()}
        if self.sunset is not None:
            dates["x-sunset"] = self.sunset.isoformat()
        return {"deprecated": True, "externalDocs": {"url": self.see}, **dates}


async def announced(deprecation: Deprecation | None, answering: Awaitable[Response]) -> Response:
    """The answer, and any problem instead of it, marked if the operation's days are counted."""
    if deprecation is None:
        return await answering
    try:
        answer = await answering
    except Problem as problem:
        deprecation.mark(problem.headers)
        raise
    deprecation.mark(answer.headers)
    return answer


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)

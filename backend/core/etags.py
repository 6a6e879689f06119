"""Entity tags and preconditions (RFC 9110 section 13).

A tag is `"<version>-<checksum of the representation>"`. A writer must know the version; the checksum makes the tag
strong although a representation also shows derived facts (alarms, rights) that change without a new version.
"""

import re
from typing import Annotated, Protocol
from zlib import crc32

from fastapi import Depends, Header

from backend.core.problems import PreconditionFailed, PreconditionRequired


class Versioned(Protocol):
    version: int


def etag(body: bytes, version: int | None = None) -> str:
    """The strong tag of a representation, quoted."""
    checksum = f"{crc32(body):08x}{len(body):x}"
    return f'"{checksum}"' if version is None else f'"{version}-{checksum}"'


def matches(header: str | None, tag: str) -> bool:
    """Whether `If-None-Match` names this tag (weak comparison, as RFC 9110 asks for)."""
    if not header:
        return False
    return header.strip() == "*" or tag in re.findall(r'"[^"]*"', header)


class Precondition:
    """The caller's `If-Match`. `check` is called with the record as stored."""

    def __init__(self, header: str | None) -> None:
        self.header = header

    def check(self, record: Versioned) -> None:
        """Raise 428 without the header, 412 if the record has another version by now."""
        if self.header is None:
            raise PreconditionRequired
        if self.header.strip() == "*":
            return
        known = re.findall(r'(W/)?"(\d+)(?:-[^"]*)?"', self.header)
        if not any(not weak and int(version) == record.version for weak, version in known):
            raise PreconditionFailed(headers={"ETag": f'"{record.version}"'})


async def _if_match(
    if_match: Annotated[
        str | None, Header(alias="If-Match", description="ETag of the state you change", max_length=1000)
    ] = None,
) -> Precondition:
    return Precondition(if_match)


IfMatch = Annotated[Precondition, Depends(_if_match)]

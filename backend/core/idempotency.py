"""Retry safety of `POST` (Idempotency-Key, IETF draft 07): the first answer is kept for 24 hours.

The claim is stored before the work in a transaction of its own, so that a second request can see that the first is
still running. The answer is stored in the same transaction as the work.
"""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta

from fastapi import Request
from sqlalchemy import LargeBinary, delete, select
from sqlalchemy.exc import IntegrityError
from sqlmodel import JSON, Field, Session, SQLModel

from backend.core.clock import now
from backend.core.db import Database
from backend.core.problems import IdempotencyKeyReused, InvalidIdempotencyKey, RequestInProgress

KEPT = timedelta(hours=24)
ABANDONED = timedelta(minutes=5)


class IdempotentRequest(SQLModel, table=True):
    """A request that a client may send again."""

    __tablename__ = "idempotent_requests"

    principal: str = Field(primary_key=True, max_length=80)
    key: str = Field(primary_key=True, max_length=255)
    fingerprint: str = Field(max_length=64)
    created_at: datetime = Field(default_factory=now, index=True)
    status: int | None = Field(default=None)
    headers: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    body: bytes | None = Field(default=None, sa_type=LargeBinary)


def parse_key(header: str) -> str:
    """The key of the header, a quoted structured-field string or bare."""
    key = header.strip()
    if len(key) >= 2 and key[0] == key[-1] == '"':
        key = key[1:-1]
    if not 1 <= len(key) <= 255 or not key.isprintable():
        raise InvalidIdempotencyKey
    return key


def principal_of(request: Request) -> str:
    """Whose keys these are: the credentials that were sent, hashed."""
    credentials = request.headers.get("authorization") or request.headers.get("cookie") or ""
    return hashlib.sha256(credentials.encode()).hexdigest()


def fingerprint_of(request: Request, standing: str) -> str:
    """What makes two requests the same: method, address, body, and what the caller may do.

    Who has lost a right since the first answer does not get it again.
    """
    body: Callable[[], bytes] = request.scope["state"]["body_digest"]
    # Without the host: one installation may answer under several names and ports.
    address = f"{request.method} {request.url.path}?{request.url.query}"
    return _fingerprint(address.encode(), body(), standing.encode())


def _fingerprint(*parts: bytes) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(len(part).to_bytes(8, "big") + part)
    return digest.hexdigest()


def claim(database: Database, principal: str, key: str, print_: str) -> IdempotentRequest | None:
    """Claim the key for this request; the stored request if it was answered before.

    Raises 422 if the key belongs to another request and 409 while the first one is running.
    """

    def work(session: Session) -> IdempotentRequest | None:
        session.execute(delete(IdempotentRequest).where(IdempotentRequest.created_at < now() - KEPT))  # type: ignore[arg-type]  # column expression
        known = session.execute(
            select(IdempotentRequest).filter_by(principal=principal, key=key).with_for_update()
        ).scalar_one_or_none()
        if known is None:
            session.add(IdempotentRequest(principal=principal, key=key, fingerprint=print_))
            session.flush()
            return None
        if known.fingerprint != print_:
            raise IdempotencyKeyReused
        if known.status is not None:
            return known
        if known.created_at > now() - ABANDONED:
            raise RequestInProgress(headers={"Retry-After": "1"})
        known.created_at = now()
        return None

    try:
        return database.run(work, write=True)
    except IntegrityError as collision:
        raise RequestInProgress(headers={"Retry-After": "1"}) from collision


def keep(session: Session, principal: str, key: str, status: int, headers: dict[str, str], body: bytes) -> None:
    """Keep the answer, in the transaction of the work."""
    request = session.get(IdempotentRequest, (principal, key))
    if request is not None:
        request.status, request.headers, request.body = status, headers, body


def release(database: Database, principal: str, key: str) -> None:
    """Give the key back after a failure, so that the corrected request may use it."""

    def work(session: Session) -> None:
        session.execute(delete(IdempotentRequest).filter_by(principal=principal, key=key, status=None))

    database.run(work, write=True)

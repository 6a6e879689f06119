"""The door: plain ASGI around the app. Request ids, headers, media types, body digest, rate limit, measurements."""

import hashlib
import logging
import re
import time
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

import structlog
from prometheus_client import Counter, Histogram

from backend.core.handlers import problem_response
from backend.core.logs import without_secret
from backend.core.problems import ContentTooLarge, InternalError, Problem, TooManyRequests, UnsupportedMediaType
from backend.core.records import new_id
from backend.settings import Settings

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]

CSP = (
    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; "
    "connect-src 'self'; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
SECURITY_HEADERS = {
    "content-security-policy": CSP,
    "x-content-type-options": "nosniff",
    "referrer-policy": "same-origin",
    "x-frame-options": "DENY",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
}
JSON = {"application/json"}
ACCEPTED = {
    "PATCH": {"application/merge-patch+json", *JSON},
    "POST": {"multipart/form-data", *JSON},
    "PUT": JSON,
    "DELETE": JSON,
}
READS = {"GET", "HEAD", "OPTIONS"}
#: Answers that say somebody wanted more than they may; they are written down whatever was asked for.
DENIED = {401, 403, 429}
#: What may be asked for only so often: everything that reads the database for somebody outside.
COUNTED = ("/api/", "/scim/", "/calendar/", "/l/", "/m/", "/f/", "/oidc/", "/mail/")
WINDOW = 60
#: Bytes of a JSON body. It is read and checked as a whole while everybody else waits; files come as forms.
JSON_MOST = 2_000_000

requests_total = Counter("buendniswerk_requests_total", "Requests answered", ["method", "status"])
request_seconds = Histogram("buendniswerk_request_seconds", "Seconds from request to answer", ["method"])
log = structlog.get_logger("request")


class Door:
    """Wraps the whole application."""

    def __init__(self, app: Any, settings: Settings) -> None:
        self.app = app
        self.settings = settings
        self.log_level = logging.getLevelNamesMapping().get(settings.log_level.upper(), logging.INFO)
        headers = dict(SECURITY_HEADERS)
        if settings.is_https:
            headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
        self.headers = [(name.encode(), value.encode()) for name, value in headers.items()]
        self.window = 0
        self.used: dict[str, int] = {}
        self.known: dict[int, str] = {}
        self.known_before: dict[int, str] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        started = time.perf_counter()
        headers = dict(scope["headers"])
        request_id = _request_id(headers.get(b"x-request-id"))
        body = _Body(receive, self._most(headers), is_hashed=b"idempotency-key" in headers)
        scope.setdefault("state", {}).update(request_id=request_id, body_digest=body.digest)
        is_head = scope["method"] == "HEAD" and not scope["path"].endswith("/stream")
        if is_head:
            # A copy: the server counts the bytes of what its own scope says was asked for.
            scope = {**scope, "method": "GET"}
        is_api, is_counted = scope["path"].startswith("/api/"), scope["path"].startswith(COUNTED)
        quota = self._quota(headers, scope) if is_counted and self.settings.requests_per_minute else []
        status, is_answered = 500, False

        async def leave(message: MutableMapping[str, Any]) -> None:
            nonlocal status, is_answered
            if message["type"] == "http.response.start":
                status, is_answered = message["status"], True
                present = {name.lower() for name, _ in message["headers"]}
                added = [pair for pair in self.headers if pair[0] not in present]
                message["headers"] = [*message["headers"], *added, *quota, (b"x-request-id", request_id.encode())]
            elif is_head:
                message = {**message, "body": b""}
            await send(message)

        refusal = _spent(quota) or (self._refusal(scope, headers) if is_api else None)
        try:
            if refusal is not None:
                await problem_response(refusal, scope, self.settings)(scope, receive, leave)
            else:
                await self.app(scope, body.receive, leave)
                if caller := scope["state"].get("caller"):
                    self.known[_credentials(headers)] = caller
        except Exception:
            # The framework's own answer to what nobody expected would go past this door, without our headers. It
            # still hears of the failure, writes it down and lets the server know.
            if not is_answered:
                await problem_response(InternalError(), scope, self.settings)(scope, receive, leave)
            raise
        finally:
            seconds = time.perf_counter() - started
            requests_total.labels(scope["method"], status).inc()
            request_seconds.labels(scope["method"]).observe(seconds)
            self._log(scope, status, seconds, request_id)

    def _log(self, scope: Scope, status: int, seconds: float, request_id: str) -> None:
        """Reads are many and leave no trace; they are written down only when somebody looks for something.

        What was denied is written down with the network address: whoever tries doors has no other name (ASVS 16.3.2).
        """
        is_quiet = scope["method"] in READS and status not in DENIED
        level = logging.WARNING if status >= 500 else logging.DEBUG if is_quiet else logging.INFO
        if level >= self.log_level:
            path, took = without_secret(scope["path"]), round(seconds * 1000, 1)
            who = {"caller": caller} if (caller := scope["state"].get("caller")) else {}
            if status in DENIED:
                who["client"] = (scope.get("client") or ("", 0))[0]
            told = {"method": scope["method"], "path": path, "status": status, "ms": took, "request_id": request_id}
            log.log(level, "request", **told, **who)

    def _refusal(self, scope: Scope, headers: dict[bytes, bytes]) -> Problem | None:
        most = self._most(headers)
        if int(headers.get(b"content-length", b"0") or 0) > most:
            return ContentTooLarge(limit=most)
        accepted = ACCEPTED.get(scope["method"])
        has_body = headers.get(b"content-length", b"0") != b"0" or b"transfer-encoding" in headers
        if accepted and has_body:
            kind = headers.get(b"content-type", b"").decode("latin-1").split(";")[0].strip().lower()
            if kind not in accepted:
                allowed = ", ".join(sorted(accepted))
                extra = {"Accept-Patch": "application/merge-patch+json"} if scope["method"] == "PATCH" else {}
                return UnsupportedMediaType(allowed=allowed, headers=extra)
        return None

    def _most(self, headers: dict[bytes, bytes]) -> int:
        is_form = headers.get(b"content-type", b"").lower().startswith(b"multipart/form-data")
        return self.settings.max_body_bytes if is_form else min(JSON_MOST, self.settings.max_body_bytes)

    def _quota(self, headers: dict[bytes, bytes], scope: Scope) -> list[tuple[bytes, bytes]]:
        """Headers of draft-ietf-httpapi-ratelimit-headers-10; with `retry-after` once the quota is used up."""
        moment = int(time.time())
        if self.window != moment // WINDOW:
            self.window, self.used = moment // WINDOW, {}
            self.known, self.known_before = {}, self.known
        # Credentials count once they have proven good: whoever invents new ones for each request is one address.
        address = (scope.get("client") or ("", 0))[0]
        given = _credentials(headers)
        caller = self.known.get(given) or self.known_before.get(given) or address
        self.used[caller] = used = self.used.get(caller, 0) + 1
        most, left_seconds = self.settings.requests_per_minute, WINDOW - moment % WINDOW
        quota = [
            (b"ratelimit-policy", b'"default";q=%d;w=%d' % (most, WINDOW)),
            (b"ratelimit", b'"default";r=%d;t=%d' % (max(0, most - used), left_seconds)),
        ]
        return [*quota, (b"retry-after", b"%d" % left_seconds)] if used > most else quota


class _Body:
    """Bounds a body, and hashes it as it is read for the fingerprint of an idempotent request."""

    def __init__(self, receive: Receive, limit: int, *, is_hashed: bool) -> None:
        self._receive = receive
        self._limit = limit
        self._read = 0
        self._digest = hashlib.sha256() if is_hashed else None

    async def receive(self) -> MutableMapping[str, Any]:
        message = await self._receive()
        part = message.get("body", b"")
        self._read += len(part)
        if self._read > self._limit:
            raise ContentTooLarge(limit=self._limit)
        if self._digest:
            self._digest.update(part)
        return message

    def digest(self) -> bytes:
        return self._digest.hexdigest().encode() if self._digest else b""


def _spent(quota: list[tuple[bytes, bytes]]) -> Problem | None:
    seconds = next((value for name, value in quota if name == b"retry-after"), None)
    return None if seconds is None else TooManyRequests(seconds=seconds.decode())


def _credentials(headers: dict[bytes, bytes]) -> int:
    return hash(headers.get(b"authorization") or headers.get(b"cookie"))


def _request_id(given: bytes | None) -> str:
    if given and re.fullmatch(rb"[A-Za-z0-9._-]{8,64}", given):
        return given.decode()
    return new_id()

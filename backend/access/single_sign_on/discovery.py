"""Where a provider has what (OpenID Connect Discovery 1.0) and with which keys it signs, kept for a while.

Answers are bounded in size and time, no redirect is followed, and addresses that are not public are asked only where
the operator has opened them.
"""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar

import anyio.to_thread
import httpx
import orjson
from anyio import CapacityLimiter
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from backend.core import outbound
from backend.core.outbound import AddressNotAllowed, Allowed
from backend.settings import Settings

Result = TypeVar("Result")

SECONDS = 5.0
THREADS = 16
MOST_BYTES = 512_000
FRESH_SECONDS = 3600.0
STALE_SECONDS = 86_400.0
#: After a failure nobody waits for the provider again for this long.
FAILED_SECONDS = 15.0
#: An unknown key may be a new one: the keys are asked for again, but not more often than this.
KEYS_AGAIN_SECONDS = 5.0
REQUIRED = ("authorization_endpoint", "token_endpoint", "jwks_uri")


class ProviderUnavailable(Exception):
    """The provider does not answer as it should. `reason`: a key of the catalogues, `error.provider_…`."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass
class Known:
    """What is known of one issuer."""

    lock: threading.Lock = field(default_factory=threading.Lock)
    metadata: dict[str, Any] = field(default_factory=dict)
    metadata_at: float = float("-inf")
    keys: KeySet | None = None
    keys_at: float = float("-inf")
    failed_at: float = float("-inf")
    reason: str = ""


class Discovery:
    """What one process knows of providers. Calls block: never from a thread that serves the database."""

    def __init__(self, settings: Settings, clock: Callable[[], float] = time.monotonic) -> None:
        self._allowed = Allowed.parse(settings.sign_on_allowed)
        self._clock = clock
        self._known: dict[str, Known] = {}
        self._lock = threading.Lock()
        self._client: httpx.Client | None = None
        self._limiter: CapacityLimiter | None = None

    async def aside(self, work: Callable[[], Result]) -> Result:
        """Do something that asks a provider in a thread of its own kind, so that nobody waits for it but the caller."""
        if self._limiter is None:
            self._limiter = CapacityLimiter(THREADS)
        return await anyio.to_thread.run_sync(work, limiter=self._limiter)

    def metadata(self, issuer: str, *, again: bool = False) -> dict[str, Any]:
        """The provider's own description. `again`: also if it is known. Raises `ProviderUnavailable`."""
        known = self._of(issuer)
        # Who knows something already does not wait while another thread asks whether it still holds.
        if not known.lock.acquire(blocking=again or not known.metadata):
            return known.metadata
        try:
            return self._refreshed(known, issuer, again=again)
        finally:
            known.lock.release()

    def _refreshed(self, known: Known, issuer: str, *, again: bool) -> dict[str, Any]:
        age = self._clock() - known.metadata_at
        if age < FRESH_SECONDS and not again:
            return known.metadata
        if not again and self._clock() - known.failed_at < FAILED_SECONDS:
            return self._stale(known, age)
        try:
            known.metadata = self._described(issuer)
        except ProviderUnavailable as failure:
            known.failed_at, known.reason = self._clock(), failure.reason
            if again:
                raise
            return self._stale(known, age)
        known.metadata_at, known.failed_at = self._clock(), float("-inf")
        return known.metadata

    def keys(self, issuer: str, *, again: bool = False) -> KeySet:
        """The provider's signing keys. `again`: an unknown key turned up. Raises `ProviderUnavailable`."""
        address = self.metadata(issuer)["jwks_uri"]
        known = self._of(issuer)
        with known.lock:
            age = self._clock() - known.keys_at
            if known.keys is not None and age < (KEYS_AGAIN_SECONDS if again else FRESH_SECONDS):
                return known.keys
            found = self.ask("GET", address)
            usable = [key for key in found.get("keys", []) if isinstance(key, dict) and key.get("use", "sig") == "sig"]
            known.keys, known.keys_at = _key_set(usable), self._clock()
            return known.keys

    def ask(self, method: str, address: str, **options: Any) -> dict[str, Any]:
        """The JSON object at an address of the provider. Raises `ProviderUnavailable`, also for its own errors."""
        try:
            outbound.check_url(address, self._allowed)
            with self._http().stream(method, address, **options) as answer:
                body = b""
                for part in answer.iter_bytes():
                    body += part
                    if len(body) > MOST_BYTES:
                        raise ProviderUnavailable("provider_answer_too_large")
        except AddressNotAllowed as refused:
            raise ProviderUnavailable(f"provider_{refused.reason}") from refused
        except (httpx.HTTPError, httpx.InvalidURL) as failure:
            raise ProviderUnavailable("provider_unreachable") from failure
        if answer.status_code != 200:
            raise ProviderUnavailable("provider_refused")
        try:
            found = orjson.loads(body)
        except ValueError as failure:
            raise ProviderUnavailable("provider_not_json") from failure
        if not isinstance(found, dict):
            raise ProviderUnavailable("provider_not_json")
        return found

    def _described(self, issuer: str) -> dict[str, Any]:
        found = self.ask("GET", f"{issuer.rstrip('/')}/.well-known/openid-configuration")
        if found.get("issuer") != issuer:
            # Otherwise one provider could speak for another (RFC 8414, section 3.3).
            raise ProviderUnavailable("provider_other_issuer")
        if not all(_is_address(found.get(name)) for name in REQUIRED):
            raise ProviderUnavailable("provider_incomplete")
        challenges = found.get("code_challenge_methods_supported")
        if isinstance(challenges, list) and "S256" not in challenges:
            raise ProviderUnavailable("provider_without_pkce")
        return found

    def _stale(self, known: Known, age: float) -> dict[str, Any]:
        if age < STALE_SECONDS:
            return known.metadata
        raise ProviderUnavailable(known.reason)

    def _of(self, issuer: str) -> Known:
        with self._lock:
            return self._known.setdefault(issuer, Known())

    def _http(self) -> httpx.Client:
        with self._lock:
            self._client = self._client or outbound.client(self._allowed, SECONDS)
            return self._client


def _is_address(value: Any) -> bool:
    """Whether a browser may be sent there: never `javascript:` or the like."""
    return isinstance(value, str) and value.startswith(("https://", "http://"))


def _key_set(keys: list[dict[str, Any]]) -> KeySet:
    usable = []
    for key in keys:
        try:
            usable += KeySet.import_key_set({"keys": [key]}).keys
        except (JoseError, ValueError, TypeError):
            continue  # a kind of key that we don't know is none of ours
    if not usable:
        raise ProviderUnavailable("provider_without_keys")
    return KeySet(usable)

"""Errors as RFC 9457 problem details. A problem's type is its class name in kebab-case."""

import re
from typing import Any, ClassVar

from pydantic import BaseModel, Field

from backend.core.language import has_text, text

MEDIA_TYPE = "application/problem+json"


class ProblemError(BaseModel):
    """One member of the input that is wrong: where, and what to do."""

    pointer: str = Field(description="JSON Pointer as URI fragment (RFC 6901), e.g. `#/steps/0/text`")
    detail: str


class ProblemDetails(BaseModel):
    """RFC 9457, `application/problem+json`."""

    type: str = Field(description="Address that explains this kind of problem")
    title: str
    status: int
    detail: str
    instance: str = Field(description="Names this occurrence: the request's id")
    errors: list[ProblemError] | None = None


class Problem(Exception):
    """Base of all problems. Texts: `problem.<slug>.title` and `problem.<slug>.detail` in the catalogues."""

    status: ClassVar[int] = 500
    headers: dict[str, str]

    def __init__(
        self,
        *,
        errors: list[tuple[str, str, dict[str, Any]]] | None = None,
        headers: dict[str, str] | None = None,
        **values: Any,
    ) -> None:
        super().__init__(self.slug())
        self.values = values
        self.errors = errors or []
        self.headers = headers or {}

    @classmethod
    def slug(cls) -> str:
        """`NotFound` → `not-found`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", cls.__name__).lower()

    @classmethod
    def catalogue(cls) -> list[type["Problem"]]:
        """Every kind of problem there is, by slug."""
        found = {cls}
        for kind in cls.__subclasses__():
            found.update(kind.catalogue())
        return sorted((kind for kind in found if kind is not Problem), key=lambda kind: kind.slug())

    def details(self, base_url: str, instance: str, language: str) -> dict[str, Any]:
        """The body of the answer, in one language."""
        key = f"problem.{self.slug()}"
        body: dict[str, Any] = {
            "type": f"{base_url}/api/v1/problems/{self.slug()}",
            "title": text(f"{key}.title", language),
            "status": self.status,
            "detail": text(f"{key}.detail", language, **self.values),
            "instance": instance,
        }
        if self.errors:
            body["errors"] = [
                {"pointer": pointer, "detail": _error_text(message, language, values)}
                for pointer, message, values in self.errors
            ]
        return body


def _error_text(message: str, language: str, values: dict[str, Any]) -> str:
    key = f"error.{message}"
    return text(key, language, **values) if has_text(key) else message


class BadRequest(Problem):
    status = 400


class InvalidCursor(BadRequest):
    """The cursor was not made by us for this list."""


class InvalidIdempotencyKey(BadRequest):
    """The header is empty or too long."""


class Unauthorized(Problem):
    status = 401


class Forbidden(Problem):
    status = 403


class NotFound(Problem):
    """Also what the caller may not see."""

    status = 404


class MethodNotAllowed(Problem):
    status = 405


class NotAcceptable(Problem):
    status = 406


class Conflict(Problem):
    status = 409


class RequestInProgress(Conflict):
    """The first request with this idempotency key has not been answered yet."""


class AlreadyExists(Conflict):
    """A unique name is taken."""


class PreconditionFailed(Problem):
    status = 412


class ContentTooLarge(Problem):
    status = 413


class UnsupportedMediaType(Problem):
    status = 415


class InvalidInput(Problem):
    status = 422


class IdempotencyKeyReused(Problem):
    """Same key, another request."""

    status = 422


class PreconditionRequired(Problem):
    status = 428


class TooManyRequests(Problem):
    status = 429


class InternalError(Problem):
    status = 500


class ServiceUnavailable(Problem):
    status = 503


def invalid(pointer: str, message: str, **values: Any) -> InvalidInput:
    """One wrong member: `invalid("#/group_id", "unknown_group")`; the message is a key `error.…` or a sentence."""
    return InvalidInput(errors=[(pointer, message, values)])

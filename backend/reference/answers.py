"""What the description says of answers beside their bodies: their headers, and what a problem of each status looks like."""

from typing import Any

from backend.core import problems
from backend.core.problems import MEDIA_TYPE, Problem
from backend.reference.examples import ID

EXAMPLES: dict[int, Problem] = {
    400: problems.BadRequest(),
    401: problems.Unauthorized(),
    403: problems.Forbidden(permission="action-items:write"),
    404: problems.NotFound(),
    409: problems.Conflict(),
    412: problems.PreconditionFailed(),
    413: problems.ContentTooLarge(limit=11_000_000),
    415: problems.UnsupportedMediaType(allowed="application/json"),
    422: problems.invalid("#/steps/0/text", "missing"),
    428: problems.PreconditionRequired(),
    429: problems.TooManyRequests(seconds="12"),
    500: problems.InternalError(),
    503: problems.ServiceUnavailable(),
}
HEADERS = {
    "ETag": "The strong tag of this state, for `If-Match` and `If-None-Match`",
    "Location": "The address of the new record",
    "Link": 'The next page, `<…>; rel="next"`; absent on the last one',
    "WWW-Authenticate": "How to sign in: `Bearer`",
    "Retry-After": "Seconds to wait",
    "Accept-Patch": "What a `PATCH` may send",
}
IF_NONE_MATCH = {
    "name": "If-None-Match",
    "in": "header",
    "required": False,
    "description": "The ETag of what you have: the answer is 304 while it is still the current state",
    "schema": {"type": "string", "maxLength": 1000},
}


def components() -> dict[str, Any]:
    """Headers and examples that operations refer to, so that none is written a thousand times."""
    shown = {
        f"problem-{status}": {"value": problem.details("https://buendnis.example", f"urn:request:{ID}", "en")}
        for status, problem in EXAMPLES.items()
    }
    headers = {name: {"description": text, "schema": {"type": "string"}} for name, text in HEADERS.items()}
    return {"headers": headers, "examples": shown}


def complete(entry: dict[str, Any], method: str) -> None:
    """Name the headers of an operation's answers, and show its problems."""
    for status, answer in entry["responses"].items():
        names = _headers(entry, method, status, answer)
        if names:
            answer["headers"] = {name: {"$ref": f"#/components/headers/{name}"} for name in names}
        if int(status) >= 400:
            problem: dict[str, Any] = {"schema": {"$ref": "#/components/schemas/ProblemDetails"}}
            if int(status) in EXAMPLES:
                problem["examples"] = {"problem": {"$ref": f"#/components/examples/problem-{status}"}}
            answer["content"] = {MEDIA_TYPE: problem}


def _headers(entry: dict[str, Any], method: str, status: str, answer: dict[str, Any]) -> list[str]:
    if status in ("200", "201"):
        is_list = any(one["name"] == "cursor" for one in entry.get("parameters", []))
        has_body = "application/json" in answer.get("content", {}) and (method != "GET" or "304" in entry["responses"])
        located = ["Location"] if status == "201" else []
        return (["ETag"] if has_body else []) + located + (["Link"] if is_list else [])
    named = {"304": "ETag", "401": "WWW-Authenticate", "412": "ETag", "429": "Retry-After", "503": "Retry-After"}
    if status == "415" and method == "PATCH":
        return ["Accept-Patch"]
    return [named[status]] if status in named else []

"""What every operation declares in the OpenAPI besides itself: its problems and who may call it."""

from typing import Any

from backend.core.problems import MEDIA_TYPE, Problem, ProblemDetails

ALWAYS = (400, 401, 403, 404, 406, 422, 429, 500)


def declared_problems(method: str, problems: tuple[type[Problem], ...]) -> dict[int | str, dict[str, Any]]:
    """The problems that any operation of this method can answer with, for the OpenAPI."""
    statuses = set(ALWAYS) | {problem.status for problem in problems}
    statuses |= {"POST": {409, 413, 415}, "GET": set()}.get(method, {409, 412, 413, 415, 428})
    # Named instead of given as a model: FastAPI builds one for every status of every route, half of the time to start.
    content = {MEDIA_TYPE: {"schema": {"$ref": f"#/components/schemas/{ProblemDetails.__name__}"}}}
    return {code: {"content": content, "description": "Problem (RFC 9457)"} for code in sorted(statuses)}


def security(permission: str | None) -> dict[str, Any]:
    """A token with this scope, or a session; nothing for what anybody may do."""
    return {} if permission is None else {"security": [{"token": [permission]}, {"session": []}]}

"""Parameters in the address: what nobody declared is refused, not ignored, so that a mistyped filter filters."""

from typing import Any

from fastapi import Request
from fastapi.exceptions import RequestValidationError


def declared_parameters(dependant: Any) -> set[str]:
    """The names that a route and all it depends on take from the query."""
    names = {parameter.alias for parameter in dependant.query_params}
    return names.union(*(declared_parameters(inner) for inner in dependant.dependencies))


def refuse_unknown(request: Request, known: set[str]) -> None:
    """Raise 422 for what is not among the known ones; who may not ask at all is told that first."""
    if unknown := request.query_params.keys() - known:
        raise RequestValidationError(
            [{"type": "unknown_parameter", "loc": ("query", name), "msg": ""} for name in sorted(unknown)]
        )

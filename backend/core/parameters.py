"""What nobody declared, in the address or in a form, is refused, not ignored, so that a mistyped filter filters."""

from dataclasses import dataclass, field
from typing import Any

from fastapi import Request, params
from fastapi.exceptions import RequestValidationError


@dataclass
class Known:
    """The parameters that a route takes from the query, and the parts that it takes from a form."""

    parameters: set[str] = field(default_factory=set)
    parts: set[str] = field(default_factory=set)

    def learn(self, dependant: Any) -> None:
        """Know what a route and all it depends on take."""
        self.parameters.update(parameter.alias for parameter in dependant.query_params)
        self.parts.update(part.alias for part in dependant.body_params if isinstance(part.field_info, params.Form))
        for inner in dependant.dependencies:
            self.learn(inner)

    async def refuse_others(self, request: Request) -> None:
        """Raise 422 for what is not among them."""
        refuse_unknown(request, self.parameters)
        # A form has been read by now, for the parts that are known.
        if self.parts and (unknown := (await request.form()).keys() - self.parts):
            raise RequestValidationError([_error("extra_forbidden", "body", name) for name in sorted(unknown)])


def refuse_unknown(request: Request, known: set[str]) -> None:
    """Raise 422 for what is not among the known ones; who may not ask at all is told that first."""
    if unknown := request.query_params.keys() - known:
        raise RequestValidationError([_error("unknown_parameter", "query", name) for name in sorted(unknown)])


def _error(kind: str, where: str, name: str) -> dict[str, Any]:
    return {"type": kind, "loc": (where, name), "msg": ""}

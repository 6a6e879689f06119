"""Bodies: bulk."""

from typing import Annotated, Any, Literal

from pydantic import Field, StringConstraints

from backend.actions.schemas import ActionItemOut
from backend.core.problems import ProblemDetails
from backend.core.schemas import Id, Input, Integer, Output

#: As many as a page of a list: all of it is one transaction, and on SQLite the others wait for it.
OPERATIONS_MOST = 200
Key = Annotated[str, StringConstraints(min_length=1, max_length=40)]


class BulkOperation(Input):
    """One request to a card: `create` in an alliance, or `change`, `move`, `delete` of one that is there.

    `version` stands for If-Match: `change` and `delete` need it. `body` is that of the single request.
    """

    method: Literal["create", "change", "move", "delete"]
    id: Key | None = Field(default=None, description="Id or number of the card", examples=["LMK-1"])
    alliance_id: Id | None = Field(default=None, description="Where to create the card")
    version: Integer | None = Field(default=None, description="Version that you change", examples=[3])
    body: dict[str, Any] = Field(
        default={}, description="As in the single request", examples=[{"status": "in_progress"}]
    )


class BulkIn(Input):
    """Operations, done in this order."""

    operations: list[BulkOperation] = Field(min_length=1, max_length=OPERATIONS_MOST)


class BulkResult(Output):
    """The answer to one operation: the card as it is now, a problem, or neither after a removal."""

    method: Literal["create", "change", "move", "delete"]
    status: int = Field(description="As the single request would have answered", examples=[200])
    id: str | None = Field(description="The card's id, if it was found", examples=["LMK-1"])
    body: ActionItemOut | None
    problem: ProblemDetails | None


class BulkOut(Output):
    """The answers, in the order of the operations."""

    results: list[BulkResult]

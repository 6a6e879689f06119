"""Bodies: erasure."""

from typing import Literal

from pydantic import Field

from backend.core.schemas import Input, Output


class Place(Output):
    """A text in which the name may stand."""

    table: str = Field(examples=["ideas"])
    id: str
    field: str = Field(examples=["text"])
    action_item_id: str | None


class PersonErased(Output):
    """The person without a name, and where a human has to look: told once, because afterwards nobody knows the name."""

    id: str
    name: str = Field(examples=["Gelöschte Person #3"])
    changed: int = Field(description="Rows in which the name stood")
    places: list[Place]
    has_account: bool = Field(description="An account that was this person still has its role in the alliance")


class AccountErasure(Input, json_schema_extra={"examples": [{"erase": True}]}):
    """The decision, so that nothing is erased by a request that was only tried out."""

    erase: Literal[True] = Field(description="There is no way back")


class AccountErased(Output):
    """What is left of the account."""

    id: str
    name: str = Field(examples=["Gelöschtes Konto"])
    changed: int = Field(description="Rows in which the name stood")

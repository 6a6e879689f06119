"""Bodies: duties."""

from typing import Annotated, Any

from pydantic import BeforeValidator, Field, StringConstraints
from pydantic_core import PydanticKnownError

from backend.alliances.groups.models import GroupKind
from backend.core.schemas import Boolean, Id, Input, Integer, Output, Patch, RecordOut, VersionRead

TEXT_MOST = 1000
DutyText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=TEXT_MOST, strip_whitespace=True),
    Field(description="Verbatim", examples=["Homepage aufbauen & pflegen"]),
]


class GroupRef(Output):
    """A group, named."""

    id: str
    name: str
    kind: GroupKind
    is_current: bool


class DutyIn(Input, json_schema_extra={"examples": [{"text": "Pressearbeit leisten"}]}):
    """A new duty. Without `is_open_question` a text that ends with a question mark is an open question."""

    text: DutyText
    is_open_question: Boolean | None = None
    position: Integer | None = None


class DutyInGroup(DutyIn):
    """A duty as it is written with its group; its place in the list is its position."""

    id: Id | None = None
    version: VersionRead = None
    shared_with: list[dict[str, Any]] | None = Field(
        default=None, max_length=200, description="As it was read, so that a list can be sent back; it changes nothing"
    )


def _as_object(written: Any) -> Any:
    if not isinstance(written, str):
        return written
    if not written.strip():
        raise PydanticKnownError("string_too_short", {"min_length": 1})
    if len(written) > TEXT_MOST:
        raise PydanticKnownError("string_too_long", {"max_length": TEXT_MOST})
    return {"text": written}


# A validator instead of a union: what is wrong is then pointed at where the caller wrote it.
DutyWritten = Annotated[DutyInGroup, BeforeValidator(_as_object, json_schema_input_type=DutyText | DutyInGroup)]


class DutyPatch(Patch):
    """Changes to a duty."""

    text: DutyText = Field(default=None)
    is_open_question: Boolean = Field(default=None)
    position: Integer = Field(default=None)


class DutyShort(Output):
    """A duty within its group."""

    id: str
    version: int
    text: str
    is_open_question: bool
    position: int
    shared_with: list[GroupRef]


class DutyOut(RecordOut):
    """A duty with its group. `shared_with` are the other current groups with the same duty.

    `is_unassigned`: no group of today in which somebody sits has it.
    """

    alliance_id: str
    group_id: str
    group: GroupRef
    text: str
    is_open_question: bool
    position: int
    shared_with: list[GroupRef]
    is_unassigned: bool
    can: list[str]

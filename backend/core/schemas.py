"""Bases and shared field types of request and response bodies. Tables never serve as bodies."""

from datetime import UTC, datetime
from typing import Annotated, Any, Generic, Literal, TypeVar

from pydantic import (
    AfterValidator,
    AwareDatetime,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    StringConstraints,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

from backend.core.dates import FuzzyDateObject

Integer = Annotated[int, Field(strict=True, ge=-(2**31), le=2**31 - 1)]
VersionRead = Annotated[
    Integer | None, Field(description="As it was read, so that a list can be sent back; `If-Match` guards the whole")
]
Boolean = Annotated[bool, Field(strict=True)]
Title = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
Name = Annotated[str, StringConstraints(min_length=1, max_length=200, strip_whitespace=True)]
Line = Annotated[str, StringConstraints(max_length=1000)]
Prose = Annotated[str, StringConstraints(max_length=20_000)]
Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Id = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$")]
Timestamp = Annotated[
    datetime,
    PlainSerializer(lambda moment: format_timestamp(moment), return_type=str, when_used="json"),
]


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError as overflow:
        # The year 1 an hour east of Greenwich lies before the year 1.
        raise PydanticCustomError("datetime_parsing", "No such moment in UTC") from overflow


Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


DATE_LENGTH = 500
MEMBERS_MOST = 100
DateText = Annotated[str, StringConstraints(max_length=DATE_LENGTH)]


def _as_fuzzy_date(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    if len(value) > DATE_LENGTH:
        raise PydanticCustomError("string_too_long", "At most 500 characters", {"max_length": DATE_LENGTH})
    return {"text": storable(value)}


# A validator instead of a union: what is wrong is then pointed at where the caller wrote it.
DateIn = Annotated[
    FuzzyDateObject,
    BeforeValidator(_as_fuzzy_date, json_schema_input_type=FuzzyDateObject | DateText),
    Field(description="A fuzzy date, or as people write it", examples=["ca. 10/2010"]),
]


def format_timestamp(moment: datetime) -> str:
    """RFC 3339 in UTC with `Z`."""
    return moment.astimezone(UTC).isoformat(timespec="microseconds").replace("+00:00", "Z")


def storable(value: str) -> str:
    """Refuse what no database stores as text: U+0000 and lone surrogates."""
    if "\x00" in value or any("\ud800" <= character <= "\udfff" for character in value):
        raise PydanticCustomError("nul_character", "The text contains a character that cannot be stored")
    return value


def _without_defaults(schema: dict[str, Any]) -> None:
    for member in schema.get("properties", {}).values():
        member.pop("default", None)


class Input(BaseModel):
    """A request body: unknown members are refused, text is storable."""

    model_config = ConfigDict(extra="forbid", from_attributes=False)

    @model_validator(mode="before")
    @classmethod
    def _few(cls, value: Any) -> Any:
        # Every unknown member becomes an error of its own: a million of them would keep the process busy for seconds.
        if isinstance(value, dict) and len(value) > MEMBERS_MOST:
            raise PydanticCustomError("too_many_members", "At most {most} members", {"most": MEMBERS_MOST})
        return value

    @field_validator("*", mode="before")
    @classmethod
    def _storable(cls, value: Any) -> Any:
        for text in value if isinstance(value, list) else (value,):
            if isinstance(text, str):
                storable(text)
        return value


class Patch(Input):
    """A merge patch (RFC 7396): what is absent stays. A member without `| None` cannot be null."""

    model_config = ConfigDict(json_schema_extra=_without_defaults)

    def changes(self) -> dict[str, Any]:
        """The members that were sent, as validated."""
        return {name: getattr(self, name) for name in self.model_fields_set}


class Output(BaseModel):
    """A response body: every member is always there."""

    model_config = ConfigDict(from_attributes=True, json_schema_serialization_defaults_required=True)


class RecordOut(Output):
    """What every single resource shows."""

    id: str
    version: int
    created_at: Timestamp
    updated_at: Timestamp


class Tombstone(Output):
    """What is left of a deleted record, for those who synchronise (`include_deleted=true`)."""

    id: str
    version: int
    deleted: Literal[True] = True
    deleted_at: Timestamp
    updated_at: Timestamp


Item = TypeVar("Item")


class Page(Output, Generic[Item]):
    """One page of a list; `next` is the address of the following one."""

    items: list[Item]
    next: str | None = None

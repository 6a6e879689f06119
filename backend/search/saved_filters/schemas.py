"""Bodies: saved filters."""

from typing import Annotated

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from backend.core.schemas import Boolean, Input, Name, Patch, RecordOut
from backend.search.saved_filters.models import FilterPage, FilterRhythm

QueryText = Annotated[
    str,
    StringConstraints(max_length=1000, pattern=r"^[^#\s]*$"),
    Field(description="The query of the page's address, without `?`", examples=["alarm=overdue&group=…"]),
]
EXAMPLE: JsonDict = {
    "name": "Überfällig in unserer Gruppe",
    "page": "board",
    "query": "alarm=overdue",
    "is_shared": True,
}


class SavedFilterIn(Input):
    """A view to keep. With `is_shared` everybody in the alliance has it in their list."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    name: Name
    page: FilterPage
    query: QueryText = ""
    is_shared: Boolean = False


class SavedFilterPatch(Patch):
    """Changes to a saved filter."""

    name: Name = Field(default=None)
    query: QueryText = Field(default=None)
    is_shared: Boolean = Field(default=None)


class SubscriptionIn(Input):
    """How often you want to be told by mail what the filter newly finds."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"rhythm": "daily"}]})

    rhythm: FilterRhythm


class SavedFilterOut(RecordOut):
    """A saved filter. `subscription` is your own; `path` opens the view."""

    alliance_id: str
    name: str
    page: FilterPage
    query: str
    is_shared: bool
    is_own: bool
    owner_name: str | None
    subscription: FilterRhythm
    path: str
    can: list[str]

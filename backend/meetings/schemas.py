"""Bodies: meetings."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.dates import FuzzyDate
from backend.core.schemas import DateIn, Id, Input, Patch, RecordOut, Title
from backend.meetings.models import MeetingState

When = Annotated[
    DateIn | None,
    Field(description="As people write it, or a fuzzy date; null is not known yet", examples=["20.10.2009"]),
]
Where = Annotated[str, StringConstraints(max_length=300, strip_whitespace=True), Field(examples=["Rathaus, Raum 12"])]
MEETING_EXAMPLE = {"group_id": "01920000-0000-7000-8000-000000000001", "title": "Bündnissitzung", "when": "20.10.2009"}


class MeetingIn(Input, json_schema_extra={"examples": [MEETING_EXAMPLE]}):
    """A new meeting of a group."""

    group_id: Id
    title: Title | None = None
    when: When = None
    where: Where | None = None
    state: MeetingState = MeetingState.draft


class MeetingPatch(Patch):
    """Changes to a meeting. A date without a year means the one closest to the meeting's present date."""

    group_id: Id = Field(default=None)
    title: Title | None = None
    when: When = None
    where: Where | None = None
    state: MeetingState = Field(default=None)


class MeetingOut(RecordOut):
    """A meeting of a group."""

    alliance_id: str
    group_id: str
    title: str | None
    when: FuzzyDate | None
    where: str | None
    state: MeetingState
    can: list[str]

"""Bodies: minutes, their versions and addenda."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from backend.core.differences import TextChange
from backend.core.schemas import Id, Input, Output, RecordOut, Timestamp
from backend.meetings.minutes.content import Addendum, MinutesContent
from backend.meetings.models import MeetingState

Summary = Annotated[str, StringConstraints(max_length=1000, strip_whitespace=True)]
AddendumText = Annotated[str, StringConstraints(min_length=1, max_length=20_000, strip_whitespace=True)]


class PlaceholderFound(Output):
    """A text in which something still has to be filled in."""

    pointer: str = Field(description="Into `content` (RFC 6901)", examples=["#/items/0/notes"])
    place: str = Field(examples=["TOP 1 Gesundheit"])
    found: list[str]


class MinutesOut(Output):
    """The minutes of a meeting as the caller may read them.

    Who writes them sees what they would be now; everybody else the version that was circulated, and no content before.
    """

    meeting_id: str
    state: MeetingState
    is_draft: bool = Field(description="`content` is the present state of the meeting and not a circulated version")
    number: int | None = Field(description="Of the circulated version that is shown, or that a draft would follow")
    content: MinutesContent | None
    placeholders: list[PlaceholderFound] = Field(description="What stops the circulation")
    changes: list[TextChange] = Field(description="What a draft says otherwise than the last version")
    addenda: list[Addendum]
    can: list[str]


class MinutesVersionIn(Input, json_schema_extra={"examples": [{"changes_summary": "Teilnehmerliste ergänzt"}]}):
    """A version to circulate. Without a summary the places that changed are named."""

    changes_summary: Summary | None = None
    notify: bool = Field(default=True, strict=True, description="Mail the participants a link to it")


class MinutesVersionOut(RecordOut):
    """A version of minutes that was circulated."""

    meeting_id: str
    number: int
    changes_summary: str | None
    author_name: str
    circulated_at: Timestamp | None
    approved_at: Timestamp | None
    approved_in_id: str | None
    decision_id: str | None
    can: list[str]


class MinutesVersionFull(MinutesVersionOut):
    """A version with all it says, and what differs from the version before."""

    LIVES_UNDER: ClassVar[str] = "minutes-versions"

    content: MinutesContent
    changes: list[TextChange]


class ApprovalIn(Input):
    """The meeting that approved the minutes, and the decision by which it did, if it was recorded."""

    approved_in_id: Id
    decision_id: Id | None = None


class MinutesAddendumIn(Input, json_schema_extra={"examples": [{"text": "Zu TOP 2: Der Beschluss gilt ab Januar."}]}):
    """What has to be added to approved minutes."""

    text: AddendumText


class MinutesAddendumOut(RecordOut):
    """An addendum to approved minutes; it is read with its minutes and has no address of its own."""

    LIVES_UNDER: ClassVar[None] = None

    meeting_id: str
    text: str
    author_name: str

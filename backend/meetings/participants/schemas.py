"""Bodies: participants and their attendance."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Line, Output, Patch, RecordOut, Timestamp
from backend.meetings.participants.models import Attendance, ParticipantRole, Reply
from backend.people.parties import PartyIn, PartyOut

EVERYBODY_MOST = 500
Email = Annotated[
    str,
    StringConstraints(max_length=254, strip_whitespace=True, pattern=r"^[^@\s]+@[^@\s]+$"),
    Field(
        description="Where the invitation goes instead of the address of the person's record",
        examples=["a.beispiel@example.org"],
    ),
]
Remark = Annotated[
    str, StringConstraints(max_length=300, strip_whitespace=True), Field(examples=["bis 19 Uhr", "per Telefon"])
]
DeputyFor = Annotated[
    Id | None, Field(description="The participant, at the same meeting, in whose place this one comes")
]
PARTICIPANT_EXAMPLE = {"party": "A. Beispiel", "role": "expert", "email": "a.beispiel@example.org"}


class ParticipantIn(Input, json_schema_extra={"examples": [PARTICIPANT_EXAMPLE, {"from_groups": True}]}):
    """Somebody for the list of a meeting; or, with `from_groups`, all members of the groups that sit."""

    party: PartyIn | None = None
    from_groups: Boolean = Field(
        default=False,
        description="True: put everybody on the list who sits in the meeting's groups on its day and is not there yet",
    )
    role: ParticipantRole = ParticipantRole.member
    represents: PartyIn | None = None
    deputy_for_id: DeputyFor = None
    email: Email | None = None
    attendance: Attendance | None = None
    remark: Remark | None = None


class ParticipantPatch(Patch):
    """Changes to a participant. What is one's own: `reply` and `reply_note`."""

    party: PartyIn = Field(default=None)
    role: ParticipantRole = Field(default=None)
    represents: PartyIn | None = None
    deputy_for_id: DeputyFor = None
    email: Email | None = None
    reply: Reply = Field(default=None)
    reply_note: Line | None = None
    attendance: Attendance | None = None
    remark: Remark | None = None


class ParticipantOut(RecordOut):
    """Somebody at a meeting. `email` and `has_address` are null for those who do not keep the list."""

    alliance_id: str
    meeting_id: str
    position: int
    party: PartyOut
    role: ParticipantRole
    represents: PartyOut | None
    deputy_for_id: str | None
    email: str | None
    has_address: bool | None = Field(description="Whether a mail can reach them")
    invited_at: Timestamp | None = Field(description="When the first mail was written")
    reply: Reply
    replied_at: Timestamp | None
    reply_note: str | None
    attendance: Attendance | None
    remark: str | None
    can: list[str]


class AttendanceIn(Input, json_schema_extra={"examples": [{"attendance": "present"}]}):
    """The same attendance for several."""

    attendance: Attendance
    participant_ids: Annotated[list[Id], Field(max_length=EVERYBODY_MOST)] | None = Field(
        default=None,
        description="Null: everybody for whom nothing is noted yet, without those who declined and without deputies of"
        " somebody who is on the list and did not decline",
    )


class SeveralParticipants(Output):
    """All participants that came about or changed at once."""

    participants: list[ParticipantOut]

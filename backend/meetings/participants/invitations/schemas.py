"""Bodies: inviting."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backend.core.schemas import Id, Input, Line, Output
from backend.meetings.models import MeetingState
from backend.meetings.participants.schemas import EVERYBODY_MOST


class InvitationOutcome(StrEnum):
    """What came of inviting one participant."""

    sent = "sent"
    already_told = "already_told"
    no_address = "no_address"


class InvitationsIn(Input, json_schema_extra={"examples": [{"message": "Bitte bringen Sie Ihre Ideen mit."}]}):
    """Whom to invite; null is everybody on the list. An empty list is filled from the groups first."""

    participant_ids: Annotated[list[Id], Field(max_length=EVERYBODY_MOST)] | None = None
    message: Line | None = Field(default=None, description="Stands in the mails of this turn")


class InvitedOut(Output):
    """What came of it for one of them."""

    participant_id: str
    name: str
    outcome: InvitationOutcome


class InvitationsOut(Output):
    """What came of inviting. Mails leave with the worker's next turn."""

    meeting_state: MeetingState
    invited: list[InvitedOut]

"""Bodies: the backlog."""

from datetime import date
from typing import Literal

from pydantic import Field

from backend.meetings.agenda.items.schemas import AgendaItemOut

Reason = Literal["raised", "postponed", "not_discussed", "recurring", "open_outcomes"]


class WaitingItemOut(AgendaItemOut):
    """An item that waits for a next meeting. Sent as `rolled_from_id`, it goes on the agenda of one."""

    reason: Reason = Field(description="Why it comes back")
    meeting_title: str | None = Field(description="The meeting from which it comes; null for what was raised since")
    on: date | None = Field(description="The first day of that meeting's date")

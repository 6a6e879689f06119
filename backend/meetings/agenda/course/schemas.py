"""Body: the course of a meeting."""

from pydantic import Field

from backend.core.schemas import Output
from backend.meetings.agenda.items.schemas import AgendaItemOut
from backend.meetings.schemas import ClockOut, MeetingOut


class Course(Output):
    """A meeting, its agenda with times and outcomes, and which item is being talked about."""

    meeting: MeetingOut
    agenda: list[AgendaItemOut] = Field(description="The agenda in its order; internal items only for who is inside")
    current_id: str | None = Field(description="The item that is being talked about")
    next_id: str | None = Field(description="The first open item behind it, or on the agenda")
    planned_minutes: int = Field(description="The sum of the durations")
    planned_until: ClockOut | None = Field(description="The meeting's begin and all durations; null without a begin")
    seconds: int = Field(description="Time spent so far on the items that are over, in seconds")

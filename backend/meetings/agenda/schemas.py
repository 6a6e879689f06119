"""Bodies: agenda proposals."""

from enum import StrEnum

from pydantic import Field

from backend.alliances.groups.duties.schemas import GroupRef
from backend.core.schemas import Output
from backend.meetings.schemas import MeetingOut


class EntryKind(StrEnum):
    """Where an entry comes from."""

    follow_up = "follow_up"
    idea = "idea"
    alarm = "alarm"


class AgendaEntry(Output):
    """One thing to talk about."""

    kind: EntryKind
    reason: str = Field(
        description="`anchored` or `same_day` for a follow-up, `cross_cutting` for an idea, else the first alarm"
    )
    title: str = Field(description="The action item's title, or the idea's text")
    detail: str | None = Field(description="The follow-up's date and purpose as written, or the idea's cluster")
    idea_id: str | None = None
    action_item_id: str | None = None
    follow_up_id: str | None = None
    number: str | None = None
    alarms: list[str] = Field(default_factory=list)


class AgendaProposal(Output):
    """What a meeting should talk about. `meeting` is null while none is planned."""

    meeting: MeetingOut | None
    group: GroupRef
    entries: list[AgendaEntry]

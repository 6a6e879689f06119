"""Bodies: agenda proposals."""

from enum import StrEnum

from pydantic import Field

from backend.alliances.groups.duties.schemas import GroupRef
from backend.core.schemas import Output
from backend.meetings.schemas import MeetingOut


class EntryKind(StrEnum):
    """Where an entry comes from."""

    follow_up = "follow_up"
    waiting = "waiting"
    idea = "idea"
    decision = "decision"
    alarm = "alarm"


class AgendaEntry(Output):
    """One thing to talk about. Its ids, sent to `/meetings/{id}/agenda-items`, put it on the agenda.

    A decision has no such id: what it is about is put there by its title.
    """

    kind: EntryKind
    reason: str = Field(
        description="`anchored` or `same_day` for a follow-up; `raised`, `postponed`, `not_discussed`, `recurring` or "
        "`open_outcomes` for what waits; `cross_cutting` for an idea; `review` for a decision; else the first alarm"
    )
    title: str = Field(description="The action item's title, the idea's text, the decision's matter, or what waits")
    detail: str | None = Field(
        description="The follow-up's date and purpose as written, the idea's cluster, the decision's text, or who raised "
        "what waits"
    )
    rolled_from_id: str | None = Field(default=None, description="The item of the backlog that waits")
    decision_id: str | None = Field(default=None, description="The decision that is looked at again")
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

"""Who may do what with an agenda item.

Who leads the meeting or takes its minutes everything, until the minutes are approved. Members raise matters and change
and withdraw their own, until the meeting begins.
"""

from typing import Literal

from backend.access.actors import Actor
from backend.core.problems import Conflict, Forbidden
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.policy import may_run

WRITE = "agenda-items:write"
Right = Literal["edit", "move", "run", "settle", "delete"]
#: Before the meeting: matters are still raised.
BEFORE = (MeetingState.draft, MeetingState.invited)
#: What was talked about can still be written down.
OPEN = (*BEFORE, MeetingState.running, MeetingState.minutes_draft, MeetingState.circulated)


class AgendaClosed(Conflict):
    """The minutes of the meeting are approved, or it was called off: its agenda stays as it was."""


def may_raise(actor: Actor, alliance_id: str, meeting: Meeting | None) -> bool:
    """Whether the actor may put something on this agenda (or, without a meeting, let it wait for the next)."""
    if meeting is not None and may_run(actor, meeting):
        return meeting.state in OPEN
    is_before = meeting is None or meeting.state in BEFORE
    return is_before and actor.may(WRITE, alliance_id) and not actor.is_guest_in(alliance_id)


def can(actor: Actor, item: AgendaItem, meeting: Meeting | None) -> list[Right]:
    """What the actor may do with this item, for the interface.

    `run`: write its notes, state and outcomes; `settle`: say whether it comes back, also when all else is closed.
    """
    if meeting is None:
        is_steward = actor.may("meetings:write", item.alliance_id, item.body_id)
        return ["edit", "settle", "delete"] if is_steward or _is_own(actor, item) else []
    if may_run(actor, meeting):
        return ["edit", "move", "run", "settle", "delete"] if meeting.state in OPEN else ["settle"]
    return ["edit", "delete"] if meeting.state in BEFORE and _is_own(actor, item) else []


def require(actor: Actor, item: AgendaItem, meeting: Meeting | None, right: Right) -> None:
    """Raise 403 without this right on the item, 409 if it is too late for anybody."""
    if right in can(actor, item, meeting):
        return
    if meeting is not None and meeting.state not in OPEN and may_run(actor, meeting):
        raise AgendaClosed
    raise Forbidden(permission=WRITE)


def _is_own(actor: Actor, item: AgendaItem) -> bool:
    is_author = item.created_by is not None and item.created_by == actor.id
    return is_author and actor.may(WRITE, item.alliance_id)

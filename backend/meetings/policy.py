"""Who may do what with a meeting."""

from collections.abc import Iterable, Mapping
from typing import Any

from backend.access.actors import Actor
from backend.core.problems import Forbidden
from backend.meetings.life import FOLLOWING
from backend.meetings.models import Meeting, MeetingState
from backend.people.models import PartyKind

#: The states in which who moderates or takes the minutes works on the meeting.
AT_WORK = (MeetingState.invited, MeetingState.running, MeetingState.minutes_draft)
#: Where there usually are approved minutes: lists do not look for them, removing does.
ON_RECORD = (MeetingState.approved, MeetingState.amended)
WRITE = "meetings:write"


def can(actor: Actor, meeting: Meeting) -> list[str]:
    """What the actor may do with this meeting, for the interface.

    `edit`: change its facts; `run`: lead it through its states and write its agenda, outcomes and minutes;
    `delete`: remove it, unless its minutes are approved.
    """
    found = ["edit"] if may_edit(actor, meeting) else []
    if may_run(actor, meeting):
        found.append("run")
    if actor.may(WRITE, meeting.alliance_id) and meeting.state not in ON_RECORD:
        found.append("delete")
    return found


def may_edit(actor: Actor, meeting: Meeting) -> bool:
    """Coordinators, and who speaks for one of the groups that sit."""
    return any(actor.may(WRITE, meeting.alliance_id, group_id) for group_id in meeting.all_group_ids)


def may_run(actor: Actor, meeting: Meeting) -> bool:
    """Who may edit it, and who moderates or takes the minutes, from the invitation to the draft of the minutes."""
    return may_edit(actor, meeting) or (
        meeting.state in AT_WORK
        and actor.may("agenda-items:write", meeting.alliance_id)
        and is_named(actor, meeting.alliance_id, meeting.moderator, meeting.minute_taker)
    )


def is_named(actor: Actor, alliance_id: str, *parties: Mapping[str, Any] | None) -> bool:
    """Whether the actor is one of these people in the alliance."""
    person = actor.person_in(alliance_id)
    return person is not None and any(
        party is not None and party["kind"] == PartyKind.person and party["id"] == person for party in parties
    )


def require_edit(actor: Actor, meeting: Meeting) -> None:
    """Raise 403 for who may not change the facts of the meeting, which they see."""
    if not may_edit(actor, meeting):
        raise Forbidden(permission=WRITE)


def require_groups(actor: Actor, alliance_id: str, group_ids: Iterable[str]) -> None:
    """Raise 403 for who may not plan meetings of these groups: who sits decides, and what is decided is theirs."""
    for group_id in group_ids:
        actor.require(WRITE, alliance_id, group_id=group_id)


def require_run(actor: Actor, meeting: Meeting) -> None:
    """Raise 403 for who may not lead the meeting or write for it, which they see."""
    if not may_run(actor, meeting):
        raise Forbidden(permission=WRITE)


def require_state(actor: Actor, meeting: Meeting, state: MeetingState) -> None:
    """Raise 403 for who may not bring the meeting, which they see, into this state."""
    if not may_edit(actor, meeting) and not (state in AT_WORK and may_run(actor, meeting)):
        raise Forbidden(permission=WRITE)


def next_states(actor: Actor, meeting: Meeting) -> list[MeetingState]:
    """The states that the actor may bring the meeting into now."""
    if may_edit(actor, meeting):
        return list(FOLLOWING[MeetingState(meeting.state)])
    if may_run(actor, meeting):
        return [state for state in FOLLOWING[MeetingState(meeting.state)] if state in AT_WORK]
    return []

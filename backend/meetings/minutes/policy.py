"""Who may do what with minutes.

Until they are circulated, minutes are read by who writes them: coordinators, who speaks for a group that sat, the
moderator and the minute-taker. From then on everybody reads the version that was circulated.
"""

from backend.access.actors import Actor
from backend.access.permissions import Role
from backend.core.problems import Forbidden
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.policy import is_named

WRITE = "minutes:write"
FINAL = (MeetingState.approved, MeetingState.amended)


def reads_drafts(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor sees minutes that are not circulated yet."""
    role = actor.role_in(meeting.alliance_id)
    return (
        role in (Role.coordinator, Role.operator)
        or not actor.speaks_for(meeting.alliance_id).isdisjoint(meeting.all_group_ids)
        or (role is not None and is_named(actor, meeting.alliance_id, meeting.moderator, meeting.minute_taker))
    )


def may_write(actor: Actor, meeting: Meeting) -> bool:
    """Whether the actor may circulate, approve and amend the minutes of this meeting."""
    held = any(actor.may(WRITE, meeting.alliance_id, group_id) for group_id in meeting.all_group_ids)
    return held and reads_drafts(actor, meeting)


def require_write(actor: Actor, meeting: Meeting) -> None:
    """Raise 403 for who may not write these minutes, though they see the meeting."""
    if not may_write(actor, meeting):
        raise Forbidden(permission=WRITE)


def can(actor: Actor, meeting: Meeting, has_version: bool) -> list[str]:
    """What the actor may do with the minutes now, for the interface."""
    if not may_write(actor, meeting):
        return []
    if meeting.state in FINAL:
        return ["amend"]
    if meeting.state in (MeetingState.cancelled, MeetingState.running):
        return []
    return ["circulate", "approve"] if has_version else ["circulate"]

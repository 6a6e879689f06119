"""Who may write decisions down, and which body may take which decision."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.permissions import Role
from backend.alliances.groups import competences
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.models import Competence, GroupKind
from backend.core.problems import Conflict, Forbidden, invalid
from backend.meetings import policy as meeting_policy
from backend.meetings.decisions import queries
from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting

WRITE = "decisions:write"
LEADING = (Role.operator, Role.coordinator)


class NotCompetent(Conflict):
    """The body may not decide in this matter; the detail names those that may."""


def can(actor: Actor, decision: Decision, meeting: Meeting | None) -> list[str]:
    """What the actor may do with this decision, for the interface."""
    found = ["edit"] if may_write(actor, decision.alliance_id, decision.group_id, meeting) else []
    return [*found, "delete"] if _leads(actor, decision.alliance_id) else found


def may_write(actor: Actor, alliance_id: str, group_id: str, meeting: Meeting | None) -> bool:
    """Coordinators, who speaks for the group, and who leads the meeting or takes its minutes."""
    if not actor.may(WRITE, alliance_id, group_id):
        return False
    return (
        _leads(actor, alliance_id)
        or group_id in actor.speaks_for(alliance_id)
        or (meeting is not None and meeting_policy.may_run(actor, meeting))
    )


def require_write(actor: Actor, alliance_id: str, group_id: str, meeting: Meeting | None) -> None:
    """Raise 403 for who may not write decisions of this group (in this meeting) down."""
    if not may_write(actor, alliance_id, group_id, meeting):
        raise Forbidden(permission=WRITE)


def require_delete(actor: Actor, decision: Decision) -> None:
    """Raise 403 for who may not remove a decision: only the coordination does."""
    if not (actor.may(WRITE, decision.alliance_id) and _leads(actor, decision.alliance_id)):
        raise Forbidden(permission=WRITE)


def check_competence(session: Session, decision: Decision) -> None:
    """Raise 409 if the body may not decide in the matter, and say which may; 422 if it may not even advise."""
    bodies = {body.id: body for body in queries.bodies(session, decision.alliance_id)}
    card_group = queries.group_of_item(session, decision.action_item_id)
    has_plenum = any(body.kind == GroupKind.plenum for body in bodies.values())
    matter = competences.Matter(decision.matter, frozenset({card_group} if card_group else ()), has_plenum)
    held = {one.id: competences.competence(one.id, one.kind, one.competences, matter) for one in bodies.values()}
    if competences.covers(held[decision.group_id], decision.competence):
        return
    if decision.competence == Competence.advise:
        raise invalid("#/competence", "body_only_notes")
    current = group_queries.succession(session, [decision.alliance_id]).current_ids()
    able = [bodies[one].name for one in current if held.get(one) == Competence.decide]
    if not able:
        raise NobodyCompetent(group=bodies[decision.group_id].name)
    raise NotCompetent(group=bodies[decision.group_id].name, bodies=", ".join(able))


class NobodyCompetent(Conflict):
    """No body of the alliance may decide in this matter."""


def _leads(actor: Actor, alliance_id: str) -> bool:
    return actor.may(WRITE, alliance_id) and actor.role_in(alliance_id) in LEADING

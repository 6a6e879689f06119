"""Use cases: write down, change, adopt and remove ideas."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Conflict, Forbidden, invalid
from backend.core.records import touch
from backend.ideas import policy, queries
from backend.ideas.models import Idea, IdeaState
from backend.ideas.schemas import IdeaOut


class IdeaAlreadyAdopted(Conflict):
    """An idea becomes an action item once."""


def show(actor: Actor, idea: Idea) -> IdeaOut:
    """The idea with what the actor may do with it."""
    return IdeaOut.model_validate({**idea.model_dump(), "can": policy.can(actor, idea)})


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Idea:
    """Write an idea down, behind the others unless a position is given."""
    _check_parent(session, alliance_id, values.get("parent_id"))
    if values.get("position") is None:
        values["position"] = queries.next_position(session, alliance_id)
    idea = Idea(alliance_id=alliance_id, **values)
    session.add(idea)
    _record(session, actor, "idea.created", idea)
    return idea


def change(session: Session, actor: Actor, idea: Idea, values: dict[str, Any]) -> None:
    """Change an idea. Raises 422 if it would become its own ancestor."""
    _require(actor, idea, "edit")
    _check_parent(session, idea.alliance_id, values.get("parent_id"), child=idea.id)
    for name, value in values.items():
        setattr(idea, name, value)
    if not events.changes_of(idea):
        return
    touch(idea)
    _record(session, actor, "idea.changed", idea)


def adopt(session: Session, actor: Actor, idea: Idea, action_item_id: str) -> None:
    """Note that an action item took the idea up. Raises 409 if one has already."""
    _require(actor, idea, "adopt")
    refuse_adopted(idea)
    idea.state, idea.action_item_id = IdeaState.taken_up, action_item_id
    touch(idea)
    _record(session, actor, "idea.adopted", idea)


def refuse_adopted(idea: Idea) -> None:
    """Raise 409 if the idea is behind an action item already."""
    if idea.action_item_id is not None:
        raise IdeaAlreadyAdopted


def delete(session: Session, actor: Actor, idea: Idea) -> None:
    """Leave a tombstone of the idea."""
    _require(actor, idea, "delete")
    idea.deleted_at = now()
    touch(idea)
    _record(session, actor, "idea.deleted", idea)


def restore(session: Session, actor: Actor, idea: Idea) -> None:
    """Bring an idea back from the trash."""
    idea.deleted_at = None
    touch(idea)
    _record(session, actor, "idea.restored", idea)


def purge(session: Session, actor: Actor, idea: Idea) -> None:
    """Erase the words of a removed idea; its tombstone stays."""
    idea.text, idea.question, idea.cluster = "", None, None
    touch(idea)
    _record(session, actor, "idea.purged", idea)


def _require(actor: Actor, idea: Idea, right: str) -> None:
    if right not in policy.can(actor, idea):
        raise Forbidden(permission="ideas:write" if right != "delete" else "alliances:write")


def _check_parent(session: Session, alliance_id: str, parent_id: str | None, child: str | None = None) -> None:
    if parent_id is None:
        return
    if not queries.exists_in(session, alliance_id, parent_id):
        raise invalid("#/parent_id", "unknown_reference")
    ancestor: str | None = parent_id
    while ancestor is not None:
        if ancestor == child:
            raise invalid("#/parent_id", "own_ancestor")
        ancestor = queries.parent_of(session, ancestor)


def _record(session: Session, actor: Actor, event_type: str, idea: Idea) -> None:
    changes = {} if event_type in ("idea.created", "idea.purged") else events.changes_of(idea)
    events.record(
        session,
        actor,
        event_type,
        events.Subject("idea", idea.id),
        stream_id=idea.alliance_id,
        alliance_id=idea.alliance_id,
        changes=changes,
    )

"""Use cases: let cards work on measures, and make a card of a measure."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.models import ActionItem
from backend.actions.schemas import ActionItemIn
from backend.core.problems import AlreadyExists, invalid
from backend.goals import policy, recording
from backend.goals import queries as goal_queries
from backend.goals.links import queries
from backend.goals.links.models import MeasureLink
from backend.goals.links.schemas import MeasureLinkOut
from backend.goals.models import Measure


def show_all(session: Session, actor: Actor, links: Sequence[MeasureLink]) -> list[MeasureLinkOut]:
    """The links with their cards, in one statement. What a card says, whoever sees no cards is not told either."""
    rows = {row.id: row for row in queries.linked(session, {link.measure_id for link in links})}
    sees = {one: actor.may("action-items:read", one) for one in {link.alliance_id for link in links}}
    return [
        MeasureLinkOut.model_validate(
            {
                **link.model_dump(),
                "number": rows[link.id].number,
                "title": rows[link.id].title if sees[link.alliance_id] else None,
                "status": rows[link.id].status,
                "owner": rows[link.id].owner_name if sees[link.alliance_id] else None,
                "is_removed": rows[link.id].deleted_at is not None,
                "can": ["delete"] if policy.can_write(actor, link.alliance_id) else [],
            }
        )
        for link in links
    ]


def link(session: Session, actor: Actor, measure: Measure, item: ActionItem) -> MeasureLink:
    """Let a card work on a measure. Raises 409 if it does already."""
    if queries.is_linked(session, measure.id, item.id):
        may_see = actor.may("action-items:read", item.alliance_id)
        raise AlreadyExists(value=item.title if may_see else item.number)
    made = MeasureLink(alliance_id=measure.alliance_id, measure_id=measure.id, action_item_id=item.id)
    session.add(made)
    recording.record(session, actor, "created", made)
    return made


def link_key(session: Session, actor: Actor, measure: Measure, key: str) -> MeasureLink:
    """Let the card of this id or number work on a measure. Raises 422 if the alliance has none."""
    item = action_queries.in_alliance(session, measure.alliance_id, key)
    if item is None:
        raise invalid("#/action_item_id", "unknown_reference")
    return link(session, actor, measure, item)


def create_card(session: Session, actor: Actor, measure: Measure, group_id: str | None = None) -> MeasureLink:
    """Make a card of a measure and let it work on it: who answers for the measure is asked to take the card."""
    actor.require("action-items:write", measure.alliance_id, group_id=group_id)
    goal = goal_queries.goals_by_id(session, {measure.goal_id})[measure.goal_id]
    label = goal_queries.label_of(session, goal.field_of_action_id)
    given: dict[str, Any] = {
        "title": measure.title,
        "idea": measure.description or goal.text,
        "group_id": group_id,
        "field_of_action": label,
        "funding": measure.funding,
    }
    if measure.responsible and measure.responsible["kind"] != "open":
        given["assignments"] = [{"party": measure.responsible, "state": "asked", "role": "lead"}]
    if measure.deadline:
        given["follow_ups"] = [{"purpose": None, "when": measure.deadline["text"]}]
    item = actions.create(session, actor, measure.alliance_id, ActionItemIn.model_validate(given))
    return link(session, actor, measure, item)

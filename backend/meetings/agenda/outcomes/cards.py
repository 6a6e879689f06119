"""What a meeting decides about action items: a new card, another status, a promise, a next date.

These are ordinary writes of the room of action items, so that the card's history tells them. Who leads the meeting or
takes its minutes writes them in the name of those who sit there: on cards of these groups and of none whatever their
rights on the single card, and on all cards where the whole alliance, or who coordinates it, sits.
"""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions import service as actions
from backend.actions.models import ActionItem, Assignment
from backend.actions.parts import queries as part_queries
from backend.actions.parts import service as parts
from backend.actions.parts.kinds import ASSIGNMENTS
from backend.actions.parts.schemas import AssignmentIn, FollowUpIn
from backend.actions.policy import Rights
from backend.actions.schemas import ActionItemIn, ActionItemPatch
from backend.alliances.groups.models import GroupKind
from backend.core.problems import invalid
from backend.ideas import queries as idea_queries
from backend.ideas.models import IdeaState
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.agenda.outcomes.schemas import CardChange, Promise
from backend.meetings.decisions import queries as decision_queries
from backend.meetings.models import Meeting
from backend.people.parties import Directory

#: Whose meetings write on the cards of all groups.
OF_ALL = (GroupKind.plenum, GroupKind.coordination_group, GroupKind.steering_group)


def write(session: Session, actor: Actor, item: AgendaItem, meeting: Meeting, change: CardChange) -> ActionItem:
    """Make a new card, or change the one that is named. Raises 403 for a card of others."""
    actor.require("action-items:write", item.alliance_id, group_id=meeting.group_id)
    if change.id is None:
        return _create(session, actor, item, change)
    card = action_queries.in_alliance(session, item.alliance_id, change.id)
    if card is None:
        raise invalid("#/action_item/id", "unknown_reference")
    _require(session, actor, meeting, card)
    for name in ("title", "group_id"):
        if getattr(change, name) is not None:
            raise invalid(f"#/action_item/{name}", "only_for_new_card")
    sent = {name: getattr(change, name) for name in ("status", "status_label") if name in change.model_fields_set}
    values = {name: value for name, value in sent.items() if value is not None or name == "status_label"}
    if values:
        actions.change(session, actor, card, ActionItemPatch.model_validate(values))
    if change.owner is not None:
        _promise(session, actor, card, change.owner)
    if follow_up := _follow_up(change):
        parts.add(session, actor, card, "follow_ups", follow_up)
    return card


def _require(session: Session, actor: Actor, meeting: Meeting, card: ActionItem) -> None:
    if card.group_id is None or card.group_id in meeting.all_group_ids:
        return
    kinds = {body.id: body.kind for body in decision_queries.bodies(session, meeting.alliance_id)}
    if not any(kinds.get(one) in OF_ALL for one in meeting.all_group_ids):
        Rights(session, actor, meeting.alliance_id).require("edit", card)


def _create(session: Session, actor: Actor, item: AgendaItem, change: CardChange) -> ActionItem:
    """A new card; if the item is about an idea, the card takes it up."""
    values: dict[str, Any] = {"group_id": change.group_id or item.group_id}
    for name in ("title", "status", "status_label"):
        if getattr(change, name) is not None:
            values[name] = getattr(change, name)
    if change.owner is not None:
        values["assignments"] = [_assignment(change.owner)]
    if follow_up := _follow_up(change):
        values["follow_ups"] = [follow_up]
    idea = idea_queries.find(session, actor, item.idea_id) if item.idea_id else None
    if idea is not None and idea.action_item_id is None and idea.state == IdeaState.open:
        return actions.adopt(session, actor, idea, values)
    if "title" not in values:
        raise invalid("#/action_item/title", "missing")
    return actions.create(session, actor, item.alliance_id, ActionItemIn.model_validate(values))


def _promise(session: Session, actor: Actor, card: ActionItem, promise: Promise) -> None:
    """What somebody said who is named on the card already for the same changes that; else they are named now."""
    read = Directory(session, card.alliance_id).read(promise.party, "#/action_item/owner/party")
    for row in part_queries.parts_in(session, Assignment, card.id):
        is_same = (row.party_id, row.party_name) == (read["party_id"], read["party_name"])
        if row.step_id is None and is_same and promise.task in (None, row.task):
            parts.change(session, actor, card, ASSIGNMENTS, row, {"state": promise.state})
            return
    parts.add(session, actor, card, "assignments", _assignment(promise))


def _assignment(promise: Promise) -> AssignmentIn:
    return AssignmentIn(party=promise.party, state=promise.state, task=promise.task)


def _follow_up(change: CardChange) -> FollowUpIn | None:
    if change.next_date is None:
        return None
    return FollowUpIn(when=change.next_date, purpose=change.next_date_purpose)

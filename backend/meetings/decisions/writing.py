"""From what was sent to the columns of a decision, and whether what it refers to is there."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.alliances.groups import queries as group_queries
from backend.core.clock import today
from backend.core.problems import invalid
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.decisions import queries
from backend.meetings.decisions.chains import Chains
from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting
from backend.people.parties import Directory, PartyReference


def write(session: Session, actor: Actor, decision: Decision, values: dict[str, Any]) -> None:
    """Put members of `DecisionIn` or `DecisionPatch` into the columns; references are checked afterwards."""
    directory = Directory(session, decision.alliance_id)
    for name, value in values.items():
        if name == "votes":
            for kind in ("yes", "no", "abstention"):
                setattr(decision, f"votes_{kind}", None if value is None else _member(value, kind))
        elif name == "entered_for":
            decision.entered_for = _party(directory, value, "#/entered_for") if value is not None else None
        elif name == "objections":
            decision.objections = _objections(directory, actor, decision.objections or [], value)
        else:
            setattr(decision, name, value)


def _objections(
    directory: Directory, actor: Actor, kept: list[dict[str, Any]], sent: list[Any]
) -> list[dict[str, Any]]:
    """Who wrote an objection down stays with it when the list is sent back."""
    known = {(one["party"]["name"], one["text"]): one for one in kept}
    written = []
    for place, one in enumerate(sent):
        party = _party(directory, _member(one, "party"), f"#/objections/{place}/party")
        words = _member(one, "text")
        before = known.get((party["name"], words), {})
        written.append(
            {
                "party": party,
                "text": words,
                "is_withdrawn": bool(_member(one, "is_withdrawn")),
                "entered_by": before.get("entered_by", actor.name),
                "entered_by_id": before.get("entered_by_id", actor.user_id or actor.id),
            }
        )
    return written


def _party(directory: Directory, written: PartyReference | str | dict[str, Any], pointer: str) -> dict[str, Any]:
    reference = PartyReference.model_validate(written) if isinstance(written, dict) else written
    columns = directory.read(reference, pointer)
    return {"kind": columns["party_kind"], "id": columns["party_id"], "name": columns["party_name"]}


def _member(value: Any, name: str) -> Any:
    """A member of a body, which is validated, or of what another room puts together."""
    return value.get(name) if isinstance(value, dict) else getattr(value, name)


def check_references(session: Session, decision: Decision, meeting: Meeting | None, sent: Collection[str]) -> None:
    """Raise 422 for what the alliance does not have, or what does not belong together."""
    alliance = decision.alliance_id
    if "group_id" in sent and not group_queries.exists_in(session, alliance, decision.group_id):
        raise invalid("#/group_id", "unknown_reference")
    if "meeting_id" in sent and decision.meeting_id and (meeting is None or meeting.alliance_id != alliance):
        raise invalid("#/meeting_id", "unknown_reference")
    if meeting is not None and {"group_id", "meeting_id"} & {*sent} and decision.group_id not in meeting.all_group_ids:
        raise invalid("#/group_id", "group_is_not_in_meeting")
    if "agenda_item_id" in sent and decision.agenda_item_id:
        _check_agenda_item(session, decision)
    if "action_item_id" in sent and decision.action_item_id:
        item = action_queries.in_alliance(session, alliance, decision.action_item_id)
        if item is None:
            raise invalid("#/action_item_id", "unknown_reference")
        decision.action_item_id = item.id
    if "previous_id" in sent and decision.previous_id:
        _check_previous(session, decision, decision.previous_id)


def _check_agenda_item(session: Session, decision: Decision) -> None:
    found = queries.agenda_item_of(session, decision.alliance_id, decision.agenda_item_id or "")
    if found is None or found.meeting_id != decision.meeting_id:
        raise invalid("#/agenda_item_id", "unknown_reference")


def _check_previous(session: Session, decision: Decision, previous_id: str) -> None:
    links = queries.links(session, decision.alliance_id)
    if previous_id not in links:
        raise invalid("#/previous_id", "unknown_reference")
    chains = Chains({**links, decision.id: None})
    if chains.would_circle(decision.id, previous_id):
        raise invalid("#/previous_id", "own_previous_decision")
    if chains.following(previous_id) not in (None, decision.id):
        raise invalid("#/previous_id", "already_replaced")


def meeting(session: Session, alliance_id: str, meeting_id: str) -> Meeting:
    """A living meeting of the alliance. Raises 422 if there is none."""
    found = queries.meeting_of(session, alliance_id, meeting_id)
    if found is None:
        raise invalid("#/meeting_id", "unknown_reference")
    return found


def agenda_item(session: Session, alliance_id: str, agenda_item_id: str) -> AgendaItem:
    """A living agenda item of the alliance. Raises 422 if there is none."""
    found = queries.agenda_item_of(session, alliance_id, agenda_item_id)
    if found is None:
        raise invalid("#/agenda_item_id", "unknown_reference")
    return found


def day_of(meeting: Meeting | None) -> date:
    """The day of a meeting that was on one, else today."""
    if meeting is not None and meeting.earliest is not None and meeting.earliest == meeting.latest:
        return min(meeting.earliest, today())
    return today()

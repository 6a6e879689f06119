"""Use cases: record, correct and remove decisions, and follow the chain of those on one matter."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.models import Competence
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.decisions import policy, procedures, queries, writing
from backend.meetings.decisions.chains import Chains
from backend.meetings.decisions.models import Decision, DecisionResult, Procedure
from backend.meetings.decisions.schemas import DecisionIn, DecisionOut
from backend.meetings.models import Meeting

#: What decides whether the body may take it.
CLAIMED = ("group_id", "matter", "competence", "action_item_id", "result")
VOTES = ("votes_yes", "votes_no", "votes_abstention")


def show_all(session: Session, actor: Actor, decisions: Sequence[Decision]) -> list[DecisionOut]:
    """The decisions with what replaced them and what the actor may do, in a constant number of statements."""
    replaced = queries.replacements(session, {one.id for one in decisions})
    meetings = queries.meetings(session, {one.meeting_id for one in decisions if one.meeting_id})
    return [
        DecisionOut.model_validate(
            {
                **one.model_dump(),
                "name": name_of(one),
                "replaced_by_id": replaced.get(one.id),
                "votes": _votes(one),
                "entered_by": one.entered_by_name,
                "can": policy.can(actor, one, meetings.get(one.meeting_id or "")),
            }
        )
        for one in decisions
    ]


def show(session: Session, actor: Actor, decision: Decision) -> DecisionOut:
    """One decision as the list shows it."""
    return show_all(session, actor, [decision])[0]


def name_of(decision: Decision) -> str:
    """What people call it: "2009/3"."""
    return f"{decision.year}/{decision.number}"


def create(
    session: Session,
    actor: Actor,
    alliance_id: str,
    values: dict[str, Any],
    meeting: Meeting | None = None,
    agenda_item: AgendaItem | None = None,
) -> Decision:
    """Write a decision down under the next number of its year. `values` are members of `DecisionIn`.

    What is not given is taken from the meeting (its calling group and its day) and the agenda item (its card), which
    may be given as records or by id. Raises 403 for who may not, 409 if the body may not, 422 for contradictions.
    """
    given = {name: field.get_default(call_default_factory=True) for name, field in DecisionIn.model_fields.items()}
    given.update(values)
    if agenda_item is None and given["agenda_item_id"]:
        agenda_item = writing.agenda_item(session, alliance_id, given["agenda_item_id"])
    if agenda_item is not None:
        given["agenda_item_id"] = agenda_item.id
        given["action_item_id"] = given["action_item_id"] or agenda_item.action_item_id
        given["meeting_id"] = given["meeting_id"] or agenda_item.meeting_id
    if meeting is None and given["meeting_id"]:
        meeting = writing.meeting(session, alliance_id, given["meeting_id"])
    if meeting is not None:
        given["meeting_id"] = meeting.id
        given["group_id"] = given["group_id"] or meeting.group_id
    if given["group_id"] is None:
        raise invalid("#/group_id", "missing")
    given["decided_on"] = given["decided_on"] or writing.day_of(meeting)
    given["competence"] = given["competence"] or _claimed(given["procedure"], given["result"])
    day = given["decided_on"]
    decision = Decision(alliance_id=alliance_id, year=day.year, number=0, **{name: given[name] for name in REQUIRED})
    decision.entered_by, decision.entered_by_name = actor.user_id or actor.id, actor.name
    writing.write(session, actor, decision, given)
    _check(session, decision, meeting, given.keys())
    policy.require_write(actor, alliance_id, decision.group_id, meeting)
    policy.check_competence(session, decision)
    decision.number = queries.next_number(session, alliance_id, decision.year)
    session.add(decision)
    _record(session, actor, "decision.created", decision, {})
    return decision


#: Columns without a default.
REQUIRED = ("group_id", "matter", "text", "decided_on", "procedure", "result", "competence")


def change(session: Session, actor: Actor, decision: Decision, values: dict[str, Any]) -> None:
    """Correct a decision. `values` are the members that were sent; the number stays, and with it the year."""
    policy.require_write(actor, decision.alliance_id, decision.group_id, _meeting(session, decision))
    writing.write(session, actor, decision, values)
    changes = _changes(decision)
    if not changes:
        return
    meeting = _meeting(session, decision)
    _check(session, decision, meeting, values.keys())
    policy.require_write(actor, decision.alliance_id, decision.group_id, meeting)
    if not changes.keys().isdisjoint(CLAIMED):
        policy.check_competence(session, decision)
    touch(decision)
    _record(session, actor, "decision.changed", decision, changes)


def delete(session: Session, actor: Actor, decision: Decision) -> None:
    """Leave a tombstone of a decision that was written down by mistake; its number is not given again."""
    policy.require_delete(actor, decision)
    decision.deleted_at = now()
    touch(decision)
    _record(session, actor, "decision.deleted", decision, _changes(decision))


def restore(session: Session, actor: Actor, decision: Decision) -> None:
    """Bring a decision back from the trash; where it was replaced meanwhile, it no longer replaces anything."""
    if decision.previous_id and queries.replacements(session, {decision.previous_id}):
        decision.previous_id = None
    decision.deleted_at = None
    touch(decision)
    _record(session, actor, "decision.restored", decision, _changes(decision))


def purge(session: Session, actor: Actor, decision: Decision) -> None:
    """Erase the words of a removed decision; its number stays taken."""
    decision.matter = decision.text = ""
    decision.objections, decision.conditions, decision.entered_for = [], None, None
    decision.entered_by = decision.entered_by_name = None
    touch(decision)
    _record(session, actor, "decision.purged", decision, {})


def chain(session: Session, actor: Actor, decision: Decision) -> list[DecisionOut]:
    """All visible decisions on the matter, oldest first."""
    ids = Chains(queries.links(session, decision.alliance_id)).of(decision.id)
    found = {one.id: one for one in queries.several(session, actor, ids)}
    return show_all(session, actor, [found[one] for one in ids if one in found])


def _check(session: Session, decision: Decision, meeting: Meeting | None, sent: Any) -> None:
    writing.check_references(session, decision, meeting, sent)
    if decision.decided_on.year != decision.year:
        raise invalid("#/decided_on", "decision_keeps_year", year=decision.year)
    if decision.decided_on > today():
        raise invalid("#/decided_on", "decided_in_the_future")
    procedures.check(decision)


def _meeting(session: Session, decision: Decision) -> Meeting | None:
    return queries.meetings(session, {decision.meeting_id}).get(decision.meeting_id) if decision.meeting_id else None


def _claimed(procedure: str, result: str) -> Competence:
    is_noted = procedure == Procedure.noted or result == DecisionResult.noted
    return Competence.note if is_noted else Competence.decide


def _votes(decision: Decision) -> dict[str, int] | None:
    if decision.votes_yes is None or decision.votes_no is None:
        return None
    return {"yes": decision.votes_yes, "no": decision.votes_no, "abstention": decision.votes_abstention or 0}


def _changes(decision: Decision) -> dict[str, list[Any]]:
    """Changed members as the API names them."""
    changes = events.changes_of(decision)
    changes.update({f"votes.{name.removeprefix('votes_')}": changes.pop(name) for name in VOTES if name in changes})
    return changes


def _record(session: Session, actor: Actor, event_type: str, decision: Decision, changes: dict[str, list[Any]]) -> None:
    subject = events.Subject("decision", decision.id, name_of(decision))
    alliance = decision.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

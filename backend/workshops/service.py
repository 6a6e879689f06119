"""Use cases: prepare, change, lead and remove workshops."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Conflict, invalid
from backend.core.records import touch
from backend.workshops import phases, policy, queries
from backend.workshops.models import Workshop
from backend.workshops.schemas import WorkshopOut

#: What everybody at the wall sees of the workshop itself.
SEEN = frozenset({"title", "question", "phases", "phase", "is_writing_open", "follow_up", "is_moderated"})


class PhaseHasCards(Conflict):
    """A phase with cards, and the one that the workshop is in, stay."""


def show_all(session: Session, actor: Actor, workshops: Sequence[Workshop]) -> list[WorkshopOut]:
    """The workshops with their counts, in a constant number of statements."""
    ids = [one.id for one in workshops]
    at_tables, cards = queries.participants(session, ids), queries.card_counts(session, ids)
    shown = []
    for one in workshops:
        taken = at_tables.get(one.id, {})
        values = {
            **one.model_dump(),
            "tables": [{**table, "taken": taken.get(table["name"], 0)} for table in one.tables],
            "is_joinable": policy.is_joinable(one),
            "participant_count": sum(taken.values()),
            "card_count": sum(cards.get(one.id, {}).values()),
            "can": policy.can(actor, one),
        }
        shown.append(WorkshopOut.model_validate(values))
    return shown


def show(session: Session, actor: Actor, workshop: Workshop) -> WorkshopOut:
    """One workshop as the list shows it."""
    return show_all(session, actor, [workshop])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any], language: str = "de") -> Workshop:
    """Prepare a workshop. `values` are members of `WorkshopIn`; without phases it has the classical course."""
    policy.require_write(actor, alliance_id)
    _check_references(session, alliance_id, values)
    course = values.get("phases") or phases.classical(language)
    given = {name: value for name, value in values.items() if name != "phases"}
    workshop = Workshop(alliance_id=alliance_id, phases=course, phase=course[0]["key"], **given)
    session.add(workshop)
    record(session, actor, "workshop.created", workshop, {"title": [None, workshop.title]})
    return workshop


def change(session: Session, actor: Actor, workshop: Workshop, values: dict[str, Any]) -> None:
    """Change a workshop. Raises 409 where a phase with cards would vanish."""
    policy.require_write(actor, workshop.alliance_id)
    _check_references(session, workshop.alliance_id, values)
    if "phases" in values:
        kept = {one["key"] for one in values["phases"]}
        used = {workshop.phase, *queries.card_counts(session, [workshop.id]).get(workshop.id, {})}
        if lost := sorted(used - kept):
            raise PhaseHasCards(phases=", ".join(lost))
    for name, value in values.items():
        setattr(workshop, name, value)
    _changed(session, actor, "workshop.changed", workshop)


def go_to(session: Session, actor: Actor, workshop: Workshop, phase: str, is_writing_open: bool | None) -> None:
    """Go on to the next phase or back to an earlier one. Raises 409 if a phase would be skipped, 422 if unknown."""
    policy.require_write(actor, workshop.alliance_id)
    wanted = phases.require(workshop.phases, phase)
    phases.require_step(workshop.phases, workshop.phase, phase)
    workshop.phase = phase
    takes_cards = bool(wanted["takes_cards"])
    workshop.is_writing_open = takes_cards if is_writing_open is None else is_writing_open and takes_cards
    _changed(session, actor, "workshop.phase_changed", workshop)


def delete(session: Session, actor: Actor, workshop: Workshop) -> None:
    """Leave a tombstone of a workshop; its code opens nothing any more."""
    policy.require_write(actor, workshop.alliance_id)
    workshop.deleted_at = now()
    touch(workshop)
    record(session, actor, "workshop.deleted", workshop)


def restore(session: Session, actor: Actor, workshop: Workshop) -> None:
    """Bring a workshop back from the trash, with its wall as it was."""
    workshop.deleted_at = None
    touch(workshop)
    record(session, actor, "workshop.restored", workshop)


def purge(session: Session, actor: Actor, workshop: Workshop) -> None:
    """Erase the words of a removed workshop and of its cards; its tombstone stays."""
    workshop.title, workshop.question, workshop.follow_up = "", None, None
    workshop.join_hash = workshop.join_nonce = workshop.joinable_until = None
    touch(workshop)
    for card in queries.cards_of(session, workshop.id):
        card.text, card.table_name = "", None
        card.deleted_at = card.deleted_at or now()
        touch(card)
    record(session, actor, "workshop.purged", workshop, {})


def _changed(session: Session, actor: Actor, event_type: str, workshop: Workshop) -> None:
    changes = events.changes_of(workshop)
    if not changes:
        return
    touch(workshop)
    record(session, actor, event_type, workshop, changes)
    if not SEEN.isdisjoint(changes):
        queries.next_revision(session, workshop.id)


def _check_references(session: Session, alliance_id: str, values: dict[str, Any]) -> None:
    meeting_id, process_id = values.get("meeting_id"), values.get("process_id")
    if meeting_id and not queries.meeting_exists(session, alliance_id, meeting_id):
        raise invalid("#/meeting_id", "unknown_reference")
    if process_id and not queries.process_exists(session, alliance_id, process_id):
        raise invalid("#/process_id", "unknown_reference")


def record(
    session: Session,
    author: events.Author,
    event_type: str,
    workshop: Workshop,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    """Append an event about the workshop as a whole."""
    events.record(
        session,
        author,
        event_type,
        events.Subject("workshop", workshop.id),
        stream_id=workshop.alliance_id,
        alliance_id=workshop.alliance_id,
        changes=events.changes_of(workshop) if changes is None else changes,
    )

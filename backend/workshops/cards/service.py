"""Use cases: write cards down, take those that phones send, move, hide, show and remove them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import Conflict, TooManyRequests, invalid
from backend.core.records import touch
from backend.workshops import phases, policy
from backend.workshops import queries as workshop_queries
from backend.workshops.cards import queries
from backend.workshops.cards.schemas import WorkshopCardOut
from backend.workshops.clusters import queries as cluster_queries
from backend.workshops.joining.service import PARTICIPANT
from backend.workshops.models import CardState, Workshop, WorkshopCard, WorkshopParticipant

#: What one phone can write in one workshop.
CARDS_MOST = 300


class PhaseTakesNoCards(Conflict):
    """Cards are written in phases that take them."""


class CardsAreVerbatim(Conflict):
    """What somebody wrote stays as they wrote it; it can be hidden."""


class TooManyCards(TooManyRequests):
    """One phone has written more cards than a person does."""


@dataclass(frozen=True)
class Sent:
    """A card as a phone sends it, checked."""

    client_id: str
    text: str
    phase: str
    lane: str | None = None


def show(actor: Actor, card: WorkshopCard) -> WorkshopCardOut:
    """The card with what the actor may do with it."""
    may = actor.may(policy.WRITE, card.alliance_id)
    is_by_hand = card.participant_id is None
    can = [*(["edit"] if is_by_hand else []), "move", "hide", "delete"] if may else []
    return WorkshopCardOut.model_validate({**card.model_dump(), "is_by_hand": is_by_hand, "can": can})


def create(session: Session, actor: Actor, workshop: Workshop, values: dict[str, Any]) -> WorkshopCard:
    """Enter a card by hand, behind the others; also when phones cannot write. Raises 409 in a phase without cards."""
    policy.require_write(actor, workshop.alliance_id)
    policy.refuse_closed(workshop)
    phase = values.get("phase") or workshop.phase
    _check_place(workshop, phase, values.get("lane"))
    _check_cluster(session, workshop.id, phase, values.get("cluster_id"))
    revision = workshop_queries.next_revision(session, workshop.id)
    card = WorkshopCard(
        alliance_id=workshop.alliance_id,
        workshop_id=workshop.id,
        position=queries.next_position(session, workshop.id),
        revision=revision,
        **{**values, "phase": phase},
    )
    session.add(card)
    _record(session, actor, "workshop_card.created", [card])
    return card


def take(session: Session, workshop: Workshop, participant: WorkshopParticipant, sent: Sequence[Sent]) -> list[str]:
    """Store what a phone sent, each card once however often it comes; the ids of all that are stored now.

    A card that was written while writing was open and comes late is held for whoever leads: nothing is lost. Raises
    422 for a phase that takes no cards or lies ahead, 429 beyond `CARDS_MOST`.
    """
    for one in sent:
        check_sent(workshop, one)
    revision = workshop_queries.next_revision(session, workshop.id)
    known = queries.sent_before(session, participant.id, [one.client_id for one in sent])
    fresh = {one.client_id: one for one in sent if one.client_id not in known}
    if fresh and queries.count_of(session, participant.id) + len(fresh) > CARDS_MOST:
        raise TooManyCards(seconds=3600)
    position = queries.next_position(session, workshop.id) if fresh else 0
    cards = []
    for place, one in enumerate(fresh.values()):
        is_late = not workshop.is_writing_open or one.phase != workshop.phase
        state = CardState.held if is_late or workshop.is_moderated else CardState.shown
        card = WorkshopCard(
            alliance_id=workshop.alliance_id,
            workshop_id=workshop.id,
            participant_id=participant.id,
            client_id=one.client_id,
            phase=one.phase,
            lane=one.lane,
            table_name=participant.table_name,
            text=one.text,
            state=state,
            is_late=is_late,
            position=position + place,
            revision=revision,
        )
        cards.append(card)
    session.add_all(cards)
    _record(session, PARTICIPANT, "workshop_card.created", cards)
    return [one.client_id for one in sent]


def check_sent(workshop: Workshop, sent: Sent) -> None:
    """Raise 409 or 422 for a card of a phase that takes none or lies ahead, or of a lane that it does not have."""
    _check_place(workshop, sent.phase, sent.lane)
    if phases.place_of(workshop.phases, sent.phase) > phases.place_of(workshop.phases, workshop.phase):
        raise invalid("#/phase", "phase_lies_ahead")


def change(session: Session, actor: Actor, card: WorkshopCard, values: dict[str, Any]) -> None:
    """Move, hide or show a card; reword one that was entered by hand. Raises 409 for the words of somebody else."""
    policy.require_write(actor, card.alliance_id)
    workshop = workshop_queries.living(session, card.workshop_id)
    if workshop is None:
        raise invalid("#/workshop_id", "unknown_reference")
    if "text" in values and values["text"] != card.text and card.participant_id is not None:
        raise CardsAreVerbatim
    if "lane" in values:
        _check_place(workshop, card.phase, values["lane"])
    _check_cluster(session, card.workshop_id, card.phase, values.get("cluster_id"))
    for name, value in values.items():
        setattr(card, name, value)
    if events.changes_of(card):
        changed(session, actor, "workshop_card.changed", card)


def delete(session: Session, actor: Actor, card: WorkshopCard) -> None:
    """Leave a tombstone of a card."""
    policy.require_write(actor, card.alliance_id)
    card.deleted_at = now()
    changed(session, actor, "workshop_card.deleted", card)


def restore(session: Session, actor: Actor, card: WorkshopCard) -> None:
    """Bring a card back from the trash, to its place on the wall."""
    card.deleted_at = None
    changed(session, actor, "workshop_card.restored", card)


def purge(session: Session, actor: Actor, card: WorkshopCard) -> None:
    """Erase the words of a removed card; its tombstone stays."""
    card.text, card.table_name = "", None
    touch(card)
    _record(session, actor, "workshop_card.purged", [card])


def changed(session: Session, actor: Actor, event_type: str, card: WorkshopCard) -> None:
    """Write down what is different on a card and let the wall know."""
    changes = events.changes_of(card)
    touch(card)
    card.revision = workshop_queries.next_revision(session, card.workshop_id)
    _record(session, actor, event_type, [card], changes)


def _check_place(workshop: Workshop, phase: str, lane: str | None) -> None:
    found = phases.require(workshop.phases, phase)
    if not found["takes_cards"]:
        with_cards = [one["title"] for one in workshop.phases if one["takes_cards"]]
        raise PhaseTakesNoCards(phase=found["title"], others=", ".join(with_cards) or "-")
    lanes = [one["key"] for one in found["lanes"]]
    if lane is not None and lane not in lanes:
        raise invalid("#/lane", "enum", expected=", ".join(lanes)) if lanes else invalid("#/lane", "no_lanes")


def _check_cluster(session: Session, workshop_id: str, phase: str, cluster_id: str | None) -> None:
    if cluster_id is not None and not cluster_queries.exists_in(session, workshop_id, phase, cluster_id):
        raise invalid("#/cluster_id", "unknown_reference")


def _record(
    session: Session,
    author: events.Author,
    event_type: str,
    cards: Sequence[WorkshopCard],
    changes: dict[str, list[Any]] | None = None,
) -> None:
    if not cards:
        return
    changes = {name: value for name, value in (changes or {}).items() if name != "revision"}
    subjects = [(events.Subject("workshop_card", one.id, context_id=one.workshop_id), changes) for one in cards]
    alliance = cards[0].alliance_id
    events.record_all(session, author, event_type, subjects, stream_id=alliance, alliance_id=alliance)

"""What a wall shows: the same for everybody in the room; whoever leads also sees what is held or hidden."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.workshops import phases, policy, queries
from backend.workshops.cards import queries as card_queries
from backend.workshops.clusters import queries as cluster_queries
from backend.workshops.models import CardState, DotVote, VoteState, Workshop
from backend.workshops.votes import counting
from backend.workshops.votes import queries as vote_queries


@dataclass(frozen=True)
class Wall:
    """A wall, or what has changed on it, and the revision that this is."""

    revision: int
    shown: dict[str, Any]
    is_joinable: bool


def draw(session: Session, workshop_id: str, *, leads: bool, after: int = -1) -> Wall | None:
    """The wall of a workshop; with `after` only the cards that changed since that revision. None if it was removed.

    `cards` hang there now; `gone` are ids of those that do not any more. Everything else is always whole.
    """
    workshop = queries.living(session, workshop_id)
    if workshop is None:
        return None
    cards, gone = [], []
    for card in card_queries.of_wall(session, workshop_id, after):
        if card.deleted_at is not None or (card.state != CardState.shown and not leads):
            gone.append(card.id)
            continue
        shown: dict[str, Any] = {
            "id": card.id,
            "text": card.text,
            "phase": card.phase,
            "lane": card.lane,
            "table": card.table_name,
            "cluster_id": card.cluster_id,
            "position": card.position,
        }
        if leads:
            is_by_hand = card.participant_id is None
            shown |= {"state": card.state, "is_late": card.is_late, "is_by_hand": is_by_hand, "version": card.version}
        cards.append(shown)
    clusters = [
        {"id": one.id, "title": one.title, "phase": one.phase, "position": one.position}
        | ({"version": one.version} if leads else {})
        for one in cluster_queries.of_workshop(session, workshop_id)
    ]
    shown_wall = {
        "revision": workshop.wall_revision,
        "since": after,
        "title": workshop.title,
        "question": workshop.question,
        "phase": workshop.phase,
        "phases": workshop.phases,
        "is_writing_open": workshop.is_writing_open,
        "participants": sum(queries.participants(session, [workshop_id]).get(workshop_id, {}).values()),
        "cards": cards,
        "gone": gone,
        "clusters": clusters,
        "vote": _vote(session, workshop),
    }
    return Wall(workshop.wall_revision, shown_wall, policy.is_joinable(workshop))


def _vote(session: Session, workshop: Workshop) -> dict[str, Any] | None:
    """The vote that is open, or the latest that was closed in this phase, with its result.

    Phases without cards, in which the results are talked about, go on showing the latest of all.
    """
    votes = [one for one in vote_queries.of_workshop(session, workshop.id) if one.state != VoteState.prepared]
    chosen: DotVote | None = next((one for one in votes if one.state == VoteState.open), None)
    if chosen is None:
        present = phases.phase_of(workshop.phases, workshop.phase)
        takes_cards = present is not None and present["takes_cards"]
        closed = [one for one in votes if one.phase == workshop.phase or not takes_cards]
        chosen = closed[-1] if closed else None
    if chosen is None:
        return None
    is_closed = chosen.state == VoteState.closed
    result = counting.placed(session, chosen, with_counts=chosen.shows_counts) if is_closed else None
    return {
        "id": chosen.id,
        "question": chosen.question,
        "phase": chosen.phase,
        "subject": chosen.subject,
        "points_per_person": chosen.points_per_person,
        "most_per_target": chosen.most_per_target,
        "state": chosen.state,
        "voters": vote_queries.voters(session, [chosen.id]).get(chosen.id, 0),
        "result": None if result is None else [one.model_dump() for one in result],
    }

"""The evaluation of workshops: every card with its cluster, its dots and what became of it."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.schemas import Output
from backend.workshops import phases
from backend.workshops.models import CardState, VoteSubject, WorkshopCard
from backend.workshops.results import queries
from backend.workshops.votes import counting
from backend.workshops.votes import queries as vote_queries


class EvaluatedCard(Output):
    """A card as the evaluation needs it. `points` of the last closed vote with counts, on the card itself."""

    workshop: str
    phase: str
    lane: str | None
    table: str | None
    cluster: str | None
    card: str
    card_state: CardState
    points: int | None
    became: list[str]


def show_all(session: Session, _actor: Actor, cards: Sequence[WorkshopCard]) -> list[EvaluatedCard]:
    """The cards with what belongs to them, in as many statements as there are workshops and phases among them."""
    workshops = queries.workshops_by_id(session, {one.workshop_id for one in cards})
    clusters = queries.cluster_titles(session, {one.cluster_id for one in cards if one.cluster_id})
    became = queries.kinds_by_card(session, [one.id for one in cards])
    dots: dict[tuple[str, str], dict[str, int]] = {}
    shown = []
    for card in cards:
        place = (card.workshop_id, card.phase)
        if place not in dots:
            dots[place] = points_of(session, *place, VoteSubject.cards)
        workshop = workshops[card.workshop_id]
        phase = phases.phase_of(workshop.phases, card.phase)
        lanes: dict[str, Any] = {one["key"]: one["title"] for one in phase["lanes"]} if phase else {}
        shown.append(
            EvaluatedCard(
                workshop=workshop.title,
                phase=phase["title"] if phase else card.phase,
                lane=lanes.get(card.lane or "", card.lane),
                table=card.table_name,
                cluster=clusters.get(card.cluster_id or ""),
                card=card.text,
                card_state=CardState(card.state),
                points=dots[place].get(card.id),
                became=became.get(card.id, []),
            )
        )
    return shown


def points_of(session: Session, workshop_id: str, phase: str, subject: VoteSubject) -> dict[str, int]:
    """Dots by id in the last closed vote about these, where it shows counts."""
    vote = queries.last_closed(session, workshop_id, phase, subject)
    if vote is None or not vote.shows_counts:
        return {}
    return dict(counting.totals(one.points for one in vote_queries.ballots(session, vote.id)))

"""Counting dots: by rule, without saying who gave them."""

from collections import Counter
from collections.abc import Iterable, Mapping

from sqlmodel import Session

from backend.workshops.cards import queries as card_queries
from backend.workshops.clusters import queries as cluster_queries
from backend.workshops.models import CardState, DotVote, VoteSubject
from backend.workshops.votes import queries
from backend.workshops.votes.schemas import Placed


def targets(session: Session, vote: DotVote) -> dict[str, str]:
    """What can get dots now, in the order of the wall: id to words."""
    if vote.subject == VoteSubject.clusters:
        clusters = cluster_queries.of_workshop(session, vote.workshop_id)
        return {one.id: one.title for one in clusters if one.phase == vote.phase}
    cards = card_queries.of_wall(session, vote.workshop_id)
    return {
        one.id: one.text
        for one in cards
        if one.phase == vote.phase and one.state == CardState.shown and one.deleted_at is None
    }


def totals(ballots: Iterable[Mapping[str, int]]) -> Counter[str]:
    """Dots by id of the card or cluster."""
    counted: Counter[str] = Counter()
    for ballot in ballots:
        counted.update(ballot)
    return counted


def placed(session: Session, vote: DotVote, *, with_counts: bool) -> list[Placed]:
    """Everything on the wall by its dots; equal ones share a rank and keep the order of the wall.

    Dots on what has gone from the wall since do not count.
    """
    words = targets(session, vote)
    counted = totals(one.points for one in queries.ballots(session, vote.id))
    ordered = sorted(words, key=lambda one: -counted[one])
    found: list[Placed] = []
    for place, one in enumerate(ordered):
        is_equal = place > 0 and counted[one] == counted[ordered[place - 1]]
        rank = found[-1].rank if is_equal else place + 1
        found.append(Placed(id=one, words=words[one], rank=rank, points=counted[one] if with_counts else None))
    return found

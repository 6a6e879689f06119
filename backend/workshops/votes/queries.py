"""Every select about dot votes."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.workshops.models import DotBallot, DotVote, VoteState


def visible_to(actor: Actor) -> Select[Any]:
    """Dot votes of the actor's alliances."""
    return select(DotVote).where(actor.sees(DotVote.alliance_id))


def find(session: Session, actor: Actor, vote_id: str) -> DotVote:
    """The vote by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(DotVote.id == vote_id, col(DotVote.deleted_at).is_(None))
    found: DotVote | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_workshop(session: Session, workshop_id: str) -> list[DotVote]:
    """The votes of a workshop, oldest first, as they are stored now."""
    statement = select(DotVote).where(DotVote.workshop_id == workshop_id, col(DotVote.deleted_at).is_(None))
    found = session.execute(statement.order_by(col(DotVote.id)).execution_options(populate_existing=True))
    return list(found.scalars())


def open_one(session: Session, workshop_id: str) -> DotVote | None:
    """The vote that is open now, if any."""
    votes = [one for one in of_workshop(session, workshop_id) if one.state == VoteState.open]
    return votes[-1] if votes else None


def ballots(session: Session, vote_id: str) -> list[DotBallot]:
    """All ballots of a vote."""
    return list(session.execute(select(DotBallot).where(DotBallot.vote_id == vote_id)).scalars())


def ballot_of(session: Session, vote_id: str, participant_id: str) -> DotBallot | None:
    """The ballot of one participant."""
    statement = select(DotBallot).where(DotBallot.vote_id == vote_id, DotBallot.participant_id == participant_id)
    return session.execute(statement).scalar_one_or_none()


def voters(session: Session, vote_ids: Collection[str]) -> dict[str, int]:
    """How many have voted, by vote; in one statement."""
    statement = (
        select(DotBallot.vote_id, func.count().label("voters"))
        .where(col(DotBallot.vote_id).in_(vote_ids))
        .group_by(col(DotBallot.vote_id))
    )
    return {row.vote_id: row.voters for row in session.execute(statement)}

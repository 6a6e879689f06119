"""Use cases: prepare, open and close dot votes, and take the dots of a phone."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.language import text
from backend.core.problems import Conflict, invalid
from backend.core.records import touch
from backend.workshops import phases, policy
from backend.workshops import queries as workshop_queries
from backend.workshops.joining.service import PARTICIPANT
from backend.workshops.models import DotBallot, DotVote, VoteState, Workshop, WorkshopParticipant
from backend.workshops.votes import counting, queries
from backend.workshops.votes.schemas import DotVoteOut, DotVoteResult

RULE = frozenset({"points_per_person", "most_per_target"})


class VoteNotOpen(Conflict):
    """Dots are given while the vote is open."""


class RuleIsSet(Conflict):
    """How many dots there are stays as it was when the first ones were given."""


def show_all(session: Session, actor: Actor, votes: Sequence[DotVote]) -> list[DotVoteOut]:
    """The votes with how many have voted, in a constant number of statements."""
    voters = queries.voters(session, [one.id for one in votes])
    return [
        DotVoteOut.model_validate(
            {
                **one.model_dump(),
                "voters": voters.get(one.id, 0),
                "can": ["edit", "delete"] if actor.may(policy.WRITE, one.alliance_id) else [],
            }
        )
        for one in votes
    ]


def show(session: Session, actor: Actor, vote: DotVote) -> DotVoteOut:
    """One vote as the list shows it."""
    return show_all(session, actor, [vote])[0]


def rule_of(vote: DotVote, language: str) -> str:
    """The rule in words."""
    values = {"points": vote.points_per_person, "most": vote.most_per_target}
    return text(f"workshops.rule.{vote.subject}", language, **values)


def result(session: Session, vote: DotVote, language: str) -> DotVoteResult:
    """What came out, once the vote is closed."""
    is_closed = vote.state == VoteState.closed
    return DotVoteResult(
        question=vote.question,
        rule=rule_of(vote, language),
        voters=queries.voters(session, [vote.id]).get(vote.id, 0),
        placed=counting.placed(session, vote, with_counts=vote.shows_counts) if is_closed else [],
    )


def create(session: Session, actor: Actor, workshop: Workshop, values: dict[str, Any]) -> DotVote:
    """Prepare a vote about the cards or clusters of a phase."""
    policy.require_write(actor, workshop.alliance_id)
    phase = values.get("phase") or workshop.phase
    phases.require(workshop.phases, phase, takes_cards=True)
    vote = DotVote(alliance_id=workshop.alliance_id, workshop_id=workshop.id, **{**values, "phase": phase})
    session.add(vote)
    _record(session, actor, "dot_vote.created", vote, {})
    return vote


def change(session: Session, actor: Actor, vote: DotVote, values: dict[str, Any]) -> None:
    """Change, open or close a vote; one is open at a time. Raises 409 for another rule once there are dots."""
    policy.require_write(actor, vote.alliance_id)
    workshop_queries.next_revision(session, vote.workshop_id)
    for name, value in values.items():
        setattr(vote, name, value)
    if vote.most_per_target > vote.points_per_person:
        raise invalid("#/most_per_target", "more_than_there_are")
    changes = events.changes_of(vote)
    if not changes:
        return
    if not RULE.isdisjoint(changes) and queries.voters(session, [vote.id]):
        raise RuleIsSet
    touch(vote)
    _record(session, actor, "dot_vote.changed", vote, changes)
    if changes.get("state", [None, None])[1] == VoteState.open:
        for other in queries.of_workshop(session, vote.workshop_id):
            if other.id != vote.id and other.state == VoteState.open:
                change(session, actor, other, {"state": VoteState.closed})


def delete(session: Session, actor: Actor, vote: DotVote) -> None:
    """Leave a tombstone of a vote."""
    policy.require_write(actor, vote.alliance_id)
    vote.deleted_at = now()
    changes = events.changes_of(vote)
    touch(vote)
    workshop_queries.next_revision(session, vote.workshop_id)
    _record(session, actor, "dot_vote.deleted", vote, changes)


def cast(session: Session, workshop: Workshop, participant: WorkshopParticipant, points: dict[str, int]) -> None:
    """Take the dots of a participant for the open vote, in place of those they gave before.

    `points` are dots by id of the card or cluster. Raises 409 if no vote is open, 422 against its rule.
    """
    workshop_queries.next_revision(session, workshop.id)
    vote = queries.open_one(session, workshop.id)
    if vote is None:
        raise VoteNotOpen
    given = {target: count for target, count in points.items() if count != 0}
    if any(count < 0 for count in given.values()) or sum(given.values()) > vote.points_per_person:
        raise invalid("#/points", "too_many_dots", most=vote.points_per_person)
    if any(count > vote.most_per_target for count in given.values()):
        raise invalid("#/points", "too_many_dots_on_one", most=vote.most_per_target)
    if given.keys() - counting.targets(session, vote).keys():
        raise invalid("#/points", "unknown_reference")
    ballot = queries.ballot_of(session, vote.id, participant.id)
    if ballot is None:
        session.add(
            DotBallot(alliance_id=vote.alliance_id, vote_id=vote.id, participant_id=participant.id, points=given)
        )
    elif ballot.points != given:
        ballot.points = given
        touch(ballot)
    else:
        return
    _record(session, PARTICIPANT, "dot_vote.cast", vote, {})


def is_first(session: Session, workshop: Workshop, participant: WorkshopParticipant) -> bool:
    """Whether a vote is open in which the participant has given no dots so far."""
    vote = queries.open_one(session, workshop.id)
    ballot = queries.ballot_of(session, vote.id, participant.id) if vote else None
    return vote is not None and not (ballot and ballot.points)


def _record(
    session: Session, author: events.Author, event_type: str, vote: DotVote, changes: dict[str, list[Any]]
) -> None:
    events.record(
        session,
        author,
        event_type,
        events.Subject("dot_vote", vote.id, context_id=vote.workshop_id),
        stream_id=vote.alliance_id,
        alliance_id=vote.alliance_id,
        changes=changes,
    )

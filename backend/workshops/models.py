"""Tables: workshops, who takes part, their cards and clusters, dot votes and what became of it all."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class CardState(StrEnum):
    """Whether a card hangs on the wall. `held`: it waits for whoever leads the workshop."""

    shown = "shown"
    held = "held"
    hidden = "hidden"


class VoteState(StrEnum):
    """The life of a dot vote."""

    prepared = "prepared"
    open = "open"
    closed = "closed"


class VoteSubject(StrEnum):
    """What gets the dots."""

    cards = "cards"
    clusters = "clusters"


class ResultKind(StrEnum):
    """What a card or a cluster became."""

    idea = "idea"
    goal = "goal"
    measure = "measure"


class Workshop(Record, table=True):
    """One workshop. `phases` are data: `{key, title, question, takes_cards, lanes}`, in their order.

    Who knows the join code takes part without an account; the code follows from `join_nonce` and the secret key, and
    only its hash is stored. `wall_revision` counts the changes of the wall.
    """

    __tablename__ = "workshops"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    title: str = Field(max_length=300)
    question: str | None = Field(default=None, max_length=1000)
    follow_up: str | None = Field(default=None, max_length=2000)
    held_on: date | None = Field(default=None)
    phases: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    phase: str = Field(default="preparation", max_length=40)
    tables: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    most_participants: int = Field(default=500)
    is_writing_open: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    is_moderated: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    join_nonce: str | None = Field(default=None, max_length=32)
    join_hash: str | None = Field(default=None, max_length=64, index=True)
    joinable_until: datetime | None = Field(default=None)
    wall_revision: int = Field(default=0)


class WorkshopParticipant(Record, table=True):
    """A phone that takes part: a random token and a table, and nothing else about anybody."""

    __tablename__ = "workshop_participants"

    alliance_id: str = reference("alliances.id")
    workshop_id: str = reference("workshops.id")
    secret_hash: str | None = Field(default=None, max_length=64, unique=True)
    table_name: str | None = Field(default=None, max_length=60)


class WorkshopCluster(Record, table=True):
    """Cards that belong together, under a title, within one phase."""

    __tablename__ = "workshop_clusters"

    alliance_id: str = reference("alliances.id")
    workshop_id: str = reference("workshops.id")
    phase: str = Field(max_length=40)
    title: str = Field(max_length=200)
    position: int = Field(default=0)


class WorkshopCard(Record, table=True):
    """A card on the wall, in the words of who wrote it.

    `client_id` was made where it was written, so that what is sent twice is stored once.
    """

    __tablename__ = "workshop_cards"
    __table_args__ = (UniqueConstraint("participant_id", "client_id"),)

    alliance_id: str = reference("alliances.id")
    workshop_id: str = reference("workshops.id")
    participant_id: str | None = reference("workshop_participants.id", null=True, on_delete="SET NULL")
    client_id: str | None = Field(default=None, max_length=36)
    phase: str = Field(max_length=40)
    lane: str | None = Field(default=None, max_length=40)
    table_name: str | None = Field(default=None, max_length=60)
    text: str = Field(max_length=1000)
    state: str = Field(default=CardState.shown, max_length=20)
    is_late: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    cluster_id: str | None = reference("workshop_clusters.id", null=True, on_delete="SET NULL")
    position: int = Field(default=0)
    revision: int = Field(default=0)


class DotVote(Record, table=True):
    """A vote with dots. The rule: `points_per_person` dots each, at most `most_per_target` on one card or cluster."""

    __tablename__ = "dot_votes"

    alliance_id: str = reference("alliances.id")
    workshop_id: str = reference("workshops.id")
    question: str = Field(max_length=300)
    phase: str = Field(max_length=40)
    subject: str = Field(default=VoteSubject.cards, max_length=20)
    points_per_person: int = Field(default=3)
    most_per_target: int = Field(default=1)
    shows_counts: bool = Field(default=True, sa_column_kwargs={"server_default": sql("TRUE")})
    state: str = Field(default=VoteState.prepared, max_length=20)


class DotBallot(Record, table=True):
    """The dots of one participant in one vote, by id of the card or cluster; a later one replaces it."""

    __tablename__ = "dot_ballots"
    __table_args__ = (UniqueConstraint("vote_id", "participant_id"),)

    alliance_id: str = reference("alliances.id")
    vote_id: str = reference("dot_votes.id")
    participant_id: str = reference("workshop_participants.id")
    points: dict[str, int] = Field(default_factory=dict, sa_type=JSON)


class WorkshopResult(Record, table=True):
    """What became of a card or a cluster, so that an idea or a measure can be followed back to the wall."""

    __tablename__ = "workshop_results"

    alliance_id: str = reference("alliances.id")
    workshop_id: str = reference("workshops.id")
    card_id: str | None = reference("workshop_cards.id", null=True, on_delete="SET NULL")
    cluster_id: str | None = reference("workshop_clusters.id", null=True, on_delete="SET NULL")
    kind: str = Field(max_length=20)
    words: str = Field(max_length=1000)
    points: int | None = Field(default=None)
    idea_id: str | None = reference("ideas.id", null=True, on_delete="SET NULL")
    goal_id: str | None = reference("goals.id", null=True, on_delete="SET NULL")
    measure_id: str | None = reference("measures.id", null=True, on_delete="SET NULL")

"""Bodies: the wall."""

from pydantic import Field

from backend.core.schemas import Output
from backend.workshops.models import CardState, VoteState, VoteSubject
from backend.workshops.schemas import PhaseOut
from backend.workshops.votes.schemas import Placed


class WallCard(Output):
    """A card on the wall. The last four members are for who leads, and null for others."""

    id: str
    text: str
    phase: str
    lane: str | None
    table: str | None
    cluster_id: str | None
    position: int
    state: CardState | None = None
    is_late: bool | None = None
    is_by_hand: bool | None = None
    version: int | None = None


class WallCluster(Output):
    """A cluster on the wall."""

    id: str
    title: str
    phase: str
    position: int
    version: int | None = None


class WallVote(Output):
    """The vote that is open, or the latest that was closed in this phase, with its result."""

    id: str
    question: str
    phase: str
    subject: VoteSubject
    points_per_person: int
    most_per_target: int
    state: VoteState
    voters: int
    result: list[Placed] | None


class WallOut(Output):
    """The wall. In the stream `since` is the revision behind which `cards` changed and `gone` went; -1: all."""

    revision: int
    since: int
    title: str
    question: str | None
    phase: str
    phases: list[PhaseOut]
    is_writing_open: bool
    participants: int
    cards: list[WallCard]
    gone: list[str] = Field(description="Ids of cards that do not hang here any more")
    clusters: list[WallCluster]
    vote: WallVote | None

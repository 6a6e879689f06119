"""Bodies: dot votes."""

from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from backend.core.schemas import Boolean, Input, Integer, Output, Patch, RecordOut, Title
from backend.workshops.models import VoteState, VoteSubject
from backend.workshops.schemas import Key

Points = Annotated[Integer, Field(ge=1, le=50)]


class DotVoteIn(
    Input,
    json_schema_extra={"examples": [{"question": "Womit fangen wir an?", "phase": "fantasy", "points_per_person": 3}]},
):
    """A dot vote with its rule. Without a phase it is about the present one."""

    question: Title
    phase: Key | None = None
    subject: VoteSubject = VoteSubject.cards
    points_per_person: Points = Field(default=3, description="Dots that each participant has")
    most_per_target: Points = Field(default=1, description="At most so many of them on one card or cluster")
    shows_counts: Boolean = Field(default=True, description="False: the result is an order, without numbers")

    @model_validator(mode="after")
    def _possible(self) -> "DotVoteIn":
        if self.most_per_target > self.points_per_person:
            raise PydanticCustomError("more_than_there_are", "More dots on one than there are")
        return self


class DotVotePatch(Patch, json_schema_extra={"examples": [{"state": "open"}]}):
    """Changes to a dot vote. Its rule can be changed until it opens; `open` closes every other one of the workshop."""

    question: Title = Field(default=None)
    points_per_person: Points = Field(default=None)
    most_per_target: Points = Field(default=None)
    shows_counts: Boolean = Field(default=None)
    state: VoteState = Field(default=None)


class DotVoteOut(RecordOut):
    """A dot vote. `voters` is how many have given dots so far."""

    alliance_id: str
    workshop_id: str
    question: str
    phase: str
    subject: VoteSubject
    points_per_person: int
    most_per_target: int
    shows_counts: bool
    state: VoteState
    voters: int
    can: list[str]


class Placed(Output):
    """A card or cluster in the result. Equal points share a rank; `points` is null where no counts are shown."""

    id: str
    words: str
    rank: int
    points: int | None


class DotVoteResult(Output):
    """What came out, first the one with the most dots; empty until the vote is closed."""

    question: str
    rule: str = Field(examples=["3 Punkte je Person, höchstens 1 auf einer Karte"])
    voters: int
    placed: list[Placed]

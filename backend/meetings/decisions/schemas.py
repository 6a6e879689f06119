"""Bodies: decisions."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.alliances.groups.models import Competence
from backend.core.schemas import Boolean, Id, Input, Integer, Output, Patch, RecordOut, Title
from backend.meetings.decisions.models import DecisionResult, Procedure
from backend.people.parties import PartyIn, PartyOut

DecisionText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=r"\S"),
    Field(description="As it was decided", examples=["Der Aktionstag findet am 15. Mai statt."]),
]
Words = Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
ItemKey = Annotated[
    str,
    StringConstraints(min_length=1, max_length=40, strip_whitespace=True),
    Field(description="An action item's id or number", examples=["LMK-7"]),
]
Count = Annotated[Integer, Field(ge=0, le=100_000)]
ReviewOn = Annotated[date | None, Field(description="When the body looks at it again")]
EnteredFor = Annotated[PartyIn | None, Field(description="Who was absent and had it entered")]


class VotesIn(Input):
    """Counted votes."""

    yes: Count
    no: Count
    abstention: Count = 0


class VotesOut(Output):
    """Counted votes."""

    yes: int
    no: int
    abstention: int


class ObjectionIn(Input):
    """What somebody has against it. While it is not withdrawn, there is no consensus."""

    party: PartyIn
    text: Words = Field(examples=["Der Termin liegt in den Ferien."])
    is_withdrawn: Boolean = False


class ObjectionOut(Output):
    """What somebody has against it, and who wrote that down."""

    party: PartyOut
    text: str
    is_withdrawn: bool
    entered_by: str | None


Objections = Annotated[list[ObjectionIn], Field(max_length=50, description="All objections, written whole")]
DECISION_EXAMPLE = {
    "group_id": "01920000-0000-7000-8000-000000000001",
    "matter": "Aktionstag",
    "text": "Der Aktionstag findet am 15. Mai statt.",
    "procedure": "majority",
    "result": "adopted",
    "votes": {"yes": 12, "no": 2, "abstention": 1},
}


class DecisionIn(Input, json_schema_extra={"examples": [DECISION_EXAMPLE]}):
    """A new decision. Of a meeting it has the group and the day, unless they are given."""

    group_id: Id | None = None
    meeting_id: Id | None = None
    agenda_item_id: Id | None = None
    action_item_id: ItemKey | None = None
    previous_id: Id | None = Field(default=None, description="The earlier decision on the matter that it replaces")
    matter: Title
    text: DecisionText
    decided_on: date | None = None
    procedure: Procedure = Procedure.consensus
    result: DecisionResult = DecisionResult.adopted
    competence: Competence | None = Field(
        default=None, description="As what the body speaks; without it `decide`, and `note` for what is only noted"
    )
    votes: VotesIn | None = None
    objections: Objections = Field(default_factory=list)
    conditions: Words | None = None
    entered_for: EnteredFor = None
    review_on: ReviewOn = None


class DecisionPatch(Patch):
    """Corrections to a decision. It keeps its number, and with it the year in which it was taken."""

    group_id: Id = Field(default=None)
    meeting_id: Id | None = None
    agenda_item_id: Id | None = None
    action_item_id: ItemKey | None = None
    previous_id: Id | None = None
    matter: Title = Field(default=None)
    text: DecisionText = Field(default=None)
    decided_on: date = Field(default=None)
    procedure: Procedure = Field(default=None)
    result: DecisionResult = Field(default=None)
    competence: Competence = Field(default=None)
    votes: VotesIn | None = None
    objections: Objections = Field(default_factory=list)
    conditions: Words | None = None
    entered_for: EnteredFor = None
    review_on: ReviewOn = None


class DecisionOut(RecordOut):
    """A decision. `name` is what people call it; `replaced_by_id` names the later decision on the matter."""

    alliance_id: str
    year: int
    number: int
    name: str = Field(examples=["2009/3"])
    group_id: str
    meeting_id: str | None
    agenda_item_id: str | None
    action_item_id: str | None
    previous_id: str | None
    replaced_by_id: str | None
    matter: str
    text: str
    decided_on: date
    procedure: Procedure
    result: DecisionResult
    competence: Competence
    votes: VotesOut | None
    objections: list[ObjectionOut]
    conditions: str | None
    entered_for: PartyOut | None
    entered_by: str | None = Field(description="The name of who wrote it down")
    review_on: date | None
    can: list[str]


class DecisionChain(Output):
    """The decisions on one matter, oldest first; the last one is in force."""

    decisions: list[DecisionOut]

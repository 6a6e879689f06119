"""Bodies: rounds of feedback, and what is said in them."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Patch, RecordOut, Timestamp
from backend.people.parties import PartyIn, PartyOut
from backend.processes.concepts.models import FeedbackAudience, FeedbackState, Subject

WORDS_MOST = 10_000
Words = Annotated[str, StringConstraints(min_length=1, max_length=WORDS_MOST, strip_whitespace=True)]
Note = Annotated[str, StringConstraints(max_length=2000)]
Asked = Annotated[list[PartyIn], Field(max_length=200)]


class FeedbackRoundIn(Input, json_schema_extra={"examples": [{"audience": "addressees", "subject": "outline"}]}):
    """A new round. Who is asked follows from the concept's form of participation, unless it is given."""

    audience: FeedbackAudience
    subject: Subject = Subject.outline
    asked: Asked | None = None
    is_open_to_all: Boolean | None = Field(default=None, description="Whether all who take part may say something")
    due_on: date | None = None
    note: Note | None = None


class FeedbackRoundPatch(Patch, json_schema_extra={"examples": [{"due_on": "2021-03-31"}]}):
    """Changes to a round that is still open."""

    asked: Asked = Field(default_factory=list)
    is_open_to_all: Boolean = Field(default=None)
    due_on: date | None = None
    note: Note | None = None


class FeedbackRoundOut(RecordOut):
    """A round. While it `waits_for` the feedback of others, none is accepted in it."""

    alliance_id: str
    concept_id: str
    number: int
    audience: FeedbackAudience
    subject: Subject
    asked: list[PartyOut]
    is_open_to_all: bool
    due_on: date | None
    note: str | None
    opened_at: Timestamp
    closed_at: Timestamp | None
    waits_for: FeedbackAudience | None
    feedback_count: int
    unanswered_count: int
    can: list[str]


class FeedbackIn(Input, json_schema_extra={"examples": [{"text": "Die Schulen brauchen feste Zeiten."}]}):
    """What somebody says. Without `author` it is the one who writes it down."""

    text: Words
    author: PartyIn | None = None
    chapter_id: Id | None = None
    given_on: date | None = None


class FeedbackPatch(Patch, json_schema_extra={"examples": [{"state": "taken_up", "answer": "Steht in Kapitel 3."}]}):
    """A correction by whoever wrote it down, or what became of it."""

    text: Words = Field(default=None)
    chapter_id: Id | None = None
    state: FeedbackState = Field(default=None)
    answer: Words | None = None


class FeedbackOut(RecordOut):
    """What one party said, and what became of it."""

    alliance_id: str
    concept_id: str
    feedback_round_id: str
    chapter_id: str | None
    author: PartyOut
    text: str
    given_on: date
    state: FeedbackState
    answer: str | None
    entered_by: str | None = Field(description="The name of who wrote it down")
    can: list[str]

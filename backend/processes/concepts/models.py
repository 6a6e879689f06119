"""Tables: concepts, their chapters, and what came back in the rounds of feedback."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import text as sql
from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class ConceptState(StrEnum):
    """The life of a concept. It becomes published by its publication only."""

    outline = "outline"
    writing = "writing"
    review = "review"
    published = "published"


class ParticipationForm(StrEnum):
    """How people take part: a core team that asks for feedback on its results, or the target group from the start."""

    core_team = "core_team"
    broad = "broad"


class FeedbackOrder(StrEnum):
    """Whose feedback on the outline is heard first. Without one, the order is free."""

    addressees_first = "addressees_first"
    leadership_first = "leadership_first"


class ChapterState(StrEnum):
    """How far a chapter is."""

    planned = "planned"
    writing = "writing"
    written = "written"
    final = "final"


class AuthorState(StrEnum):
    """Whether somebody who was asked to write a chapter does."""

    asked = "asked"
    accepted = "accepted"
    declined = "declined"


class FeedbackAudience(StrEnum):
    """Whose feedback a round is for."""

    addressees = "addressees"
    leadership = "leadership"
    department_head = "department_head"


class Subject(StrEnum):
    """What a round of feedback is about: the outline with first contents (step 7), or the written concept (step 8)."""

    outline = "outline"
    concept = "concept"


class FeedbackState(StrEnum):
    """What became of a piece of feedback."""

    open = "open"
    taken_up = "taken_up"
    partly_taken_up = "partly_taken_up"
    not_taken_up = "not_taken_up"
    noted = "noted"


def _parties() -> Any:
    return Field(default_factory=list, sa_type=JSON, sa_column_kwargs={"server_default": sql("'[]'")})


class Concept(Record, table=True):
    """A municipal concept on its way from an outline to its publication. `lead_editor` is one party reference.

    The circles of those who are asked are lists of party references: who writes (`core_team`), the central actors
    (`addressee_circle`), the broad public (`target_group`), the `leadership_level` and the `department_head`.
    """

    __tablename__ = "concepts"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    title: str = Field(max_length=300)
    state: str = Field(default=ConceptState.outline, max_length=30)
    lead_editor: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    participation_form: str | None = Field(default=None, max_length=30)
    feedback_order: str | None = Field(default=None, max_length=30)
    core_team: list[dict[str, Any]] = _parties()
    addressee_circle: list[dict[str, Any]] = _parties()
    target_group: list[dict[str, Any]] = _parties()
    leadership_level: list[dict[str, Any]] = _parties()
    department_head: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    published_on: date | None = Field(default=None)


class Chapter(Record, table=True):
    """A chapter. Passages of `body` that stand between the marks of a summary are what the executive summary says.

    `authors` are objects with `party` and `state`; `data_references` objects with `text`, `url` and `as_of`.
    """

    __tablename__ = "chapters"

    alliance_id: str = reference("alliances.id")
    concept_id: str = reference("concepts.id")
    parent_id: str | None = reference("chapters.id", null=True)
    title: str = Field(max_length=300)
    body: str = Field(default="")
    position: float = Field(default=0)
    state: str = Field(default=ChapterState.planned, max_length=20)
    due_on: date | None = Field(default=None)
    authors: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    data_references: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class FeedbackRound(Record, table=True):
    """One round of feedback. `asked` are party references; `is_open_to_all`: whoever takes part may say something."""

    __tablename__ = "feedback_rounds"

    alliance_id: str = reference("alliances.id")
    concept_id: str = reference("concepts.id")
    number: int
    audience: str = Field(max_length=30)
    subject: str = Field(max_length=20)
    asked: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    is_open_to_all: bool = Field(default=False)
    due_on: date | None = Field(default=None)
    note: str | None = Field(default=None)
    opened_at: datetime
    closed_at: datetime | None = Field(default=None)


class Feedback(Record, table=True):
    """What one party said in a round, about one chapter or the whole, and what became of it."""

    __tablename__ = "feedback"

    alliance_id: str = reference("alliances.id")
    concept_id: str = reference("concepts.id")
    feedback_round_id: str = reference("feedback_rounds.id")
    chapter_id: str | None = reference("chapters.id", null=True, on_delete="SET NULL")
    author: dict[str, Any] = Field(sa_type=JSON)
    text: str
    given_on: date
    state: str = Field(default=FeedbackState.open, max_length=20)
    answer: str | None = Field(default=None)
    entered_by: str | None = Field(default=None, max_length=36)
    entered_by_name: str | None = Field(default=None, max_length=200)

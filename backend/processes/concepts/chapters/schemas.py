"""Bodies: chapters."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Line, Output, Patch, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut
from backend.processes.concepts.models import AuthorState, ChapterState

Body = Annotated[
    str,
    StringConstraints(max_length=100_000),
    Field(
        description="Simple Markdown. Lines between `:::kurzfassung` and `:::` are what the executive summary says",
        examples=["Eltern und Schulen arbeiten zusammen.\n\n:::kurzfassung\nDas Konzept gilt ab 2021.\n:::"],
    ),
]
WebAddress = Annotated[str, StringConstraints(max_length=500, pattern=r"^https?://\S+$")]


class AuthorIn(Input):
    """Who is to write the chapter, and whether they said yes."""

    party: PartyIn
    state: AuthorState = AuthorState.asked


class AuthorOut(Output):
    """Who is to write the chapter, and whether they said yes."""

    party: PartyOut
    state: AuthorState


class DataReference(Input):
    """Where figures of the chapter come from, and as of when."""

    text: Annotated[Line, Field(min_length=1, examples=["Schuleingangsuntersuchung 2019"])]
    url: WebAddress | None = None
    as_of: date | None = None


class DataReferenceOut(Output):
    """Where figures of the chapter come from, and as of when."""

    text: str
    url: str | None
    as_of: date | None


Authors = Annotated[list[AuthorIn], Field(max_length=30, description="All authors, written whole")]
References = Annotated[list[DataReference], Field(max_length=100, description="All references, written whole")]


class ChapterIn(Input, json_schema_extra={"examples": [{"title": "Ausgangslage", "authors": [{"party": "Schulamt"}]}]}):
    """A new chapter, behind the others of its parent or before one of them."""

    title: Title
    parent_id: Id | None = None
    before: Id | None = Field(default=None, description="The chapter of the same parent that comes next")
    body: Body = ""
    state: ChapterState = ChapterState.planned
    due_on: date | None = None
    authors: Authors = Field(default_factory=list)
    data_references: References = Field(default_factory=list)


class ChapterPatch(Patch, json_schema_extra={"examples": [{"body": "Eltern und Schulen arbeiten zusammen."}]}):
    """Changes to a chapter. Its authors change its text, its state and its references; the rest the lead editor."""

    title: Title = Field(default=None)
    body: Body = Field(default=None)
    state: ChapterState = Field(default=None)
    due_on: date | None = None
    authors: Authors = Field(default_factory=list)
    data_references: References = Field(default_factory=list)


class ChapterPlace(Input, json_schema_extra={"examples": [{"parent_id": None, "before": None}]}):
    """Where a chapter goes: below a parent (None: outermost), before a chapter there (None: to the end)."""

    parent_id: Id | None = None
    before: Id | None = None


class AuthorAnswer(StrEnum):
    """What somebody who is asked says."""

    accepted = "accepted"
    declined = "declined"


class AuthorshipIn(Input, json_schema_extra={"examples": [{"state": "accepted"}]}):
    """The answer of somebody who was asked to write the chapter."""

    state: AuthorAnswer


class ChapterOut(RecordOut):
    """A chapter. `number` is its place in the outline ("2.1"), `level` how deep it stands, from 1."""

    alliance_id: str
    concept_id: str
    parent_id: str | None
    number: str
    level: int
    title: str
    body: str
    state: ChapterState
    due_on: date | None
    is_overdue: bool
    has_summary: bool
    authors: list[AuthorOut]
    data_references: list[DataReferenceOut]
    can: list[str]

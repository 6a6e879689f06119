"""Bodies: concepts, what still stands before their publication, and their text."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field

from backend.core.schemas import Id, Input, Output, Patch, RecordOut, Title
from backend.people.parties import PartyIn, PartyOut
from backend.processes.concepts.models import ConceptState, FeedbackOrder, ParticipationForm
from backend.processes.concepts.wording.blocks import Block

Circle = Annotated[list[PartyIn], Field(max_length=100)]
CONCEPT_EXAMPLE = {
    "title": "Kommunales Konzept Bildungs- und Erziehungspartnerschaften",
    "lead_editor": "Bildungsbüro",
    "participation_form": "core_team",
    "addressee_circle": ["Stadtteilbüros", "Schulen"],
}


class WritableState(StrEnum):
    """What a concept can be set to; it becomes published by its publication."""

    outline = "outline"
    writing = "writing"
    review = "review"


class ConceptIn(Input, json_schema_extra={"examples": [CONCEPT_EXAMPLE]}):
    """A new concept."""

    title: Title
    process_id: Id | None = None
    state: WritableState = WritableState.outline
    lead_editor: PartyIn | None = Field(default=None, description="The one who holds the threads")
    participation_form: ParticipationForm | None = Field(
        default=None, description="Sets who is asked when a round of feedback for the addressees is opened"
    )
    feedback_order: FeedbackOrder | None = Field(
        default=None, description="Whose feedback on the outline is heard first; free without it"
    )
    core_team: Circle = Field(default_factory=list, description="Who works the concept out")
    addressee_circle: Circle = Field(default_factory=list, description="Central actors whom it is addressed to")
    target_group: Circle = Field(default_factory=list, description="The broad public that it is for")
    leadership_level: Circle = Field(default_factory=list)
    department_head: PartyIn | None = None


class ConceptPatch(Patch, json_schema_extra={"examples": [{"feedback_order": "leadership_first"}]}):
    """Changes to a concept."""

    title: Title = Field(default=None)
    process_id: Id | None = None
    state: WritableState = Field(default=None)
    lead_editor: PartyIn | None = None
    participation_form: ParticipationForm | None = None
    feedback_order: FeedbackOrder | None = None
    core_team: Circle = Field(default_factory=list)
    addressee_circle: Circle = Field(default_factory=list)
    target_group: Circle = Field(default_factory=list)
    leadership_level: Circle = Field(default_factory=list)
    department_head: PartyIn | None = None


class ChapterCounts(Output):
    """How far the chapters are: all, and those that are written or final."""

    total: int
    written: int


class ConceptOut(RecordOut):
    """A concept. `chapters` says how far it is."""

    alliance_id: str
    process_id: str | None
    title: str
    state: ConceptState
    lead_editor: PartyOut | None
    participation_form: ParticipationForm | None
    feedback_order: FeedbackOrder | None
    core_team: list[PartyOut]
    addressee_circle: list[PartyOut]
    target_group: list[PartyOut]
    leadership_level: list[PartyOut]
    department_head: PartyOut | None
    published_on: date | None
    asked_addressees: list[PartyOut] = Field(
        description="Who is asked in the addressees' rounds: follows from the form"
    )
    is_open_to_all: bool = Field(description="Whether all who take part may speak in the addressees' rounds")
    chapters: ChapterCounts
    can: list[str]


class Edition(StrEnum):
    """The two versions of one source."""

    full = "full"
    executive_summary = "executive_summary"


class ChapterText(Output):
    """One chapter of a version. `number` is its place in the outline ("2.1"), `level` how deep it stands, from 1."""

    id: str
    number: str
    title: str
    level: int
    blocks: list[Block]


class ConceptText(Output):
    """A version of the concept, ready to be read. No member is markup."""

    title: str
    edition: Edition
    chapters: list[ChapterText]


class ConceptFinding(Output):
    """Something that stands before the publication, or beside it. `is_blocking` false: to be known, no obstacle.

    `kind`: of a chapter `placeholder` (also of the title), `unbalanced_mark`, `empty_chapter`,
    `chapter_without_author`; of the whole `no_chapters`, `no_lead_editor`, `open_feedback` (`found`: whose),
    `open_round` (`found`: its number), `no_executive_summary`, `department_head_undecided`,
    `draft_resolution_not_through` and `information_paper_not_through` (`found`: the paper's title),
    `council_paper_of_other_kind` than the department head decided on (`found`: its title). `line` is the line of the
    chapter's text, from 1. `found` is what stands there.
    """

    kind: str = Field(examples=["placeholder"])
    is_blocking: bool
    chapter_id: str | None = None
    number: str | None = None
    title: str | None = None
    line: int | None = None
    found: str | None = None


class PublicationCheck(Output):
    """What was found, in the order of the outline, and whether the concept could be published now."""

    can_publish: bool
    findings: list[ConceptFinding]


class PublicationIn(Input, json_schema_extra={"examples": [{"published_on": "2021-06-01"}]}):
    """The publication. Without a day it is today."""

    published_on: date | None = None

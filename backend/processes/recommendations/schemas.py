"""Bodies: recommendation papers and their way to the council."""

from datetime import date
from typing import Annotated

from pydantic import Field

from backend.core.schemas import Id, Input, Line, Name, Patch, Prose, RecordOut, Title
from backend.meetings.decisions.models import Procedure
from backend.meetings.decisions.schemas import VotesIn
from backend.processes.recommendations.models import RecommendationPaperState

PAPER_EXAMPLE = {"title": "Empfehlungen zur Kinderbetreuung", "introduction": "Der Runde Tisch hat fünfmal getagt."}
Introduction = Annotated[Prose | None, Field(description="What stands before the recommendations")]
Body = Annotated[Id | None, Field(description="The body that adopts it")]


class RecommendationPaperIn(Input, json_schema_extra={"examples": [PAPER_EXAMPLE]}):
    """A new paper. The body that adopts it follows from the process's template, unless it is given."""

    title: Title
    introduction: Introduction = None
    group_id: Body = None


class RecommendationPaperPatch(Patch, json_schema_extra={"examples": [{"title": "Empfehlungspapier"}]}):
    """Changes to a paper that is not adopted yet."""

    title: Title = Field(default=None)
    introduction: Introduction = None
    group_id: Body = None


class SubmissionIn(Input, json_schema_extra={"examples": [{"meeting_id": None}]}):
    """To the plenum, for this meeting."""

    meeting_id: Id | None = None


class AdoptionIn(Input, json_schema_extra={"examples": [{"procedure": "consensus"}]}):
    """How and by whom it is adopted. Without a group: by the meeting's, or by the body that adopts such papers."""

    group_id: Id | None = None
    meeting_id: Id | None = None
    decided_on: date | None = None
    procedure: Procedure = Procedure.consensus
    votes: VotesIn | None = None
    conditions: Annotated[str | None, Field(min_length=1, max_length=2000)] = None


class CouncilHandoverIn(
    Input, json_schema_extra={"examples": [{"recipient": "Gemeinderat", "purpose": "als Grundlage für Beschlüsse"}]}
):
    """Handed over to whom, as what, on which day."""

    recipient: Name
    purpose: Line | None = None
    on: date | None = None


class ConceptHandoverIn(Input, json_schema_extra={"examples": [{"name": "Bildungs- und Sozialkonzept"}]}):
    """The parent concept that the results go into: one of the alliance's, or by name."""

    concept_id: Id | None = None
    name: Title | None = None
    on: date | None = None
    note: Line | None = None


class RecommendationPaperOut(RecordOut):
    """A recommendation paper. `edition` is the number of the last edition that was put down; 0 before the first."""

    alliance_id: str
    process_id: str
    title: str
    introduction: str | None
    state: RecommendationPaperState
    edition: int
    is_changed: bool = Field(description="Whether it says otherwise than its last edition")
    group_id: str | None
    meeting_id: str | None
    decision_id: str | None
    adopted_on: date | None
    handed_over_on: date | None
    handed_over_to: str | None
    handed_over_as: str | None
    council_paper_ids: list[str] = Field(description="Council papers with which it is before the council")
    concept_id: str | None
    concept_name: str | None
    concept_on: date | None
    concept_note: str | None
    can: list[str]

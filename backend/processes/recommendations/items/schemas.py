"""Bodies: recommendations and their fates."""

from datetime import date
from typing import Annotated

from pydantic import Field

from backend.core.schemas import Id, Input, Patch, Prose, RecordOut, Title
from backend.processes.recommendations.disputes.schemas import (
    AmendmentOut,
    RecommendationObjectionOut,
    RecommendationText,
)
from backend.processes.recommendations.models import Fate

MaterialIds = Annotated[list[Id], Field(max_length=200, description="The material it rests on, written whole")]


class RecommendationIn(
    Input, json_schema_extra={"examples": [{"text": "Die Stadt schafft vierzig Plätze.", "reason": "Sie fehlen."}]}
):
    """A new recommendation, behind the others."""

    text: RecommendationText
    reason: Prose | None = None
    material_ids: MaterialIds = Field(default_factory=list)


class RecommendationPatch(Patch, json_schema_extra={"examples": [{"reason": "Sie fehlen seit Jahren."}]}):
    """Changes to a recommendation. While the plenum has the paper, its text changes by amendments."""

    text: RecommendationText = Field(default=None)
    reason: Prose | None = None
    material_ids: MaterialIds = Field(default_factory=list)


class RecommendationPosition(Input, json_schema_extra={"examples": [{"before": None}]}):
    """A new place: before another recommendation of the paper, or at the end."""

    before: Id | None = None


class FateIn(Input, json_schema_extra={"examples": [{"fate": "resolved", "on": "2011-10-20"}]}):
    """What the council made of it. `open`: it was not dealt with, or what was noted was a mistake."""

    fate: Fate
    on: date | None = None
    reason: Annotated[str | None, Field(max_length=2000)] = None
    reference: Title | None = Field(default=None, description="The council's decision, in the council's own words")
    decision_id: Id | None = Field(default=None, description="The decision, where it is recorded here")


class RecommendationOut(RecordOut):
    """A recommendation. `number` is its place in the paper; objections and amendments in the order they came."""

    alliance_id: str
    paper_id: str
    number: int
    text: str
    reason: str | None
    material_ids: list[str]
    objections: list[RecommendationObjectionOut]
    amendments: list[AmendmentOut]
    fate: Fate
    fate_on: date | None
    fate_reason: str | None
    fate_reference: str | None
    fate_decision_id: str | None
    can: list[str]

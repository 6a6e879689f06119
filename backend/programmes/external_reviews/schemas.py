"""Bodies: experts, external reviews, and what experts recommend."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Output, Patch, RecordOut, Title
from backend.programmes.external_reviews.models import ResponseState, ReviewState
from backend.programmes.schemas import TrackOut

Text = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=r"\S")]


class ExpertIn(Input, json_schema_extra={"examples": [{"person_id": "01920000-0000-7000-8000-000000000001"}]}):
    """A person of the office's alliance joins the panel. Give them the role of a guest: they see nothing else then."""

    person_id: Id
    subject: Title | None = Field(default=None, examples=["Bürgerbeteiligung"])
    since: date | None = None


class ExpertPatch(Patch, json_schema_extra={"examples": [{"until": "2049-12-31"}]}):
    """Changes to an expert's part in the panel."""

    subject: Title | None = None
    until: date | None = None


class ExpertOut(RecordOut):
    """Somebody of the panel."""

    alliance_id: str
    programme_id: str
    person_id: str
    name: str
    subject: str | None
    since: date
    until: date | None
    can: list[str]


class DossierMeasure(Output):
    """A measure as it was handed in: no notes, no remarks, nobody's name."""

    number: str | None
    title: str
    description: str | None
    status: str
    status_label: str | None


class DossierGoal(Output):
    """A goal with its measures."""

    field_of_action: str | None
    text: str
    measures: list[DossierMeasure]


class Dossier(Output):
    """What the experts get: the concept, and how far the municipality is."""

    concept: str | None = None
    edition: int | None = None
    binding_since: date | None = None
    goals: list[DossierGoal] = Field(default_factory=list)
    state: str
    tracks: dict[str, TrackOut] = Field(default_factory=dict)
    remark: str | None = None


class ExternalReviewIn(Input, json_schema_extra={"examples": [{"title": "Handlungskonzept 2013"}]}):
    """Hand one's concept in. What goes is a copy without notes and without names of persons."""

    title: Title
    agreement_id: Id | None = Field(default=None, description="The concept; only the state without it")
    remark: Text | None = Field(default=None, description="For the experts; it must name no person")


class ExternalReviewPatch(Patch, json_schema_extra={"examples": [{"state": "assessed"}]}):
    """Close a review (the office), or take back what was handed in (the municipality)."""

    state: ReviewState = Field(default=None)


class ExternalReviewOut(RecordOut):
    """What a municipality handed in."""

    alliance_id: str
    programme_id: str
    participation_id: str
    municipality_name: str
    title: str
    state: ReviewState
    handed_in_on: date
    dossier: Dossier
    can: list[str]


class ExpertRecommendationIn(Input, json_schema_extra={"examples": [{"text": "Jugendliche früher beteiligen."}]}):
    """What the panel recommends."""

    text: Text


class ExpertRecommendationPatch(
    Patch, json_schema_extra={"examples": [{"text": "Nennen Sie je Maßnahme, woran man den Erfolg erkennt."}]}
):
    """The author changes the words, the municipality says what becomes of it."""

    text: Text = Field(default=None)
    response: ResponseState = Field(default=None)
    response_text: Text | None = None


class ExpertRecommendationOut(RecordOut):
    """What the panel recommends, and what became of it."""

    external_review_id: str
    text: str
    author: str
    response: ResponseState
    response_text: str | None
    can: list[str]

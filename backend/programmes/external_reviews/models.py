"""Tables: experts, external reviews, and what experts recommend."""

from datetime import date
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class ReviewState(StrEnum):
    """The life of a review. What was taken back is closed to the experts."""

    handed_in = "handed_in"
    assessed = "assessed"
    taken_back = "taken_back"


class ResponseState(StrEnum):
    """What became of a recommendation."""

    open = "open"
    accepted = "accepted"
    done = "done"
    rejected = "rejected"


class Expert(Record, table=True):
    """Somebody of the panel, for a time."""

    __tablename__ = "experts"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    person_id: str = reference("people.id")
    subject: str | None = Field(default=None, max_length=300)
    since: date
    until: date | None = Field(default=None)


class ExternalReview(Record, table=True):
    """What a municipality handed in. `dossier` is the copy: concept, goals, measures, state."""

    __tablename__ = "external_reviews"

    alliance_id: str = reference("alliances.id")
    programme_id: str = reference("programmes.id")
    participation_id: str = reference("participations.id")
    title: str = Field(max_length=300)
    state: str = Field(default=ReviewState.handed_in, max_length=20)
    handed_in_on: date
    dossier: dict[str, Any] = Field(sa_type=JSON)


class ExpertRecommendation(Record, table=True):
    """What the panel recommends, and what the municipality says to it."""

    __tablename__ = "expert_recommendations"

    alliance_id: str = reference("alliances.id")
    external_review_id: str = reference("external_reviews.id")
    text: str
    author_id: str | None = Field(default=None, max_length=ID_LENGTH)
    author_name: str = Field(max_length=200)
    response: str = Field(default=ResponseState.open, max_length=20)
    response_text: str | None = Field(default=None)

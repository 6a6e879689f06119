"""Tables: questionnaires and responses."""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import ID_LENGTH, Record, reference


class ResponseKind(StrEnum):
    """Who looks: the municipality itself, or somebody from outside."""

    internal = "internal"
    external = "external"


class AnswerValue(StrEnum):
    """What is answered to a question."""

    yes = "yes"
    partly = "partly"
    no = "no"
    action_needed = "action_needed"
    not_applicable = "not_applicable"


class RecommendationOutcome(StrEnum):
    """What became of a recommendation from outside."""

    open = "open"
    taken_up = "taken_up"
    done = "done"
    declined = "declined"


class Questionnaire(Record, table=True):
    """Questions with points. `questions` are objects with `key`, `section`, `text` and `points`."""

    __tablename__ = "questionnaires"

    alliance_id: str = reference("alliances.id")
    process_id: str | None = reference("processes.id", null=True, on_delete="SET NULL")
    title: str = Field(max_length=300)
    threshold_percent: int | None = Field(default=None)
    questions: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)


class QuestionnaireResponse(Record, table=True):
    """One assessor's answers. `assessor` is a party reference.

    `answers` are objects by the question's key with `value`, `points` and `note`; `recommendations` are objects with
    `text`, `outcome` and `reason`.
    """

    __tablename__ = "questionnaire_responses"

    alliance_id: str = reference("alliances.id")
    questionnaire_id: str = reference("questionnaires.id")
    kind: str = Field(default=ResponseKind.internal, max_length=20)
    assessor: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    assessed_on: date
    answers: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    recommendations: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    closed_at: datetime | None = Field(default=None)
    created_by: str | None = Field(default=None, max_length=ID_LENGTH)

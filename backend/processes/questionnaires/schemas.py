"""Bodies: questionnaires and responses."""

from datetime import date
from typing import Annotated, Any

from pydantic import ConfigDict, Field, StringConstraints
from pydantic.config import JsonDict

from backend.core.schemas import Boolean, Id, Input, Integer, Line, Name, Output, Patch, RecordOut, Timestamp, Title
from backend.people.parties import PartyIn, PartyOut
from backend.processes.questionnaires.models import AnswerValue, RecommendationOutcome, ResponseKind

QUESTIONS_MOST = 400
QuestionKey = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9_.-]{0,39}$")]
Points = Annotated[Integer, Field(ge=0, le=1000)]
Percent = Annotated[Integer, Field(ge=0, le=100)]
EXAMPLE: JsonDict = {
    "title": "Selbstbewertung 2027",
    "threshold_percent": 65,
    "questions": [
        {"key": "1.1", "section": "Steuerung", "text": "Gibt es eine zuständige Stelle?", "points": 10},
        {"key": "1.2", "section": "Steuerung", "text": "Berichtet sie jährlich dem Rat?", "points": 5},
    ],
}
RESPONSE: JsonDict = {
    "kind": "internal",
    "assessor": "Projektgruppe",
    "assessed_on": "2027-03-01",
    "answers": {"1.1": {"value": "yes"}},
}


class Question(Input):
    """One question. `points`: what a yes is worth; 0: it counts for nothing."""

    key: QuestionKey
    section: Name
    text: Annotated[str, StringConstraints(min_length=1, max_length=1000, strip_whitespace=True)]
    points: Points = 1


class QuestionnaireIn(Input):
    """A new questionnaire."""

    model_config = ConfigDict(json_schema_extra={"examples": [EXAMPLE]})

    title: Title
    process_id: Id | None = None
    threshold_percent: Percent | None = Field(default=None, description="What share of the points is enough")
    questions: Annotated[list[Question], Field(min_length=1, max_length=QUESTIONS_MOST)]


class QuestionnairePatch(Patch, json_schema_extra={"examples": [{"threshold_percent": 70}]}):
    """Changes to a questionnaire. Its questions stand still once somebody has answered them."""

    title: Title = Field(default=None)
    threshold_percent: Percent | None = None
    questions: Annotated[list[Question], Field(min_length=1, max_length=QUESTIONS_MOST)] = Field(default=None)


class QuestionOut(Output):
    """One question."""

    key: str
    section: str
    text: str
    points: int


class QuestionnaireOut(RecordOut):
    """A questionnaire. `responses`: how many have answered it."""

    alliance_id: str
    process_id: str | None
    title: str
    threshold_percent: int | None
    questions: list[QuestionOut]
    responses: int
    can: list[str]


class AnswerIn(Input):
    """The answer to one question. `points`: where something between all and nothing was reached."""

    value: AnswerValue
    points: Points | None = None
    note: Line | None = None


class ExternalRecommendation(Input):
    """What an examiner recommends, and what became of it."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=2000, strip_whitespace=True)]
    outcome: RecommendationOutcome = RecommendationOutcome.open
    reason: Line | None = None


class ResponseIn(Input):
    """A new response; without answers yet, or with some."""

    model_config = ConfigDict(json_schema_extra={"examples": [RESPONSE]})

    kind: ResponseKind = ResponseKind.internal
    assessor: PartyIn | None = None
    assessed_on: date | None = Field(default=None, description="Today if left out")
    answers: dict[QuestionKey, AnswerIn] = {}
    recommendations: Annotated[list[ExternalRecommendation], Field(max_length=200)] = []


class ResponsePatch(Patch):
    """Changes to a response. `answers` are merged: a key with null takes that answer back."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"answers": {"1.1": {"value": "action_needed"}}}]})

    kind: ResponseKind = Field(default=None)
    assessor: PartyIn | None = None
    assessed_on: date = Field(default=None)
    answers: dict[QuestionKey, AnswerIn | None] = Field(default=None)
    recommendations: Annotated[list[ExternalRecommendation], Field(max_length=200)] = Field(default=None)
    is_closed: Boolean = Field(default=None, description="true closes it; only coordinators open it again")


class AnswerOut(Output):
    """The answer to one question."""

    value: AnswerValue
    points: int | None
    note: str | None


class ExternalRecommendationOut(Output):
    """What an examiner recommends, and what became of it."""

    text: str
    outcome: RecommendationOutcome
    reason: str | None


class SectionScore(Output):
    """How many points one section has; `percent` is null where no point could be reached."""

    section: str
    reached: int
    possible: int
    percent: float | None
    unanswered: int
    action_needed: int


class Score(Output):
    """The points of a response. What does not apply is not counted; what is unanswered counts as not reached."""

    reached: int
    possible: int
    percent: float | None
    unanswered: int
    is_enough: bool | None = Field(description="Whether the threshold is reached; null without one")
    sections: list[SectionScore]


class ResponseOut(RecordOut):
    """One assessor's answers and their score."""

    alliance_id: str
    questionnaire_id: str
    kind: ResponseKind
    assessor: PartyOut | None
    assessed_on: date
    answers: dict[str, AnswerOut]
    recommendations: list[ExternalRecommendationOut]
    closed_at: Timestamp | None
    score: Score
    can: list[str]


def as_json(value: Any) -> Any:
    """What is stored of a checked body."""
    return value.model_dump(mode="json")

"""Bodies: consultations."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.alliances.groups.models import Competence
from backend.core.schemas import Id, Input, Integer, Patch, Prose, RecordOut
from backend.meetings.decisions.models import Procedure
from backend.meetings.decisions.schemas import VotesIn, VotesOut
from backend.processes.council_papers.models import ConsultationResult

Place = Annotated[Integer, Field(ge=0, le=10_000, description="Where it stands in the sequence, from 0")]
ResultLabel = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    Field(description="As the body's own minutes say", examples=["einstimmig beschlossen"]),
]


class ConsultationIn(
    Input,
    json_schema_extra={
        "examples": [
            {"group_id": "01920000-0000-7000-8000-000000000001", "competence": "decide", "sits_on": "2017-08-24"}
        ]
    },
):
    """A body that the paper passes. Without a position it comes last."""

    group_id: Id
    competence: Competence
    sits_on: date | None = None
    position: Place | None = None


class ConsultationPatch(Patch, json_schema_extra={"examples": [{"sits_on": "2017-08-24"}]}):
    """Changes to what is planned. What a body may do is no longer changed when it has spoken."""

    competence: Competence = Field(default=None)
    sits_on: date | None = None
    position: Place = Field(default=None)


class ResultIn(
    Input,
    json_schema_extra={
        "examples": [
            {
                "result": "adopted",
                "procedure": "unanimous",
                "result_label": "einstimmig beschlossen",
                "sits_on": "2017-08-24",
            }
        ]
    },
):
    """What came of it. Without a day it was on the planned one. Votes may be missing, even where it was unanimous."""

    result: ConsultationResult
    result_label: ResultLabel | None = None
    sits_on: date | None = None
    procedure: Procedure | None = Field(default=None, description="Without it: `no_formal_vote`")
    votes: VotesIn | None = None
    amended_text: Prose | None = Field(default=None, description="What was decided instead of the draft")


class ConsultationOut(RecordOut):
    """A body that the paper passes. `warnings`: what does not fit the sequence (`advice_missing`, `sits_too_early`)."""

    alliance_id: str
    council_paper_id: str
    group_id: str
    group_name: str
    position: int
    competence: Competence
    sits_on: date | None
    procedure: Procedure | None
    result: ConsultationResult | None
    result_label: str | None
    votes: VotesOut | None
    amended_text: str | None
    decision_id: str | None
    warnings: list[str]

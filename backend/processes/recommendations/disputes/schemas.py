"""Bodies: objections and amendments."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Line, Patch, RecordOut
from backend.people.parties import PartyIn, PartyOut
from backend.processes.recommendations.models import AmendmentState

ObjectionText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000, pattern=r"\S"),
    Field(examples=["Die Kosten sind nicht geklärt."]),
]
RecommendationText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=r"\S"),
    Field(examples=["Die Stadt schafft vierzig Plätze für unter Dreijährige."]),
]


class RecommendationObjectionIn(
    Input, json_schema_extra={"examples": [{"party": "Jugendamt", "text": "Die Kosten sind nicht geklärt."}]}
):
    """An objection. While it stands, the paper is not adopted by consensus."""

    party: PartyIn
    text: ObjectionText
    meeting_id: Id | None = None


class RecommendationObjectionPatch(Patch, json_schema_extra={"examples": [{"is_withdrawn": True}]}):
    """A correction of an objection, or its withdrawal."""

    text: ObjectionText = Field(default=None)
    is_withdrawn: Boolean = Field(default=None)
    withdrawn_because: Line | None = None


class RecommendationObjectionOut(RecordOut):
    """An objection, and who wrote it down."""

    alliance_id: str
    recommendation_id: str
    meeting_id: str | None
    party: PartyOut
    text: str
    is_withdrawn: bool
    withdrawn_on: date | None
    withdrawn_because: str | None
    entered_by: str | None = Field(description="The name of who wrote it down")
    can: list[str]


class AmendmentIn(
    Input,
    json_schema_extra={
        "examples": [{"party": "Kita-Träger", "new_text": "Die Stadt schafft sechzig Plätze.", "reason": "Bedarf"}]
    },
):
    """A change of the text that somebody proposes."""

    party: PartyIn
    new_text: RecommendationText
    reason: Annotated[str | None, Field(max_length=2000)] = None
    meeting_id: Id | None = None


class AmendmentPatch(Patch, json_schema_extra={"examples": [{"state": "accepted", "decided_by": "Plenum"}]}):
    """What was made of it. Accepted, the recommendation has the new text."""

    state: AmendmentState = Field(default=None)
    decided_by: Annotated[str | None, Field(max_length=200, description="Who decided it")] = None
    reason: Annotated[str | None, Field(max_length=2000)] = None


class AmendmentOut(RecordOut):
    """A proposed change, with the text as it stood when it was proposed."""

    alliance_id: str
    recommendation_id: str
    meeting_id: str | None
    number: int
    party: PartyOut
    old_text: str
    new_text: str
    reason: str | None
    state: AmendmentState
    decided_on: date | None
    decided_by: str | None
    entered_by: str | None = Field(description="The name of who wrote it down")
    can: list[str]

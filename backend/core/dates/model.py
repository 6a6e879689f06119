"""The fuzzy date as it is stored, sent and received."""

from datetime import date
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import BaseModel, ConfigDict, Field, StrictBool, model_validator
from pydantic.config import JsonDict

from backend.core.dates.periods import Precision


class NextMeeting(BaseModel):
    """The date is whenever that group meets next."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["next_meeting"] = "next_meeting"
    group_id: UUID


class AtThatMeeting(BaseModel):
    """The date is that of one meeting and moves with it."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: Literal["meeting"] = "meeting"
    meeting_id: UUID


Anchor = Annotated[NextMeeting | AtThatMeeting, Field(discriminator="kind")]


class _Ordered(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    earliest: date | None = None
    latest: date | None = None

    @model_validator(mode="after")
    def _bounds_are_ordered(self) -> Self:
        if self.earliest and self.latest and self.earliest > self.latest:
            raise ValueError("dates_reversed")
        return self


_EXAMPLE: JsonDict = {
    "text": "ca. 10/2010",
    "edtf": "2010-10~",
    "earliest": "2010-10-01",
    "latest": "2010-10-31",
    "precision": "month",
    "approximate": True,
    "year_inferred": False,
    "anchor": None,
}


class FuzzyDate(_Ordered):
    """A date as somebody wrote it, and what was understood.

    `text` is verbatim. `earliest` and `latest` are the first and last possible
    day, None where nothing is known or where the year would be a guess.
    `edtf` is ISO 8601-2 level 1, None where that cannot say it.
    """

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    text: str
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision = "unknown"
    approximate: bool = False
    year_inferred: bool = False
    anchor: Anchor | None = None


class FuzzyDateObject(_Ordered):
    """A fuzzy date as a client may send it: members left out are understood from the rest."""

    text: str | None = None
    edtf: str | None = None
    earliest: date | None = None
    latest: date | None = None
    precision: Precision | None = None
    approximate: StrictBool | None = None
    year_inferred: StrictBool | None = None
    anchor: Anchor | None = None


FuzzyDateIn = str | FuzzyDateObject

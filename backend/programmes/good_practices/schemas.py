"""Bodies: good practices and who took them up."""

from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Output, Patch, RecordOut

PracticeTitle = Annotated[str, StringConstraints(min_length=1, max_length=300, strip_whitespace=True)]
PracticeText = Annotated[str, StringConstraints(min_length=1, max_length=10_000, pattern=r"\S")]
EXAMPLE = {"title": "Babysitterbörse", "text": "Ältere Schülerinnen und Schüler werden ausgebildet und vermittelt."}


class OriginKind(StrEnum):
    """What it was made of."""

    measure = "measure"
    action_item = "action_item"
    text = "text"


class Origin(Output):
    """Where a practice comes from: the municipality and what it was there."""

    municipality: str
    programme: str
    kind: OriginKind
    number: str | None
    title: str | None
    shared_on: date


class GoodPracticeIn(Input, json_schema_extra={"examples": [EXAMPLE]}):
    """Share what worked, from a measure or a card or as it is. A text that names a person is refused."""

    measure_id: Id | None = None
    action_item_id: Id | None = None
    title: PracticeTitle
    text: PracticeText


class GoodPracticePatch(Patch):
    """Withdraw a practice, or share it again."""

    is_withdrawn: Boolean = Field(default=None)


class GoodPracticeOut(RecordOut):
    """What worked in one municipality. `is_own`: an alliance of the caller has shared it."""

    alliance_id: str
    programme_id: str
    title: str
    text: str
    origin: Origin
    shared_on: date
    is_withdrawn: bool
    is_own: bool
    can: list[str]


class PracticeAdoptionIn(
    Input, json_schema_extra={"examples": [{"alliance_id": "01920000-0000-7000-8000-000000000001"}]}
):
    """The alliance that takes it up, as an idea of its own."""

    alliance_id: Id


class PracticeAdoptionOut(RecordOut):
    """What an alliance took up. The provenance stays as it was, whatever becomes of the practice."""

    alliance_id: str
    good_practice_id: str
    idea_id: str | None
    title: str
    origin: Origin
    adopted_on: date

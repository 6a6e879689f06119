"""Bodies: editions of recommendation papers."""

from datetime import date
from typing import ClassVar

from pydantic import Field

from backend.core.differences import TextChange
from backend.core.schemas import Id, Input, Line, Output, RecordOut


class RecommendationEditionIn(Input, json_schema_extra={"examples": [{"note": "Nach der 1. Sitzung"}]}):
    """Put the paper down as it is now."""

    note: Line | None = None
    meeting_id: Id | None = Field(default=None, description="The meeting that it came out of")
    on: date | None = None


class FrozenMaterialOut(Output):
    """Material as it read then."""

    id: str
    text: str
    source: str | None


class FrozenRecommendationOut(Output):
    """A recommendation as it read then."""

    id: str
    text: str
    reason: str | None
    material: list[FrozenMaterialOut]


class PaperContentOut(Output):
    """All words of a paper."""

    title: str
    introduction: str | None
    recommendations: list[FrozenRecommendationOut]


class RecommendationEditionOut(RecordOut):
    """An edition that was put down; it stays as it is."""

    LIVES_UNDER: ClassVar[str] = "recommendation-editions"

    alliance_id: str
    paper_id: str
    number: int
    put_down_on: date
    note: str | None
    meeting_id: str | None
    author_name: str
    content: PaperContentOut


class PaperChanges(Output):
    """What the edition `after` says otherwise than `before`; null: the paper as it is now."""

    before: int | None
    after: int | None
    changes: list[TextChange]

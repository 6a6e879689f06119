"""Tables: recommendation papers with their editions, recommendations with what they rest on and what became of them."""

from datetime import date
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import UniqueConstraint
from sqlalchemy import text as sql
from sqlmodel import JSON, Field, SQLModel

from backend.core.records import ID_LENGTH, Record, reference


class RecommendationPaperState(StrEnum):
    """The life of a recommendation paper.

    A `draft` is submitted (`in_plenum`), perhaps `amended` there, `adopted`, and `handed_over` to the council. The last
    three follow from the fates of its recommendations, once none is open.
    """

    draft = "draft"
    in_plenum = "in_plenum"
    amended = "amended"
    adopted = "adopted"
    handed_over = "handed_over"
    noted = "noted"
    resolved = "resolved"
    rejected = "rejected"


class Fate(StrEnum):
    """What the council made of a recommendation. `open`: nothing yet; `noted`: taken note of, without deciding."""

    open = "open"
    resolved = "resolved"
    noted = "noted"
    rejected = "rejected"


class AmendmentState(StrEnum):
    """What the plenum made of a proposed change."""

    open = "open"
    accepted = "accepted"
    rejected = "rejected"
    withdrawn = "withdrawn"


#: The plenum has it in its hands.
IN_PLENUM = (RecommendationPaperState.in_plenum, RecommendationPaperState.amended)
#: Words are no longer changed.
FROZEN = (
    RecommendationPaperState.adopted,
    RecommendationPaperState.handed_over,
    RecommendationPaperState.noted,
    RecommendationPaperState.resolved,
    RecommendationPaperState.rejected,
)
#: The council has it.
HANDED_OVER = (
    RecommendationPaperState.handed_over,
    RecommendationPaperState.noted,
    RecommendationPaperState.resolved,
    RecommendationPaperState.rejected,
)


class RecommendationPaper(Record, table=True):
    """What is handed to the council. `edition` is the number of the last edition that was put down, 0 before the first.

    `group_id` is the body that adopts it, `decision_id` the decision by which it did. `handed_over_to` and
    `handed_over_as` are the words of the handover ("als Grundlage für weitere Beschlüsse"). `concept_id` or
    `concept_name` is the parent concept that it was handed to.
    """

    __tablename__ = "recommendation_papers"

    alliance_id: str = reference("alliances.id")
    process_id: str = reference("processes.id")
    title: str = Field(max_length=300)
    introduction: str | None = Field(default=None)
    state: str = Field(default=RecommendationPaperState.draft, max_length=20)
    edition: int = Field(default=0)
    group_id: str | None = reference("groups.id", null=True, on_delete="SET NULL")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")
    adopted_on: date | None = Field(default=None)
    handed_over_on: date | None = Field(default=None)
    handed_over_to: str | None = Field(default=None, max_length=200)
    handed_over_as: str | None = Field(default=None, max_length=1000)
    concept_id: str | None = reference("concepts.id", null=True, on_delete="SET NULL")
    concept_name: str | None = Field(default=None, max_length=300)
    concept_on: date | None = Field(default=None)
    concept_note: str | None = Field(default=None, max_length=1000)


class RecommendationEdition(Record, table=True):
    """An edition that was put down. `content` is the paper as it stood then, never changed again."""

    __tablename__ = "recommendation_editions"
    __table_args__: ClassVar = (UniqueConstraint("paper_id", "number"),)

    alliance_id: str = reference("alliances.id")
    paper_id: str = reference("recommendation_papers.id")
    number: int
    content: dict[str, Any] = Field(sa_type=JSON)
    put_down_on: date
    note: str | None = Field(default=None, max_length=1000)
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    author_id: str | None = Field(default=None, max_length=ID_LENGTH)
    author_name: str = Field(max_length=200)


class Recommendation(Record, table=True):
    """One recommendation. `fate` is what the council made of it, with its decision, its reason and its day."""

    __tablename__ = "recommendations"

    alliance_id: str = reference("alliances.id")
    paper_id: str = reference("recommendation_papers.id")
    text: str
    reason: str | None = Field(default=None)
    position: float = Field(default=0.0)
    fate: str = Field(default=Fate.open, max_length=20)
    fate_on: date | None = Field(default=None)
    fate_reason: str | None = Field(default=None, max_length=2000)
    fate_reference: str | None = Field(default=None, max_length=300)
    fate_decision_id: str | None = reference("decisions.id", null=True, on_delete="SET NULL")


class RecommendationMaterial(SQLModel, table=True):
    """A recommendation rests on this material."""

    __tablename__ = "recommendation_material"

    recommendation_id: str = Field(
        primary_key=True, max_length=ID_LENGTH, foreign_key="recommendations.id", ondelete="CASCADE"
    )
    material_id: str = Field(
        primary_key=True, max_length=ID_LENGTH, foreign_key="material.id", ondelete="CASCADE", index=True
    )
    alliance_id: str = reference("alliances.id")


class Objection(Record, table=True):
    """What somebody has against a recommendation, until they withdraw it. `entered_by` wrote it down."""

    __tablename__ = "objections"

    alliance_id: str = reference("alliances.id")
    recommendation_id: str = reference("recommendations.id")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    party: dict[str, Any] = Field(sa_type=JSON)
    text: str = Field(max_length=2000)
    is_withdrawn: bool = Field(default=False, sa_column_kwargs={"server_default": sql("FALSE")})
    withdrawn_on: date | None = Field(default=None)
    withdrawn_because: str | None = Field(default=None, max_length=1000)
    entered_by: str | None = Field(default=None, max_length=ID_LENGTH)
    entered_by_name: str | None = Field(default=None, max_length=200)


class Amendment(Record, table=True):
    """A change that somebody proposes while the plenum has the paper. `number` counts them within the paper."""

    __tablename__ = "amendments"

    alliance_id: str = reference("alliances.id")
    recommendation_id: str = reference("recommendations.id")
    meeting_id: str | None = reference("meetings.id", null=True, on_delete="SET NULL")
    number: int
    party: dict[str, Any] = Field(sa_type=JSON)
    old_text: str
    new_text: str
    reason: str | None = Field(default=None, max_length=2000)
    state: str = Field(default=AmendmentState.open, max_length=20)
    decided_on: date | None = Field(default=None)
    decided_by: str | None = Field(default=None, max_length=200)
    entered_by: str | None = Field(default=None, max_length=ID_LENGTH)
    entered_by_name: str | None = Field(default=None, max_length=200)

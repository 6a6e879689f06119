"""Bodies: results."""

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from backend.core.schemas import Id, Input, Output, RecordOut, Title
from backend.workshops.models import ResultKind


class WorkshopResultIn(
    Input, json_schema_extra={"examples": [{"kind": "idea", "card_ids": ["01920000-0000-7000-8000-000000000001"]}]}
):
    """What becomes of cards (each of its own) or of one cluster (as a whole, with its cards as the description).

    A goal is proposed in the draft of an agreement, a measure under one of its goals.
    """

    kind: ResultKind
    card_ids: list[Id] = Field(default_factory=list, max_length=100)
    cluster_id: Id | None = None
    title: Title | None = Field(default=None, description="Other words than those of the one card or the cluster")
    agreement_id: Id | None = None
    goal_id: Id | None = None

    @model_validator(mode="after")
    def _complete(self) -> "WorkshopResultIn":
        if bool(self.card_ids) == (self.cluster_id is not None):
            raise PydanticCustomError("cards_or_cluster", "Either cards or one cluster")
        if self.title is not None and len(self.card_ids) > 1:
            raise PydanticCustomError("title_of_one", "A title is for one card or a cluster")
        return self


class WorkshopResultOut(RecordOut):
    """What a card or a cluster became; `words` are those that stood on the wall, `points` its dots where counted."""

    workshop_id: str
    card_id: str | None
    cluster_id: str | None
    kind: ResultKind
    words: str
    points: int | None
    idea_id: str | None
    goal_id: str | None
    measure_id: str | None


class WorkshopResultsOut(Output):
    """What has just been made, in the order of the cards."""

    results: list[WorkshopResultOut]

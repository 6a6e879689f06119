"""Bodies: clusters."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Id, Input, Integer, Patch, RecordOut
from backend.workshops.schemas import Key

ClusterTitle = Annotated[
    str,
    StringConstraints(min_length=1, max_length=200, strip_whitespace=True),
    Field(examples=["Treffpunkte für alle Generationen"]),
]


class WorkshopClusterIn(Input, json_schema_extra={"examples": [{"title": "Treffpunkte"}]}):
    """A new cluster, behind the others. Without a phase it belongs to the present one; `card_ids` go into it."""

    title: ClusterTitle
    phase: Key | None = None
    card_ids: list[Id] = Field(default_factory=list, max_length=200)


class WorkshopClusterPatch(Patch, json_schema_extra={"examples": [{"title": "Orte der Begegnung"}]}):
    """Another title or place."""

    title: ClusterTitle = Field(default=None)
    position: Integer = Field(default=None)


class MergerIn(Input, json_schema_extra={"examples": [{"into_id": "01920000-0000-7000-8000-000000000001"}]}):
    """The cluster of the same phase that takes the cards over."""

    into_id: Id


class WorkshopClusterOut(RecordOut):
    """A cluster of cards."""

    alliance_id: str
    workshop_id: str
    phase: str
    title: str
    position: int
    card_count: int
    can: list[str]

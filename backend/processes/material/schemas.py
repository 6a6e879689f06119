"""Bodies: material and its collection."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Boolean, Id, Input, Line, Name, Output, Patch, RecordOut, Timestamp
from backend.people.parties import PartyIn, PartyOut
from backend.processes.material.models import LateEntries, MaterialKind

MaterialText = Annotated[
    str,
    StringConstraints(min_length=1, max_length=20_000, pattern=r"\S"),
    Field(description="As it was said or brought along", examples=["Es fehlen Plätze für unter Dreijährige."]),
]
Address = Annotated[
    str,
    StringConstraints(max_length=500, pattern=r"^https?://[^\s]+$"),
    Field(description="Where the document is", examples=["https://www.example.org/bedarf.pdf"]),
]
Bundle = Annotated[Name, Field(description="Name of the bundle", examples=["Randzeiten"])]


class MaterialLink(Input):
    """A document that belongs to it."""

    title: Name
    url: Address


class MaterialLinkOut(Output):
    """A document that belongs to it."""

    title: str
    url: str


Links = Annotated[list[MaterialLink], Field(max_length=20, description="Documents, written whole")]
MATERIAL_EXAMPLE = {
    "text": "Vor 7 Uhr gibt es keine Betreuung.",
    "kind": "need",
    "source": "Elternbeirat",
    "links": [{"title": "Umfrage", "url": "https://www.example.org/umfrage.pdf"}],
}


class MaterialIn(Input, json_schema_extra={"examples": [MATERIAL_EXAMPLE]}):
    """New material. Without a place it goes to the end of its bundle."""

    text: MaterialText
    kind: MaterialKind = MaterialKind.statement
    meeting_id: Id | None = Field(default=None, description="The meeting in which it came up")
    source: PartyIn | None = None
    links: Links = Field(default_factory=list)
    bundle: Bundle | None = None


class MaterialPatch(Patch, json_schema_extra={"examples": [{"kind": "proposal"}]}):
    """Changes to material."""

    text: MaterialText = Field(default=None)
    kind: MaterialKind = Field(default=None)
    meeting_id: Id | None = None
    source: PartyIn | None = None
    links: Links = Field(default_factory=list)
    bundle: Bundle | None = None
    not_pursued_because: Line | None = Field(default=None, description="Why no recommendation takes it up")


class MaterialPosition(Input, json_schema_extra={"examples": [{"bundle": "Randzeiten", "before": None}]}):
    """A new place: a bundle, and the material before which it stands there; at the end without."""

    bundle: Bundle | None
    before: Id | None = None


class MaterialBundle(Input, json_schema_extra={"examples": [{"bundle": "Randzeiten", "material_ids": []}]}):
    """Several pieces at once into one bundle, or out of theirs: `null`."""

    bundle: Bundle | None
    material_ids: list[Id] = Field(max_length=500)


class MaterialOut(RecordOut):
    """A piece of material. `recommendation_ids` are those that rest on it; `is_late`: it came after the closing."""

    alliance_id: str
    process_id: str
    meeting_id: str | None
    kind: MaterialKind
    text: str
    source: PartyOut | None
    links: list[MaterialLinkOut]
    bundle: str | None
    is_late: bool
    not_pursued_because: str | None
    recommendation_ids: list[str]
    raised_by: str | None = Field(description="Who wrote it down")
    can: list[str]


class MaterialBundled(Output):
    """The pieces that are in the bundle now."""

    material: list[MaterialOut]


class MaterialCollectionPatch(Patch, json_schema_extra={"examples": [{"late_entries": "refused", "is_closed": True}]}):
    """How material is collected. `is_closed` closes by hand, or opens again whatever it was closed by."""

    closes_after_id: Id | None = Field(default=None, description="The meeting with whose end it closes")
    late_entries: LateEntries = Field(default=None)
    is_closed: Boolean = Field(default=None)


class MaterialCollectionOut(RecordOut):
    """How the material of a process is collected. `closes_on` is the day on which it closed or will close."""

    alliance_id: str
    process_id: str
    closes_after_id: str | None
    late_entries: LateEntries
    is_closed: bool
    closed_at: Timestamp | None
    closes_on: date | None
    bundles: list[str] = Field(description="Names of the bundles, in their order")
    can: list[str]

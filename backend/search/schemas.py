"""Bodies: what was found."""

from datetime import date

from pydantic import Field

from backend.core.schemas import Output, Timestamp
from backend.search.models import EntryType


class MarkedPart(Output):
    """A piece of a text. `is_hit`: a word that was looked for."""

    text: str
    is_hit: bool


class FoundGroup(Output):
    """The group that what was found belongs to."""

    id: str
    name: str


class FoundAlliance(Output):
    """The alliance that what was found belongs to."""

    id: str
    name: str
    slug: str


class EntryOut(Output):
    """One record that was found. `id` is the record's own; `excerpt` shows where the words stand."""

    type: EntryType
    id: str
    number: str | None = Field(description="Of a card (`LMK-7`) or a decision (`2009/3`)", examples=["LMK-7"])
    title: list[MarkedPart]
    excerpt: list[MarkedPart]
    alliance: FoundAlliance
    group: FoundGroup | None
    date: date | None
    path: str = Field(description="Address of its page in the interface", examples=["/a/leben-mit-kindern/cards/LMK-7"])
    updated_at: Timestamp

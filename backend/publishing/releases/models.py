"""Tables: releases, and what of them everybody reads."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import JSON, Field

from backend.core.records import Record, reference


class ReleaseState(StrEnum):
    """The life of a release."""

    proposed = "proposed"
    released = "released"
    withdrawn = "withdrawn"


class Release(Record, table=True):
    """One proposed version of a card. `body` is frozen: a `PublicCard` without names of persons.

    Who did what is kept as the id of a user, or of a system's token; names are looked up.
    """

    __tablename__ = "releases"

    alliance_id: str = reference("alliances.id")
    action_item_id: str = reference("action_items.id")
    state: str = Field(default=ReleaseState.proposed, max_length=10, index=True)
    body: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    item_version: int
    created_by: str | None = Field(default=None, max_length=36)
    released_at: datetime | None = None
    released_by: str | None = Field(default=None, max_length=36)
    withdrawn_at: datetime | None = None
    withdrawn_by: str | None = Field(default=None, max_length=36)
    reason: str | None = Field(default=None, max_length=1000)


class PublishedItem(Record, table=True):
    """What everybody reads of a card, under the card's own id; deleted when it is taken back."""

    __tablename__ = "published_items"

    alliance_id: str = reference("alliances.id")
    release_id: str = reference("releases.id")
    number: int
    body: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    released_at: datetime

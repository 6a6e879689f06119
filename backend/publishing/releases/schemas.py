"""Bodies: releases of cards."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.core.schemas import Input, Line, Output, Prose, RecordOut, Timestamp
from backend.publishing.releases.models import ReleaseState
from backend.publishing.schemas import PublicCard

Pointer = Annotated[
    str,
    StringConstraints(pattern=r"^#(/[a-z0-9_]+)+$", max_length=200),
    Field(description="Into the prepared card (RFC 6901, as URI fragment)", examples=["#/title"]),
]


class Wording(Input):
    """Other words for one text of the card, for the public alone. Where the same text stands again they apply too."""

    pointer: Pointer
    text: Prose = Field(examples=["Aktionstage im Mai"])


class ReleaseIn(Input):
    """A proposal: the card as it is prepared, with other words where they are given."""

    wording: Annotated[list[Wording], Field(max_length=200)] = []


class Withdrawal(Input):
    """Why something is taken back, for those inside."""

    reason: Line | None = Field(default=None, examples=["Der Termin hat sich geändert."])


class Finding(Output):
    """A text in which a person can be recognised."""

    pointer: str = Field(examples=["#/steps/0/text"])
    text: str
    found: list[str] = Field(description="What is to be taken out: names, mail addresses, telephone numbers")
    suggestion: str


class ReleasePreview(Output):
    """The public version of a card as it would be proposed now."""

    card: PublicCard
    findings: list[Finding] = Field(description="As long as there are any, nothing can be proposed without a wording")
    needs_second_person: bool
    page: str | None = Field(description="Where everybody reads it; null: the alliance has no public page")


class ReleaseOut(RecordOut):
    """A release. `can` tells what the caller may do with it: `approve`, `withdraw`."""

    alliance_id: str
    action_item_id: str
    number: str = Field(examples=["LMK-1"])
    state: ReleaseState
    card: PublicCard
    is_outdated: bool = Field(description="The card was changed after this was proposed")
    proposed_by: str | None = Field(description="Name of an account; null for systems")
    released_at: Timestamp | None
    released_by: str | None
    withdrawn_at: Timestamp | None
    withdrawn_by: str | None
    reason: str | None
    can: list[str]

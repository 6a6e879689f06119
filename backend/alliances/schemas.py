"""Bodies: alliances."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.alliances.models import AllianceKind, AllianceState
from backend.core.schemas import Id, Input, Name, Patch, Prose, RecordOut, Slug

ShortName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-ZÄÖÜ][A-ZÄÖÜ0-9]{0,9}$"),
    Field(description="Prefix of the numbers of its action items", examples=["LMK"]),
]
Days = Annotated[int, Field(strict=True, ge=1, le=3650)]
NoticeDays = Annotated[int, Field(strict=True, ge=0, le=365, description="For reminders by mail; 0: none")]


class AllianceIn(Input):
    """A new alliance."""

    name: Name = Field(examples=["Leben mit Kindern"])
    slug: Slug = Field(examples=["leben-mit-kindern"])
    short_name: ShortName
    kind: AllianceKind = AllianceKind.alliance
    municipality_id: Id
    mission_statement: Prose | None = None
    state: AllianceState = AllianceState.active
    silent_after_days: Days = 60
    due_soon_days: Days = 14
    remind_before_days: NoticeDays = 3
    ask_again_after_days: NoticeDays = 7


class AlliancePatch(Patch):
    """Changes to an alliance."""

    name: Name = Field(default=None)
    slug: Slug = Field(default=None)
    short_name: ShortName = Field(default=None)
    kind: AllianceKind = Field(default=None)
    mission_statement: Prose | None = None
    state: AllianceState = Field(default=None)
    silent_after_days: Days = Field(default=None)
    due_soon_days: Days = Field(default=None)
    remind_before_days: NoticeDays = Field(default=None)
    ask_again_after_days: NoticeDays = Field(default=None)


class AllianceOut(RecordOut):
    """An alliance. `role` and `can` tell what the caller is and may do in it."""

    name: str
    slug: str
    short_name: str
    kind: AllianceKind
    municipality_id: str
    mission_statement: str | None
    state: AllianceState
    silent_after_days: int
    due_soon_days: int
    remind_before_days: int
    ask_again_after_days: int
    role: str
    can: list[str]

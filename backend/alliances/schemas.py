"""Bodies: alliances."""

from typing import Annotated

from pydantic import Field, StringConstraints

from backend.alliances.models import AllianceKind, AllianceState
from backend.core.schemas import Boolean, Id, Input, Name, Patch, Prose, RecordOut, Slug

ShortName = Annotated[
    str,
    StringConstraints(pattern=r"^[A-ZÄÖÜ][A-ZÄÖÜ0-9]{0,9}$"),
    Field(description="Prefix of the numbers of its action items", examples=["LMK"]),
]
Days = Annotated[int, Field(strict=True, ge=1, le=3650)]
PublicPage = Annotated[Boolean, Field(description="Everybody may read what was released")]
SecondPerson = Annotated[Boolean, Field(description="Whoever proposes a public version cannot release it alone")]
NoticeDays = Annotated[int, Field(strict=True, ge=0, le=365, description="For reminders by mail; 0: none")]


class AllianceIn(
    Input,
    json_schema_extra={
        "examples": [
            {
                "name": "Leben mit Kindern",
                "slug": "leben-mit-kindern",
                "short_name": "LMK",
                "municipality_id": "01920000-0000-7000-8000-000000000001",
            }
        ]
    },
):
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
    has_public_page: PublicPage = False
    releases_need_second_person: SecondPerson = False


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
    has_public_page: PublicPage = Field(default=None)
    releases_need_second_person: SecondPerson = Field(default=None)


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
    has_public_page: bool
    releases_need_second_person: bool
    role: str
    can: list[str]

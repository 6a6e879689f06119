"""Bodies: clashes and holidays."""

from datetime import date
from enum import StrEnum

from pydantic import Field

from backend.core.schemas import Output
from backend.meetings.clashes.holidays import HolidayKind
from backend.meetings.schemas import MeetingRef


class ClashKind(StrEnum):
    """What speaks against a date."""

    meeting = "meeting"
    public_holiday = "public_holiday"
    school_holiday = "school_holiday"
    school_holidays_unknown = "school_holidays_unknown"
    land_unknown = "land_unknown"


class Clash(Output):
    """One thing that speaks against a date, or that could not be looked at."""

    kind: ClashKind
    name: str | None = Field(default=None, description="The holiday's name")
    land: str | None = Field(default=None, description="The Land whose holiday it is")
    known_until: date | None = Field(default=None, description="The last day for which school holidays are known")
    meeting: MeetingRef | None = None
    overlaps: bool | None = Field(
        default=None, description="Whether both are at the same time; null if nobody said when one of them is"
    )
    groups: list[str] = Field(default_factory=list, description="Names of the groups that sit in both")
    people: list[str] = Field(default_factory=list, description="Names of the people whom both concern")


class Clashes(Output):
    """What speaks against a date. An empty list: nothing is known."""

    clashes: list[Clash]


class HolidayOut(Output):
    """Free days in a row, both ends included."""

    kind: HolidayKind
    name: str
    first: date
    last: date


class Holidays(Output):
    """The holidays of a period, by date."""

    land: str | None = Field(description="The Land; null if the municipality has no official key")
    school_known_until: date | None
    holidays: list[HolidayOut]

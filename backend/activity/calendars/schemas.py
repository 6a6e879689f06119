"""Bodies: calendar feeds."""

from typing import ClassVar

from pydantic import Field

from backend.activity.calendars.models import FeedKind
from backend.core.schemas import Id, Input, RecordOut, Timestamp

FEED_EXAMPLE = {"kind": "group", "group_id": "01920000-0000-7000-8000-000000000001"}


class CalendarFeedIn(Input, json_schema_extra={"examples": [FEED_EXAMPLE]}):
    """A new address for a calendar: `group` needs `group_id`, `alliance` needs `alliance_id`.

    `mine` is what concerns you in all your alliances, or with `alliance_id` in that one.
    """

    kind: FeedKind
    alliance_id: Id | None = None
    group_id: Id | None = None


class CalendarFeedOut(RecordOut):
    """One calendar. Its address is shown once, in the answer that made it; `hint` are the secret's last characters."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("url", "webcal_url")

    kind: FeedKind
    alliance_id: str | None
    group_id: str | None
    name: str = Field(examples=["Leben mit Kindern: Aktionstage"])
    hint: str
    last_read_at: Timestamp | None
    url: str | None = Field(default=None, examples=["https://allianz.example.org/calendar/bwk_feed_….ics"])
    webcal_url: str | None = Field(default=None, description="The same for programs that subscribe at a click")

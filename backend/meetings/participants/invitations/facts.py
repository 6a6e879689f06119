"""What a mail tells of a meeting, and what of it has changed since the last one."""

from datetime import time
from typing import Any

from backend.core.clock import today
from backend.core.dates.placing import placed, times_on
from backend.core.language import text
from backend.meetings.models import HELD, Meeting, MeetingState

#: In the order in which mails name them.
FACTS = ("title", "when", "begins", "ends", "place", "room", "link")
#: Who said yes to another time has not said yes to this one.
TIME = ("when", "begins", "ends")
CANCELLED = "cancelled"


def facts_of(meeting: Meeting) -> dict[str, Any]:
    """The facts of a meeting as they are kept with who was told them."""
    if meeting.deleted_at is not None or meeting.state == MeetingState.cancelled:
        return {CANCELLED: True}
    return {
        "title": meeting.title,
        "when": (meeting.fuzzy_date or {}).get("text"),
        "begins": _clock(meeting.begins),
        "ends": _clock(meeting.ends),
        "place": meeting.place,
        "room": meeting.room,
        "link": meeting.link,
    }


def changed(before: dict[str, Any] | None, after: dict[str, Any]) -> list[str]:
    """The names of the facts that differ, in their order."""
    return [name for name in FACTS if (before or {}).get(name) != after.get(name)]


def is_over(meeting: Meeting) -> bool:
    """Whether the meeting was held, or its last day has passed."""
    return meeting.state in HELD or (meeting.latest is not None and meeting.latest < today())


def is_placed(meeting: Meeting) -> bool:
    """Whether the meeting can stand in a calendar."""
    return placed(meeting) is not None


def title(meeting: Meeting, language: str) -> str:
    """What the meeting is called."""
    return meeting.title or text(f"meeting.kind.{meeting.kind}", language)


def when(meeting: Meeting, language: str) -> str | None:
    """The date and the time as people read them; None where nothing is said yet."""
    if not meeting.fuzzy_date:
        return None
    written = str(meeting.fuzzy_date["text"])
    times = times_on(meeting) if meeting.begins else None
    if times is None:
        return written
    key = "participants.from-to" if times[1] else "participants.at"
    return text(key, language, day=written, begins=_clock(times[0]), ends=_clock(times[1]))


def where(meeting: Meeting) -> str | None:
    """The place and the room in one line."""
    return ", ".join(part for part in (meeting.place, meeting.room) if part) or None


def _clock(moment: time | None) -> str | None:
    return moment.strftime("%H:%M") if moment else None

"""What a change of a series does to its meetings to come.

A meeting follows its series as long as nobody changed it singly: it stands on the day that the rule gave it, and its
place, its time and the rest are the series' own. One that was changed by hand stays as it is, and the answer says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.dates import FuzzyDateObject
from backend.meetings import service as meetings
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.series import dates, queries
from backend.meetings.series.models import MeetingSeries
from backend.meetings.series.schemas import Carried
from backend.people.parties import PartyReference

#: Columns that a series and its meetings have in common.
SHARED = ("group_id", "kind", "title", "begins", "ends", "place", "room", "link", "moderator")
WRITTEN = {"place": "where"}
PLACING = ("rule", "starts_on", "until", "exceptions")


@dataclass(frozen=True)
class Facts:
    """What a series said before a change."""

    shared: dict[str, Any]
    group_ids: tuple[str, ...]
    placing: tuple[Any, ...]

    @classmethod
    def of(cls, series: MeetingSeries) -> "Facts":
        """What the series says now."""
        return cls(
            {name: getattr(series, name) for name in SHARED},
            tuple(sorted(series.group_ids)),
            tuple(getattr(series, name) for name in PLACING),
        )

    def is_followed_by(self, meeting: Meeting) -> bool:
        """Whether nothing of the meeting was changed by hand."""
        return (
            meeting.earliest == meeting.latest == meeting.scheduled_on
            and tuple(sorted(meeting.group_ids)) == self.group_ids
            and all(getattr(meeting, name) == value for name, value in self.shared.items())
        )


def carry(session: Session, actor: Actor, series: MeetingSeries, before: Facts) -> Carried:
    """Bring the meetings to come in line with their changed series; those changed singly stay."""
    after = Facts.of(series)
    to_come = queries.to_come(session, series.id, today())
    following = [one for one in to_come if before.is_followed_by(one)]
    kept = [one.id for one in to_come if one not in following]
    changed = []
    for meeting, day in _placed(series, before, after, following):
        values = _values(series, before, after)
        if day is None and meeting.scheduled_on is not None and meeting.scheduled_on.isoformat() in series.exceptions:
            values["state"] = MeetingState.cancelled
        elif day is None:
            kept.append(meeting.id)
            continue
        elif day != meeting.scheduled_on:
            meeting.scheduled_on, values["when"] = day, written(day)
            # Its time is the series' own, not one that stands with the date.
            values |= {"begins": series.begins, "ends": series.ends}
        if values:
            meetings.change(session, actor, meeting, values)
            changed.append(meeting.id)
    return Carried(changed=changed, kept=kept)


def written(day: date) -> FuzzyDateObject:
    """A day as people write it."""
    return FuzzyDateObject(text=f"{day.day}.{day.month}.{day.year}")


def reference(stored: dict[str, Any] | None) -> PartyReference | None:
    """A party reference as it is sent."""
    return None if stored is None else PartyReference.model_validate(stored)


def _values(series: MeetingSeries, before: Facts, after: Facts) -> dict[str, Any]:
    """The members that differ, as a meeting is sent them."""
    values = {WRITTEN.get(name, name): value for name, value in after.shared.items() if value != before.shared[name]}
    if "moderator" in values:
        values["moderator"] = reference(values["moderator"])
    if after.group_ids != before.group_ids:
        values["group_ids"] = list(series.group_ids)
    return values


def _placed(
    series: MeetingSeries, before: Facts, after: Facts, following: Sequence[Meeting]
) -> list[tuple[Meeting, date | None]]:
    """Each meeting with the day it now has; None where the series has none for it."""
    if not following or after.placing == before.placing or series.rule is None:
        return [(one, one.scheduled_on) for one in following]
    days = dates.following(series, today(), 2 * dates.DATES_MOST)
    if all(one.scheduled_on in days or _is_excepted(series, one) for one in following):
        return [(one, None if _is_excepted(series, one) else one.scheduled_on) for one in following]
    # Another rule: they keep their order and begin with the day closest to where the first of them was.
    first = following[0].scheduled_on or today()
    start = min(range(len(days)), key=lambda index: abs((days[index] - first).days), default=0)
    free = days[start : start + len(following)]
    return [(one, free[index] if index < len(free) else None) for index, one in enumerate(following)]


def _is_excepted(series: MeetingSeries, meeting: Meeting) -> bool:
    return meeting.scheduled_on is not None and meeting.scheduled_on.isoformat() in series.exceptions

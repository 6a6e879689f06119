"""Use case: put a year's dates on one page."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.core.dates import FuzzyDate
from backend.meetings.clashes import service as clashes
from backend.meetings.clashes.schemas import Clash
from backend.meetings.models import Meeting, MeetingKind
from backend.publishing.year_plan import queries
from backend.publishing.year_plan.schemas import PlanEntry, PlanKind, SeriesInPlan, YearPlan


def plan(session: Session, actor: Actor, alliance: Alliance, year: int) -> YearPlan:
    """Meetings, action days and next dates of one year, certain days before what may lie around them."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    names = queries.group_names(session, alliance.id)
    meetings = queries.meetings(session, actor, alliance.id, first, last)
    against = clashes.of_meetings(session, actor, alliance.id, meetings)
    found = [(one.earliest, one.latest, _meeting(one, names, against[one.id])) for one in meetings]
    for row in queries.follow_ups(session, alliance.id, first, last):
        found.append((row.earliest, row.latest, _follow_up(row, alliance.short_name)))
    found.sort(key=lambda one: (one[0], one[1]))
    return YearPlan(
        year=year,
        starting=first,
        ending=last,
        entries=[entry for _, _, entry in found],
        holidays=clashes.holidays_of(session, alliance.id, first, last),
        series=[
            SeriesInPlan(id=row.id, title=row.title, group=row.group_name, rhythm=row.rhythm)
            for row in queries.series(session, alliance.id, first, last)
        ],
    )


def _meeting(meeting: Meeting, names: dict[str, str], against: list[Clash]) -> PlanEntry:
    is_action_day = meeting.kind == MeetingKind.action_day
    group = names.get(meeting.group_id)
    return PlanEntry(
        kind=PlanKind.action_day if is_action_day else PlanKind.meeting,
        id=meeting.id,
        number=None,
        title=meeting.title or group or "",
        group=group,
        when=FuzzyDate.model_validate(meeting.fuzzy_date),
        is_certain=meeting.earliest == meeting.latest,
        begins=meeting.begins,
        ends=meeting.ends,
        where=meeting.place,
        meeting_kind=MeetingKind(meeting.kind),
        state=meeting.state,
        clashes=against,
    )


def _follow_up(row: Any, short_name: str) -> PlanEntry:
    return PlanEntry(
        kind=PlanKind.follow_up,
        id=row.id,
        number=f"{short_name}-{row.number}",
        title=f"{row.title}: {row.purpose}" if row.purpose else row.title,
        group=row.group_name,
        when=FuzzyDate.model_validate(row.fuzzy_date),
        is_certain=True,
        begins=None,
        ends=None,
        where=row.place,
        meeting_kind=None,
        state=None,
        clashes=[],
    )

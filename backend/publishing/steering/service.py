"""Use case: tell how the work of an alliance went over a period."""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from backend.actions.alarms import CLOSED, Day
from backend.alliances.groups import queries as group_queries
from backend.alliances.models import Alliance
from backend.core.clock import GERMANY, today
from backend.core.problems import invalid
from backend.publishing.steering import comparison, promises, queries, stays
from backend.publishing.steering.past import CardThen, Past
from backend.publishing.steering.schemas import Comparison, Figure, NamedCard, Point, Steering
from backend.publishing.steering.terms import terms

WEEK = timedelta(days=7)
HALF_A_YEAR = 26 * WEEK
PERIOD_MOST = timedelta(days=732)
STUCK = frozenset({"no_owner", "no_next_date", "unassigned_steps"})


def tell(
    session: Session, alliance: Alliance, starting: date | None, ending: date | None, meeting_id: str | None
) -> Steering:
    """The period's weekly points, times in each status, promises, and what changed since a meeting.

    Without days it is the half year until today. Raises 422 for a period that is none, or longer than two years.
    """
    ending = min(ending or today(), today())
    starting = starting or ending - HALF_A_YEAR
    if starting > ending:
        raise invalid("#/starting", "ends_before_it_begins")
    if ending - starting > PERIOD_MOST:
        raise invalid("#/starting", "two_years_at_most")
    meeting = queries.last_meeting(session, alliance.id, ending, meeting_id)
    if meeting_id is not None and meeting is None:
        raise invalid("#/meeting_id", "unknown_reference")
    first = queries.first_event_at(session, alliance.id)
    reach = first.astimezone(GERMANY).date() if first else None

    earliest = min(starting, meeting.latest) if meeting else starting
    silence = Day.of(earliest, alliance.silent_after_days).silent_before
    items = queries.items(session, alliance.id)
    steps = queries.steps(session, alliance.id)
    assignments = queries.assignments(session, alliance.id)
    follow_ups = queries.follow_ups(session, alliance.id)
    past = Past(items, steps, assignments, follow_ups, queries.heard_since(session, alliance.id, silence))
    shown = Shown(alliance)

    now = past.at(_end_of(ending))
    people = queries.organisations_of_people(session, alliance.id)
    bodies = promises.Bodies(people, queries.organisation_names(session, alliance.id))
    begin = _end_of(starting - timedelta(days=1))
    promised = promises.by_body(past, now, begin, _end_of(ending), bodies, alliance.short_name)
    answers = [_Answer(row) for row in past.parts("assignments", _end_of(ending))]

    points: list[Point] = []
    compared: Comparison | None = None
    marks = {ending - week * WEEK for week in range((ending - starting).days // 7 + 1)}
    for day in sorted(marks | ({meeting.latest} if meeting else set()), reverse=True):
        if reach is None or day < reach:
            break
        cards = past.at(_end_of(day))
        if day in marks:
            points.append(shown.point(day, cards.values()))
        if meeting and day == meeting.latest:
            before = {row.id: row.state for row in past.parts("assignments", _end_of(day))}
            compared = comparison.compare(
                meeting, cards, now, (shown.day(day), shown.day(ending)), (before, answers), shown.ref
            )
    changes = queries.status_changes(session, alliance.id)
    return Steering(
        starting=starting,
        ending=ending,
        reaches_back_to=reach,
        points=points[::-1],
        times=stays.times(items, changes, begin, _end_of(ending), shown.ref),
        promises=promised,
        since_last_meeting=compared,
        terms=terms(
            group_queries.succession(session, [alliance.id], ending), items, steps, assignments, alliance.short_name
        ),
    )


class Shown:
    """Cards and days as one alliance sees them."""

    def __init__(self, alliance: Alliance) -> None:
        self._alliance = alliance

    def day(self, on: date) -> Day:
        """The day, with what is silent on it."""
        return Day.of(on, self._alliance.silent_after_days)

    def number(self, item: Any) -> str:
        """The card's number as people write it."""
        return f"{self._alliance.short_name}-{item.number}"

    def ref(self, item: Any) -> NamedCard:
        """The card, named."""
        return NamedCard(id=item.id, number=self.number(item), title=item.title, group=item.group_name)

    def point(self, on: date, cards: Iterable[CardThen]) -> Point:
        """The figures of one day."""
        day, notice = self.day(on), on + timedelta(days=self._alliance.due_soon_days)
        found: Mapping[str, list[str]] = {name: [] for name in ("open", "due", "overdue", "stuck", "silent")}
        for card in cards:
            if card.status in CLOSED:
                continue
            number, raised = self.number(card.item), card.alarms(day)
            found["open"].append(number)
            if any(first <= notice and last >= on for first, last in card.waiting):
                found["due"].append(number)
            for name in ("overdue", "silent"):
                if name in raised:
                    found[name].append(number)
            if not STUCK.isdisjoint(raised):
                found["stuck"].append(number)
        figures = {name: Figure(count=len(numbers), numbers=numbers) for name, numbers in found.items()}
        return Point(on=on, **figures)


class _Answer:
    """An assignment as it stands now; the past goes on to change the part itself."""

    def __init__(self, row: Any) -> None:
        self.id, self.action_item_id, self.state = row.id, row.action_item_id, row.state
        self.party_name, self.task = row.party_name, row.task


def _end_of(day: date) -> datetime:
    return datetime.combine(day + timedelta(days=1), time.min, GERMANY)

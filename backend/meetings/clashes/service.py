"""Use case: say what speaks against the dates of meetings, in a number of statements that does not grow with them."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, time, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.core.dates.placing import times_on
from backend.core.problems import invalid
from backend.meetings.clashes import holidays, queries
from backend.meetings.clashes.holidays import Holiday, HolidayKind
from backend.meetings.clashes.schemas import Clash, ClashKind, HolidayOut, Holidays
from backend.meetings.models import Meeting, MeetingGroup
from backend.meetings.schemas import MeetingRef
from backend.people.models import PartyKind

#: A date that says less than this much is no date yet.
LONGEST = timedelta(days=7)
KINDS = {HolidayKind.public: ClashKind.public_holiday, HolidayKind.school: ClashKind.school_holiday}


def of_meetings(
    session: Session, actor: Actor, alliance_id: str, meetings: Sequence[Meeting]
) -> dict[str, list[Clash]]:
    """By the id of each meeting: what speaks against its date. A meeting need not be stored yet."""
    dated = [one for one in meetings if is_fixed(one)]
    found: dict[str, list[Clash]] = {one.id: [] for one in meetings}
    if not dated:
        return found
    first, last = min(_bounds(one)[0] for one in dated), max(_bounds(one)[1] for one in dated)
    land = holidays.land_of(queries.regional_key(session, alliance_id))
    free = holidays.between(land, first, last)
    others = [one for one in queries.meetings_between(session, actor, alliance_id, first, last) if is_fixed(one)]
    circles = _Circles(session, alliance_id, first, {one.id: one for one in (*others, *dated)})
    for meeting in dated:
        touching = [one for one in others if one.id != meeting.id and _touch(_bounds(meeting), _bounds(one))]
        clashes = [clash for other in touching if (clash := circles.clash(meeting, other))]
        found[meeting.id] = [*clashes, *_free(meeting, land, free)]
    return found


def of_day(
    session: Session,
    actor: Actor,
    alliance_id: str,
    on: date,
    group_ids: Sequence[str],
    times: tuple[time | None, time | None],
    besides: str | None,
) -> list[Clash]:
    """What would speak against a meeting of these groups on a day. Raises 422 for groups of others."""
    for index, group_id in enumerate(group_ids):
        if not group_queries.exists_in(session, alliance_id, group_id):
            raise invalid(f"#/group_id/{index}", "unknown_reference")
    thought_of = Meeting(alliance_id=alliance_id, group_id=group_ids[0] if group_ids else "", earliest=on, latest=on)
    thought_of.begins, thought_of.ends = times
    thought_of.id = besides or thought_of.id
    thought_of.further = [
        MeetingGroup(meeting_id=thought_of.id, group_id=one, alliance_id=alliance_id) for one in group_ids[1:]
    ]
    return of_meetings(session, actor, alliance_id, [thought_of])[thought_of.id]


def holidays_of(session: Session, alliance_id: str, first: date, last: date) -> Holidays:
    """The holidays of the alliance's Land from `first` to `last`."""
    land = holidays.land_of(queries.regional_key(session, alliance_id))
    known = holidays.school_known(land) if land else None
    return Holidays(
        land=holidays.NAMES[land] if land else None,
        school_known_until=known[1] if known else None,
        holidays=[HolidayOut.model_validate(one) for one in holidays.between(land, first, last)],
    )


class _Circles:
    """Whom each meeting concerns: the members of its groups, who is on its list, who leads it and takes the minutes."""

    def __init__(self, session: Session, alliance_id: str, on: date, meetings: dict[str, Meeting]) -> None:
        self._people: dict[str, dict[str, str]] = defaultdict(dict)
        self._groups = queries.group_names(
            session, sorted({group_id for one in meetings.values() for group_id in one.all_group_ids})
        )
        members: dict[str, dict[str, str]] = defaultdict(dict)
        for row in queries.members(session, alliance_id, on):
            members[row.group_id][row.party_id] = row.party_name
        for row in queries.listed(session, sorted(meetings)):
            self._people[row.meeting_id][row.party_id] = row.party_name
        for meeting in meetings.values():
            for group_id in meeting.all_group_ids:
                self._people[meeting.id] |= members[group_id]
            self._people[meeting.id] |= _named(meeting.moderator) | _named(meeting.minute_taker)

    def clash(self, meeting: Meeting, other: Meeting) -> Clash | None:
        """The clash of two meetings; None if they have nobody in common."""
        groups = [self._groups[one] for one in meeting.all_group_ids if one in other.all_group_ids]
        common = self._people[meeting.id].keys() & self._people[other.id].keys()
        if not groups and not common:
            return None
        people = sorted(self._people[meeting.id][one] for one in common)
        overlaps = _overlap(meeting, other)
        return Clash(kind=ClashKind.meeting, meeting=_reference(other), overlaps=overlaps, groups=groups, people=people)


def _named(party: dict[str, Any] | None) -> dict[str, str]:
    if party is None or party["kind"] != PartyKind.person or party["id"] is None:
        return {}
    return {party["id"]: party["name"]}


def _free(meeting: Meeting, land: str | None, free: Sequence[Holiday]) -> list[Clash]:
    first, last = _bounds(meeting)
    name = holidays.NAMES[land] if land else None
    found = [
        Clash(kind=KINDS[one.kind], name=one.name, land=name)
        for one in sorted(free, key=lambda one: one.kind)
        if _touch((first, last), (one.first, one.last))
    ]
    known = holidays.school_known(land) if land else None
    if land is None:
        found.append(Clash(kind=ClashKind.land_unknown))
    elif known is None or first < known[0] or last > known[1]:
        until = known[1] if known else None
        found.append(Clash(kind=ClashKind.school_holidays_unknown, land=name, known_until=until))
    return found


def is_fixed(meeting: Meeting) -> bool:
    """Whether its days are known well enough to clash with anything."""
    first, last = meeting.earliest, meeting.latest
    return first is not None and last is not None and last - first <= LONGEST


def _bounds(meeting: Meeting) -> tuple[date, date]:
    first, last = meeting.earliest, meeting.latest
    assert first is not None, "only fixed dates are looked at"
    return first, last or first


def _touch(one: tuple[date, date], other: tuple[date, date]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _overlap(meeting: Meeting, other: Meeting) -> bool | None:
    its_times, other_times = times_on(meeting), times_on(other)
    if its_times is None or other_times is None:
        return None
    (begins, ends), (other_begins, other_ends) = its_times, other_times
    if begins == other_begins:
        return True
    earlier_end, later_beginning = (ends, other_begins) if begins < other_begins else (other_ends, begins)
    return None if earlier_end is None else later_beginning < earlier_end


def _reference(meeting: Meeting) -> MeetingRef:
    return MeetingRef.model_validate({**meeting.model_dump(), "when": meeting.fuzzy_date})

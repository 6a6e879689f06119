"""Who was there, meeting by meeting and interest by interest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import Any

from backend.meetings.models import Meeting
from backend.meetings.participants.models import Attendance
from backend.publishing.evaluation.schemas import EvaluatedMeeting, InterestAttendance

THERE = (Attendance.present, Attendance.partly)
MISSING = (Attendance.excused, Attendance.absent)


def by_meeting(meetings: Sequence[Meeting], participants: Sequence[Any]) -> list[EvaluatedMeeting]:
    """How many were there, excused and absent. Of whom nothing was ticked is not counted."""
    counts: dict[tuple[str, str], int] = defaultdict(int)
    for one in participants:
        counts[one.meeting_id, one.attendance] += 1
    return [
        EvaluatedMeeting(
            id=one.id,
            title=one.title,
            kind=one.kind,
            text=(one.fuzzy_date or {}).get("text"),
            earliest=one.earliest,
            headcount=one.headcount,
            **{state.value: counts[one.id, state.value] for state in Attendance},
        )
        for one in meetings
    ]


def by_interest(participants: Sequence[Any], represented: Mapping[tuple[str, str], str]) -> list[InterestAttendance]:
    """How each interest was there, the most present first; last those of whom nobody says what they represent.

    What is written at the meeting counts before what the membership says; an organisation stands for itself.
    """
    meetings: dict[str | None, set[str]] = defaultdict(set)
    persons: dict[str | None, int] = defaultdict(int)
    missing: dict[str | None, int] = defaultdict(int)
    for one in participants:
        if one.attendance is None:
            continue
        interest = _interest(one, represented)
        if one.attendance in THERE:
            meetings[interest].add(one.meeting_id)
            persons[interest] += 1
        elif one.attendance in MISSING:
            missing[interest] += 1
    found = [
        InterestAttendance(
            interest=interest, meetings=len(meetings[interest]), persons=persons[interest], missing=missing[interest]
        )
        for interest in {*persons, *missing}
    ]
    return sorted(found, key=lambda one: (one.interest is None, -one.meetings, -one.persons, one.interest or ""))


def _interest(participant: Any, represented: Mapping[tuple[str, str], str]) -> str | None:
    if participant.represents:
        return str(participant.represents["name"])
    key = (participant.party_kind, participant.party_id or participant.party_name)
    if key in represented:
        return represented[key]
    return str(participant.party_name) if participant.party_kind in ("organisation", "unit") else None

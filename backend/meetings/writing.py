"""From what was sent to the columns of a meeting: dates and times, groups, parties."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from backend.alliances.groups import queries as group_queries
from backend.core.clock import today
from backend.core.dates import FuzzyDate, FuzzyDateIn, understand
from backend.core.dates.times import times_of
from backend.core.problems import invalid
from backend.meetings.models import Meeting, MeetingGroup
from backend.people.parties import Directory

CLOSE_BY = timedelta(days=90)
COLUMNS = {"where": "place"}
PARTIES = ("moderator", "minute_taker")


def write(session: Session, meeting: Meeting, values: dict[str, Any]) -> None:
    """Write members of `MeetingIn` (but the state) into the meeting. Raises 422 for what cannot be meant."""
    directory = Directory(session, meeting.alliance_id)
    for name, value in values.items():
        if name in PARTIES:
            setattr(meeting, name, party(directory, value, f"#/{name}"))
        elif name not in ("when", "group_ids", "state"):
            setattr(meeting, COLUMNS.get(name, name), value)
    if "when" in values:
        # After the times: one that is given goes before one that stands with the date.
        _write_date(meeting, values["when"], is_timed=values.get("begins") is not None)
    if "group_id" in values and not group_queries.exists_in(session, meeting.alliance_id, meeting.group_id):
        raise invalid("#/group_id", "unknown_reference")
    if "group_ids" in values or "group_id" in values:
        _write_groups(session, meeting, values.get("group_ids", meeting.group_ids))


def party(directory: Directory, written: Any, pointer: str) -> dict[str, Any] | None:
    """A party reference as it is stored in one column."""
    if written is None:
        return None
    read = directory.read(written, pointer)
    return {"kind": str(read["party_kind"]), "id": read["party_id"], "name": read["party_name"]}


def _write_groups(session: Session, meeting: Meeting, wanted: Sequence[str]) -> None:
    # The calling group sits anyway.
    kept = [group_id for group_id in dict.fromkeys(wanted) if group_id != meeting.group_id]
    for index, group_id in enumerate(wanted):
        if group_id not in meeting.group_ids and not group_queries.exists_in(session, meeting.alliance_id, group_id):
            raise invalid(f"#/group_ids/{index}", "unknown_reference")
    if sorted(kept) == sorted(meeting.group_ids):
        return
    present = {one.group_id: one for one in meeting.further}
    meeting.further = [
        present.get(group_id) or MeetingGroup(meeting_id=meeting.id, group_id=group_id, alliance_id=meeting.alliance_id)
        for group_id in kept
    ]


def _write_date(meeting: Meeting, written: FuzzyDateIn | None, *, is_timed: bool) -> None:
    before = (meeting.fuzzy_date or {}).get("text")
    fuzzy = None if written is None else _understood(meeting, written)
    meeting.fuzzy_date = fuzzy.model_dump(mode="json") if fuzzy else None
    meeting.earliest, meeting.latest = (fuzzy.earliest, fuzzy.latest) if fuzzy else (None, None)
    # What is sent back as it was says nothing new about the time.
    if fuzzy and not is_timed and fuzzy.text != before and (said := times_of(fuzzy.text)):
        meeting.begins, meeting.ends = said


def _understood(meeting: Meeting, written: FuzzyDateIn) -> FuzzyDate:
    """What was written, seen from today; a year that is not written is the one closest to the meeting's own date."""
    try:
        fuzzy = understand(written, today())
        if meeting.earliest and (fuzzy.year_inferred or fuzzy.earliest is None):
            # Seen from well before, so that a date shortly before the present one is no guess either.
            close_by = understand(written, meeting.earliest - CLOSE_BY)
            fuzzy = close_by if close_by.year_inferred else fuzzy
    except ValueError as contradiction:
        raise invalid("#/when", str(contradiction)) from contradiction
    if fuzzy.anchor is not None:
        raise invalid("#/when/anchor", "meeting_follows_no_meeting")
    return fuzzy

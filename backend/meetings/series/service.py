"""Use cases: set up, change and remove series; lay their dates out as meetings."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings import service as meetings
from backend.meetings.agenda import templates
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.series import carrying, dates, queries, rules
from backend.meetings.series.models import MeetingSeries
from backend.meetings.series.schemas import Carried, MeetingSeriesOut
from backend.meetings.writing import party
from backend.people.parties import Directory

COLUMNS = {"where": "place"}


def show(actor: Actor, series: MeetingSeries) -> MeetingSeriesOut:
    """The series with what the actor may do with it."""
    groups = [series.group_id, *series.group_ids]
    can = ["edit"] if any(actor.may("meetings:write", series.alliance_id, one) for one in groups) else []
    if actor.may("meetings:write", series.alliance_id):
        can.append("delete")
    return MeetingSeriesOut.model_validate({**series.model_dump(), "where": series.place, "can": can})


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> MeetingSeries:
    """Set a series up. `values` are members of `MeetingSeriesIn`."""
    series = MeetingSeries(alliance_id=alliance_id, group_id=values["group_id"], title=values["title"])
    _write(session, series, values)
    session.add(series)
    _record(session, actor, "meeting_series.created", series, {})
    return series


def change(session: Session, actor: Actor, series: MeetingSeries, values: dict[str, Any]) -> Carried:
    """Change a series and its meetings to come. `values` are the members that were sent."""
    before = carrying.Facts.of(series)
    _write(session, series, values)
    if not session.is_modified(series):
        return Carried(changed=[], kept=[])
    touch(series)
    _record(session, actor, "meeting_series.changed", series, _changes(series))
    return carrying.carry(session, actor, series, before)


def delete(session: Session, actor: Actor, series: MeetingSeries) -> None:
    """Remove a series. Its meetings stay and are single ones from then on."""
    series.deleted_at = now()
    touch(series)
    _record(session, actor, "meeting_series.deleted", series, {})


def lay_out(
    session: Session, actor: Actor, series: MeetingSeries, starting: date, ending: date
) -> tuple[list[Meeting], int]:
    """Make a meeting of each date in the period that has none yet; and how many had one. Raises 409 and 422."""
    wanted = [day for day in dates.between(series, starting, ending) if day.isoformat() not in series.exceptions]
    taken = queries.laid_out(session, series.id)
    made: list[Meeting] = []
    turns = _Turns(session, series, wanted[0] if wanted else starting)
    for day in wanted:
        if day not in taken:
            made.append(_meeting(session, actor, series, day, turns.following()))
    return made, len(wanted) - len(made)


def _meeting(
    session: Session, actor: Actor, series: MeetingSeries, day: date, minute_taker: dict[str, Any] | None
) -> Meeting:
    values = {
        "group_id": series.group_id,
        "group_ids": series.group_ids,
        "kind": series.kind,
        "title": series.title,
        "when": carrying.written(day),
        "begins": series.begins,
        "ends": series.ends,
        "where": series.place,
        "room": series.room,
        "link": series.link,
        "moderator": carrying.reference(series.moderator),
        "minute_taker": carrying.reference(minute_taker),
        "state": MeetingState.draft,
    }
    meeting = meetings.create(session, actor, series.alliance_id, values, series_id=series.id, scheduled_on=day)
    templates.copy_template(session, actor, meeting, series.agenda)
    return meeting


class _Turns:
    """Whose turn it is to take the minutes: after whoever took them last."""

    def __init__(self, session: Session, series: MeetingSeries, before: date) -> None:
        self._people = series.minute_takers
        earlier = queries.minute_takers(session, series.id, before) if self._people else []
        places = [self._people.index(one) for one in earlier if one in self._people]
        self._next = places[0] + 1 if places else 0

    def following(self) -> dict[str, Any] | None:
        if not self._people:
            return None
        self._next += 1
        return self._people[(self._next - 1) % len(self._people)]


def _write(session: Session, series: MeetingSeries, values: dict[str, Any]) -> None:
    directory = Directory(session, series.alliance_id)
    for name, value in values.items():
        stored = value
        if name == "moderator":
            stored = party(directory, value, "#/moderator")
        elif name == "minute_takers":
            stored = [party(directory, one, f"#/minute_takers/{index}") for index, one in enumerate(value)]
        elif name == "exceptions":
            stored = sorted({day.isoformat() for day in value})
        elif name == "agenda":
            stored = [_agenda_item(directory, one, index) for index, one in enumerate(value)]
        elif name == "group_ids":
            stored = list(dict.fromkeys(value))
        setattr(series, COLUMNS.get(name, name), stored)
    _check_groups(session, series, values)
    if series.rule is not None:
        series.starts_on = series.starts_on or today()
        try:
            checked = rules.checked(series.rule, series.starts_on)
        except rules.BadRule as bad:
            raise invalid("#/rule", str(bad)) from bad
        series.rule = checked
    if series.starts_on and series.until and series.until < series.starts_on:
        raise invalid("#/until", "ends_before_it_starts")


def _agenda_item(directory: Directory, item: Any, index: int) -> dict[str, Any]:
    presenter = party(directory, item.presenter, f"#/agenda/{index}/presenter")
    return {**item.model_dump(mode="json", exclude={"presenter"}), "presenter": presenter}


def _check_groups(session: Session, series: MeetingSeries, values: dict[str, Any]) -> None:
    named: Sequence[tuple[str, str]] = [("#/group_id", series.group_id)] if "group_id" in values else []
    further = [(f"#/group_ids/{index}", one) for index, one in enumerate(values.get("group_ids", []))]
    for pointer, group_id in [*named, *further]:
        if not group_queries.exists_in(session, series.alliance_id, group_id):
            raise invalid(pointer, "unknown_reference")


def _changes(series: MeetingSeries) -> dict[str, list[Any]]:
    """Changed members as the API names them; of parties their names, of the agenda how many points."""
    changes = events.changes_of(series)
    if "moderator" in changes:
        changes["moderator"] = [one and one["name"] for one in changes["moderator"]]
    for name, shown in (("minute_takers", "name"), ("agenda", "title")):
        if name in changes:
            changes[name] = [[one[shown] for one in side or []] for side in changes[name]]
    if "place" in changes:
        changes["where"] = changes.pop("place")
    return changes


def _record(
    session: Session, actor: Actor, event_type: str, series: MeetingSeries, changes: dict[str, list[Any]]
) -> None:
    subject = events.Subject("meeting_series", series.id)
    alliance = series.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

"""Endpoints: series of meetings."""

from datetime import date
from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.schemas import Page, Tombstone
from backend.meetings import policy
from backend.meetings import service as meetings
from backend.meetings.series import dates, queries, service
from backend.meetings.series.dates import SeriesWithoutRule
from backend.meetings.series.models import MeetingSeries
from backend.meetings.series.schemas import (
    LaidOut,
    MeetingSeriesChanged,
    MeetingSeriesIn,
    MeetingSeriesOut,
    MeetingSeriesPatch,
    Period,
    SeriesDate,
    SeriesDates,
)

routes = Routes("meetings")
SORTS = {
    "title": MeetingSeries.title,
    "updated_at": MeetingSeries.updated_at,
    "created_at": MeetingSeries.created_at,
}
WRITE = "meetings:write"


@routes.get("/alliances/{alliance_id}/meeting-series", "meetings:read")
def list_meeting_series(
    session: Session, actor: Actor, alliance_id: str, paging: Paging, group_id: str | None = None
) -> Page[MeetingSeriesOut | Tombstone]:
    """List the series of an alliance's groups, by title."""
    alliance = alliance_queries.require(session, actor, alliance_id, "meetings:read", invited=True)
    return paginate(
        session,
        paging,
        queries.of_alliance(actor, alliance.id, group_id),
        entity=MeetingSeries,
        sorts=SORTS,
        default="title",
        show=lambda series: service.show(actor, series),
    )


@routes.post("/alliances/{alliance_id}/meeting-series", WRITE)
def create_meeting_series(session: Session, actor: Actor, alliance_id: str, body: MeetingSeriesIn) -> MeetingSeriesOut:
    """Set up a series of meetings."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE, group_id=body.group_id)
    policy.require_groups(actor, alliance.id, body.group_ids)
    values = {name: getattr(body, name) for name in MeetingSeriesIn.model_fields}
    return service.show(actor, service.create(session, actor, alliance.id, values))


@routes.get("/meeting-series/{series_id}", "meetings:read")
def read_meeting_series(session: Session, actor: Actor, series_id: str) -> MeetingSeriesOut:
    """Read one series."""
    return service.show(actor, queries.find(session, actor, series_id))


@routes.patch("/meeting-series/{series_id}", WRITE)
def change_meeting_series(
    session: Session, actor: Actor, series_id: str, body: MeetingSeriesPatch, if_match: IfMatch
) -> MeetingSeriesChanged:
    """Change a series. Its meetings to come follow, but for those that were changed singly; the answer names both."""
    series = queries.find(session, actor, series_id)
    actor.require(WRITE, series.alliance_id, group_id=series.group_id)
    actor.require(WRITE, series.alliance_id, group_id=body.changes().get("group_id", series.group_id))
    policy.require_groups(actor, series.alliance_id, {*body.changes().get("group_ids", ())} - {*series.group_ids})
    if_match.check(series)
    carried = service.change(session, actor, series, body.changes())
    return MeetingSeriesChanged(**service.show(actor, series).model_dump(), carried=carried)


@routes.delete("/meeting-series/{series_id}", WRITE)
def delete_meeting_series(session: Session, actor: Actor, series_id: str, if_match: IfMatch) -> None:
    """Remove a series. Its meetings stay."""
    series = queries.find(session, actor, series_id)
    actor.require(WRITE, series.alliance_id)
    if_match.check(series)
    service.delete(session, actor, series)


@routes.get("/meeting-series/{series_id}/dates", "meetings:read", problems=(SeriesWithoutRule,))
def read_series_dates(
    session: Session,
    actor: Actor,
    series_id: str,
    starting: Annotated[date, Query(description="The first day looked at")],
    ending: Annotated[date, Query(description="The last day looked at")],
) -> SeriesDates:
    """Read which days the rule of a series gives in a period, and which of them have a meeting."""
    series = queries.find(session, actor, series_id)
    taken = queries.laid_out(session, series.id)
    return SeriesDates(
        dates=[
            SeriesDate(on=day, is_exception=day.isoformat() in series.exceptions, meeting_id=taken.get(day))
            for day in dates.between(series, starting, ending)
        ]
    )


@routes.post("/meeting-series/{series_id}/meetings", WRITE, problems=(SeriesWithoutRule,))
def lay_out_meeting_series(session: Session, actor: Actor, series_id: str, body: Period) -> LaidOut:
    """Lay out the dates of a period as meetings; those that have a meeting already are left alone."""
    series = queries.find(session, actor, series_id)
    actor.require(WRITE, series.alliance_id, group_id=series.group_id)
    made, already = service.lay_out(session, actor, series, body.starting, body.ending)
    return LaidOut(created=[meetings.show(actor, meeting) for meeting in made], already=already)

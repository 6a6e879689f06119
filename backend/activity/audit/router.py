"""Endpoints: the log of a municipality, in pages and as a file."""

from collections.abc import Iterator, Sequence
from typing import Annotated, Any
from urllib.parse import urlencode

import orjson
from fastapi import Depends, Query, Request, Response
from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.audit import queries
from backend.activity.audit.queries import LogFilter
from backend.activity.audit.schemas import LogPage, entry
from backend.activity.exports.router import FILE, Kind
from backend.activity.exports.service import MEDIA_TYPES, Format, write_json, write_table
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.http import Answer
from backend.core.language import negotiate, text
from backend.core.schemas import Id, Moment, format_timestamp

routes = Routes("audit-log")
COLUMNS = ("occurred_at", "type", "actor", "actor_kind", "actor_id", "subject", "subject_id", "changes")
WIDTHS = (28, 28, 24, 12, 38, 20, 38, 60)
Part = Annotated[str | None, Query(max_length=200, description="Part of the name, or the id, of who acted")]


def _filter(
    since: Annotated[Moment | None, Query(description="At or after this moment")] = None,
    until: Annotated[Moment | None, Query(description="Before this moment")] = None,
    actor_name: Part = None,
    type: Annotated[list[str] | None, Query(description="Only these types")] = None,
    subject_type: Annotated[str | None, Query(max_length=40)] = None,
    subject_id: Annotated[Id | None, Query(description="Only what is about this record or a part of it")] = None,
) -> LogFilter:
    return LogFilter(since, until, actor_name, tuple(type or ()), subject_type, subject_id)


Wanted = Annotated[LogFilter, Depends(_filter)]


@routes.get("/municipalities/{municipality_id}/audit-log", "audit-log:read")
def list_audit_log(
    session: Session,
    actor: Actor,
    request: Request,
    municipality_id: str,
    wanted: Wanted,
    before: Annotated[Id | None, Query(description="Only older ones than the event with this id")] = None,
    limit: Annotated[int, Query(ge=1, le=200, description="Entries per page")] = 50,
) -> LogPage:
    """Read the log of a municipality, newest first: changes, sign-ins, refusals, and who took personal data along."""
    access_queries.require_municipality(session, actor, municipality_id, "audit-log:read")
    found = queries.page(session, queries.log_of(municipality_id, wanted), before, limit + 1)
    page, following = found[:limit], None
    if len(found) > limit:
        given = [(name, value) for name, value in request.query_params.multi_items() if name != "before"]
        following = f"{request.url.path}?{urlencode([*given, ('before', page[-1].id)])}"
    return LogPage(items=[entry(event) for event in page], next=following)


@routes.get(
    "/municipalities/{municipality_id}/audit-log/export",
    "audit-log:read",
    response=Answer,
    cursor=True,
    openapi=FILE,
)
def export_audit_log(
    session: Session, actor: Actor, request: Request, municipality_id: str, wanted: Wanted, format: Kind = Format.csv
) -> Response:
    """Export the log of a municipality, with the filters of the list."""
    name = access_queries.require_municipality(session, actor, municipality_id, "audit-log:read")
    statement, language = queries.log_of(municipality_id, wanted), negotiate(request.headers.get("accept-language"))
    title = text("audit_log.title", language)

    def write(file: Any) -> None:
        events = queries.whole(session, statement)
        if format is Format.json:
            write_json(file, (entry(event).model_dump_json().encode() for event in events))
            return
        header = [text(f"audit_log.column.{column}", language) for column in COLUMNS]
        write_table(file, format, header, _rows(events), f"{title} {name}", WIDTHS)

    state = f"{queries.newest(session, statement)} {language}"
    return download(request, f"{title.lower()}-{today()}.{format}", MEDIA_TYPES[format], state, write)


def _rows(events: Iterator[Any]) -> Iterator[Sequence[str]]:
    for event in events:
        yield (
            format_timestamp(event.occurred_at),
            event.type,
            event.actor_name,
            event.actor_kind,
            event.actor_id or "",
            event.subject_number or event.subject_type,
            event.subject_id,
            orjson.dumps(event.changes).decode(),
        )

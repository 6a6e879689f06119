"""Lists in pages: opaque keyset cursors, signed, bound to the list's filters and order."""

import base64
import hashlib
import hmac
import json
from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Annotated, Any, TypeVar
from urllib.parse import urlencode

from fastapi import Depends, Query, Request
from sqlalchemy import ColumnElement, Select, String, and_, cast, func, or_
from sqlmodel import Session

from backend.core.problems import InvalidCursor, invalid
from backend.core.schemas import Moment, Page, Tombstone, format_timestamp

LIMIT = 50
LIMIT_MOST = 200
Row = TypeVar("Row")


class PageQuery:
    """What a caller asks of a list: `limit`, `cursor`, `sort`, `updated_since`, `include_deleted`."""

    def __init__(
        self,
        request: Request,
        limit: int,
        cursor: str | None,
        sort: str | None,
        updated_since: datetime | None,
        include_deleted: bool,
    ) -> None:
        self.request = request
        self.limit = limit
        self.cursor = cursor
        self.sort = sort
        self.updated_since = updated_since
        self.include_deleted = include_deleted


async def _page_query(
    request: Request,
    limit: Annotated[int, Query(ge=1, le=LIMIT_MOST, description="Entries per page")] = LIMIT,
    cursor: Annotated[str | None, Query(max_length=2000, description="Opaque mark of the next page")] = None,
    sort: Annotated[
        str | None, Query(max_length=40, pattern=r"^-?[a-z_]+$", description="Field; with `-` downwards")
    ] = None,
    updated_since: Annotated[Moment | None, Query(description="Only what changed at or after this moment")] = None,
    include_deleted: Annotated[bool, Query(description="Also tombstones of deleted records")] = False,
) -> PageQuery:
    return PageQuery(request, limit, cursor, sort, updated_since, include_deleted)


Paging = Annotated[PageQuery, Depends(_page_query)]


def chronological(name: str, earliest: Any, latest: Any) -> dict[str, ColumnElement[str]]:
    """A sort by fuzzy date: first day, then last day; no date comes last in both directions."""
    first, last = (cast(day, String) for day in (func.coalesce(earliest, latest), latest))
    until = func.coalesce(last, "9999-12-31")
    return {
        name: func.coalesce(first, "9999-12-31").concat(until),
        f"-{name}": func.coalesce(first, "0000-00-00").concat(until),
    }


def as_timeline(name: str, earliest: Any, latest: Any) -> dict[str, ColumnElement[str]]:
    """A sort by fuzzy date as a story is told: what is known to the month stands behind the days that fell in it.

    By last day, then first day; no date comes last in both directions.
    """
    first, last = (cast(day, String) for day in (earliest, func.coalesce(latest, earliest)))
    return {
        name: func.coalesce(last, "9999-12-31").concat(func.coalesce(first, "9999-12-31")),
        f"-{name}": func.coalesce(last, "0000-00-00").concat(func.coalesce(first, "0000-00-00")),
    }


def paginate(
    session: Session,
    query: PageQuery,
    statement: Select[Any],
    *,
    entity: Any,
    sorts: Mapping[str, Any],
    default: str,
    show: Callable[[Any], Any],
) -> Page[Any]:
    """One page of `statement` (rows of the table `entity`), in one statement.

    `sorts` maps names to non-null column expressions; the id breaks ties. A name with `-` is what sorts downwards
    instead. `show` makes the schema of one record.
    Deleted records are left out, or shown as tombstones if asked for.
    """
    records, following = slice_of(session, query, statement, entity=entity, sorts=sorts, default=default)
    items = [Tombstone.model_validate(record) if record.deleted_at else show(record) for record in records]
    return Page[Any](items=items, next=following)


def slice_of(
    session: Session,
    query: PageQuery,
    statement: Select[Any],
    *,
    entity: Any,
    sorts: Mapping[str, Any],
    default: str,
) -> tuple[list[Any], str | None]:
    """The records of one page and the address of the next one, for those who serialise themselves."""
    if not query.include_deleted:
        statement = statement.where(entity.deleted_at.is_(None))
    if query.updated_since:
        statement = statement.where(entity.updated_at >= query.updated_since)
    name, descending = (query.sort or default).lstrip("-"), (query.sort or default).startswith("-")
    if name not in sorts:
        raise invalid("#/sort", "literal_error", expected=", ".join(name for name in sorts if name[0] != "-"))
    column = sorts.get(f"-{name}", sorts[name]) if descending else sorts[name]
    key = query.request.app.state.settings.key
    bound = _binding(query)
    keyed = statement.add_columns(column.label("sort_value"))
    if query.cursor:
        value, last_id = _read(query.cursor, key, bound)
        value = _typed(column, value)
        past, tie = (column < value, entity.id < last_id) if descending else (column > value, entity.id > last_id)
        keyed = keyed.where(or_(past, and_(column == value, tie)))
    order = (column.desc(), entity.id.desc()) if descending else (column.asc(), entity.id.asc())
    rows = session.execute(keyed.order_by(*order).limit(query.limit + 1)).all()
    shown = rows[: query.limit]
    following = None
    if len(rows) > query.limit:
        mark = _write((_plain(shown[-1].sort_value), shown[-1][0].id), key, bound)
        following = _address(query.request, mark)
    return [row[0] for row in shown], following


def _binding(query: PageQuery) -> str:
    """The part of the address that a cursor belongs to."""
    given = sorted((k, v) for k, v in query.request.query_params.multi_items() if k not in ("cursor", "limit"))
    return hashlib.sha256(json.dumps([query.request.url.path, given]).encode()).hexdigest()[:16]


def _address(request: Request, mark: str) -> str:
    given = [(k, v) for k, v in request.query_params.multi_items() if k != "cursor"]
    return f"{request.url.path}?{urlencode([*given, ('cursor', mark)])}"


def _write(values: tuple[Any, str], key: bytes, bound: str) -> str:
    payload = json.dumps([*values, bound], separators=(",", ":")).encode()
    return base64.urlsafe_b64encode(_sign(payload, key) + payload).decode().rstrip("=")


def _read(cursor: str, key: bytes, bound: str) -> tuple[Any, str]:
    try:
        raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    except ValueError as failure:
        raise InvalidCursor from failure
    signature, payload = raw[:12], raw[12:]
    # Only what we have signed ourselves is parsed.
    if not hmac.compare_digest(signature, _sign(payload, key)):
        raise InvalidCursor
    value, last_id, belongs_to = json.loads(payload)
    if belongs_to != bound:
        raise InvalidCursor
    return value, str(last_id)


def _sign(payload: bytes, key: bytes) -> bytes:
    return hmac.new(key, b"cursor:" + payload, hashlib.sha256).digest()[:12]


def _plain(value: Any) -> Any:
    if isinstance(value, datetime):
        return format_timestamp(value)
    return value.isoformat() if isinstance(value, date) else value


def _typed(column: Any, value: Any) -> Any:
    # A decorated type (SQLModel's moments in UTC) knows its Python type by what it decorates.
    kind = getattr(column.type, "impl_instance", column.type).python_type
    if kind is datetime:
        return datetime.fromisoformat(value)
    return date.fromisoformat(value) if kind is date else value

"""Every statement on entries and positions: what is found, and how the index follows."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Integer,
    Select,
    Text,
    and_,
    case,
    delete,
    false,
    func,
    insert,
    literal,
    null,
    or_,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import load_only
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance
from backend.core.events import Event, Stream
from backend.core.words import Term
from backend.search.dialects import place_of
from backend.search.entries.sources import SOURCES
from backend.search.models import EntryType, SearchEntry, SearchPosition

#: What a word is worth where it stands; the title's folded text counts so many times as much.
EXACT, BEGINS, WITHIN = 4, 3, 1
TITLE = 6
#: What is called by its number comes first.
NUMBER = 1000


class Found:
    """The columns that paging asks for. Entries leave no tombstones: what is removed is found no more."""

    id = col(SearchEntry.id)
    updated_at = col(SearchEntry.updated_at)
    deleted_at = null()


def found(
    actor: Actor,
    terms: Sequence[Term],
    number: str,
    *,
    alliance_id: str | None,
    type: EntryType | None,
    shared: Collection[str] = (),
) -> tuple[Select[Any], ColumnElement[int]]:
    """The entries that hold all these words, or are called by this number; and what each is worth.

    `shared`: ids of what another alliance shares with this one (`entries.queries.shared_with`).
    """
    words = and_(*(_holds(term) for term in terms))
    called = func.upper(SearchEntry.number) == number.upper()
    # Thousands may be put in order for the sake of a few: their texts are read when it is clear which.
    statement = select(SearchEntry).options(load_only(col(SearchEntry.id)))
    here = actor.sees(SearchEntry.alliance_id, guests=True)
    if alliance_id is not None:
        here = and_(here, SearchEntry.alliance_id == alliance_id)
    if shared:
        here = or_(here, col(SearchEntry.id).in_(sorted(shared)))
    statement = statement.where(here, or_(words, called))
    # A token that may not read a kind of record does not read it here either.
    sources = [one for one in SOURCES if type in (None, one.type) and actor.may(one.permission, alliance_id)]
    statement = statement.where(or_(false(), *(_is_visible(actor, source) for source in sources)))
    worth: ColumnElement[int] = case((called, NUMBER), else_=0)
    for term in terms:
        worth = worth + TITLE * _worth(col(SearchEntry.folded_title), term) + _worth(col(SearchEntry.folded_text), term)
    return statement, worth


def _is_visible(actor: Actor, source: Any) -> ColumnElement[bool]:
    """The record is there, and the actor sees it: asked of the record itself."""
    table = source.table
    seen = source.visible(actor).where(table.id == SearchEntry.id, table.deleted_at.is_(None))
    return and_(SearchEntry.type == source.type.value, seen.with_only_columns(literal(1)).exists())


def _holds(term: Term) -> ColumnElement[bool]:
    columns = (col(SearchEntry.folded_title), col(SearchEntry.folded_text))
    forms = (term.stem,) if term.is_within else (f" {term.stem}", f"{term.stem} ")
    return or_(*(_stands_in(column, form) for column in columns for form in forms))


def _worth(column: Any, term: Term) -> ColumnElement[int]:
    return case(
        (_stands_in(column, f" {term.word} "), EXACT),
        (_stands_in(column, f" {term.stem}"), BEGINS),
        (_stands_in(column, term.stem), WITHIN),
        else_=literal(0, Integer),
    )


def _stands_in(column: Any, form: str) -> ColumnElement[bool]:
    return place_of(column, literal(form, Text)) > 0


def whole(session: Session, ids: Sequence[str]) -> list[SearchEntry]:
    """The entries with these ids, with their texts, in this order."""
    statement = select(SearchEntry).where(col(SearchEntry.id).in_(ids)).execution_options(populate_existing=True)
    known = {one.id: one for one in session.execute(statement).scalars()} if ids else {}
    return [known[one] for one in ids if one in known]


def group_names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Names of living groups."""
    statement = select(Group.id, Group.name).where(Group.id.in_(ids), Group.deleted_at.is_(None))
    return {row.id: row.name for row in session.execute(statement)} if ids else {}


def alliances(session: Session, ids: Collection[str]) -> dict[str, Any]:
    """Slug and name of alliances."""
    statement = select(Alliance.id, Alliance.slug, Alliance.name).where(Alliance.id.in_(ids))
    return {row.id: row for row in session.execute(statement)} if ids else {}


def behind(session: Session) -> list[str]:
    """The alliances in which something happened that the index has not followed, or that it has not built."""
    statement = (
        select(Alliance.id)
        .join(Stream, Stream.id == Alliance.id)
        .join(SearchPosition, col(SearchPosition.alliance_id) == Alliance.id, isouter=True)
        .where(
            Alliance.deleted_at.is_(None),
            or_(
                col(SearchPosition.alliance_id).is_(None),
                col(SearchPosition.building).is_not(None),
                col(Stream.sequence) > col(SearchPosition.sequence),
            ),
        )
    )
    return list(session.execute(statement.order_by(Alliance.id)).scalars())


def position_to_move(session: Session, alliance_id: str) -> SearchPosition | None:
    """The position, held until the end of this unit; None if there is none or another worker holds it."""
    statement = select(SearchPosition).filter_by(alliance_id=alliance_id).with_for_update(skip_locked=True)
    return session.execute(statement.execution_options(populate_existing=True)).scalar_one_or_none()


def begin(session: Session, alliance_id: str) -> None:
    """Begin to build an alliance's entries as of its last event, unless another worker has."""
    dialect = postgresql if session.get_bind().dialect.name == "postgresql" else sqlite
    sequence = select(Stream.sequence).where(col(Stream.id) == alliance_id).scalar_subquery()
    values = {"alliance_id": alliance_id, "sequence": func.coalesce(sequence, 0), "building": ""}
    session.execute(dialect.insert(SearchPosition).values(values).on_conflict_do_nothing())


def happened(session: Session, alliance_id: str, after: int, limit: int) -> list[Any]:
    """Events of an alliance behind a number, oldest first: number, type, what they are about, what is different."""
    columns = (Event.sequence, Event.type, Event.subject_id, Event.context_id, Event.changes)
    statement = select(*columns).where(Event.stream_id == alliance_id, Event.sequence > after)
    return list(session.execute(statement.order_by(Event.sequence).limit(limit)))


def forget(session: Session, ids: Collection[str]) -> None:
    """Delete the entries of these records."""
    session.execute(delete(SearchEntry).where(col(SearchEntry.id).in_(ids)))


def forget_all(session: Session) -> None:
    """Delete every entry and position, so that all is built anew."""
    session.execute(delete(SearchPosition))
    session.execute(delete(SearchEntry))


def write(session: Session, rows: Sequence[dict[str, Any]]) -> None:
    """Write entries."""
    if rows:
        session.connection().execute(insert(SearchEntry), list(rows))


def count(session: Session) -> int:
    """How many entries there are."""
    return session.execute(select(func.count()).select_from(SearchEntry)).scalar_one()

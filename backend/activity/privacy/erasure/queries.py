"""Every select of erasure, and the one place that changes events."""

import json
from collections.abc import Collection, Iterator, Sequence
from typing import Any

from sqlalchemy import Column, ColumnElement, String, Table, and_, cast, delete, false, func, or_, select, update
from sqlmodel import Session, SQLModel, col

from backend.access.models import Grant, MunicipalityGrant
from backend.actions.models import ActionItem
from backend.activity.privacy.inventory import NAMES, naming, prose
from backend.core.clock import now
from backend.core.events import Event
from backend.people.models import PartyColumns, Person
from backend.people.queries import folded

PORTION = 100
QUIETLY = {"synchronize_session": False}


def has_namesake(session: Session, person: Person) -> bool:
    """Whether somebody else of the alliance has the same name."""
    statement = select(Person.id).where(
        Person.alliance_id == person.alliance_id,
        folded(Person.name) == person.name.lower(),
        Person.id != person.id,
        col(Person.deleted_at).is_(None),
    )
    return session.execute(statement).first() is not None


def number_of_erased(session: Session, alliance_id: str) -> int:
    """How many people of the alliance were erased."""
    statement = select(func.count()).where(Person.alliance_id == alliance_id, col(Person.anonymised_at).is_not(None))
    return int(session.execute(statement).scalar_one())


def party_tables() -> list[Table]:
    """The tables whose rows name somebody."""
    members = set(PartyColumns.model_fields)
    return [table for table in SQLModel.metadata.sorted_tables if members <= set(table.c.keys())]


def rename_parties(session: Session, person: Person, name: str, *, also_unlinked: bool) -> dict[str, list[str]]:
    """Give the person's party references another name; ids of the changed rows by table.

    `also_unlinked`: also where the name was written and no record was linked.
    """
    changed = {}
    for table in party_tables():
        c = table.c
        meant = c.party_id == person.id
        if also_unlinked:
            same = and_(c.party_kind == "person", c.party_id.is_(None), folded(c.party_name) == person.name.lower())
            meant = or_(meant, same)
        condition = and_(c.alliance_id == person.alliance_id, meant, c.party_name != name)
        statement = update(table).where(condition).values(party_name=name, updated_at=now(), version=c.version + 1)
        ids = list(session.execute(statement.returning(c.id)).scalars())
        if ids:
            changed[table.name] = ids
    return changed


def named_within(session: Session, alliance_id: str) -> Iterator[tuple[Table, Column[Any], str, Any]]:
    """Table, column, id and JSON of everything in an alliance that holds party references within."""
    for table, column in naming():
        statement = select(table.c.id, column).where(table.c.alliance_id == alliance_id, column.is_not(None))
        for row in session.execute(statement, execution_options={"yield_per": PORTION}):
            yield table, column, row[0], row[1]


def alliances_of(session: Session, user_id: str) -> list[str]:
    """Ids of the alliances in which a user did something."""
    statement = select(Event.alliance_id).where(Event.actor_id == user_id, col(Event.alliance_id).is_not(None))
    return sorted(session.execute(statement.distinct()).scalars())


def rewrite(session: Session, table: Table, record_id: str, values: dict[Column[Any], Any]) -> None:
    """Put other values into one row; who synchronises learns of it."""
    named = {column.name: value for column, value in values.items()}
    statement = update(table).where(table.c.id == record_id)
    session.execute(statement.values(**named, updated_at=now(), version=table.c.version + 1))


def forget_addresses(session: Session, alliance_id: str | None, condition: ColumnElement[bool]) -> int:
    """Empty what participants of meetings gave to be invited and answered: address, link, words; how many."""
    table = SQLModel.metadata.tables["participants"]
    if alliance_id is not None:
        condition = condition & (table.c.alliance_id == alliance_id)
    emptied = dict.fromkeys(("email", "secret_hash", "reply_note", "remark", "told"))
    statement = update(table).where(condition).values(**emptied, updated_at=now(), version=table.c.version + 1)
    return int(session.execute(statement).rowcount)


def cards_of(session: Session, changed: dict[str, list[str]]) -> list[ActionItem]:
    """The living action items whose parts these are."""
    ids: set[str] = set()
    for name, rows in changed.items():
        table = SQLModel.metadata.tables[name]
        if "action_item_id" in table.c:
            ids.update(session.execute(select(table.c.action_item_id).where(table.c.id.in_(rows))).scalars())
    statement = select(ActionItem).where(col(ActionItem.id).in_(sorted(ids)), col(ActionItem.deleted_at).is_(None))
    return list(session.execute(statement).scalars())


def rename_authors(session: Session, ids: Collection[str], name: str, alliance_id: str | None) -> int:
    """Give these users or people another name wherever a row keeps the name of who wrote it; how many rows."""
    number = 0
    for table in SQLModel.metadata.sorted_tables:
        for kept, who in NAMES.items():
            if kept not in table.c or who not in table.c:
                continue
            condition = and_(table.c[who].in_(sorted(ids)), table.c[kept] != name)
            if alliance_id is not None:
                condition = and_(condition, table.c.alliance_id == alliance_id)
            values = {kept: name, "updated_at": now(), "version": table.c.version + 1}
            number += session.execute(update(table).where(condition).values(values)).rowcount
    return number


def forget(session: Session, name: str, condition: ColumnElement[bool]) -> int:
    """Delete rows of a table; how many."""
    return int(session.execute(delete(SQLModel.metadata.tables[name]).where(condition)).rowcount)


def table(name: str) -> Table:
    """A table by name."""
    return SQLModel.metadata.tables[name]


def places(session: Session, alliance_id: str, words: Sequence[str]) -> list[dict[str, Any]]:
    """Texts of an alliance in which one of these words stands: table, id, field and card."""
    found = []
    for one, column in prose():
        # As JSON is stored, letters beyond ASCII are written as \\u00e4.
        written = cast(column, String)
        parts = [written.contains(form, autoescape=True) for word in words for form in _forms(word)]
        card = one.c.action_item_id if "action_item_id" in one.c else one.c.id
        condition = and_(one.c.alliance_id == alliance_id, or_(false(), *parts))
        if "deleted_at" in one.c:
            condition = and_(condition, one.c.deleted_at.is_(None))
        for row in session.execute(select(one.c.id, card.label("card")).where(condition).order_by(one.c.id)):
            is_part = "action_item_id" in one.c or one.name == "action_items"
            found.append(
                {"table": one.name, "id": row.id, "field": column.name, "action_item_id": row.card if is_part else None}
            )
    return found


def events_with(
    session: Session, stream_id: str | None, ids: Collection[str], word: str | None
) -> Iterator[tuple[str, dict[str, Any]]]:
    """Ids and changes of events about these records, or in whose changes the word stands."""
    either: list[ColumnElement[bool]] = [col(Event.subject_id).in_(sorted(ids))]
    if word:
        changes = cast(Event.changes, String)
        either += [changes.contains(form, autoescape=True) for form in _forms(word)]
    statement = select(Event.id, Event.changes).where(or_(*either))
    if stream_id is not None:
        statement = statement.where(Event.stream_id == stream_id)
    yield from ((row.id, row.changes) for row in session.execute(statement).all())


def rewrite_event(session: Session, event_id: str, changes: dict[str, Any]) -> None:
    """Put other changes into an event: its number, time and type stay."""
    session.execute(update(Event).where(Event.id == event_id).values(changes=changes), execution_options=QUIETLY)


def rename_actor(session: Session, ids: Collection[str], name: str, stream_id: str | None) -> int:
    """Give these another name in the events of what they did; how many events."""
    condition = and_(col(Event.actor_id).in_(sorted(ids)), col(Event.actor_name) != name)
    if stream_id is not None:
        condition = and_(condition, col(Event.stream_id) == stream_id)
    statement = update(Event).where(condition).values(actor_name=name)
    return int(session.execute(statement, execution_options=QUIETLY).rowcount)


def grants_of(session: Session, user_id: str) -> list[Grant]:
    """The user's roles in alliances."""
    return list(session.execute(select(Grant).filter_by(user_id=user_id, deleted_at=None)).scalars())


def municipal_grants_of(session: Session, user_id: str) -> list[MunicipalityGrant]:
    """The user's roles in municipalities."""
    return list(session.execute(select(MunicipalityGrant).filter_by(user_id=user_id, deleted_at=None)).scalars())


def grants_as(session: Session, person_id: str) -> list[Grant]:
    """The roles of users who are this person, also those that were taken away."""
    return list(session.execute(select(Grant).filter_by(person_id=person_id)).scalars())


def _forms(word: str) -> set[str]:
    return {word, json.dumps(word)[1:-1]}

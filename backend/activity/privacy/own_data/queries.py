"""Every select of what is stored about somebody."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, String, cast, false, func, or_, select, union_all
from sqlmodel import Session, SQLModel, col

from backend.access.models import Grant, User
from backend.activity.privacy.inventory import ADDRESSES, mentions, naming, shown
from backend.core.events import Event
from backend.people.models import Person


@dataclass(frozen=True)
class Address:
    """A mail address in small letters; with an alliance it is somebody's there, without one everywhere."""

    address: str
    alliance_id: str | None = None


def people_of(session: Session, user_id: str) -> list[str]:
    """Ids of the people that a user is or was in alliances."""
    statement = select(Grant.person_id).where(Grant.user_id == user_id, col(Grant.person_id).is_not(None))
    return sorted(session.execute(statement).scalars())


def users_who_are(session: Session, person_id: str) -> list[str]:
    """Ids of the users who are or were this person."""
    return sorted(session.execute(select(Grant.user_id).where(Grant.person_id == person_id)).scalars())


def account(session: Session, user_id: str) -> dict[str, Any]:
    """The account itself."""
    return rows(session, "users", SQLModel.metadata.tables["users"].c.id == user_id)[0]


def people(session: Session, ids: Sequence[str]) -> list[dict[str, Any]]:
    """These people as they are stored."""
    return rows(session, "people", SQLModel.metadata.tables["people"].c.id.in_(ids))


def addresses_of(session: Session, people: Sequence[dict[str, Any]], user_id: str | None) -> list[Address]:
    """Where these people are written to, each in their own alliance.

    People enter their address themselves and nobody asks whether it is theirs: one that another account, or somebody
    else in the alliance, has as well opens nothing.
    """
    found = []
    for one in people:
        if not one["email"]:
            continue
        address = one["email"].lower()
        accounts = select(User.id).where(func.lower(User.email) == address, col(User.id) != (user_id or ""))
        namesakes = select(Person.id).where(
            func.lower(Person.email) == address, Person.alliance_id == one["alliance_id"], col(Person.id) != one["id"]
        )
        if user_id is None or session.execute(union_all(accounts, namesakes)).first() is None:
            found.append(Address(address, one["alliance_id"]))
    return found


def records(
    session: Session,
    users: Sequence[str],
    persons: Sequence[str],
    addresses: Sequence[Address],
    alliance_id: str | None,
) -> dict[str, list[dict[str, Any]]]:
    """Rows that are about these users and people, by table; with an alliance only its rows. A statement a table."""
    conditions: dict[str, list[ColumnElement[bool]]] = {}
    for one in mentions():
        ids = [*(users if one.users else ()), *(persons if one.people else ())]
        conditions.setdefault(one.table.name, []).append(one.column.in_(ids) if ids else false())
    for name, column in ADDRESSES.items():
        columns = SQLModel.metadata.tables[name].c
        for known in addresses:
            theirs = func.lower(columns[column]) == known.address
            if known.alliance_id is not None:
                theirs = theirs & (columns.alliance_id == known.alliance_id) if "alliance_id" in columns else false()
            conditions.setdefault(name, []).append(theirs)
    comments = SQLModel.metadata.tables["comments"]
    for named, within in [*naming(), (comments, comments.c.mentions)]:
        conditions.setdefault(named.name, []).extend(cast(within, String).contains(one) for one in persons)
    found = {}
    for name, either in conditions.items():
        table = SQLModel.metadata.tables[name]
        condition = or_(false(), *either)  # without `false()`, nobody's rows would be everybody's
        if alliance_id is not None:
            if "alliance_id" not in table.c:
                continue
            condition = condition & (table.c.alliance_id == alliance_id)
        if of_table := rows(session, name, condition):
            # A name of SQLAlchemy's is more than a text, which JSON does not take for a key.
            found[str(name)] = of_table
    return found


def rows(session: Session, name: str, condition: ColumnElement[bool]) -> list[dict[str, Any]]:
    """The rows of a table, without what is secret."""
    table = SQLModel.metadata.tables[name]
    statement = select(*shown(table)).where(condition).order_by(*table.primary_key.columns)
    return [{str(name): value for name, value in row.items()} for row in session.execute(statement).mappings()]


def events(
    session: Session, users: Sequence[str], persons: Sequence[str], alliance_id: str | None
) -> list[dict[str, Any]]:
    """What these did, and what was done with their account or their entry, oldest first."""
    everybody = [*users, *persons]
    about = or_(
        col(Event.actor_id).in_(everybody), col(Event.subject_id).in_(everybody), col(Event.context_id).in_(everybody)
    )
    if alliance_id is not None:
        about = about & (col(Event.stream_id) == alliance_id)
    members = ("id", "occurred_at", "type", "subject_type", "subject_id", "subject_number", "actor_name", "changes")
    table = SQLModel.metadata.tables["events"]
    statement = select(*(table.c[name] for name in members)).where(about).order_by(table.c.id)
    return [dict(row) for row in session.execute(statement).mappings()]

"""Every select of this room."""

from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal, null, or_, select, table
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.people.models import Organisation, Person

# The room of groups stands above this one and is therefore named by table, as in a foreign key.
GROUPS = table("groups", column("id"), column("name"), column("alliance_id"), column("deleted_at"))


def folded(text_column: Any) -> ColumnElement[str]:
    """The text in lower case. SQLite's own `lower` leaves out everything beyond ASCII."""
    lowered: ColumnElement[str] = func.lower(text_column)
    for capital in "ÄÖÜ":
        lowered = func.replace(lowered, capital, capital.lower())
    return lowered


def contains(words: str | None, *text_columns: Any) -> list[ColumnElement[bool]]:
    """Conditions: each of the words stands in one of the columns, in whatever case."""
    return [
        or_(*(folded(text_column).contains(word, autoescape=True) for text_column in text_columns))
        for word in (words or "").lower().split()[:10]
    ]


def people_visible_to(actor: Actor) -> Select[Any]:
    """People of the actor's alliances."""
    return select(Person).where(actor.sees(Person.alliance_id))


def organisations_visible_to(actor: Actor) -> Select[Any]:
    """Organisations of the actor's alliances."""
    return select(Organisation).where(actor.sees(Organisation.alliance_id))


def find_person(session: Session, actor: Actor, person_id: str) -> Person:
    """The person by id, if visible; 404 otherwise."""
    statement = people_visible_to(actor).where(Person.id == person_id, Person.deleted_at.is_(None))
    return _one(session, statement)  # type: ignore[no-any-return] (a Select of one entity)


def find_organisation(session: Session, actor: Actor, organisation_id: str) -> Organisation:
    """The organisation by id, if visible; 404 otherwise."""
    statement = organisations_visible_to(actor).where(
        Organisation.id == organisation_id, Organisation.deleted_at.is_(None)
    )
    return _one(session, statement)  # type: ignore[no-any-return] (a Select of one entity)


def names(session: Session, alliance_id: str) -> list[Any]:
    """Kind, id and names of everybody an alliance can name: organisations, people, groups."""
    statement = (
        select(literal("organisation"), Organisation.id, Organisation.name, Organisation.abbreviation)
        .where(Organisation.alliance_id == alliance_id, Organisation.deleted_at.is_(None))
        .union_all(
            select(literal("person"), Person.id, Person.name, null()).where(
                Person.alliance_id == alliance_id, Person.deleted_at.is_(None)
            ),
            select(literal("group"), GROUPS.c.id, GROUPS.c.name, null()).where(
                GROUPS.c.alliance_id == alliance_id, GROUPS.c.deleted_at.is_(None)
            ),
        )
    )
    return list(session.execute(statement).all())


def _one(session: Session, statement: Select[Any]) -> Any:
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found

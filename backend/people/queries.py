"""Every select of this room."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, literal, null, or_, select, table, union_all
from sqlalchemy.orm import registry
from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.people.models import Organisation, Person

# Groups and alliances stand above this room and are therefore named by table, as in a foreign key.
GROUP_COLUMNS = ("id", "alliance_id", "name", "kind", "version", "updated_at", "deleted_at")
GROUPS = table("groups", *(column(name) for name in GROUP_COLUMNS))

ALLIANCES = table("alliances", column("id"), column("deleted_at"))

NAMEABLE = union_all(
    select(
        literal("organisation").label("kind"),
        Organisation.id,
        Organisation.alliance_id,
        Organisation.name,
        Organisation.abbreviation.label("detail"),
        Organisation.version,
        Organisation.updated_at,
        Organisation.deleted_at,
    ),
    select(
        literal("person"),
        Person.id,
        Person.alliance_id,
        Person.name,
        func.coalesce(Person.function, Organisation.name),
        Person.version,
        Person.updated_at,
        Person.deleted_at,
    ).join(Organisation, Organisation.id == Person.organisation_id, isouter=True),
    select(
        literal("group"),
        GROUPS.c.id,
        GROUPS.c.alliance_id,
        GROUPS.c.name,
        GROUPS.c.kind,
        GROUPS.c.version,
        GROUPS.c.updated_at,
        GROUPS.c.deleted_at,
    ),
).subquery("nameable")


class Nameable:
    """A row of everybody who can be named: organisations, people and groups as one read-only table."""

    kind: Any
    id: Any
    alliance_id: Any
    name: Any
    detail: Any


registry().map_imperatively(Nameable, NAMEABLE, primary_key=[NAMEABLE.c.id])


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


def require_alliance(session: Session, actor: Actor, alliance_id: str, permission: str) -> str:
    """The alliance's id, if it is there; 404 if it is not or is invisible, 403 if the permission is not held in it."""
    actor.require(permission, alliance_id)
    statement = select(ALLIANCES.c.id).where(ALLIANCES.c.id == alliance_id, ALLIANCES.c.deleted_at.is_(None))
    if session.execute(statement).first() is None:
        raise NotFound
    return alliance_id


def people_visible_to(actor: Actor) -> Select[Any]:
    """People of the actor's alliances."""
    return select(Person).where(actor.sees(Person.alliance_id))


def organisations_visible_to(actor: Actor) -> Select[Any]:
    """Organisations of the actor's alliances."""
    return select(Organisation).where(actor.sees(Organisation.alliance_id))


def find_person(session: Session, actor: Actor, person_id: str) -> Person:
    """The person by id, if visible; 404 otherwise."""
    statement = people_visible_to(actor).where(Person.id == person_id, Person.deleted_at.is_(None))
    return _one(session, statement)


def find_organisation(session: Session, actor: Actor, organisation_id: str) -> Organisation:
    """The organisation by id, if visible; 404 otherwise."""
    statement = organisations_visible_to(actor).where(
        Organisation.id == organisation_id, Organisation.deleted_at.is_(None)
    )
    return _one(session, statement)


def organisation_names(session: Session, ids: Collection[str]) -> dict[str, str]:
    """Names of several organisations, also of those that were removed."""
    statement = select(Organisation.id, Organisation.name).where(Organisation.id.in_(sorted(ids)))
    return {row[0]: row[1] for row in session.execute(statement)} if ids else {}


def organisation_exists(session: Session, alliance_id: str, organisation_id: str) -> bool:
    """Whether the organisation is a living one of this alliance's."""
    statement = select(Organisation.id).where(
        Organisation.id == organisation_id,
        Organisation.alliance_id == alliance_id,
        Organisation.deleted_at.is_(None),
    )
    return session.execute(statement).first() is not None


def organisation_name_is_taken(session: Session, alliance_id: str, name: str, besides: str) -> bool:
    """Whether another organisation of the alliance has this name, in whatever case; until the commit none gets it."""
    session.execute(select(ALLIANCES.c.id).where(ALLIANCES.c.id == alliance_id).with_for_update(key_share=True))
    statement = select(Organisation.id).where(
        Organisation.alliance_id == alliance_id,
        folded(Organisation.name) == name.lower(),
        Organisation.id != besides,
        Organisation.deleted_at.is_(None),
    )
    return session.execute(statement).first() is not None


def suggestions(actor: Actor, alliance_id: str, words: str | None) -> Select[Any]:
    """Everybody of an alliance who can be named and has these words in name, abbreviation or function."""
    statement = select(Nameable).where(actor.sees(Nameable.alliance_id), Nameable.alliance_id == alliance_id)
    return statement.where(*contains(words, Nameable.name, Nameable.detail))


def names(session: Session, alliance_id: str) -> list[Any]:
    """Kind, id, whether it was removed, and names of everybody an alliance can name or has named."""
    statement = (
        select(
            literal("organisation"),
            Organisation.id,
            Organisation.deleted_at.is_not(None),
            Organisation.name,
            Organisation.abbreviation,
        )
        .where(Organisation.alliance_id == alliance_id)
        .union_all(
            select(literal("person"), Person.id, Person.deleted_at.is_not(None), Person.name, null()).where(
                Person.alliance_id == alliance_id
            ),
            select(literal("group"), GROUPS.c.id, GROUPS.c.deleted_at.is_not(None), GROUPS.c.name, null()).where(
                GROUPS.c.alliance_id == alliance_id
            ),
        )
    )
    return list(session.execute(statement).all())


def _one(session: Session, statement: Select[Any]) -> Any:
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found

"""Names within JSON: party references at any depth, who wrote something down, and minutes as they were circulated.

Minutes are never changed after they were circulated, but for this: there the name is taken out of every text.
"""

from collections.abc import Callable, Collection
from typing import Any

from sqlalchemy import Column
from sqlmodel import Session

from backend.activity.privacy.erasure import queries
from backend.people.models import PartyKind, Person

Values = dict[str, Any]


def rename(
    session: Session, person: Person, name: str, selves: Collection[str], *, also_unlinked: bool
) -> dict[str, list[str]]:
    """Give the person another name wherever JSON of the alliance names them; ids of the changed rows by table.

    `selves`: the ids as which they wrote. `also_unlinked`: also where only the name was written.
    """
    known = person.name.lower()

    def is_meant(party: Values) -> bool:
        if party.get("id") is not None:
            return bool(party["id"] == person.id)
        return also_unlinked and party["kind"] == PartyKind.person and str(party["name"]).lower() == known

    def without(column: Column[Any], value: Any) -> Any:
        changed = renamed(value, is_meant, selves, name)
        return replaced(changed, person.name, name) if also_unlinked and column.name == "content" else changed

    return _rewrite(session, person.alliance_id, without)


def rename_author(session: Session, user_id: str, name: str) -> int:
    """Give who wrote something down within JSON another name, in all alliances they wrote in; how many rows."""

    def without(_column: Column[Any], value: Any) -> Any:
        return renamed(value, lambda _party: False, {user_id}, name)

    changed = [_rewrite(session, one, without) for one in queries.alliances_of(session, user_id)]
    return sum(len(ids) for tables in changed for ids in tables.values())


def _rewrite(session: Session, alliance_id: str, without: Callable[[Column[Any], Any], Any]) -> dict[str, list[str]]:
    """Ids of the changed rows by table."""
    # Found first and changed then: what is being read is not changed under the reader.
    found = [
        (table, record_id, {column: new})
        for table, column, record_id, value in queries.named_within(session, alliance_id)
        if (new := without(column, value)) != value
    ]
    changed: dict[str, list[str]] = {}
    for table, record_id, values in found:
        queries.rewrite(session, table, record_id, values)
        changed.setdefault(table.name, []).append(record_id)
    return changed


def renamed(value: Any, is_meant: Callable[[Values], bool], selves: Collection[str], name: str) -> Any:
    """The same JSON with another name for who is meant, and for what these wrote down."""
    if isinstance(value, list):
        return [renamed(one, is_meant, selves, name) for one in value]
    if not isinstance(value, dict):
        return value
    changed = {member: renamed(one, is_meant, selves, name) for member, one in value.items()}
    if {"kind", "name"} <= value.keys() and is_meant(value):
        changed["name"] = name
        if "function" in value:
            changed["function"] = None
    if value.get("entered_by_id") in selves:
        changed["entered_by"] = name
    return changed


def replaced(value: Any, known: str, name: str) -> Any:
    """The same JSON with another name in its texts."""
    if isinstance(value, str):
        return value.replace(known, name)
    if isinstance(value, list):
        return [replaced(one, known, name) for one in value]
    if isinstance(value, dict):
        return {member: replaced(one, known, name) for member, one in value.items()}
    return value

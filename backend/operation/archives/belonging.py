"""Whether what an archive holds belongs to its alliance.

It comes from another installation, and whoever had it could write into it: a step for the card of another alliance, a
right that nobody is given, the name of a file that is somebody else's.
"""

from typing import Any

from sqlalchemy import Connection, Table

from backend.access.permissions import AllianceRoleName
from backend.documents.storage import is_content_id
from backend.operation.archives import EMPTIED, OF_USERS, queries, tables

#: Columns that name a record without a foreign key, and where it may be.
LOOSE = {
    "party_id": ("people", "organisations", "groups"),
    "context_id": ("action_items", "groups", "meetings"),
    "subject_id": ("action_items",),
    "anchor_group_id": ("groups",),
    "anchor_meeting_id": ("meetings",),
    "matter_id": ("agenda_items",),
}


def is_fit(table: str, row: dict[str, Any]) -> bool:
    """Whether this row can be part of an archive, as far as it tells by itself."""
    if table == "users":
        return row.keys() <= set(OF_USERS)
    if any(row.get(column) is not None for column in EMPTIED.get(table, ())):
        return False
    if table == "grants":
        return row["role"] in list(AllianceRoleName)
    if table == "events":
        return row["alliance_id"] in (None, row["stream_id"])
    if table == "documents":
        return row["content_id"] is None or is_content_id(row["content_id"])
    return True


def contents(connection: Connection, alliance_id: str) -> set[str]:
    """The ids of the files that the alliance's documents name."""
    return queries.contents_of(connection, alliance_id)


def reaches_further(connection: Connection, alliance_id: str) -> bool:
    """Whether a restored row points at a record of another alliance, or at its file."""
    if queries.shares_contents(connection, alliance_id):
        return True
    known = {table.name: table for table in tables()}
    return any(
        queries.points_elsewhere(connection, table.c[column], known[goal], alliance_id)
        for table in known.values()
        for column, goal in _pointers(table)
        if "alliance_id" in known[goal].c
    )


def _pointers(table: Table) -> list[tuple[str, str]]:
    if "alliance_id" not in table.c:
        return []
    keys = [(column.name, key.column.table.name) for column in table.c for key in column.foreign_keys]
    return keys + [(column, goal) for column, goals in LOOSE.items() if column in table.c for goal in goals]

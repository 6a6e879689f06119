"""Which columns of which tables are about a user or a person: read from the tables themselves, not from a list.

A column points at somebody by a foreign key to `users` or `people`, by being a party reference, or by one of the
names that columns of authors have. Secrets and their hashes are personal too, but worth nothing to whom they are about
and much to others: they are never given out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import JSON, Column, LargeBinary, String, Table
from sqlmodel import SQLModel

#: Columns that name who wrote or did something, a user or a person, without a foreign key.
AUTHORS = {
    "author_id",
    "created_by",
    "invited_by",
    "released_by",
    "withdrawn_by",
    "made_by",
    "imported_by",
    "entered_by",
    "overridden_by",
}
#: Columns that keep the name of an author, beside the one that says who it is.
NAMES = {
    "author_name": "author_id",
    "invited_by_name": "invited_by",
    "entered_by_name": "entered_by",
    "raised_by": "created_by",
    "overridden_by_name": "overridden_by",
}
#: Columns that hold a mail address.
ADDRESSES = {"mails": "to", "invitations": "email", "password_resets": "email", "participants": "email"}
#: JSON of an alliance's tables in which nobody is named by a party reference.
IMPERSONAL = {
    *("headers", "counts", "origins", "unplaced", "scopes", "event_types", "seen", "fuzzy_date", "exceptions"),
    *(
        "template",
        "checklist",
        "due",
        "predecessor_ids",
        "group_ids",
        "rotation",
        "competences",
        "mentions",
        "changes",
        "body",
        "told",
        "deadline",
        "phases",
        "tables",
        "points",
    ),
}
#: Tables of their own in an answer, or derived from others.
APART = {"users", "people", "events", "cards", "search_entries", "search_positions"}
SECRET = re.compile(
    r"hash|secret|sealed|public_key|credential|challenge|nonce|verifier|id_token|_key$|^attributes$|last_step|sign_count"
)
#: What a mail says may hold links that open an account.
WITHIN_MAILS = {"text", "html", "calendar", "headers"}
#: JSON in which sentences stand.
LONG_WITHIN = {"unplaced", "fuzzy_date", "objections", "agenda", "content"}
#: People write sentences only where this many letters or more find room.
LONG = 200


@dataclass(frozen=True)
class Mention:
    """A column whose value is the id of a user, of a person or of either."""

    table: Table
    column: Column[Any]
    users: bool
    people: bool


def mentions() -> Iterator[Mention]:
    """Every column that says whom a row is about or who wrote it."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name in APART:
            continue
        for column in table.c:
            targets = {key.target_fullname for key in column.foreign_keys}
            if "users.id" in targets:
                yield Mention(table, column, users=True, people=False)
            elif "people.id" in targets or (column.name == "party_id"):
                yield Mention(table, column, users=False, people=True)
            elif column.name in AUTHORS and not targets:
                yield Mention(table, column, users=True, people=True)


def shown(table: Table) -> list[Column[Any]]:
    """The columns of a table that may be given out. What is bytes stands elsewhere as text or as a file."""
    hidden = WITHIN_MAILS if table.name == "mails" else set()
    return [
        column
        for column in table.c
        if not SECRET.search(column.name) and column.name not in hidden and not isinstance(column.type, LargeBinary)
    ]


def naming() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of an alliance's tables that holds party references as JSON, alone, in a list or deep within."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name in APART or "alliance_id" not in table.c:
            continue
        for column in table.c:
            if isinstance(column.type, JSON) and column.name not in IMPERSONAL:
                yield table, column


def prose() -> Iterator[tuple[Table, Column[Any]]]:
    """Every column of an alliance's tables into which people write sentences, where names may stand."""
    for table in SQLModel.metadata.sorted_tables:
        if table.name in APART | {"mails", "webhooks", "tokens"} or "alliance_id" not in table.c:
            continue
        for column in shown(table):
            if column.name in ("party_name", *NAMES) or column.foreign_keys:
                continue
            # A decorated type (SQLModel's texts) knows what it is by what it decorates.
            kind = getattr(column.type, "impl_instance", column.type)
            is_long = isinstance(kind, String) and (kind.length or LONG) >= LONG
            if is_long or (isinstance(column.type, JSON) and column.name in LONG_WITHIN):
                yield table, column

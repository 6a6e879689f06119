"""Backup and restore: the whole database in one file that does not depend on the kind of database.

The file is a ZIP archive with `manifest.json`, one `<table>.ndjson` per table, a JSON object a line, and the bytes of
attached files as `documents/<content id>`. It holds everything except what has no worth after a restore: sessions, one-time links, answers kept for retries and counted
failures of signing in; and mails, so that none is sent a second time. A backup of SQLite can be restored into PostgreSQL and the other way round, which is also the
way to move. It holds personal data and hashes of passwords: keep it like the database itself.
"""

from sqlalchemy import Table
from sqlmodel import SQLModel

MANIFEST = "manifest.json"
DOCUMENTS = "documents/"
FORMAT = 1
PASSING = {
    "user_sessions",
    "sign_in_links",
    "pending_sign_ins",
    "passkey_challenges",
    "password_resets",
    "idempotent_requests",
    "failed_sign_ins",
    "mails",
    "search_entries",
    "search_positions",
}


def tables() -> list[Table]:
    """The tables that a backup holds, by name."""
    return [table for name, table in sorted(SQLModel.metadata.tables.items()) if name not in PASSING]

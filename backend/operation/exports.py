"""The records of an alliance as lines of JSON: `{"type": "action_items", "record": {…}}`, without any secret.

For those who want to have all their data, in a form that programs read. What people want to have as a table, the
interface exports.
"""

from collections.abc import Iterator

import orjson
from sqlmodel import Session

from backend.core.db import Database
from backend.operation import archives, queries
from backend.operation.backups import tables
from backend.operation.backups.lines import encode
from backend.operation.backups.writing import snapshot

# As in an archive; who did what and when is nobody's business outside.
LEFT_OUT = {*archives.LEFT_OUT, "events"}


def alliances(session: Session) -> list[str]:
    """Ids of all alliances."""
    return queries.alliance_ids(session)


def lines_of(database: Database, alliance_id: str) -> Iterator[bytes]:
    """The alliance itself, then its living records table by table, as they are at one moment."""
    with snapshot(database) as connection:
        yield _line("alliances", encode(queries.alliance_row(connection, alliance_id)))
        for table in tables():
            if "alliance_id" in table.c and table.name not in LEFT_OUT:
                secret = archives.EMPTIED.get(table.name, ())
                for row in queries.rows_of(connection, table, alliance_id):
                    yield _line(table.name, encode({name: row[name] for name in row if name not in secret}))


def _line(kind: str, record: bytes) -> bytes:
    return b'{"type":' + orjson.dumps(kind) + b',"record":' + record.rstrip(b"\n") + b"}\n"

"""Bytes that belong to no document are erased: of uploads that came to nothing, and of what the trash let go."""

from itertools import islice

from sqlmodel import Session

from backend.core.db import Database
from backend.documents import queries, storage
from backend.settings import Settings

#: Bytes are written before their row is committed; by then the row is long there.
AGE_SECONDS = 3600
_AT_ONCE = 500


def run(database: Database, settings: Settings) -> int:
    """Erase bytes without a row; how many files. A duty of the worker."""
    erased = 0
    stored = storage.stored_before(settings.data_dir, AGE_SECONDS)
    while some := list(islice(stored, _AT_ONCE)):

        def known(session: Session, ids: list[str] = some) -> set[str]:
            return queries.known_contents(session, ids)

        for content_id in sorted(set(some) - database.run(known)):
            storage.remove(settings.data_dir, content_id)
            erased += 1
    return erased

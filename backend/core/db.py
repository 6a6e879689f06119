"""The one mechanism that opens, commits and closes: a unit of work runs in one thread, in one hop.

A finished request that waits for a second thread while it holds a connection can stop the whole process
(design, section 4, 2). Therefore a unit opens its session, works, serialises, commits and closes in one call,
and there are never more units at once than connections.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

import anyio.to_thread
import psycopg
from alembic import command
from alembic.config import Config
from anyio import CapacityLimiter
from sqlalchemy import Engine, Executable, create_engine
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.orm.exc import StaleDataError
from sqlmodel import Session

from backend.core import sqlite

Result = TypeVar("Result")
Work = Callable[[Session], Result]

ATTEMPTS = 5
AFTERWARDS = "afterwards"
RETRYABLE_SQLSTATES = {"40001", "40P01"}


def note(session: Session, statement: Executable) -> None:
    """Write something down after this unit, in a transaction of its own; if others are in the way, not at all.

    A read that turns into a write on SQLite fails when somebody else has written meanwhile; what is only worth
    noting (when a token was last used) must not cost an answer.
    """
    session.info.setdefault(AFTERWARDS, []).append(statement)


class Database:
    """Engine, threads and sessions of one process."""

    def __init__(self, url: str, threads: int) -> None:
        self.is_sqlite = url.startswith("sqlite")
        self.url = url
        self.engine = _engine(url, threads)
        self.after_commit: list[Callable[[Session], None]] = []
        self._threads = threads
        # A limiter wakes those who wait in its own event loop only.
        self._limiters: WeakKeyDictionary[asyncio.AbstractEventLoop, tuple[CapacityLimiter, CapacityLimiter]]
        self._limiters = WeakKeyDictionary()
        self._plain: Engine = self.engine
        self._reading: Engine = self.engine
        if self.is_sqlite:
            self._writing = self.engine.execution_options(**{sqlite.BEGINS: "write"})
            self._reading = self._late = self.engine.execution_options(**{sqlite.BEGINS: "late"})
        else:
            # Each statement of a read sees what is committed anyhow: two round trips less. Reads are many and short,
            # so connections come from the pool as they need them.
            self._plain = self._writing = self._late = self.engine.execution_options(isolation_level="READ COMMITTED")

    @contextmanager
    def unit(self, *, write: bool = False, read: bool = False, late: bool = False) -> Iterator[Session]:
        """One transaction: committed when the block ends, rolled back when it raises.

        `read`: nothing is written, and no cursor stays open between statements; then it needs no transaction. `late`:
        on SQLite a writer waits in line from its first write on, not from its beginning.
        """
        engine = self._late if late else self._writing if write else self._reading if read else self._plain
        with Session(engine, expire_on_commit=False, autoflush=False) as session:
            yield session
            session.commit()

    def run(self, work: Work[Result], *, write: bool = False, read: bool = False, late: bool = False) -> Result:
        """Run a unit; one that lost a race against another writer runs again on what is stored now."""
        for attempt in range(1, ATTEMPTS + 1):
            try:
                with self.unit(write=write, read=read, late=late) as session:
                    result = work(session)
            except (StaleDataError, DBAPIError) as failure:
                if attempt == ATTEMPTS or not _lost_a_race(failure):
                    raise
            else:
                self._finish(session)
                return result
        raise AssertionError("unreachable")

    def _finish(self, session: Session) -> None:
        for listener in self.after_commit:
            listener(session)
        if AFTERWARDS in session.info:
            with suppress(OperationalError), self.unit(write=True) as later:
                for statement in session.info[AFTERWARDS]:
                    later.execute(statement)

    async def run_in_thread(self, work: Callable[[], Result], *, write: bool = False) -> Result:
        """Hop once to one of as many threads as there are connections.

        On SQLite one writer at a time: the others wait without a thread, so that readers find one.
        """
        loop = asyncio.get_running_loop()
        if loop not in self._limiters:
            readers = CapacityLimiter(self._threads)
            self._limiters[loop] = (readers, CapacityLimiter(1) if self.is_sqlite else readers)
        return await anyio.to_thread.run_sync(work, limiter=self._limiters[loop][write])

    async def perform(self, work: Work[Result], *, write: bool = False) -> Result:
        """A unit of work in one of the threads, for endpoints that are no operations of the API."""
        return await self.run_in_thread(lambda: self.run(work, write=write), write=write)

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


def _lost_a_race(failure: Exception) -> bool:
    if isinstance(failure, StaleDataError):
        return True
    if isinstance(failure, OperationalError) and "database is locked" in str(failure.orig):
        return True
    return getattr(getattr(failure, "orig", None), "sqlstate", None) in RETRYABLE_SQLSTATES


def _engine(url: str, threads: int) -> Engine:
    if url.startswith("sqlite"):
        return sqlite.engine(url, threads)
    return create_engine(
        url,
        pool_size=threads,
        max_overflow=2,
        pool_pre_ping=False,
        pool_recycle=1800,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
        connect_args={"cursor_factory": _BinaryCursor},
    )


class _BinaryCursor(psycopg.Cursor[Any]):
    """Rows in PostgreSQL's binary format: kept cards come as bytes, not as hexadecimal text of twice the length."""

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self.format = psycopg.pq.Format.BINARY


def migration_config(url: str) -> Config:
    """Alembic's configuration for this database; the scripts are part of the package."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent.parent / "migrations"))
    config.attributes["url"] = url
    return config


def migrate(url: str, revision: str = "head") -> None:
    """Bring the database's schema to `revision`."""
    if url.startswith("sqlite"):
        _engine(url, 1).dispose()
    if url.startswith(("postgresql://", "postgres://")):
        url = "postgresql+psycopg://" + url.split("://", 1)[1]
    command.upgrade(migration_config(url), revision)

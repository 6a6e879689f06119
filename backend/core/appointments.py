"""Records that stand in calendars: they count how often what a calendar shows of them was changed.

The count is the SEQUENCE of iCalendar (RFC 5545 section 3.8.7.4), by which programs know a newer entry from an older
one. It rises with date, place, state and removal, not with every word.
"""

from typing import Any, ClassVar

from sqlalchemy import event, inspect
from sqlmodel import Field, SQLModel


class Appointment(SQLModel):
    """A table row with a `revision`. `SIGNIFICANT` are the columns whose change raises it."""

    SIGNIFICANT: ClassVar[tuple[str, ...]] = ("fuzzy_date", "earliest", "latest", "place", "state", "deleted_at")

    revision: int = Field(default=0, nullable=False, sa_column_kwargs={"server_default": "0"})


def _raise(_mapper: Any, _connection: Any, record: Appointment) -> None:
    state = inspect(record)
    watched = (name for name in record.SIGNIFICANT if name in state.attrs)
    if any(state.attrs[name].history.has_changes() for name in watched):
        record.revision += 1


event.listen(Appointment, "before_update", _raise, propagate=True)

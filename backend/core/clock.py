"""The time. Tests freeze it; nothing else asks the operating system."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

GERMANY = ZoneInfo("Europe/Berlin")

_source: Callable[[], datetime] = lambda: datetime.now(UTC)  # noqa: E731 (replaced as a value by `freeze`)


def now() -> datetime:
    """The moment, in UTC."""
    return _source()


def today() -> date:
    """The calendar day in Germany, where the alliances are."""
    return now().astimezone(GERMANY).date()


def freeze(source: Callable[[], datetime] | None) -> Callable[[], datetime]:
    """Let `source` tell the time; None gives the clock back. Gives what told it before.

    For tests and benchmarks, and for the demo, which tells of the past.
    """
    global _source
    before, _source = _source, source or (lambda: datetime.now(UTC))
    return before

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


def freeze(source: Callable[[], datetime] | None) -> None:
    """Let `source` tell the time; None gives the clock back. For tests and benchmarks."""
    global _source
    _source = source or (lambda: datetime.now(UTC))

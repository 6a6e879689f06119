"""The hour at which people are told what is new: in the morning, German time."""

from datetime import UTC, datetime, timedelta

from backend.core.clock import GERMANY

HOUR = 7


def morning(moment: datetime) -> datetime:
    """The last morning that has come at this moment, in UTC."""
    return _local(moment).astimezone(UTC)


def monday_morning(moment: datetime) -> datetime:
    """The last Monday morning that has come at this moment, in UTC."""
    local = _local(moment)
    return (local - timedelta(days=local.weekday())).astimezone(UTC)


def _local(moment: datetime) -> datetime:
    local = moment.astimezone(GERMANY)
    found = local.replace(hour=HOUR, minute=0, second=0, microsecond=0)
    return found - timedelta(days=1) if found > local else found

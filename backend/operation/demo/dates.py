"""From distances to today to dates as people write them."""

import re
from datetime import date, timedelta
from typing import Any

MARK = re.compile(r"\{(day|month|long|year)([+-]\d+)?\}")
MONTHS = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()


def dated(value: Any, today: date) -> Any:
    """The value with every mark in its texts replaced."""
    if isinstance(value, dict):
        return {name: dated(member, today) for name, member in value.items()}
    if isinstance(value, list):
        return [dated(member, today) for member in value]
    return MARK.sub(lambda mark: _written(mark, today), value) if isinstance(value, str) else value


def _written(mark: re.Match[str], today: date) -> str:
    kind, distance = mark[1], int(mark[2] or 0)
    if kind == "year":
        return str(today.year + distance)
    if kind == "month":
        year, month = divmod(today.year * 12 + today.month - 1 + distance, 12)
        return f"{month + 1:02d}/{year}"
    day = today + timedelta(days=distance)
    return f"{day:%d.%m.%Y}" if kind == "day" else f"{day.day}. {MONTHS[day.month - 1]}"

"""Dates and texts of the page, as people read them."""

from datetime import date, datetime
from typing import Any

from backend.core.clock import GERMANY
from backend.core.language import text


def day_in_words(day: date, language: str) -> str:
    """`Donnerstag, 15. Oktober 2026`, `Thursday, 15 October 2026`."""
    weekdays = text("participation.weekdays", language).split()
    months = text("participation.months", language).split()
    values = {"weekday": weekdays[day.weekday()], "day": day.day, "month": months[day.month - 1], "year": day.year}
    return text("participation.day", language, **values)


def moment_in_words(moment: datetime, language: str) -> str:
    """The day and the time in Germany."""
    local = moment.astimezone(GERMANY)
    return text("participation.moment", language, day=day_in_words(local, language), time=local.strftime("%H:%M"))


def understood(fuzzy: dict[str, Any] | None, language: str) -> str:
    """What a date was understood as; empty if nothing was."""
    if not fuzzy:
        return ""
    first, last = (date.fromisoformat(fuzzy[name]) if fuzzy[name] else None for name in ("earliest", "latest"))
    if first and last:
        if first == last:
            return day_in_words(first, language)
        values = {"first": day_in_words(first, language), "last": day_in_words(last, language)}
        return text("participation.between", language, **values)
    if last or first:
        key = "participation.until" if last else "participation.from"
        return text(key, language, day=day_in_words(last or first, language))  # type: ignore[arg-type]  # one is there
    return text("participation.at-meeting", language) if fuzzy["precision"] == "anchor" else ""

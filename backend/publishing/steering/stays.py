"""How long cards stayed in each status, from the events that changed it."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from datetime import datetime
from statistics import median
from typing import Any, NamedTuple

from backend.actions.models import Status
from backend.core.clock import GERMANY
from backend.publishing.steering.schemas import NamedCard, StatusTime, Stay


class Span(NamedTuple):
    """One stay of a card in a status; `until` null: it is still there."""

    status: str
    since: datetime
    until: datetime | None


def spans(item: Any, changes: Iterable[tuple[datetime, list[str]]]) -> list[Span]:
    """The stays of one card, the first one from the day it was written."""
    found: list[Span] = []
    since = item.created_at
    for moment, (old, _new) in changes:
        found.append(Span(old, since, moment))
        since = moment
    return [*found, Span(item.status, since, None)]


def times(
    items: list[Any],
    status_changes: list[Any],
    begin: datetime,
    end: datetime,
    ref: Callable[[Any], NamedCard],
) -> list[StatusTime]:
    """Every status that cards were in between two moments; each stay is as long as it was by `end`."""
    changes: dict[str, list[tuple[datetime, list[str]]]] = defaultdict(list)
    for card, moment, change in status_changes:
        changes[card].append((moment, change))
    stays: dict[str, list[Stay]] = defaultdict(list)
    for item in items:
        for span in spans(item, changes[item.id]):
            is_still = span.until is None or span.until > end
            until = end if is_still else span.until
            if span.since <= end and until is not None and until >= begin:
                stays[span.status].append(
                    Stay(
                        **ref(item).model_dump(),
                        since=span.since.astimezone(GERMANY).date(),
                        days=(until - span.since).days,
                        is_still=is_still,
                    )
                )
    return [_of(status, stays[status]) for status in Status if stays[status]]


def _of(status: Status, stays: list[Stay]) -> StatusTime:
    stays.sort(key=lambda stay: -stay.days)
    return StatusTime(
        status=status,
        cards=len({stay.id for stay in stays}),
        median_days=round(median(stay.days for stay in stays)),
        longest_days=stays[0].days,
        stays=stays,
    )

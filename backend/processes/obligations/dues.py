"""The due dates of an obligation: which there are, which is next, where each stands."""

from collections.abc import Collection
from datetime import date

from backend.actions.recurrence.rules import following
from backend.core.dates.periods import reached
from backend.processes.obligations.models import Obligation, ObligationFulfilment
from backend.processes.obligations.schemas import DueOut, DueState, ObligationState

#: As many due dates that are to come are shown of an obligation without an end.
AHEAD = 5
MOST = 50


def next_open(obligation: Obligation, fulfilled: Collection[date]) -> date | None:
    """The first due date that is not fulfilled; None once all are."""
    day: date | None = obligation.starts_on
    while day is not None and day in fulfilled:
        day = _after(obligation, day)
    return day


def dues_of(
    obligation: Obligation, fulfilments: Collection[ObligationFulfilment], on: date, ahead: int = AHEAD
) -> list[DueOut]:
    """The due dates with what fulfilled them: all past ones, and the next `ahead` where there is no end."""
    by_day = {one.due_on: one for one in fulfilments}
    days, coming = sorted(by_day), 0
    day: date | None = obligation.starts_on
    while day is not None and len(days) < MOST and (obligation.until or coming < ahead):
        if day not in by_day:
            days.append(day)
            coming += day >= on
        day = _after(obligation, day)
    return [_due(obligation, day, by_day.get(day), on) for day in sorted(days)]


def state_of(obligation: Obligation, on: date) -> ObligationState:
    """Where the obligation stands on a day."""
    if obligation.next_due is None:
        return ObligationState.fulfilled
    return ObligationState.overdue if obligation.next_due < on else ObligationState.open


def is_asked(obligation: Obligation, on: date) -> bool:
    """Whether the next due date is what is asked for on a day: it comes soon or has passed, the one after it has not."""
    due = obligation.next_due
    if due is None or reached(due, days=-obligation.remind_days_before) > on:
        return False
    after = _after(obligation, due)
    return after is None or after > on


def _due(obligation: Obligation, day: date, by: ObligationFulfilment | None, on: date) -> DueOut:
    open_state = DueState.overdue if day < on else DueState.coming
    return DueOut(
        due_on=day,
        remind_on=reached(day, days=-obligation.remind_days_before),
        state=DueState.fulfilled if by else open_state,
        fulfilled_on=by.fulfilled_on if by else None,
        report_id=by.report_id if by else None,
        url=by.url if by else None,
        note=by.note if by else None,
    )


def _after(obligation: Obligation, day: date) -> date | None:
    if obligation.rule is None:
        return None
    try:
        found = following(obligation.rule, obligation.starts_on, day)
    except (StopIteration, RuntimeError):
        # The calendar of computers ends with the year 9999.
        return None
    return found if obligation.until is None or found <= obligation.until else None

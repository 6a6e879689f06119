"""Bodies: steering."""

from datetime import date

from backend.actions.models import AssignmentState, Status
from backend.actions.schemas import Alarm
from backend.alliances.groups.duties.schemas import GroupRef
from backend.core.schemas import Output


class NamedCard(Output):
    """A card, named."""

    id: str
    number: str
    title: str
    group: str | None


class Figure(Output):
    """How many cards, and which: `numbers` as people write them."""

    count: int
    numbers: list[str]


class Point(Output):
    """The state at the end of one day.

    `open`: not closed. `due`: with an open date within the alliance's notice. `overdue`: with a date that passed
    without result. `stuck`: without owner, next date or somebody for a step. `silent`: not changed for so many days as
    the alliance calls silence.
    """

    on: date
    open: Figure
    due: Figure
    overdue: Figure
    stuck: Figure
    silent: Figure


class Stay(NamedCard):
    """How long a card was in a status, in whole days; `is_still`: it has not left it by the last day."""

    since: date
    days: int
    is_still: bool


class StatusTime(Output):
    """How long cards were in one status, in whole days, among all that were in it during the period.

    A stay counts with its whole length up to the last day, also what of it lies before the period.
    """

    status: Status
    cards: int
    median_days: int
    longest_days: int
    stays: list[Stay]


class PromisesOf(Output):
    """What one organisation was asked for in the period and what came of it; persons count for their organisation.

    `kind`: `organisation`, `unit`, `group`, `people` (all persons without an organisation together) or `others` (roles,
    everybody, nobody yet). `id` is the organisation's or group's if it is linked. `asked` counts everything that was
    asked for or offered; `kept`: accepted, and its steps (or else its card) are done.
    """

    kind: str
    id: str | None
    name: str | None
    asked: int
    accepted: int
    declined: int
    unanswered: int
    kept: int
    numbers: list[str]


class AlarmChange(NamedCard):
    """An alarm that rose or ended on a card."""

    alarm: Alarm


class AnswerGiven(NamedCard):
    """Somebody's yes or no."""

    party: str
    task: str | None
    state: AssignmentState


class LastMeeting(Output):
    """The meeting that is compared with."""

    id: str
    title: str | None
    group: str | None
    on: date


class Comparison(Output):
    """What is different since the end of a meeting's day."""

    meeting: LastMeeting
    new: list[NamedCard]
    finished: list[NamedCard]
    set_aside: list[NamedCard]
    new_alarms: list[AlarmChange]
    ended_alarms: list[AlarmChange]
    answers: list[AnswerGiven]


class Term(Output):
    """A group whose time is over or ends soon. `open_promises`: not yet offered to who follows."""

    group: GroupRef
    until: date | None
    is_over: bool
    successor: GroupRef | None
    open_promises: Figure


class Steering(Output):
    """How the work went over a period. `reaches_back_to`: the day of the first event; there are no points before it."""

    starting: date
    ending: date
    reaches_back_to: date | None
    points: list[Point]
    times: list[StatusTime]
    promises: list[PromisesOf]
    since_last_meeting: Comparison | None
    terms: list[Term]

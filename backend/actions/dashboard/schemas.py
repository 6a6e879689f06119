"""Bodies: the dashboard."""

from datetime import date

from backend.actions.models import Status
from backend.core.schemas import Output


class CountByGroup(Output):
    """How many cards hang at one group."""

    group_id: str | None
    title: str
    count: int


class CountByField(Output):
    """How many cards one field of action has."""

    field_of_action: str | None
    count: int


class Counts(Output):
    """How many cards there are, seen three ways."""

    by_status: dict[Status, int]
    by_group: list[CountByGroup]
    by_field: list[CountByField]


class Entry(Output):
    """A short reference. `id` and `number` name the action item, for ideas `id` is the idea's and `number` null."""

    id: str
    number: str | None
    title: str
    group: str | None
    reason: str
    since: date | None


class StepEntry(Entry):
    """A step nobody has agreed to do; `reason` is its text."""

    step_id: str


class AssignmentEntry(Entry):
    """An assignment; `reason` is the party's name and the task."""

    assignment_id: str


class SponsorEntry(Entry):
    """A sponsor to be found; `reason` is the party's name."""

    sponsor_id: str


class IdeaEntry(Entry):
    """An idea nobody took up; `reason`: `no_project_card` (its whole cluster has none), `not_taken_up` or
    `matter_for_plenum` (its cluster is cross-cutting)."""

    cluster: str | None


class ObligationEntry(Output):
    """Something that is owed; `id` is the obligation's. `recipient` and `responsible` are names."""

    id: str
    title: str
    due_on: date
    is_overdue: bool
    recipient: str | None
    responsible: str | None


class Dashboard(Output):
    """The overview of one day.

    `obligations` are overdue or due within 30 days; none for whoever may not see processes.
    """

    on: date
    counts: Counts
    overdue: list[Entry]
    due_soon: list[Entry]
    no_owner: list[Entry]
    no_next_date: list[Entry]
    unassigned_steps: list[StepEntry]
    owned_without_step: list[AssignmentEntry]
    silent: list[Entry]
    asked_without_answer: list[AssignmentEntry]
    ideas_not_taken_up: list[IdeaEntry]
    sponsors_to_be_found: list[SponsorEntry]
    upcoming: list[Entry]
    obligations: list[ObligationEntry]

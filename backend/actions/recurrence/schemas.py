"""Bodies: how a card comes back."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from backend.actions.recurrence.rules import PATTERN
from backend.core.schemas import Input, Integer, Output

Rule = Annotated[
    str,
    StringConstraints(max_length=60, pattern=PATTERN),
    Field(description="An RRULE (RFC 5545) of FREQ and INTERVAL", examples=["FREQ=YEARLY"]),
]


class RecurrenceIn(Input):
    """How a card comes back."""

    rule: Rule
    next_on: date = Field(description="The day of the next card; not in the past", examples=["2049-05-15"])
    days_before: Annotated[Integer, Field(ge=0, le=366)] | None = Field(
        default=None,
        description="How long before its day the next card is made; absent: 28 days, or as long as the rule allows",
        examples=[28],
    )


class RecurringCard(Output):
    """A card before or behind this one."""

    id: str
    number: str = Field(examples=["LMK-1"])
    title: str


class RecurrenceOut(Output):
    """How a card comes back. `rule` null: it does not, or the rule went along to the `next` card.

    `previous` and `next` are null where there is no such card, or it was removed or is not visible to the caller.
    """

    action_item_id: str
    version: int = Field(description="0 where nothing was ever said about it")
    rule: str | None
    next_on: date | None
    days_before: int | None
    due_on: date | None = Field(description="The day on which the next card is made")
    previous: RecurringCard | None
    next: RecurringCard | None
    can: list[str]

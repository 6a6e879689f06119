"""What can happen to what is stored about somebody."""

from backend.core import events

events.declare(
    personal_data__exported="All that is stored about somebody was taken along, by themself or a coordinator",
)

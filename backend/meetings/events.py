"""What can happen to a meeting."""

from backend.core import events

events.declare(
    meeting__created="A meeting was planned",
    meeting__changed="Facts of a meeting were changed",
    meeting__moved="A meeting was moved to another date",
    meeting__held="A meeting took place",
    meeting__cancelled="A meeting was called off",
    meeting__deleted="A meeting was removed",
    meeting__restored="A meeting came back from the trash",
    meeting__purged="A removed meeting was erased for good",
)

"""What can happen to a meeting."""

from backend.core import events

events.declare(
    meeting__created="A meeting was planned",
    meeting__changed="Facts of a meeting were changed",
    meeting__moved="A meeting was moved to another date",
    meeting__invited="The participants of a meeting were invited",
    meeting__running="A meeting began",
    meeting__minutes_draft="A meeting ended, its minutes are being written",
    meeting__circulated="The minutes of a meeting were circulated",
    meeting__approved="The minutes of a meeting were approved",
    meeting__amended="Approved minutes of a meeting got an addendum",
    meeting__cancelled="A meeting was called off",
    meeting__deleted="A meeting was removed",
    meeting__restored="A meeting came back from the trash",
    meeting__purged="A removed meeting was erased for good",
)

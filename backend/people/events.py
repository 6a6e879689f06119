"""What can happen to people and organisations. Contact details never stand in an event."""

from backend.core import events

events.declare(
    person__created="A person was added",
    person__changed="Facts of a person were changed",
    person__deleted="A person was removed",
    person__restored="A person came back from the trash",
    person__purged="A removed person was erased for good",
    organisation__created="An organisation was added",
    organisation__changed="Facts of an organisation were changed",
    organisation__deleted="An organisation was removed",
    organisation__restored="An organisation came back from the trash",
    organisation__purged="A removed organisation was erased for good",
)

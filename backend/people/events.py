"""What can happen to people and organisations. Contact details never stand in an event."""

from backend.core import events

events.declare(
    person__created="A person was added",
    person__changed="Facts of a person were changed",
    person__deleted="A person was removed",
    organisation__created="An organisation was added",
    organisation__changed="Facts of an organisation were changed",
    organisation__deleted="An organisation was removed",
)

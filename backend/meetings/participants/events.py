"""What can happen to a participant of a meeting."""

from backend.core import events
from backend.meetings.participants import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    participant__created="Somebody was put on the list of a meeting",
    participant__changed="A participant's entry was changed",
    participant__deleted="Somebody was taken off the list of a meeting",
    participant__invited="Somebody was invited to a meeting",
    participant__informed="A participant was told that a meeting changed, or that it does not concern them any more",
    participant__replied="Somebody answered an invitation",
)

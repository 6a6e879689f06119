"""What can happen here."""

from backend.core import events
from backend.processes.concepts import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    concept__created="A concept was begun",
    concept__changed="A concept was changed",
    concept__deleted="A concept was removed",
    concept__restored="A concept came back from the trash",
    concept__purged="A removed concept was erased for good",
    chapter__created="A chapter was begun",
    chapter__changed="A chapter was changed",
    chapter__deleted="A chapter was removed",
    chapter__restored="A chapter came back from the trash",
    chapter__purged="A removed chapter was erased for good",
)

"""What can happen here."""

from backend.core import events
from backend.goals import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    agreement__created="An agreement was begun",
    agreement__changed="An agreement was changed",
    agreement__deleted="An agreement was removed",
    agreement__restored="An agreement came back from the trash",
    agreement__purged="A removed agreement was erased for good",
)

"""What can happen to an obligation."""

from backend.core import events
from backend.processes.obligations import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    obligation__created="An obligation was written down",
    obligation__changed="An obligation was changed",
    obligation__fulfilled="A due date of an obligation was fulfilled",
    obligation__coming="A due date of an obligation comes",
    obligation__overdue="A due date of an obligation has passed and is not fulfilled",
    obligation__deleted="An obligation was removed",
    obligation__restored="An obligation came back from the trash",
    obligation__purged="A removed obligation was erased for good",
)

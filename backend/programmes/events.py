"""What can happen here."""

from backend.core import events
from backend.programmes import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    programme__created="A programme was begun",
    programme__changed="A programme was changed",
    programme__deleted="A programme was removed",
    programme__restored="A programme came back from the trash",
    programme__purged="A removed programme was erased for good",
    participation__created="A participation was begun",
    participation__changed="A participation was changed",
    participation__deleted="A participation was removed",
    participation__restored="A participation came back from the trash",
    participation__purged="A removed participation was erased for good",
)

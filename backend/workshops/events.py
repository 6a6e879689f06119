"""What can happen here."""

from backend.core import events
from backend.workshops import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    workshop__created="A workshop was prepared",
    workshop__changed="A workshop was changed",
    workshop__deleted="A workshop was removed",
    workshop__restored="A workshop came back from the trash",
    workshop__purged="A removed workshop was erased for good",
    workshop_card__created="A card of a workshop was written",
    workshop_card__changed="A card of a workshop was changed",
    workshop_card__deleted="A card of a workshop was removed",
    workshop_card__restored="A card of a workshop came back from the trash",
    workshop_card__purged="A removed card of a workshop was erased for good",
)

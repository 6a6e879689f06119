"""What can happen here. Who takes part has no name, and no event carries the code or what anybody voted."""

from backend.core import events
from backend.workshops import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    workshop__created="A workshop was prepared",
    workshop__changed="A workshop was changed",
    workshop__phase_changed="A workshop went on to another phase",
    workshop__opened="A workshop got a code to join it with",
    workshop__shut="The code of a workshop was revoked",
    workshop__joined="Somebody joined a workshop with its code",
    workshop__deleted="A workshop was removed",
    workshop__restored="A workshop came back from the trash",
    workshop__purged="A removed workshop was erased for good",
    workshop_card__created="A card of a workshop was written",
    workshop_card__changed="A card of a workshop was moved, reworded, hidden or shown",
    workshop_card__deleted="A card of a workshop was removed",
    workshop_card__restored="A card of a workshop came back from the trash",
    workshop_card__purged="A removed card of a workshop was erased for good",
    workshop_cluster__created="A cluster of cards was begun",
    workshop_cluster__changed="A cluster of cards was renamed or moved",
    workshop_cluster__merged="A cluster of cards went up in another one",
    workshop_cluster__deleted="A cluster of cards was taken apart",
    dot_vote__created="A dot vote was prepared",
    dot_vote__changed="A dot vote was changed, opened or closed",
    dot_vote__cast="Somebody gave or moved their dots",
    dot_vote__deleted="A dot vote was removed",
    workshop_result__created="A card or a cluster of a workshop became an idea, a goal or a measure",
)

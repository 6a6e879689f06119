"""What can happen here."""

from backend.core import events
from backend.processes.recommendations import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    recommendation_paper__created="A recommendation paper was begun",
    recommendation_paper__changed="A recommendation paper was changed",
    recommendation_paper__deleted="A recommendation paper was removed",
    recommendation_paper__restored="A recommendation paper came back from the trash",
    recommendation_paper__purged="A removed recommendation paper was erased for good",
    recommendation__created="A recommendation was drafted",
    recommendation__changed="A recommendation was changed",
    recommendation__deleted="A recommendation was removed",
    recommendation__restored="A recommendation came back from the trash",
    recommendation__purged="A removed recommendation was erased for good",
)

"""What can happen to a decision."""

from backend.core import events
from backend.meetings.decisions import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    decision__created="A decision was recorded",
    decision__changed="A decision was corrected",
    decision__deleted="A decision was removed",
    decision__restored="A decision came back from the trash",
    decision__purged="A removed decision was erased for good",
)

"""What can happen to an agenda item and its outcomes."""

from backend.core import events
from backend.meetings.agenda import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    agenda_item__created="A point was put on the agenda of a meeting",
    agenda_item__changed="A point of an agenda was changed",
    agenda_item__moved="A point of an agenda was moved",
    agenda_item__noted="Notes were taken on a point of an agenda",
    agenda_item__deleted="A point was taken off an agenda",
    outcome__created="An outcome of a point was written down",
    outcome__changed="An outcome of a point was changed",
    outcome__deleted="An outcome of a point was removed",
)

"""What can happen to council papers, and on the way of a concept to politics."""

from backend.core import events
from backend.processes.council_papers import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    council_paper__created="A council paper was written",
    council_paper__changed="A council paper was changed",
    council_paper__deleted="A council paper was removed",
    council_paper__restored="A council paper came back from the trash",
    council_paper__purged="A removed council paper was erased for good",
    council_paper__decided="A body decided on a council paper",
    consultation__created="A consultation was planned",
    consultation__changed="A consultation was changed",
    consultation__decided="The result of a consultation was recorded",
    consultation__deleted="A consultation was removed",
    department_decision__recorded="The department head decided how a concept goes to politics",
    department_decision__withdrawn="What the department head had decided about a concept was taken back",
)

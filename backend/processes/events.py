"""What can happen here."""

from backend.core import events
from backend.processes import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    process__created="A process was started",
    process__changed="A process was changed",
    process__deleted="A process was removed",
    process__restored="A process came back from the trash",
    process__purged="A removed process was erased for good",
    process_step__changed="A step of a process was changed",
    process_body__changed="A group was named as a body of a process",
)

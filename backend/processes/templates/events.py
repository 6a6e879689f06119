"""What can happen to a process template."""

from backend.core import events
from backend.processes.templates import models as _models

assert _models, "the table is seen with the events"
events.declare(
    process_template__created="A process template was copied or written",
    process_template__changed="A process template was changed",
    process_template__deleted="A process template was removed",
    process_template__restored="A process template came back from the trash",
    process_template__purged="A removed process template was erased for good",
)

"""What can happen to reports and entries."""

from backend.core import events
from backend.processes.reports import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    report__created="A report was begun",
    report__changed="A report was changed",
    report__sent="A report was sent, and is frozen",
    report__deleted="A report was removed",
    report__restored="A report came back from the trash",
    report__purged="A removed report was erased for good",
    status_entry__created="A status entry was written",
    status_entry__changed="A status entry was changed",
    status_entry__deleted="A status entry was removed",
)

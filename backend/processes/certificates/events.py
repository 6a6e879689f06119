"""What can happen to a certificate."""

from backend.core import events
from backend.processes.certificates import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    certificate__created="A certificate was recorded",
    certificate__changed="A certificate was changed",
    certificate__deleted="A certificate was removed",
    certificate__restored="A certificate came back from the trash",
    certificate__purged="A removed certificate was erased for good",
)

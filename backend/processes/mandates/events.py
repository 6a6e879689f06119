"""What can happen to a mandate."""

from backend.core import events
from backend.documents import subjects
from backend.processes.mandates import models as _models
from backend.processes.mandates.queries import SUBJECT, is_there

assert _models, "the tables are seen with the events"
subjects.declare(SUBJECT, is_there)
events.declare(mandate__changed="The mandate of a process was written down or changed")

"""What can happen to a mandate."""

from backend.core import events
from backend.processes.mandates import models as _models

assert _models, "the tables are seen with the events"
events.declare(mandate__changed="The mandate of a process was written down or changed")

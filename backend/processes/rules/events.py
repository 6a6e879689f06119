"""What can happen to a finding."""

from backend.core import events
from backend.processes.rules import models as _models

assert _models, "the table is seen with the events"
events.declare(
    finding__created="A rule of a process was not met",
    finding__changed="A rule of a process was not met again",
    finding__overridden="A rule of a process was passed over, with a reason",
    finding__settled="A rule that was not met is met now",
)

"""What can happen to a template."""

from backend.core import events
from backend.meetings.templates import models as _models

assert _models, "the table is seen with the events"
events.declare(
    template__created="A template was kept",
    template__changed="A template was changed",
    template__deleted="A template was removed",
    template__used="Something was set up from a template",
)

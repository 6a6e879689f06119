"""What can happen to a series of meetings."""

from backend.core import events
from backend.meetings.series import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    meeting_series__created="A series of meetings was set up",
    meeting_series__changed="A series of meetings was changed",
    meeting_series__deleted="A series of meetings was removed",
)

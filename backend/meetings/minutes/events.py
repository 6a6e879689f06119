"""What can happen to minutes."""

from backend.core import events
from backend.meetings.minutes import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    minutes__circulated="A version of minutes was circulated",
    minutes__approved="A version of minutes was approved",
    minutes__amended="Approved minutes got an addendum",
)

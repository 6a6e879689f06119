"""What can happen to a saved filter. No event says what is in one: it may be somebody's own."""

from backend.core import events
from backend.search.saved_filters import models as _models

assert _models, "the tables are seen with the events"
events.declare(
    saved_filter__created="A view was kept under a name",
    saved_filter__changed="A kept view was changed",
    saved_filter__deleted="A kept view was removed",
    saved_filter__subscribed="Somebody subscribed to a kept view, or no longer",
)

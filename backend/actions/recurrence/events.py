"""What can happen to what comes back."""

from backend.actions.recurrence import models as _models
from backend.core import events

assert _models, "the table is known once its events are"

events.declare(
    recurrence__changed="It was said how a card comes back",
    recurrence__deleted="A card does not come back any more",
    action_item__recurred="A card was made because the one before comes back",
)

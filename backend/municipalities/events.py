"""What can happen to a municipality."""

from backend.core import events

events.declare(
    municipality__created="A municipality was added",
    municipality__changed="Facts of a municipality were changed",
    municipality__deleted="A municipality was removed",
)

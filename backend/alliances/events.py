"""What can happen to an alliance."""

from backend.core import events

events.declare(
    alliance__created="An alliance was founded here",
    alliance__changed="Facts or settings of an alliance were changed",
    alliance__deleted="An alliance was removed",
)

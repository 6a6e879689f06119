"""What can happen to an idea."""

from backend.core import events

events.declare(
    idea__created="An idea was written down",
    idea__changed="An idea was moved, reworded or changed its state",
    idea__adopted="An idea became an action item",
    idea__deleted="An idea was removed",
)

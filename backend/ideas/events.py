"""What can happen to an idea."""

from backend.core import events

events.declare(
    idea__created="An idea was written down",
    idea__changed="An idea was moved, reworded or changed its state",
    idea__adopted="An idea became an action item",
    idea__deleted="An idea was removed",
    idea__restored="An idea came back from the trash",
    idea__purged="A removed idea was erased for good",
)

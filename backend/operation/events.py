"""What can happen to the installation as a whole."""

from backend.core import events

events.declare(
    installation__set_up="The first run created municipality, alliance and coordinator",
    alliance__restored="An alliance was restored from its archive",
    installation__demo_filled="The demo alliance was filled in",
)

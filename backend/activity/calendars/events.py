"""What can happen to calendar feeds. No event carries an address."""

from backend.core import events

events.declare(
    calendar_feed__created="Somebody made an address at which a calendar program reads dates",
    calendar_feed__revoked="The address of a calendar was closed",
)

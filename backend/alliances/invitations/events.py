"""What can happen to an invitation. No event carries the address or the secret."""

from backend.core import events

events.declare(
    invitation__created="Somebody was invited by mail",
    invitation__sent_again="An invitation was mailed again, with a new link",
    invitation__revoked="An invitation was revoked; its link opens nothing any more",
    invitation__accepted="Somebody accepted an invitation and has access from now on",
)

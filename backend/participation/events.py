"""What can happen to a personal link. Neither the link nor an address stands in an event."""

from backend.core import events

events.declare(
    personal_link__created="Somebody without an account was given a link to their part of a card",
    personal_link__revoked="A personal link was revoked",
)

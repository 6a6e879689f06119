"""What can happen to the public version of a card."""

from backend.core import events

events.declare(
    release__proposed="The public version of a card was proposed",
    release__released="A card became public, or its public version was renewed",
    release__withdrawn="A proposal or the public version of a card was taken back",
)

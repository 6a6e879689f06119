"""What can happen when somebody is erased. No event says who it was."""

from backend.core import events

events.declare(
    person__anonymised="A person was erased; what they did stays without their name",
    user__anonymised="An account was erased; what it did stays without its name",
)

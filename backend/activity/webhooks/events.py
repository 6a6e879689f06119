"""What can happen to a webhook. A delivery is no event, or each would cause the next."""

from backend.core import events

events.declare(
    webhook__created="A webhook was set up",
    webhook__changed="A webhook was changed, stopped or started again",
    webhook__deleted="A webhook was removed",
    webhook__secret_rotated="A webhook was given a new secret",
    webhook__disabled="A webhook was stopped because its receiver is gone or has failed for days",
    webhook__delivery_requested="Somebody asked for a test delivery or for an event to be sent again",
    webhook__replay_requested="Somebody asked for all events behind a number to be sent again",
)

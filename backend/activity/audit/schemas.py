"""Bodies: the log of a municipality."""

from pydantic import Field

from backend.activity.schemas import EventActor, EventOut, show
from backend.core.events import Event
from backend.core.schemas import Page


class LoggedActor(EventActor):
    """Who acted. The id of a user or a token; null for the system and for those who were erased."""

    id: str | None


class LogEntryOut(EventOut):
    """One change, sign-in or refusal."""

    actor: LoggedActor
    context_id: str = Field(description="The record whose history shows it")


class LogPage(Page[LogEntryOut]):
    """The log, newest first. `next` reads on with `before=<id of the last one>`."""


def entry(event: Event) -> LogEntryOut:
    """The event as the log shows it."""
    actor = LoggedActor(kind=event.actor_kind, name=event.actor_name, id=event.actor_id)
    return LogEntryOut.model_validate({**show(event).model_dump(), "actor": actor, "context_id": event.context_id})

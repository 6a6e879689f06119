"""Bodies: webhooks."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from backend.activity.webhooks.models import DisabledReason, WebhookFormat, WebhookState
from backend.core.schemas import Input, Integer, Output, Patch, RecordOut, Timestamp

Url = Annotated[
    str,
    StringConstraints(min_length=1, max_length=2000, strip_whitespace=True),
    Field(description="Begins with https://", examples=["https://portal.example.org/hooks/buendniswerk"]),
]
Description = Annotated[
    str, StringConstraints(max_length=200, strip_whitespace=True), Field(examples=["Terminkalender der Stadt"])
]
EventTypes = Annotated[
    list[Annotated[str, StringConstraints(pattern=r"^[a-z0-9_]+\.([a-z0-9_]+|\*)$", max_length=80)]],
    Field(
        min_length=1,
        max_length=100,
        description="Types of the catalogue, or all of one subject with `*`; null: every event",
        examples=[["action_item.*", "follow_up.held"]],
    ),
]


class WebhookIn(Input):
    """A new webhook. It starts with the next event."""

    url: Url
    description: Description = ""
    event_types: EventTypes | None = None
    format: WebhookFormat = WebhookFormat.standard


class WebhookPatch(Patch):
    """Changes to a webhook. Active again, it reads on where it stopped, and what failed is tried anew."""

    url: Url = Field(default=None)
    description: Description = Field(default=None)
    event_types: EventTypes | None = None
    format: WebhookFormat = Field(default=None)
    state: WebhookState = Field(default=None)


class WebhookOut(RecordOut):
    """A webhook. `secret` is shown once, in the answer that made it."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("secret",)

    alliance_id: str | None
    municipality_id: str | None
    url: str
    description: str
    event_types: list[str] | None
    format: WebhookFormat
    state: WebhookState
    disabled_reason: DisabledReason | None
    failing_since: Timestamp | None
    last_success_at: Timestamp | None
    previous_secret_until: Timestamp | None
    secret: str | None = Field(default=None, description="`whsec_` and the key in Base64")


class WebhookSecretIn(Input):
    """How long messages are signed with the old secret too."""

    overlap_hours: Annotated[int, Field(strict=True, ge=0, le=24 * 30)] = 24


class WebhookSecretOut(Output):
    """The new secret, shown once. Until `previous_secret_until` messages carry a signature of the old one as well."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("secret",)

    secret: str | None = Field(description="`whsec_` and the key in Base64")
    previous_secret_until: Timestamp | None


class ReplayIn(Input):
    """Send again what came behind a number."""

    after: Annotated[Integer, Field(ge=0, description="The last sequence the receiver has", examples=[120])]
    alliance_id: str | None = Field(
        default=None,
        max_length=36,
        description="For a webhook of a municipality: whose events; null: the municipality's own",
    )


class ReplayOut(Output):
    """What will be sent again: events behind `after` up to `until`, those that the webhook's filter lets through."""

    stream_id: str
    after: int
    until: int

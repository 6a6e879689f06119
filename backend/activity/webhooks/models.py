"""Tables: webhooks, how far each was read, and what is on its way."""

from datetime import datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import JSON, Field, SQLModel

from backend.core.clock import now
from backend.core.records import ID_LENGTH, Record, reference


class WebhookFormat(StrEnum):
    """How a message looks: as Standard Webhooks recommends it, or as a structured CloudEvent 1.0."""

    standard = "standard"
    cloudevents = "cloudevents"


class WebhookState(StrEnum):
    """Whether messages are sent."""

    active = "active"
    disabled = "disabled"


class DisabledReason(StrEnum):
    """`gone`: the receiver answered 410. `failing`: nothing has arrived for days."""

    by_hand = "by_hand"
    gone = "gone"
    failing = "failing"


class DeliveryState(StrEnum):
    """The life of a delivery."""

    pending = "pending"
    delivered = "delivered"
    failed = "failed"


class Webhook(Record, table=True):
    """Where to send what. Secrets are sealed with the installation's key: we have to sign with them."""

    __tablename__ = "webhooks"

    alliance_id: str | None = reference("alliances.id", null=True)
    municipality_id: str | None = reference("municipalities.id", null=True)
    made_by: str | None = reference("users.id", null=True, index=False, on_delete="SET NULL")
    url: str = Field(max_length=2000)
    description: str = Field(default="", max_length=200)
    event_types: list[str] | None = Field(default=None, sa_type=JSON)
    format: str = Field(default=WebhookFormat.standard, max_length=20)
    state: str = Field(default=WebhookState.active, max_length=20, index=True)
    disabled_reason: str | None = Field(default=None, max_length=20)
    secret: str = Field(max_length=300)
    previous_secret: str | None = Field(default=None, max_length=300)
    previous_secret_until: datetime | None = None
    # What the worker notes; none of it raises the version.
    claimed_until: datetime | None = None
    held_until: datetime | None = None
    failing_since: datetime | None = None
    last_success_at: datetime | None = None

    @property
    def stream_id(self) -> str:
        """The stream of the webhook's own history."""
        return str(self.alliance_id or self.municipality_id)


class WebhookPosition(SQLModel, table=True):
    """The last event of a stream that a webhook has taken notice of."""

    __tablename__ = "webhook_positions"

    webhook_id: str = Field(primary_key=True, max_length=ID_LENGTH, foreign_key="webhooks.id", ondelete="CASCADE")
    stream_id: str = Field(primary_key=True, max_length=ID_LENGTH)
    sequence: int = Field(default=0)


class Delivery(Record, table=True):
    """One event on its way to one receiver, or a test. `attempts` are the last ones, oldest first."""

    __tablename__ = "webhook_deliveries"
    __table_args__: ClassVar = (
        UniqueConstraint("webhook_id", "event_id"),
        Index("ix_webhook_deliveries_due", "webhook_id", "state", "next_attempt_at"),
    )

    webhook_id: str = reference("webhooks.id")
    event_id: str | None = Field(default=None, max_length=ID_LENGTH)
    stream_id: str = Field(max_length=ID_LENGTH)
    sequence: int | None = None
    event_type: str = Field(max_length=80)
    state: str = Field(default=DeliveryState.pending, max_length=20)
    attempt_count: int = Field(default=0)
    attempts: list[dict[str, Any]] = Field(default_factory=list, sa_type=JSON)
    failure: str | None = Field(default=None, max_length=40)
    next_attempt_at: datetime | None = Field(default_factory=now)
    delivered_at: datetime | None = None

"""Bodies: deliveries."""

from enum import StrEnum

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from backend.activity.webhooks.models import DeliveryState
from backend.core.schemas import Id, Input, Output, RecordOut, Timestamp


class DeliveryKind(StrEnum):
    """`test`: a message that nothing has happened. `event`: something that has, again."""

    test = "test"
    event = "event"


class DeliveryIn(Input):
    """A delivery by hand."""

    kind: DeliveryKind = Field(examples=["test"])
    event_id: Id | None = Field(default=None, description="Which event; only with the kind `event`")

    @model_validator(mode="after")
    def _fits(self) -> "DeliveryIn":
        if (self.kind == DeliveryKind.event) != (self.event_id is not None):
            raise PydanticCustomError("event_id_with_event", "Give `event_id` with the kind `event`, and only then")
        return self


class AttemptOut(Output):
    """One attempt. Without `status` nobody answered; `failure` says why it does not count as delivered."""

    at: Timestamp
    duration_ms: int
    status: int | None
    failure: str | None = Field(examples=["timeout"])
    answer: str = Field(description="The beginning of what the receiver answered")


class DeliveryOut(RecordOut):
    """An event on its way to a receiver. `event_id` is the header `webhook-id`; of a test it is the delivery's id."""

    webhook_id: str
    event_id: str | None
    sequence: int | None
    event_type: str = Field(examples=["action_item.moved"])
    state: DeliveryState
    attempt_count: int
    failure: str | None
    next_attempt_at: Timestamp | None
    delivered_at: Timestamp | None
    attempts: list[AttemptOut]

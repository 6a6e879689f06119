"""The section `webhooks` of the API's description: what a receiver is sent, and what its answer means to us."""

from typing import Annotated, Any

from fastapi import APIRouter, Header
from pydantic import Field

from backend.activity.webhooks.payloads import Message
from backend.core.schemas import Output, Timestamp

router = APIRouter(tags=["webhooks"])

MessageId = Annotated[
    str, Header(alias="webhook-id", description="Of the event; the same over all attempts: take each once")
]
MessageTimestamp = Annotated[
    int,
    Header(alias="webhook-timestamp", description="Unix seconds of this attempt; refuse what is older than minutes"),
]
MessageSignature = Annotated[
    str,
    Header(
        alias="webhook-signature",
        description="`v1,<Base64>` of HMAC-SHA256 over `id.timestamp.body`; several during a rotation, separated by spaces",
    ),
]
ANSWERS: dict[int | str, dict[str, Any]] = {
    204: {"description": "Taken. Every 2xx counts; the body is kept in the log, up to 500 characters"},
    410: {"description": "Gone for good: the webhook is stopped"},
    429: {"description": "Too much at once; `Retry-After` is honoured, as with 502, 503 and 504"},
    "4XX": {"description": "Refused, tried again on schedule. Redirects are not followed and count as refused"},
}


class TestMessageData(Output):
    """Which webhook is tried out."""

    __test__ = False  # a name that begins like this is no test

    id: str
    webhook_id: str


class TestMessage(Output):
    """The body of a test delivery: nothing has happened."""

    __test__ = False  # a name that begins like this is no test

    type: str = Field(examples=["webhook.test"])
    timestamp: Timestamp
    data: TestMessageData


def _envelope(data: str) -> dict[str, Any]:
    """The same in the format `cloudevents`."""
    context = ("specversion", "id", "source", "type", "time", "subject", "datacontenttype")
    members: dict[str, Any] = {name: {"type": "string"} for name in context}
    members["data"] = {"$ref": f"#/components/schemas/{data}"}
    schema = {"type": "object", "title": "CloudEvent", "properties": members, "required": [*members]}
    return {"requestBody": {"content": {"application/cloudevents+json": {"schema": schema}}}}


@router.post(
    "event",
    operation_id="receive_event",
    summary="Something has happened",
    status_code=204,
    responses=ANSWERS,
    openapi_extra=_envelope("MessageData"),
)
def receive_event(
    message: Message, webhook_id: MessageId, webhook_timestamp: MessageTimestamp, webhook_signature: MessageSignature
) -> None:
    """One of the types in the catalogue of events. Messages are thin: read the record with a token of your own."""


@router.post(
    "test",
    operation_id="receive_test",
    summary="Somebody tries the webhook out",
    status_code=204,
    responses=ANSWERS,
    openapi_extra=_envelope("TestMessageData"),
)
def receive_test(
    message: TestMessage,
    webhook_id: MessageId,
    webhook_timestamp: MessageTimestamp,
    webhook_signature: MessageSignature,
) -> None:
    """Answer as to any other message; nothing has happened."""

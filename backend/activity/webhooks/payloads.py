"""What a receiver gets: thin messages that say what happened to what, and where to read it with one's own rights.

Names of people, texts and old values stay here: a message passes through systems that we do not know.
"""

from typing import Any

import orjson
from pydantic import Field

from backend.activity.webhooks.models import Delivery, WebhookFormat
from backend.core.events import Event
from backend.core.schemas import Output, Timestamp, format_timestamp

TEST = "webhook.test"
FIELDS_MOST = 100
MEDIA_TYPES = {WebhookFormat.standard: "application/json", WebhookFormat.cloudevents: "application/cloudevents+json"}

#: Where the record behind an event's subject is read; what is not here has no address of its own.
COLLECTIONS = {
    "accession": "accessions",
    "action_item": "action-items",
    "agenda_item": "agenda-items",
    "agreement": "agreements",
    "alliance": "alliances",
    "amendment": "amendments",
    "assignment": "assignments",
    "certificate": "certificates",
    "chapter": "chapters",
    "coaching_note": "coaching-notes",
    "comment": "comments",
    "concept": "concepts",
    "consultation": "consultations",
    "cost_share": "cost-shares",
    "council_paper": "council-papers",
    "decision": "decisions",
    "delegation": "delegations",
    "department_decision": "department-decisions",
    "dot_vote": "dot-votes",
    "duty": "duties",
    "expert": "experts",
    "expert_recommendation": "expert-recommendations",
    "external_review": "external-reviews",
    "feedback": "feedback",
    "feedback_round": "feedback-rounds",
    "field_of_action": "fields-of-action",
    "finding": "findings",
    "follow_up": "follow-ups",
    "goal": "goals",
    "good_practice": "good-practices",
    "grant": "grants",
    "group": "groups",
    "idea": "ideas",
    "indicator": "indicators",
    "indicator_value": "indicator-values",
    "interface": "interfaces",
    "inventory_entry": "inventory-entries",
    "lineage_entry": "lineage-entries",
    "material": "material",
    "measure": "measures",
    "measure_link": "measure-links",
    "meeting": "meetings",
    "meeting_series": "meeting-series",
    "membership": "memberships",
    "municipality": "municipalities",
    "objection": "objections",
    "obligation": "obligations",
    "organisation": "organisations",
    "outcome": "outcomes",
    "participant": "participants",
    "participation": "participations",
    "partner": "partners",
    "person": "people",
    "practice_adoption": "practice-adoptions",
    "process": "processes",
    "process_body": "process-bodies",
    "process_step": "process-steps",
    "process_template": "process-templates",
    "programme": "programmes",
    "programme_contact": "programme-contacts",
    "programme_event": "programme-events",
    "questionnaire": "questionnaires",
    "questionnaire_response": "questionnaire-responses",
    "recommendation": "recommendations",
    "recommendation_paper": "recommendation-papers",
    "registration": "registrations",
    "report": "reports",
    "sponsor": "sponsors",
    "status_entry": "status-entries",
    "step": "steps",
    "token": "tokens",
    "webhook": "webhooks",
    "workshop": "workshops",
    "workshop_card": "workshop-cards",
    "workshop_cluster": "workshop-clusters",
}


class MessageSubject(Output):
    """The record that something happened to. `url` is where it is read; null where it has no address of its own."""

    type: str = Field(examples=["action_item"])
    id: str
    number: str | None = Field(examples=["LMK-7"])
    url: str | None


class MessageData(Output):
    """Which event it is. `sequence` has no gaps within its alliance; `changed` are names of fields, without values."""

    id: str
    sequence: int
    alliance_id: str | None
    subject: MessageSubject
    actor_kind: str = Field(examples=["user"])
    changed: list[str] = Field(examples=[["status"]])


class Message(Output):
    """The body of a delivery in the format `standard`."""

    type: str = Field(examples=["action_item.moved"])
    timestamp: Timestamp
    data: MessageData


def body_of(event: Event, format: str, base_url: str) -> bytes:
    """The message about an event, below 20 kB."""
    plural = COLLECTIONS.get(event.subject_type)
    subject = MessageSubject(
        type=event.subject_type,
        id=event.subject_id,
        number=event.subject_number,
        url=f"{base_url}/api/v1/{plural}/{event.subject_id}" if plural else None,
    )
    data = MessageData(
        id=event.id,
        sequence=event.sequence,
        alliance_id=event.alliance_id,
        subject=subject,
        actor_kind=event.actor_kind,
        changed=sorted(event.changes)[:FIELDS_MOST],
    )
    source = f"alliances/{event.alliance_id}" if event.alliance_id else f"municipalities/{event.stream_id}"
    values: dict[str, Any] = {
        "data": data.model_dump(),
        "subject": event.subject_id,
        "source": f"{base_url}/api/v1/{source}",
    }
    return _wrapped(event.id, event.type, format_timestamp(event.occurred_at), format, **values)


def body_of_test(delivery: Delivery, format: str, base_url: str) -> bytes:
    """The message of a test delivery: nothing has happened."""
    data = {"id": delivery.id, "webhook_id": delivery.webhook_id}
    values: dict[str, Any] = {
        "data": data,
        "subject": delivery.webhook_id,
        "source": f"{base_url}/api/v1/webhooks/{delivery.webhook_id}",
    }
    return _wrapped(delivery.id, TEST, format_timestamp(delivery.created_at), format, **values)


def _wrapped(
    message_id: str, kind: str, moment: str, format: str, *, data: dict[str, Any], subject: str, source: str
) -> bytes:
    if format != WebhookFormat.cloudevents:
        return orjson.dumps({"type": kind, "timestamp": moment, "data": data})
    context = {"specversion": "1.0", "id": message_id, "source": source, "type": kind, "time": moment}
    return orjson.dumps({**context, "subject": subject, "datacontenttype": "application/json", "data": data})

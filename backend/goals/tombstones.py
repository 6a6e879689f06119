"""What is removed and waits in the trash: bringing it back, and erasing it for good."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import AlreadyExists
from backend.core.records import touch
from backend.goals import policy, queries, recording
from backend.goals.fields import queries as field_queries
from backend.goals.fields.models import InventoryEntry
from backend.goals.indicators.models import Indicator
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure

#: By table: columns whose words are erased, and what stands there then.
WORDS: dict[type[Any], dict[str, Any]] = {
    FieldOfAction: {"label": "", "description": None},
    InventoryEntry: {"text": "", "source": None},
    Agreement: {"title": ""},
    Goal: {"text": "", "sources": []},
    Measure: {
        "title": "",
        "participants": [],
        **dict.fromkeys(("lead_unit", "responsible", "description", "target_group", "costs", "funding", "resources")),
        **dict.fromkeys(("done_when", "next_steps", "remarks", "status_label", "deadline", "earliest", "latest")),
    },
    Indicator: {"name": "", "source": None},
}


def restore(session: Session, actor: Actor, one: Any) -> None:
    """Bring a record back.

    Raises 409 if its name, or its place as next edition, was given to another meanwhile, or if its agreement is frozen.
    """
    if isinstance(one, FieldOfAction) and field_queries.label_is_taken(session, one.alliance_id, one.label):
        raise AlreadyExists(value=one.label)
    if isinstance(one, Agreement) and one.previous_id and queries.followers(session, [one.previous_id]):
        raise AlreadyExists(value=one.title)
    part = session.get_one(Measure, one.measure_id) if isinstance(one, Indicator) else one
    if isinstance(part, Goal | Measure):
        policy.require_draft(session, queries.agreement_of(session, part.agreement_id))
    one.deleted_at = None
    touch(one)
    recording.record(session, actor, "restored", one)


def purge(session: Session, actor: Actor, one: Any) -> None:
    """Erase the words of a removed record; its tombstone stays."""
    for name, value in WORDS[type(one)].items():
        setattr(one, name, value)
    touch(one)
    recording.record(session, actor, "purged", one)

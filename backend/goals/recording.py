"""What all records of this room share: their events, and how parties and dates are put into their columns."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.dates import FuzzyDateIn, understand
from backend.core.problems import invalid
from backend.core.records import Record, touch
from backend.goals.fields.models import InventoryEntry
from backend.goals.indicators.models import Indicator, IndicatorValue
from backend.goals.lineage.models import LineageEntry
from backend.goals.links.models import MeasureLink
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure
from backend.people.parties import Directory

NAMES: dict[type[Any], str] = {
    FieldOfAction: "field_of_action",
    InventoryEntry: "inventory_entry",
    Agreement: "agreement",
    Goal: "goal",
    Measure: "measure",
    Indicator: "indicator",
    IndicatorValue: "indicator_value",
    LineageEntry: "lineage_entry",
    MeasureLink: "measure_link",
}
#: The column that names the record in whose history something shows.
CONTEXTS: dict[type[Any], str] = {
    InventoryEntry: "field_of_action_id",
    Indicator: "measure_id",
    IndicatorValue: "indicator_id",
    MeasureLink: "measure_id",
    LineageEntry: "from_measure_id",
}
#: What new records are called: their first event says it, as those of cards do.
TITLES: dict[type[Any], str] = {FieldOfAction: "label", Agreement: "title", Measure: "title"}


def subject_of(one: Any) -> events.Subject:
    """How events name a record of this room."""
    context = CONTEXTS.get(type(one))
    number = one.number if isinstance(one, Measure) else None
    return events.Subject(NAMES[type(one)], one.id, number, getattr(one, context) if context else None)


def record(session: Session, actor: Actor, verb: str, one: Any, changes: dict[str, Any] | None = None) -> None:
    """Record that something happened to one record (`created`, `changed`, `deleted`, …)."""
    record_all(session, actor, verb, [one], changes)


def record_all(
    session: Session, actor: Actor, verb: str, those: Sequence[Any], changes: dict[str, Any] | None = None
) -> None:
    """The same of several records of one kind, in as many statements as for one."""
    if not those:
        return
    alliance = those[0].alliance_id
    title = TITLES.get(type(those[0])) if verb == "created" and not changes else None
    happened = [(subject_of(one), {title: [None, getattr(one, title)]} if title else (changes or {})) for one in those]
    events.record_all(
        session, actor, f"{NAMES[type(those[0])]}.{verb}", happened, stream_id=alliance, alliance_id=alliance
    )


def note_changes(session: Session, actor: Actor, one: Record, *, besides: Sequence[str] = ()) -> dict[str, Any]:
    """Record what was changed, if anything was; what. `besides` are columns that follow from others."""
    changes = {name: pair for name, pair in events.changes_of(one).items() if name not in besides}
    if changes:
        touch(one)
        record(session, actor, "changed", one, changes)
    return changes


def remove(session: Session, actor: Actor, one: Record) -> None:
    """Leave a tombstone."""
    one.deleted_at = now()
    touch(one)
    record(session, actor, "deleted", one)


def party(directory: Directory, written: Any, pointer: str) -> dict[str, Any] | None:
    """A party reference as it is stored in one column."""
    if written is None:
        return None
    read = directory.read(written, pointer)
    return {"kind": str(read["party_kind"]), "id": read["party_id"], "name": read["party_name"]}


def fuzzy_date(written: FuzzyDateIn, pointer: str) -> dict[str, Any]:
    """A date as people write it, as it is stored. Raises 422 for one that follows a meeting or contradicts itself."""
    try:
        understood = understand(written, today())
    except ValueError as contradiction:
        raise invalid(pointer, str(contradiction)) from contradiction
    if understood.anchor is not None:
        raise invalid(f"{pointer}/anchor", "deadline_follows_no_meeting")
    return understood.model_dump(mode="json")

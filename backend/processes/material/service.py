"""Use cases: write material down, put it into bundles, and close the collection."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, guards, positions
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people.parties import Directory
from backend.processes.material import closing, policy, queries
from backend.processes.material.models import Material, MaterialCollection
from backend.processes.material.schemas import MaterialCollectionOut, MaterialIn, MaterialOut
from backend.processes.models import Process


def show_all(session: Session, actor: Actor, materials: Sequence[Material]) -> list[MaterialOut]:
    """The material with the recommendations that rest on it, in a constant number of statements."""
    taken_up = queries.recommendations_on(session, [one.id for one in materials])
    return [
        MaterialOut.model_validate(
            {
                **one.model_dump(),
                "recommendation_ids": taken_up.get(one.id, []),
                "can": policy.can(actor, one),
            }
        )
        for one in materials
    ]


def show(session: Session, actor: Actor, material: Material) -> MaterialOut:
    """One piece as the list shows it."""
    return show_all(session, actor, [material])[0]


def show_collection(session: Session, actor: Actor, collection: MaterialCollection) -> MaterialCollectionOut:
    """How material is collected, and when that ends."""
    ending = closing.of_collection(session, collection)
    shown = {
        "is_closed": ending.is_over,
        "closes_on": ending.day,
        "bundles": queries.bundles(session, collection.process_id),
        "can": policy.of_collection(actor, collection.alliance_id),
    }
    return MaterialCollectionOut.model_validate({**collection.model_dump(), **shown})


def create(session: Session, actor: Actor, process: Process, body: MaterialIn) -> Material:
    """Write material down, behind the rest. Raises 409 after the closing where late material is refused."""
    material = Material(
        alliance_id=process.alliance_id,
        process_id=process.id,
        text=body.text,
        is_late=closing.is_late(session, process),
        position=queries.last_position(session, process.id) + positions.STEP,
        raised_by=actor.name,
        created_by=actor.id,
    )
    _write(session, material, {name: getattr(body, name) for name in MaterialIn.model_fields})
    guards.check(session, actor, "material.created", material)
    session.add(material)
    _record(session, actor, "material.created", material, {})
    return material


def change(session: Session, actor: Actor, material: Material, values: dict[str, Any]) -> None:
    """Change material. What was written down in time stays in time.

    Raises 409 for other words after the closing where late material is refused: only who leads corrects them then.
    """
    policy.require(actor, material, "edit")
    if "text" in values and values["text"] != material.text and not actor.may(policy.LEAD, material.alliance_id):
        closing.is_late(session, session.get_one(Process, material.process_id))
    if {"bundle", "not_pursued_because"} & values.keys():
        policy.require(actor, material, "bundle")
    _write(session, material, values)
    _changed(session, actor, material)


def move(session: Session, actor: Actor, material: Material, bundle: str | None, before_id: str | None) -> None:
    """Put material into a bundle, before another piece or at the end. Raises 422 for a foreign piece."""
    policy.require(actor, material, "bundle")
    material.bundle = bundle
    others = [one for one in queries.in_order(session, material.process_id) if one.id != material.id]
    material.position = positions.between(others, before_id)
    _changed(session, actor, material)


def bundle(session: Session, actor: Actor, process: Process, name: str | None, ids: Sequence[str]) -> list[Material]:
    """Put several pieces into one bundle, or out of theirs. Raises 422 for what the process does not have."""
    known = {one.id: one for one in queries.in_order(session, process.id)}
    for place, wanted in enumerate(ids):
        if wanted not in known:
            raise invalid(f"#/material_ids/{place}", "unknown_reference")
    chosen = [known[wanted] for wanted in dict.fromkeys(ids)]
    for material in chosen:
        material.bundle = name
        _changed(session, actor, material)
    return chosen


def set_collection(
    session: Session, actor: Actor, process: Process, collection: MaterialCollection, values: dict[str, Any]
) -> None:
    """Say how material is collected, close it or open it again."""
    if not values:
        return
    was_over = closing.of_collection(session, collection).is_over
    if values.get("closes_after_id"):
        found = queries.meeting_of(session, process.alliance_id, values["closes_after_id"])
        if found is None:
            raise invalid("#/closes_after_id", "unknown_reference")
    is_closed = values.pop("is_closed", None)
    # Stored only now, with what makes it differ from the default.
    session.add(collection)
    session.flush()
    for name, value in values.items():
        setattr(collection, name, value)
    if is_closed is False and was_over:
        collection.closed_at = collection.closes_after_id = None
    elif is_closed and not was_over:
        collection.closed_at = now()
    changes = events.changes_of(collection)
    if not changes:
        return
    touch(collection)
    is_over = closing.of_collection(session, collection).is_over
    verb = "changed" if is_over == was_over else "closed" if is_over else "reopened"
    subject = events.Subject("material_collection", collection.id, context_id=process.id)
    alliance = process.alliance_id
    events.record(
        session,
        actor,
        f"material_collection.{verb}",
        subject,
        stream_id=alliance,
        alliance_id=alliance,
        changes=changes,
    )


def delete(session: Session, actor: Actor, material: Material) -> None:
    """Leave a tombstone of the material."""
    policy.require(actor, material, "delete")
    material.deleted_at = now()
    touch(material)
    _record(session, actor, "material.deleted", material, events.changes_of(material))


def restore(session: Session, actor: Actor, material: Material) -> None:
    """Bring material back from the trash; what rested on it does so again."""
    material.deleted_at = None
    touch(material)
    _record(session, actor, "material.restored", material, events.changes_of(material))


def purge(session: Session, actor: Actor, material: Material) -> None:
    """Erase the words of removed material; its tombstone stays."""
    material.text, material.source, material.links = "", None, []
    material.bundle = material.not_pursued_because = material.raised_by = material.created_by = None
    touch(material)
    _record(session, actor, "material.purged", material, {})


def _write(session: Session, material: Material, values: dict[str, Any]) -> None:
    for name, value in values.items():
        if name == "source":
            material.source = None if value is None else party(session, material.alliance_id, value, "#/source")
        elif name == "links":
            material.links = [one.model_dump() for one in value]
        else:
            setattr(material, name, value)
    if values.get("meeting_id") and queries.meeting_of(session, material.alliance_id, material.meeting_id) is None:
        raise invalid("#/meeting_id", "unknown_reference")


def party(session: Session, alliance_id: str, written: Any, pointer: str) -> dict[str, Any]:
    """What was written as a party reference. Raises 422 for a foreign id."""
    columns = Directory(session, alliance_id).read(written, pointer)
    return {"kind": columns["party_kind"], "id": columns["party_id"], "name": columns["party_name"]}


def _changed(session: Session, actor: Actor, material: Material) -> None:
    changes = events.changes_of(material)
    if changes:
        touch(material)
        _record(session, actor, "material.changed", material, changes)


def _record(session: Session, actor: Actor, event_type: str, material: Material, changes: dict[str, Any]) -> None:
    subject = events.Subject("material", material.id, context_id=material.process_id)
    alliance = material.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

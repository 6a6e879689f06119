"""Use cases: begin, change and remove a concept. Its publication is in `publication`."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people.parties import Directory
from backend.processes.concepts import policy, publication, queries
from backend.processes.concepts.feedback import order
from backend.processes.concepts.history import record
from backend.processes.concepts.models import Concept, ConceptState, FeedbackAudience
from backend.processes.concepts.parties import read, read_all
from backend.processes.concepts.schemas import ConceptOut

#: Offered here, so that who publishes on the way through the council needs to know one place.
findings = publication.findings
publish = publication.publish

CIRCLES = ("core_team", "addressee_circle", "target_group", "leadership_level")
SINGLE = ("lead_editor", "department_head")


def show_all(session: Session, actor: Actor, concepts: Sequence[Concept]) -> list[ConceptOut]:
    """The concepts with how far they are, in one more statement."""
    counted = queries.counts(session, {one.id for one in concepts})
    return [
        ConceptOut.model_validate(
            {
                **one.model_dump(),
                "asked_addressees": order.asked(one, FeedbackAudience.addressees),
                "is_open_to_all": order.is_open_to_all(one, FeedbackAudience.addressees),
                "chapters": dict(zip(("total", "written"), counted.get(one.id, (0, 0)), strict=True)),
                "can": policy.can(actor, one),
            }
        )
        for one in concepts
    ]


def show(session: Session, actor: Actor, concept: Concept) -> ConceptOut:
    """One concept as the list shows it."""
    return show_all(session, actor, [concept])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Concept:
    """Begin a concept. `values` are members of `ConceptIn`. Raises 422 for a process of another alliance."""
    concept = Concept(alliance_id=alliance_id, title=values["title"])
    _write(session, concept, values)
    session.add(concept)
    record(session, actor, "concept.created", concept, {"title": [None, concept.title]})
    return concept


def change(session: Session, actor: Actor, concept: Concept, values: dict[str, Any]) -> None:
    """Change a concept. `values` are the members that were sent. Raises 409 for a published one."""
    policy.require_manage(actor, concept)
    _write(session, concept, values)
    changes = _changes(concept)
    if not changes:
        return
    touch(concept)
    record(session, actor, "concept.changed", concept, changes)


def delete(session: Session, actor: Actor, concept: Concept) -> None:
    """Leave a tombstone of the concept; its chapters are seen no more."""
    policy.require_manage(actor, concept)
    concept.deleted_at = now()
    touch(concept)
    record(session, actor, "concept.deleted", concept, _changes(concept))


def restore(session: Session, actor: Actor, concept: Concept) -> None:
    """Bring a concept back from the trash, with its chapters and its feedback."""
    concept.deleted_at = None
    touch(concept)
    record(session, actor, "concept.restored", concept, _changes(concept))


def purge(session: Session, actor: Actor, concept: Concept) -> None:
    """Erase what a removed concept said, with its chapters and feedback; its tombstone stays."""
    concept.title = ""
    for name in SINGLE:
        setattr(concept, name, None)
    for name in CIRCLES:
        setattr(concept, name, [])
    concept.state = ConceptState.outline
    touch(concept)
    queries.erase_parts(session, concept.id)
    record(session, actor, "concept.purged", concept, {})


def _write(session: Session, concept: Concept, values: dict[str, Any]) -> None:
    directory = Directory(session, concept.alliance_id)
    for name, value in values.items():
        if name in SINGLE:
            setattr(concept, name, None if value is None else read(directory, value, f"#/{name}"))
        elif name in CIRCLES:
            setattr(concept, name, read_all(directory, value, f"#/{name}"))
        else:
            setattr(concept, name, value)
    process_id = values.get("process_id")
    if process_id is not None and not queries.is_process_of(session, concept.alliance_id, process_id):
        raise invalid("#/process_id", "unknown_reference")


def _changes(concept: Concept) -> dict[str, list[Any]]:
    """Changed members as the API names them; of parties their names."""
    changes = events.changes_of(concept)
    for name in SINGLE:
        if name in changes:
            changes[name] = [party and party["name"] for party in changes[name]]
    for name in CIRCLES:
        if name in changes:
            changes[name] = [[party["name"] for party in parties or ()] for parties in changes[name]]
    return changes

"""Use cases: write a mandate down and change it; whether it stands."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.writing import party
from backend.people.parties import Directory
from backend.processes.mandates import queries
from backend.processes.mandates.models import Mandate
from backend.processes.mandates.schemas import MandateOut, ParentConcept
from backend.processes.models import Process

PARTIES = ("commissioner", "facilitator", "process_guide", "deciding_department")
#: What belongs into every mandate, in the order in which it is asked for.
NEEDED = ("commissioner", "guiding_question", "expected_product", "deciding_department", "granted_on")


def of(session: Session, process: Process) -> Mandate:
    """The mandate of a process; an empty one of version 0, not yet stored, where nobody has written anything down.

    Its id is the process's, so that two who begin one at the same time do not make two.
    """
    found = queries.of_process(session, process.id)
    if found is not None:
        return found
    return Mandate(
        id=process.id,
        alliance_id=process.alliance_id,
        process_id=process.id,
        version=0,
        created_at=process.created_at,
        updated_at=process.created_at,
    )


def kept(session: Session, actor: Actor, process: Process) -> Mandate:
    """The mandate of a process, stored: an empty one is begun where there is none, so that a file can hang on it."""
    mandate = of(session, process)
    if mandate not in session:
        session.add(mandate)
        _record(session, actor, mandate, {})
    return mandate


def show(session: Session, actor: Actor, mandate: Mandate) -> MandateOut:
    """The mandate with what is missing in it."""
    files = queries.files_of(session, mandate.id)
    parent = mandate.parent_concept_id and queries.interface_in(session, mandate.alliance_id, mandate.parent_concept_id)
    return MandateOut.model_validate(
        {
            **mandate.model_dump(),
            "parent_concept": ParentConcept.model_validate(parent) if parent else None,
            "evidence_files": files,
            "stands": _stands(mandate, files),
            "missing": missing(mandate, files),
            "can": ["edit"] if actor.may("processes:write", mandate.alliance_id) else [],
        }
    )


def missing(mandate: Mandate, files: int) -> list[str]:
    """The members that nobody has filled yet."""
    found = [name for name in NEEDED if not getattr(mandate, name)]
    return found if mandate.evidence_url or files else [*found, "evidence"]


def stands(session: Session, process_id: str) -> bool:
    """Whether written evidence is attached and the deciding department is named (CG-2)."""
    mandate = queries.of_process(session, process_id)
    return mandate is not None and _stands(mandate, queries.files_of(session, mandate.id))


def _stands(mandate: Mandate, files: int) -> bool:
    return bool((mandate.evidence_url or files) and mandate.deciding_department)


def change(session: Session, actor: Actor, mandate: Mandate, values: dict[str, Any]) -> None:
    """Write members of `MandatePatch` down. Raises 422 for a parent concept that the register does not have."""
    directory = Directory(session, mandate.alliance_id)
    for name, value in values.items():
        if name in PARTIES:
            setattr(mandate, name, party(directory, value, f"#/{name}"))
        else:
            setattr(mandate, name, value or None)
    parent = values.get("parent_concept_id")
    if parent and queries.interface_in(session, mandate.alliance_id, parent) is None:
        raise invalid("#/parent_concept_id", "unknown_reference")
    if mandate not in session:
        session.add(mandate)
        sent = {name: [None, now] for name in values if (now := mandate.model_dump(mode="json")[name]) is not None}
        _record(session, actor, mandate, sent)
        return
    changes = events.changes_of(mandate)
    if changes:
        touch(mandate)
        _record(session, actor, mandate, changes)


def _record(session: Session, actor: Actor, mandate: Mandate, changes: dict[str, Any]) -> None:
    subject = events.Subject("mandate", mandate.id, context_id=mandate.process_id)
    alliance = mandate.alliance_id
    events.record(session, actor, "mandate.changed", subject, stream_id=alliance, alliance_id=alliance, changes=changes)

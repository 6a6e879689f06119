"""Use cases: name the group that is a body, and show how it is made up."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups import service as groups
from backend.alliances.groups.models import Group, GroupKind
from backend.core import events
from backend.core.problems import invalid
from backend.core.records import touch
from backend.people.parties import party_of
from backend.processes.bodies import queries
from backend.processes.bodies.representation import Representation, compare, of_group
from backend.processes.bodies.schemas import InterestOut, ProcessBodyOut, RepresentationOut, SuggestionOut
from backend.processes.models import Process, ProcessBody
from backend.processes.templates.content import PlannedBody, ProcessTemplateContent

WRITE = "processes:write"
#: Small groups: without a template they mirror the plenum.
SMALL = (GroupKind.working_group, GroupKind.project_group, GroupKind.editorial_team)


def show_all(session: Session, actor: Actor, bodies: Sequence[ProcessBody]) -> list[ProcessBodyOut]:
    """Bodies with the gaps in their groups, in a constant number of statements."""
    processes = queries.processes(session, {one.process_id for one in bodies})
    contents = {key: ProcessTemplateContent.model_validate(one.template) for key, one in processes.items()}
    siblings = {(one.process_id, one.key): one.group_id for one in bodies}
    members = queries.members_of(session, {one.group_id for one in bodies if one.group_id})
    kinds = queries.organisation_kinds(session, {one.alliance_id for one in bodies})
    shown = []
    for one in bodies:
        planned = contents[one.process_id].body(one.key)
        if planned is None:
            continue
        larger = siblings.get((one.process_id, planned.mirrors or "")) or ""
        found = compare(planned, members.get(one.group_id or "", []), members.get(larger, []), kinds)
        shown.append(_out(actor, one, planned, found.gaps))
    return shown


def _out(actor: Actor, body: ProcessBody, planned: PlannedBody, gaps: list[str]) -> ProcessBodyOut:
    facts = {"kind": planned.kind, "name": planned.name, "purpose": planned.purpose, "gaps": gaps}
    can = ["edit"] if actor.may(WRITE, body.alliance_id) else []
    return ProcessBodyOut.model_validate({**body.model_dump(), **facts, "can": can})


def show(session: Session, actor: Actor, body: ProcessBody) -> ProcessBodyOut:
    """One body as the list of its process shows it."""
    return next(
        one for one in show_all(session, actor, queries.of_process(session, body.process_id)) if one.id == body.id
    )


def change(session: Session, actor: Actor, process: Process, body: ProcessBody, values: dict[str, Any]) -> None:
    """Name the group that is this body, or set one up. Raises 422 for a group that is not one of the alliance."""
    group_id = values.get("group_id", body.group_id)
    planned = ProcessTemplateContent.model_validate(process.template).body(body.key)
    if values.get("sets_up") and planned is not None:
        actor.require("groups:write", process.alliance_id)
        named = {"kind": planned.kind, "name": planned.name, "purpose": planned.purpose}
        group_id = groups.create(session, actor, process.alliance_id, named).id
    elif group_id and not group_queries.exists_in(session, process.alliance_id, group_id):
        raise invalid("#/group_id", "unknown_reference")
    body.group_id = group_id
    changes = events.changes_of(body)
    if not changes:
        return
    touch(body)
    subject = events.Subject("process_body", body.id, context_id=process.id)
    alliance_id = process.alliance_id
    events.record(
        session, actor, "process_body.changed", subject, stream_id=alliance_id, alliance_id=alliance_id, changes=changes
    )


def representation(session: Session, group: Group) -> RepresentationOut:
    """How a group is made up: as the body of its latest process, else as a small group against the plenum."""
    sits = queries.of_group(session, group.id)
    body, process = sits[0] if sits else (None, None)
    planned, mirrors = None, None
    if body is not None and process is not None:
        planned = ProcessTemplateContent.model_validate(process.template).body(body.key)
        groups_there = {one.key: one.group_id for one in queries.of_process(session, process.id)}
        mirrors = groups_there.get((planned.mirrors if planned else None) or "")
    elif group.kind in SMALL:
        mirrors = queries.plenum_of(session, group.alliance_id)
    found = of_group(session, group.alliance_id, group.id, planned, mirrors)
    return _shown(group, found, body, mirrors)


def _shown(group: Group, found: Representation, body: ProcessBody | None, mirrors: str | None) -> RepresentationOut:
    return RepresentationOut(
        group_id=group.id,
        process_id=body.process_id if body else None,
        body=body.key if body else None,
        mirrors_group_id=mirrors,
        interests=[
            InterestOut.model_validate(
                {"label": one.label, "is_required": one.is_required, "members": [party_of(who) for who in one.members]}
            )
            for one in found.interests
        ],
        gaps=found.gaps,
        suggestions=[
            SuggestionOut.model_validate({"party": party_of(one), "represents": one.represents})
            for one in found.suggestions
        ],
    )

"""Use cases: keep the register of what exists beside us, and ask whether something is a parallel structure."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.core import events, guards
from backend.core.clock import now, today
from backend.core.dates import FuzzyDateIn, understand
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.writing import party
from backend.people.parties import Directory
from backend.processes.interfaces import parallels, queries
from backend.processes.interfaces.models import Interface
from backend.processes.interfaces.schemas import Beside, InterfaceOut, ParallelOut, ParallelPair, ParallelStructures
from backend.processes.rules.scope import asked_by_rule
from backend.processes.templates.vocabulary import ConditionKind

#: What decides whether something is like it.
COMPARED = {"title", "purpose", "kind", "group_id"}


def show_all(session: Session, actor: Actor, interfaces: Sequence[Interface]) -> list[InterfaceOut]:
    """The entries with what is much like them, in a constant number of statements."""
    by_alliance = {one: parallels.bodies(session, one) for one in sorted({one.alliance_id for one in interfaces})}
    shown = []
    for one in interfaces:
        body = parallels.of_interface(one)
        found = parallels.parallels_of(body, by_alliance[one.alliance_id]) if body else []
        values = {
            **one.model_dump(),
            "period": one.fuzzy_date,
            "parallels": [_parallel(pair) for pair in found],
            "can": ["edit", "delete"] if actor.may("processes:write", one.alliance_id) else [],
        }
        shown.append(InterfaceOut.model_validate(values))
    return shown


def show(session: Session, actor: Actor, interface: Interface) -> InterfaceOut:
    """One entry as the list shows it."""
    session.flush()
    return show_all(session, actor, [interface])[0]


def parallel_structures(session: Session, alliance_id: str) -> ParallelStructures:
    """All pairs of an alliance that may be parallel structures: open ones first, then the most alike."""
    found = sorted(
        parallels.pairs(parallels.bodies(session, alliance_id)),
        key=lambda pair: (pair.settled_because is not None, -pair.likeness, pair.one.id),
    )
    return ParallelStructures(
        pairs=[
            ParallelPair(
                one=_beside(pair.one),
                other=_beside(pair.other),
                likeness=pair.likeness,
                settled_because=pair.settled_because,
            )
            for pair in found
        ]
    )


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Interface:
    """Enter something. `values` are members of `InterfaceIn`. What is much like it is noted, not refused."""
    required = {name: values.pop(name) for name in ("title", "kind", "relation")}
    interface = Interface(alliance_id=alliance_id, **required)
    _write(session, interface, values)
    guards.check(session, actor, "interface.created", interface)
    # The rule of a process that asks the same has noted it by now; two notes of one thing are one too many.
    is_noted = asked_by_rule(session, "interface.created", interface, ConditionKind.no_parallel_structure)
    session.add(interface)
    _record(session, actor, "interface.created", interface, {"title": [None, interface.title]})
    if not is_noted:
        _ask(session, actor, interface)
    return interface


def change(session: Session, actor: Actor, interface: Interface, values: dict[str, Any]) -> None:
    """Change an entry. `values` are the members that were sent."""
    _write(session, interface, values)
    changes = events.changes_of(interface)
    if not changes:
        return
    touch(interface)
    _record(session, actor, "interface.changed", interface, changes)
    if not COMPARED.isdisjoint(changes):
        _ask(session, actor, interface)


def delete(session: Session, actor: Actor, interface: Interface) -> None:
    """Leave a tombstone of an entry."""
    interface.deleted_at = now()
    touch(interface)
    _record(session, actor, "interface.deleted", interface, {})


def restore(session: Session, actor: Actor, interface: Interface) -> None:
    """Bring an entry back from the trash."""
    interface.deleted_at = None
    touch(interface)
    _record(session, actor, "interface.restored", interface, {})


def purge(session: Session, actor: Actor, interface: Interface) -> None:
    """Erase the words of a removed entry; its tombstone stays."""
    interface.title = ""
    interface.purpose = interface.owner = interface.fuzzy_date = interface.url = interface.note = None
    interface.earliest = interface.latest = interface.distinct_because = None
    touch(interface)
    _record(session, actor, "interface.purged", interface, {})


def note_parallels(session: Session, actor: Actor, alliance_id: str, body: parallels.Body) -> list[parallels.Pair]:
    """Record that something may be a parallel structure to what is there; what was settled is not asked again."""
    compared = parallels.bodies(session, alliance_id)
    found = [pair for pair in parallels.parallels_of(body, compared) if pair.settled_because is None]
    for pair in found:
        events.record(
            session,
            actor,
            "interface.parallel_found",
            events.Subject(body.type, body.id),
            stream_id=alliance_id,
            alliance_id=alliance_id,
            changes={"title": [None, body.title], "parallel_to": [None, pair.other.title]},
        )
    return found


def _ask(session: Session, actor: Actor, interface: Interface) -> None:
    body = parallels.of_interface(interface)
    if body is not None:
        note_parallels(session, actor, interface.alliance_id, body)


def _write(session: Session, interface: Interface, values: dict[str, Any]) -> None:
    directory, alliance = Directory(session, interface.alliance_id), interface.alliance_id
    for name, value in values.items():
        if name == "owner":
            interface.owner = party(directory, value, "#/owner")
        elif name == "period":
            _write_period(interface, value)
        else:
            setattr(interface, name, value)
    if values.get("process_id") and not queries.process_exists(session, alliance, values["process_id"]):
        raise invalid("#/process_id", "unknown_reference")
    if values.get("group_id") and not group_queries.exists_in(session, alliance, values["group_id"]):
        raise invalid("#/group_id", "unknown_reference")


def _write_period(interface: Interface, written: FuzzyDateIn | None) -> None:
    try:
        fuzzy = understand(written, today()) if written is not None else None
    except ValueError as contradiction:
        raise invalid("#/period", str(contradiction)) from contradiction
    interface.fuzzy_date = fuzzy.model_dump(mode="json") if fuzzy else None
    interface.earliest, interface.latest = (fuzzy.earliest, fuzzy.latest) if fuzzy else (None, None)


def _beside(body: parallels.Body) -> Beside:
    return Beside.model_validate({"type": body.type, "id": body.id, "title": body.title, "purpose": body.purpose})


def _parallel(pair: parallels.Pair) -> ParallelOut:
    other = _beside(pair.other).model_dump()
    return ParallelOut.model_validate({**other, "likeness": pair.likeness, "settled_because": pair.settled_because})


def _record(session: Session, actor: Actor, event_type: str, interface: Interface, changes: dict[str, Any]) -> None:
    subject = events.Subject("interface", interface.id)
    alliance = interface.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

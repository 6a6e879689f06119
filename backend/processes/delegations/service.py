"""Use cases: add, change, move and remove links of the delegation chain; who executes for whom."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.writing import party
from backend.people.parties import Directory, party_of
from backend.processes.delegations import queries
from backend.processes.delegations.models import Delegation
from backend.processes.delegations.schemas import DelegationOut, Execution
from backend.processes.models import Process


def show(actor: Actor, delegation: Delegation) -> DelegationOut:
    """The link with what the actor may do with it."""
    return DelegationOut.model_validate(
        {
            **delegation.model_dump(),
            "party": party_of(delegation),
            "is_current": _holds(delegation, today()),
            "can": ["edit", "delete"] if actor.may("processes:write", delegation.alliance_id) else [],
        }
    )


def create(session: Session, actor: Actor, process: Process, values: dict[str, Any]) -> Delegation:
    """Add a link. `values` are members of `DelegationIn`. Raises 422 for what cannot be meant."""
    before = values.pop("before")
    delegation = Delegation(
        alliance_id=process.alliance_id,
        process_id=process.id,
        position=queries.next_position(session, process.id),
        function=values.pop("function"),
        **Directory(session, process.alliance_id).read(values.pop("party"), "#/party"),
    )
    _write(session, delegation, values)
    session.add(delegation)
    if before is not None:
        _move(session, delegation, before)
    _record(session, actor, "delegation.created", delegation, {"party": [None, delegation.party_name]})
    return delegation


def change(session: Session, actor: Actor, delegation: Delegation, values: dict[str, Any]) -> None:
    """Change a link. `values` are the members that were sent."""
    _write(session, delegation, {name: value for name, value in values.items() if name != "before"})
    if "before" in values:
        _move(session, delegation, values["before"])
    changes = events.changes_of(delegation)
    if not changes:
        return
    touch(delegation)
    _record(session, actor, "delegation.changed", delegation, changes)


def delete(session: Session, actor: Actor, delegation: Delegation) -> None:
    """Take a link out of the chain. Who led until a day keeps their link and has an `until`."""
    delegation.deleted_at = now()
    touch(delegation)
    _record(session, actor, "delegation.deleted", delegation, {"party": [delegation.party_name, None]})


def executions(
    session: Session,
    alliance_id: str,
    party: str | None = None,
    starting: date | None = None,
    ending: date | None = None,
) -> list[Execution]:
    """Who executes on behalf of others in this time; with `party` only for the one of this name or id."""
    found = []
    for delegation, title in queries.on_behalf(session, alliance_id, starting, ending):
        represented = delegation.acts_on_behalf_of
        if party is not None and party.casefold() not in (represented["name"].casefold(), represented["id"]):
            continue
        found.append(
            Execution.model_validate(
                {
                    **delegation.model_dump(include={"process_id", "function", "since", "until"}),
                    "delegation_id": delegation.id,
                    "process_title": title,
                    "on_behalf_of": represented,
                    "party": party_of(delegation),
                    "reason": delegation.behalf_reason,
                }
            )
        )
    return sorted(found, key=lambda one: one.on_behalf_of.name.casefold())


def _holds(delegation: Delegation, day: date) -> bool:
    return (delegation.since or day) <= day <= (delegation.until or day)


def _write(session: Session, delegation: Delegation, values: dict[str, Any]) -> None:
    directory = Directory(session, delegation.alliance_id)
    for name, value in values.items():
        if name == "party":
            for column, read in directory.read(value, "#/party").items():
                setattr(delegation, column, read)
        elif name == "acts_on_behalf_of":
            delegation.acts_on_behalf_of = party(directory, value, "#/acts_on_behalf_of")
        else:
            setattr(delegation, name, value)
    if delegation.since and delegation.until and delegation.until < delegation.since:
        raise invalid("#/until", "dates_reversed")
    represented = delegation.acts_on_behalf_of
    if represented and represented["name"].casefold() == delegation.party_name.casefold():
        raise invalid("#/acts_on_behalf_of", "acts_for_itself")


def _move(session: Session, delegation: Delegation, before: str | None) -> None:
    """Give the links of the chain new positions, with this one before another, or at the end."""
    others = [one for one in queries.chain(session, delegation.process_id) if one.id != delegation.id]
    places = [one.id for one in others]
    if before is not None and before not in places:
        raise invalid("#/before", "unknown_reference")
    place = len(others) if before is None else places.index(before)
    for position, one in enumerate([*others[:place], delegation, *others[place:]]):
        if one.position != position:
            one.position = position
            touch(one)


def _record(session: Session, actor: Actor, event_type: str, delegation: Delegation, changes: dict[str, Any]) -> None:
    subject = events.Subject("delegation", delegation.id, context_id=delegation.process_id)
    alliance = delegation.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

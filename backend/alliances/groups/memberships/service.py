"""Use cases: join a group, change a membership, end or remove it."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.permissions import SPEAKING
from backend.alliances.groups.memberships import queries
from backend.alliances.groups.memberships.schemas import MembershipOut
from backend.alliances.groups.models import Group, Membership
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import Forbidden, invalid
from backend.core.records import touch
from backend.people.parties import Directory, party_of


def show(actor: Actor, membership: Membership) -> MembershipOut:
    """The membership, and whether it lasts today."""
    since, until, on = membership.since, membership.until, today()
    derived = {
        "party": party_of(membership),
        "is_current": (since is None or since <= on) and (until is None or until >= on),
        "can": ["edit", "delete"] if may_change(actor, membership) else [],
    }
    return MembershipOut.model_validate({**membership.model_dump(), **derived})


def may_change(actor: Actor, membership: Membership) -> bool:
    """Whether the actor may change this membership. Who speaks for a group is decided by the coordination alone."""
    group_id = None if membership.role in SPEAKING or membership.deputy_for else membership.group_id
    return actor.may("groups:write", membership.alliance_id, group_id)


def create(session: Session, actor: Actor, group: Group, values: dict[str, Any]) -> Membership:
    """Let somebody join a group. `values` are members of `MembershipIn`."""
    membership = Membership(alliance_id=group.alliance_id, group_id=group.id, party_kind="", party_name="")
    _write(session, membership, values)
    _require(actor, membership)
    session.add(membership)
    _record(session, actor, "membership.created", membership)
    return membership


def change(session: Session, actor: Actor, membership: Membership, values: dict[str, Any]) -> None:
    """Change a membership. `values` are the members that were sent."""
    _require(actor, membership)
    _write(session, membership, values)
    _require(actor, membership)
    if not events.changes_of(membership):
        return
    touch(membership)
    _record(session, actor, "membership.changed", membership)


def delete(session: Session, actor: Actor, membership: Membership) -> None:
    """Leave a tombstone of the membership."""
    _require(actor, membership)
    membership.deleted_at = now()
    touch(membership)
    _record(session, actor, "membership.deleted", membership)


def _require(actor: Actor, membership: Membership) -> None:
    if not may_change(actor, membership):
        raise Forbidden(permission="groups:write")


def _write(session: Session, membership: Membership, values: dict[str, Any]) -> None:
    directory = Directory(session, membership.alliance_id)
    for name, value in values.items():
        if name == "party":
            columns = directory.read(value, "#/party")
            for column, read in columns.items():
                setattr(membership, column, read)
        elif name == "represents":
            membership.represents = party_of(Membership(**directory.read(value, "#/represents"))) if value else None
        else:
            setattr(membership, name, value)
    if membership.since and membership.until and membership.until < membership.since:
        raise invalid("#/until", "ends_before_it_begins")
    if membership.deputy_for and "deputy_for" in values:
        _check_deputy(queries.deputies(session, membership.group_id), membership)


def _check_deputy(deputies: dict[str, str | None], membership: Membership) -> None:
    stands_for = membership.deputy_for
    if stands_for not in deputies:
        raise invalid("#/deputy_for", "unknown_reference")
    seen = {membership.id}
    while stands_for is not None:
        if stands_for in seen:
            raise invalid("#/deputy_for", "own_deputy")
        seen.add(stands_for)
        stands_for = deputies.get(stands_for)


def _record(session: Session, actor: Actor, event_type: str, membership: Membership) -> None:
    changes = {} if event_type == "membership.created" else events.changes_of(membership)
    subject = events.Subject("membership", membership.id, context_id=membership.group_id)
    alliance = membership.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

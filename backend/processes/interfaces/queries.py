"""Every select of the register of interfaces."""

from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group, GroupKind
from backend.core.problems import NotFound
from backend.people.queries import contains
from backend.processes.interfaces.models import Interface, InterfaceKind, Relation
from backend.processes.models import Process

#: Groups that steer.
STEERING = (GroupKind.steering_group, GroupKind.coordination_group)


def visible_to(actor: Actor) -> Select[Any]:
    """The registers of the actor's alliances."""
    return select(Interface).where(actor.sees(Interface.alliance_id))


def of_alliance(
    actor: Actor,
    alliance_id: str,
    *,
    kind: InterfaceKind | None,
    relation: Relation | None,
    process_id: str | None,
    q: str | None,
) -> Select[Any]:
    """The register of one alliance."""
    statement = visible_to(actor).where(Interface.alliance_id == alliance_id)
    wanted = {"kind": kind, "relation": relation, "process_id": process_id}
    for name, value in wanted.items():
        if value is not None:
            statement = statement.where(getattr(Interface, name) == value)
    return statement.where(*contains(q, Interface.title, Interface.purpose))


def find(session: Session, actor: Actor, interface_id: str) -> Interface:
    """The entry by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Interface.id == interface_id, col(Interface.deleted_at).is_(None))
    found: Interface | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def living(session: Session, alliance_id: str) -> list[Interface]:
    """The whole register of an alliance, in the order in which it was written."""
    statement = select(Interface).filter_by(alliance_id=alliance_id, deleted_at=None)
    return list(session.execute(statement.order_by(Interface.id)).scalars())


def steering_groups(session: Session, alliance_id: str) -> list[Group]:
    """The living groups that steer."""
    statement = select(Group).where(
        Group.alliance_id == alliance_id, col(Group.kind).in_(STEERING), col(Group.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(Group.id)).scalars())


def process_exists(session: Session, alliance_id: str, process_id: str) -> bool:
    """Whether the process is one of this alliance's."""
    statement = select(Process.id).filter_by(id=process_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).first() is not None

"""Every select about process templates."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.processes.models import Process
from backend.processes.templates.models import ProcessTemplate


def visible_to(actor: Actor) -> Select[Any]:
    """Templates of the actor's alliances."""
    return select(ProcessTemplate).where(actor.sees(ProcessTemplate.alliance_id))


def of_municipality(actor: Actor, municipality_id: str) -> Select[Any]:
    """Those of a municipality's alliances that the actor sees."""
    alliances = select(Alliance.id).where(Alliance.municipality_id == municipality_id)
    return visible_to(actor).where(col(ProcessTemplate.alliance_id).in_(alliances))


def find(session: Session, actor: Actor, template_id: str) -> ProcessTemplate:
    """The template by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(ProcessTemplate.id == template_id, col(ProcessTemplate.deleted_at).is_(None))
    found: ProcessTemplate | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def uses(session: Session, template_ids: Collection[str]) -> dict[tuple[str, int], int]:
    """How many processes keep which edition of these templates, those in the trash among them."""
    statement = (
        select(Process.template_id, Process.template_edition, func.count())
        .where(col(Process.template_id).in_(sorted(template_ids)))
        .group_by(col(Process.template_id), col(Process.template_edition))
    )
    return {(row[0], row[1]): int(row[2]) for row in session.execute(statement)}

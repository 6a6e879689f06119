"""Every select about the department head's decisions."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.processes.council_papers.models import CouncilPaper, DepartmentDecision


def visible_to(actor: Actor) -> Select[Any]:
    """Decisions in the actor's alliances."""
    return select(DepartmentDecision).where(actor.sees(DepartmentDecision.alliance_id))


def find(session: Session, actor: Actor, decision_id: str) -> DepartmentDecision:
    """The decision by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(
        DepartmentDecision.id == decision_id, col(DepartmentDecision.deleted_at).is_(None)
    )
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def about(session: Session, concept_id: str) -> DepartmentDecision | None:
    """What stands about a concept: the last that was not taken back."""
    statement = select(DepartmentDecision).where(
        DepartmentDecision.concept_id == concept_id, col(DepartmentDecision.deleted_at).is_(None)
    )
    return session.execute(statement.order_by(col(DepartmentDecision.created_at).desc()).limit(1)).scalar_one_or_none()


def kinds(session: Session, concept_ids: Collection[str]) -> dict[str, str]:
    """By concept: the kind of paper that was decided on, of those about which something was; in one statement."""
    statement = select(DepartmentDecision.concept_id, DepartmentDecision.kind).where(
        col(DepartmentDecision.concept_id).in_(sorted(concept_ids)), col(DepartmentDecision.deleted_at).is_(None)
    )
    found = session.execute(statement.order_by(DepartmentDecision.created_at)) if concept_ids else ()
    return {row.concept_id: row.kind for row in found}


def papers_about(session: Session, concept_id: str, kind: str) -> list[CouncilPaper]:
    """The papers of a kind about a concept, the last first."""
    statement = select(CouncilPaper).where(
        CouncilPaper.concept_id == concept_id, CouncilPaper.kind == kind, col(CouncilPaper.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(col(CouncilPaper.created_at).desc())).scalars())

"""Every select about recommendation papers and what is in them."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, column, delete, func, select, table
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.core.problems import NotFound
from backend.meetings.decisions.models import Decision
from backend.processes.material.models import Material
from backend.processes.models import Process
from backend.processes.recommendations.models import (
    Amendment,
    Objection,
    Recommendation,
    RecommendationEdition,
    RecommendationMaterial,
    RecommendationPaper,
)

COUNCIL_PAPERS = table("council_papers", column("id"), column("recommendation_paper_id"), column("deleted_at"))


def visible_to(actor: Actor) -> Select[Any]:
    """Recommendation papers of the actor's alliances, as far as their process is there."""
    living = select(Process.id).where(col(Process.deleted_at).is_(None))
    return select(RecommendationPaper).where(
        actor.sees(RecommendationPaper.alliance_id), col(RecommendationPaper.process_id).in_(living)
    )


def within(actor: Actor, entity: Any) -> Select[Any]:
    """Rows of a table of papers' parts in the actor's alliances, as far as their paper is there."""
    living = select(RecommendationPaper.id).where(col(RecommendationPaper.deleted_at).is_(None))
    if "paper_id" in entity.model_fields:
        return select(entity).where(actor.sees(entity.alliance_id), entity.paper_id.in_(living))
    among = select(Recommendation.id).where(
        col(Recommendation.paper_id).in_(living), col(Recommendation.deleted_at).is_(None)
    )
    return select(entity).where(actor.sees(entity.alliance_id), entity.recommendation_id.in_(among))


def find(session: Session, actor: Actor, paper_id: str) -> RecommendationPaper:
    """The paper by id, if visible; 404 otherwise."""
    return _one(  # type: ignore[no-any-return]  # a Select of one entity
        session,
        visible_to(actor).where(RecommendationPaper.id == paper_id, col(RecommendationPaper.deleted_at).is_(None)),
    )


def find_part(session: Session, actor: Actor, entity: Any, record_id: str) -> Any:
    """A recommendation, edition, objection or amendment by id, if visible; 404 otherwise."""
    return _one(session, within(actor, entity).where(entity.id == record_id, entity.deleted_at.is_(None)))


def _one(session: Session, statement: Select[Any]) -> Any:
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def paper_of(session: Session, recommendation: Recommendation) -> RecommendationPaper:
    """The paper that a recommendation stands in."""
    return session.get_one(RecommendationPaper, recommendation.paper_id)


def recommendations(session: Session, paper_ids: Collection[str]) -> list[Recommendation]:
    """The living recommendations of these papers, in their order."""
    statement = select(Recommendation).where(
        col(Recommendation.paper_id).in_(sorted(paper_ids)), col(Recommendation.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(Recommendation.position, Recommendation.id)).scalars())


def material_ids(session: Session, recommendation_ids: Collection[str]) -> dict[str, list[str]]:
    """By id of a recommendation: the living material that it rests on, in its order."""
    found: dict[str, list[str]] = {}
    for recommendation_id, material in _rests_on(session, recommendation_ids):
        found.setdefault(recommendation_id, []).append(material.id)
    return found


def material(session: Session, recommendation_ids: Collection[str]) -> dict[str, list[Material]]:
    """By id of a recommendation: the living material that it rests on, in its order."""
    found: dict[str, list[Material]] = {}
    for recommendation_id, one in _rests_on(session, recommendation_ids):
        found.setdefault(recommendation_id, []).append(one)
    return found


def _rests_on(session: Session, recommendation_ids: Collection[str]) -> Any:
    return session.execute(
        select(RecommendationMaterial.recommendation_id, Material)
        .join(Material, col(Material.id) == RecommendationMaterial.material_id)
        .where(
            col(RecommendationMaterial.recommendation_id).in_(sorted(recommendation_ids)),
            col(Material.deleted_at).is_(None),
        )
        .order_by(Material.position, Material.id)
    ).all()


def set_material(session: Session, recommendation: Recommendation, wanted: Collection[str]) -> None:
    """Let a recommendation rest on this material and no other."""
    session.flush()
    session.execute(
        delete(RecommendationMaterial).where(col(RecommendationMaterial.recommendation_id) == recommendation.id)
    )
    for one in dict.fromkeys(wanted):
        session.add(
            RecommendationMaterial(
                recommendation_id=recommendation.id, material_id=one, alliance_id=recommendation.alliance_id
            )
        )
    session.flush()


def objections(session: Session, recommendation_ids: Collection[str]) -> list[Objection]:
    """The objections against these, in the order in which they were raised."""
    statement = select(Objection).where(col(Objection.recommendation_id).in_(sorted(recommendation_ids)))
    return list(session.execute(statement.order_by(Objection.id)).scalars())


def amendments(session: Session, recommendation_ids: Collection[str]) -> list[Amendment]:
    """The changes proposed to these, in their order."""
    statement = select(Amendment).where(col(Amendment.recommendation_id).in_(sorted(recommendation_ids)))
    return list(session.execute(statement.order_by(Amendment.number, Amendment.id)).scalars())


def next_amendment(session: Session, paper_id: str) -> int:
    """The number behind the last change that was proposed to a paper, removed recommendations included."""
    statement = (
        select(func.max(Amendment.number))
        .join(Recommendation, col(Recommendation.id) == Amendment.recommendation_id)
        .where(Recommendation.paper_id == paper_id)
    )
    return int(session.execute(statement).scalar_one() or 0) + 1


def editions_of(actor: Actor, paper_id: str) -> Select[Any]:
    """The editions of a paper that were put down."""
    return within(actor, RecommendationEdition).where(RecommendationEdition.paper_id == paper_id)


def edition(session: Session, paper_id: str, number: int) -> RecommendationEdition | None:
    """The edition of this number."""
    return session.execute(
        select(RecommendationEdition).filter_by(paper_id=paper_id, number=number)
    ).scalar_one_or_none()


def last_editions(session: Session, paper_ids: Collection[str]) -> dict[str, RecommendationEdition]:
    """By id of a paper: the edition that was put down last."""
    statement = (
        select(RecommendationEdition)
        .join(RecommendationPaper, col(RecommendationPaper.id) == RecommendationEdition.paper_id)
        .where(
            col(RecommendationEdition.paper_id).in_(sorted(paper_ids)),
            RecommendationEdition.number == RecommendationPaper.edition,
        )
    )
    return {one.paper_id: one for one in session.execute(statement).scalars()}


def council_papers(session: Session, paper_ids: Collection[str]) -> dict[str, list[str]]:
    """By id of a paper: the council papers with which it is before the council."""
    statement = select(COUNCIL_PAPERS.c.recommendation_paper_id, COUNCIL_PAPERS.c.id).where(
        COUNCIL_PAPERS.c.recommendation_paper_id.in_(sorted(paper_ids)), COUNCIL_PAPERS.c.deleted_at.is_(None)
    )
    found: dict[str, list[str]] = {}
    for row in session.execute(statement.order_by(COUNCIL_PAPERS.c.id)):
        found.setdefault(row.recommendation_paper_id, []).append(row.id)
    return found


def groups(session: Session, alliance_id: str) -> list[Group]:
    """The living groups of the alliance, in their order."""
    statement = select(Group).where(Group.alliance_id == alliance_id, col(Group.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Group.position, Group.id)).scalars())


def exists_in(session: Session, entity: Any, alliance_id: str, record_id: str) -> bool:
    """Whether a living record of this table is the alliance's."""
    statement = select(entity.id).where(
        entity.id == record_id, entity.alliance_id == alliance_id, entity.deleted_at.is_(None)
    )
    return session.execute(statement).first() is not None


def decision_name(session: Session, decision_id: str | None) -> str | None:
    """What people call a decision: "2011/1"."""
    row = session.execute(
        select(Decision.year, Decision.number).where(Decision.id == decision_id, col(Decision.deleted_at).is_(None))
    ).first()
    return f"{row.year}/{row.number}" if row else None


def erase_parts(session: Session, paper_id: str) -> None:
    """Delete what belongs to a paper alone: its editions and recommendations, with all that was said about them."""
    session.flush()
    session.execute(delete(RecommendationEdition).where(col(RecommendationEdition.paper_id) == paper_id))
    session.execute(delete(Recommendation).where(col(Recommendation.paper_id) == paper_id))


def erase_disputes(session: Session, recommendation_id: str) -> None:
    """Delete what was said against one recommendation, and what it rests on."""
    session.flush()
    for entity in (Objection, Amendment, RecommendationMaterial):
        session.execute(delete(entity).where(col(entity.recommendation_id) == recommendation_id))

"""Every select about council papers and the bodies they pass."""

from collections.abc import Collection, Iterable
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, SQLModel, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.core.problems import NotFound
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure
from backend.people.queries import contains
from backend.processes.concepts.models import Concept
from backend.processes.council_papers.models import Consultation, CouncilPaper
from backend.processes.models import Process
from backend.processes.recommendations.models import Recommendation, RecommendationPaper
from backend.processes.reports.models import Report


def visible_to(actor: Actor) -> Select[Any]:
    """Papers of the actor's alliances."""
    return select(CouncilPaper).where(actor.sees(CouncilPaper.alliance_id))


def of_alliance(actor: Actor, alliance_id: str, q: str | None, **members: str | None) -> Select[Any]:
    """Papers of one alliance. `members` are columns (`kind`, `agreement_id`, …) and what they are."""
    statement = visible_to(actor).where(CouncilPaper.alliance_id == alliance_id)
    for name, value in members.items():
        if value is not None:
            statement = statement.where(getattr(CouncilPaper, name) == value)
    return statement.where(*contains(q, CouncilPaper.title, CouncilPaper.reference_number))


def find(session: Session, actor: Actor, paper_id: str) -> CouncilPaper:
    """The paper by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(CouncilPaper.id == paper_id, col(CouncilPaper.deleted_at).is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def consultations_visible_to(actor: Actor) -> Select[Any]:
    """Consultations of papers of the actor's alliances; those of a removed paper are not there."""
    return (
        select(Consultation)
        .join(CouncilPaper, col(CouncilPaper.id) == Consultation.council_paper_id)
        .where(actor.sees(Consultation.alliance_id), col(CouncilPaper.deleted_at).is_(None))
    )


def find_consultation(session: Session, actor: Actor, consultation_id: str) -> Consultation:
    """The consultation by id, if visible; 404 otherwise."""
    statement = consultations_visible_to(actor).where(
        Consultation.id == consultation_id, col(Consultation.deleted_at).is_(None)
    )
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def sequences(session: Session, paper_ids: Collection[str]) -> dict[str, list[tuple[Consultation, str]]]:
    """By paper: its consultations in their order, each with the name of its body."""
    found: dict[str, list[tuple[Consultation, str]]] = {one: [] for one in paper_ids}
    statement = (
        select(Consultation, Group.name)
        .join(Group, col(Group.id) == Consultation.group_id)
        .where(col(Consultation.council_paper_id).in_(sorted(paper_ids)), col(Consultation.deleted_at).is_(None))
        .order_by(Consultation.position, Consultation.created_at, Consultation.id)
    )
    for consultation, name in session.execute(statement):
        found[consultation.council_paper_id].append((consultation, name))
    return found


def next_position(session: Session, paper_id: str) -> int:
    """The place behind the last consultation of a paper."""
    last = select(func.max(Consultation.position)).where(
        Consultation.council_paper_id == paper_id, col(Consultation.deleted_at).is_(None)
    )
    found = session.execute(last).scalar_one()
    return 0 if found is None else int(found) + 1


SOURCES: dict[str, type[SQLModel]] = {
    "process_id": Process,
    "agreement_id": Agreement,
    "report_id": Report,
    "recommendation_paper_id": RecommendationPaper,
    "concept_id": Concept,
}


def source(session: Session, alliance_id: str, member: str, record_id: str) -> Any:
    """The living record of the alliance that a member of a paper names; None if there is none."""
    statement = select(SOURCES[member]).filter_by(id=record_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()


def measures_of(session: Session, agreement_id: str) -> Iterable[Any]:
    """`field`, `goal`, `title` of every measure of an agreement, in its order."""
    statement = (
        select(FieldOfAction.label.label("field"), Goal.text.label("goal"), Measure.title)  # type: ignore[attr-defined]  # columns
        .select_from(Goal)
        .outerjoin(FieldOfAction, col(FieldOfAction.id) == Goal.field_of_action_id)
        .outerjoin(Measure, (col(Measure.goal_id) == Goal.id) & col(Measure.deleted_at).is_(None))
        .where(Goal.agreement_id == agreement_id, col(Goal.deleted_at).is_(None), col(Goal.is_proposal).is_(False))
        .order_by(FieldOfAction.position, Goal.position, Goal.id, Measure.position, Measure.id)
    )
    return session.execute(statement).all()


def recommendations_of(session: Session, paper_id: str) -> list[str]:
    """The texts of the recommendations of a paper, in its order."""
    statement = (
        select(Recommendation.text)
        .where(Recommendation.paper_id == paper_id, col(Recommendation.deleted_at).is_(None))
        .order_by(Recommendation.position, Recommendation.id)
    )
    return list(session.execute(statement).scalars())

"""Every select about experts, external reviews and what experts recommend."""

from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Select, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.problems import NotFound
from backend.goals.models import Agreement, FieldOfAction, Goal
from backend.people.models import Person
from backend.programmes.external_reviews.models import Expert, ExpertRecommendation, ExternalReview, ReviewState
from backend.programmes.models import Participation
from backend.programmes.queries import joined


def experts_visible_to(actor: Actor) -> Select[Any]:
    """Experts of the actor's programmes."""
    return select(Expert).where(actor.sees(Expert.alliance_id))


def find_expert(session: Session, actor: Actor, expert_id: str) -> Expert:
    """The expert by id, if visible; 404 otherwise."""
    found: Expert | None = session.execute(experts_visible_to(actor).where(Expert.id == expert_id)).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def person_of(session: Session, alliance_id: str, person_id: str) -> Person | None:
    """The living person of this alliance."""
    statement = select(Person).where(
        Person.id == person_id, Person.alliance_id == alliance_id, col(Person.deleted_at).is_(None)
    )
    found: Person | None = session.execute(statement).scalar_one_or_none()
    return found


def names(session: Session, person_ids: Collection[str]) -> dict[str, str]:
    """The names of people."""
    statement = select(Person.id, Person.name).where(col(Person.id).in_(sorted(person_ids)))
    return {row[0]: row[1] for row in session.execute(statement)} if person_ids else {}


def _panels_of(people: Sequence[str]) -> Select[Any]:
    """Ids of the programmes in whose panel these people are today."""
    return select(Expert.programme_id).where(
        col(Expert.person_id).in_(people),
        Expert.since <= today(),
        or_(col(Expert.until).is_(None), col(Expert.until) >= today()),
    )


def _handed_to(people: Sequence[str]) -> ColumnElement[bool]:
    panels = col(ExternalReview.programme_id).in_(_panels_of(people))
    return panels & (ExternalReview.state != ReviewState.taken_back)


def visible_to(actor: Actor) -> Select[Any]:
    """Reviews of the actor's programmes and municipalities; for guests what was handed to their panel."""
    own = col(ExternalReview.participation_id).in_(joined(actor, Participation.id))
    return select(ExternalReview).where(or_(actor.sees(ExternalReview.alliance_id, invited=_handed_to), own))


def find(session: Session, actor: Actor, review_id: str) -> ExternalReview:
    """The review by id, if visible; 404 otherwise."""
    found: ExternalReview | None = session.execute(
        visible_to(actor).where(ExternalReview.id == review_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def panels_of(session: Session, actor: Actor) -> set[str]:
    """Ids of the programmes in whose panel the actor is today, as a person of their offices' alliances."""
    people = sorted(held.person_id for held in actor.roles.values() if held.person_id)
    return set(session.execute(_panels_of(people)).scalars())


def municipality_alliances(session: Session, reviews: Collection[ExternalReview]) -> dict[str, tuple[str, str | None]]:
    """The municipality and its linked alliance, by id of the participation."""
    ids = sorted({one.participation_id for one in reviews})
    statement = select(Participation.id, Participation.municipality_name, Participation.member_alliance_id).where(
        col(Participation.id).in_(ids)
    )
    return {row[0]: (row[1], row[2]) for row in session.execute(statement)} if ids else {}


def recommendations_of(actor: Actor) -> Select[Any]:
    """Recommendations on the reviews that the actor sees."""
    seen = visible_to(actor).with_only_columns(ExternalReview.id)
    return select(ExpertRecommendation).where(col(ExpertRecommendation.external_review_id).in_(seen))


def find_recommendation(session: Session, actor: Actor, recommendation_id: str) -> ExpertRecommendation:
    """The recommendation by id, if visible; 404 otherwise."""
    found: ExpertRecommendation | None = session.execute(
        recommendations_of(actor).where(ExpertRecommendation.id == recommendation_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def concept_of(session: Session, alliance_id: str, agreement_id: str) -> Agreement | None:
    """The agreement of this alliance."""
    statement = select(Agreement).where(
        Agreement.id == agreement_id, Agreement.alliance_id == alliance_id, col(Agreement.deleted_at).is_(None)
    )
    found: Agreement | None = session.execute(statement).scalar_one_or_none()
    return found


def goals_of(session: Session, agreement_id: str) -> list[tuple[Goal, str | None]]:
    """The goals of an agreement in their order, with the label of their field of action."""
    statement = (
        select(Goal, FieldOfAction.label)
        .join(FieldOfAction, FieldOfAction.id == Goal.field_of_action_id, isouter=True)
        .where(Goal.agreement_id == agreement_id, col(Goal.deleted_at).is_(None))
        .order_by(Goal.position, Goal.id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]

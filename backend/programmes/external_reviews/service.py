"""Use cases: a panel of experts, what is handed to it, what it recommends, what becomes of that."""

from collections.abc import Callable, Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.problems import Conflict, Forbidden, invalid
from backend.programmes import recording
from backend.programmes.external_reviews import queries
from backend.programmes.external_reviews.models import Expert, ExpertRecommendation, ExternalReview, ReviewState
from backend.programmes.external_reviews.schemas import (
    Dossier,
    ExpertIn,
    ExpertOut,
    ExpertRecommendationOut,
    ExternalReviewOut,
)
from backend.programmes.models import Participation, Programme
from backend.programmes.policy import NotTheAuthor
from backend.programmes.recording import MunicipalityAuthor

READ, WRITE = "external-reviews:read", "external-reviews:write"


class ReviewClosed(Conflict):
    """What was taken back takes no recommendations."""


def show_experts(session: Session, actor: Actor, found: Sequence[Expert]) -> list[ExpertOut]:
    """Experts with their names."""
    names = queries.names(session, {one.person_id for one in found})
    return [
        ExpertOut.model_validate(
            {
                **one.model_dump(),
                "name": names[one.person_id],
                "can": ["edit"] if actor.may("programmes:write", one.alliance_id) else [],
            }
        )
        for one in found
    ]


def appoint(session: Session, actor: Actor, programme: Programme, body: ExpertIn) -> Expert:
    """Somebody joins the panel. Raises 422 for a person of another alliance."""
    if queries.person_of(session, programme.alliance_id, body.person_id) is None:
        raise invalid("#/person_id", "unknown_reference")
    expert = Expert(
        alliance_id=programme.alliance_id,
        programme_id=programme.id,
        person_id=body.person_id,
        subject=body.subject,
        since=body.since or today(),
    )
    recording.created(session, actor, "expert", expert, context_id=programme.id)
    return expert


def shown(session: Session, actor: Actor, found: Sequence[ExternalReview]) -> list[ExternalReviewOut]:
    """Reviews with the names of their municipalities."""
    places, panels = queries.municipality_alliances(session, found), queries.panels_of(session, actor)
    result = []
    for one in found:
        name, alliance_id = places[one.participation_id]
        can = []
        if one.state != ReviewState.taken_back:
            can += ["close"] if actor.may("programmes:write", one.alliance_id) else []
            can += ["take_back"] if _is_of(actor, alliance_id) else []
            can += ["recommend"] if one.programme_id in panels else []
        result.append(ExternalReviewOut.model_validate({**one.model_dump(), "municipality_name": name, "can": can}))
    return result


def show(session: Session, actor: Actor, review: ExternalReview) -> ExternalReviewOut:
    """One review."""
    return shown(session, actor, [review])[0]


def hand_in(session: Session, participation: Participation, title: str, dossier: Dossier) -> ExternalReview:
    """Give a copy to the panel, as it is now. Whoever calls this has taken the names out."""
    review = ExternalReview(
        alliance_id=participation.alliance_id,
        programme_id=participation.programme_id,
        participation_id=participation.id,
        title=title,
        handed_in_on=today(),
        dossier=dossier.model_dump(mode="json"),
    )
    author = MunicipalityAuthor(participation.municipality_name)
    recording.created(session, author, "external_review", review, context_id=participation.id)
    return review


def change(session: Session, actor: Actor, review: ExternalReview, values: dict[str, Any]) -> None:
    """The office closes or opens a review, the municipality takes back what is its own."""
    name, alliance_id = queries.municipality_alliances(session, [review])[review.participation_id]
    state = values.get("state", review.state)
    author: Any = actor
    if state == ReviewState.taken_back:
        if not _is_of(actor, alliance_id):
            raise Forbidden(permission="programmes:write")
        author = MunicipalityAuthor(name)
    elif review.state == ReviewState.taken_back:
        raise ReviewClosed
    elif not actor.may("programmes:write", review.alliance_id):
        raise Forbidden(permission="programmes:write")
    recording.changed(session, author, "external_review.changed", review, values, context_id=review.participation_id)


def presenter(
    session: Session, actor: Actor, review: ExternalReview
) -> Callable[[ExpertRecommendation], ExpertRecommendationOut]:
    """Shows recommendations of one review with what the actor may do with them."""
    _, alliance_id = queries.municipality_alliances(session, [review])[review.participation_id]
    answering = ["respond"] if _answers(actor, review, alliance_id) else []

    def shows(one: ExpertRecommendation) -> ExpertRecommendationOut:
        can = ["edit", *answering] if _is_author(actor, one) else answering
        return ExpertRecommendationOut.model_validate({**one.model_dump(), "author": one.author_name, "can": can})

    return shows


def show_recommendation(session: Session, actor: Actor, one: ExpertRecommendation) -> ExpertRecommendationOut:
    """One recommendation."""
    return presenter(session, actor, session.get_one(ExternalReview, one.external_review_id))(one)


def recommend(session: Session, actor: Actor, review: ExternalReview, text: str) -> ExpertRecommendation:
    """Record what the panel recommends: by its experts, or by the office for them. Raises 409 once it is taken back."""
    if not (
        review.programme_id in queries.panels_of(session, actor) or actor.may("programmes:write", review.alliance_id)
    ):
        raise Forbidden(permission=WRITE)
    if review.state == ReviewState.taken_back:
        raise ReviewClosed
    recommendation = ExpertRecommendation(
        alliance_id=review.alliance_id,
        external_review_id=review.id,
        text=text,
        author_id=actor.user_id or actor.id,
        author_name=actor.name,
    )
    recording.created(session, actor, "expert_recommendation", recommendation, context_id=review.id)
    return recommendation


def change_recommendation(
    session: Session, actor: Actor, recommendation: ExpertRecommendation, values: dict[str, Any]
) -> None:
    """The author changes the words; what becomes of it is said by the municipality, or by the office for one by name."""
    review = session.get_one(ExternalReview, recommendation.external_review_id)
    name, alliance_id = queries.municipality_alliances(session, [review])[review.participation_id]
    if "text" in values and not _is_author(actor, recommendation):
        raise NotTheAuthor
    if {"response", "response_text"} & values.keys() and not _answers(actor, review, alliance_id):
        raise Forbidden(permission="programmes:write")
    author = actor if "text" in values or alliance_id is None else MunicipalityAuthor(name)
    recording.changed(session, author, "expert_recommendation.changed", recommendation, values, context_id=review.id)


def _is_author(actor: Actor, one: ExpertRecommendation) -> bool:
    return one.author_id is not None and one.author_id in (actor.user_id, actor.id)


def _is_of(actor: Actor, alliance_id: str | None) -> bool:
    return alliance_id is not None and actor.may("programmes:write", alliance_id)


def _answers(actor: Actor, review: ExternalReview, alliance_id: str | None) -> bool:
    return actor.may("programmes:write", alliance_id if alliance_id is not None else review.alliance_id)

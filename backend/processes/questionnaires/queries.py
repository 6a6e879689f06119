"""Every select about questionnaires and responses."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.processes.models import Process
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse


def visible_to(actor: Actor) -> Select[Any]:
    """Questionnaires of the actor's alliances."""
    return select(Questionnaire).where(actor.sees(Questionnaire.alliance_id))


def responses_visible_to(actor: Actor) -> Select[Any]:
    """Responses of the actor's alliances."""
    return select(QuestionnaireResponse).where(actor.sees(QuestionnaireResponse.alliance_id))


def find(session: Session, actor: Actor, questionnaire_id: str) -> Questionnaire:
    """The questionnaire by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Questionnaire.id == questionnaire_id, col(Questionnaire.deleted_at).is_(None))
    found: Questionnaire | None = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def find_response(session: Session, actor: Actor, response_id: str) -> tuple[QuestionnaireResponse, Questionnaire]:
    """The response by id with its questionnaire, if visible; 404 otherwise."""
    statement = (
        responses_visible_to(actor)
        .add_columns(Questionnaire)
        .join(Questionnaire, col(Questionnaire.id) == QuestionnaireResponse.questionnaire_id)
        .where(
            QuestionnaireResponse.id == response_id,
            col(QuestionnaireResponse.deleted_at).is_(None),
            col(Questionnaire.deleted_at).is_(None),
        )
    )
    found = session.execute(statement).one_or_none()
    if found is None:
        raise NotFound
    return found[0], found[1]


def counts(session: Session, questionnaire_ids: Collection[str]) -> dict[str, int]:
    """How many living responses each questionnaire has, in one statement."""
    statement = (
        select(QuestionnaireResponse.questionnaire_id, func.count())
        .where(
            col(QuestionnaireResponse.questionnaire_id).in_(sorted(questionnaire_ids)),
            col(QuestionnaireResponse.deleted_at).is_(None),
        )
        .group_by(col(QuestionnaireResponse.questionnaire_id))
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def has_closed(session: Session, questionnaire_id: str) -> bool:
    """Whether a living response by this questionnaire is closed."""
    statement = select(QuestionnaireResponse.id).where(
        QuestionnaireResponse.questionnaire_id == questionnaire_id,
        col(QuestionnaireResponse.deleted_at).is_(None),
        col(QuestionnaireResponse.closed_at).is_not(None),
    )
    return session.execute(statement).first() is not None


def has_process(session: Session, alliance_id: str, process_id: str) -> bool:
    """Whether the alliance has this process."""
    statement = select(Process.id).where(
        Process.id == process_id, Process.alliance_id == alliance_id, col(Process.deleted_at).is_(None)
    )
    return session.execute(statement).first() is not None


def of_process(session: Session, process_id: str) -> list[tuple[QuestionnaireResponse, Questionnaire]]:
    """The responses of a process's questionnaires, oldest first."""
    statement = (
        select(QuestionnaireResponse, Questionnaire)
        .join(Questionnaire, col(Questionnaire.id) == QuestionnaireResponse.questionnaire_id)
        .where(
            Questionnaire.process_id == process_id,
            col(Questionnaire.deleted_at).is_(None),
            col(QuestionnaireResponse.deleted_at).is_(None),
        )
        .order_by(col(QuestionnaireResponse.assessed_on), QuestionnaireResponse.id)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]

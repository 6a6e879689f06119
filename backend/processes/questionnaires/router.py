"""Endpoints: questionnaires and responses."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate, slice_of
from backend.core.schemas import Id, Page, Tombstone
from backend.processes.questionnaires import queries, service
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse
from backend.processes.questionnaires.schemas import (
    QuestionnaireIn,
    QuestionnaireOut,
    QuestionnairePatch,
    ResponseIn,
    ResponseOut,
    ResponsePatch,
)

routes = Routes("questionnaires")
READ, WRITE, ASSESS = "processes:read", "processes:write", "material:write"
SORTS = {"title": Questionnaire.title, "updated_at": Questionnaire.updated_at, "created_at": Questionnaire.created_at}
RESPONSE_SORTS = {
    "assessed_on": QuestionnaireResponse.assessed_on,
    "updated_at": QuestionnaireResponse.updated_at,
    "created_at": QuestionnaireResponse.created_at,
}


@routes.get("/alliances/{alliance_id}/questionnaires", READ)
def list_questionnaires(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    process_id: Annotated[Id | None, Query(description="Only those of this process")] = None,
) -> Page[QuestionnaireOut | Tombstone]:
    """List the questionnaires of an alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, READ)
    statement = queries.visible_to(actor).where(Questionnaire.alliance_id == alliance.id)
    if process_id is not None:
        statement = statement.where(Questionnaire.process_id == process_id)

    found, following = slice_of(session, paging, statement, entity=Questionnaire, sorts=SORTS, default="title")
    counts = queries.counts(session, [one.id for one in found])
    items = [
        Tombstone.model_validate(one) if one.deleted_at else service.show(actor, one, counts.get(one.id, 0))
        for one in found
    ]
    return Page(items=items, next=following)


@routes.post("/alliances/{alliance_id}/questionnaires", WRITE)
def create_questionnaire(session: Session, actor: Actor, alliance_id: str, body: QuestionnaireIn) -> QuestionnaireOut:
    """Write a questionnaire: questions in sections, with what a yes is worth."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    return service.show(actor, service.create(session, actor, alliance.id, body), 0)


@routes.get("/questionnaires/{questionnaire_id}", READ)
def read_questionnaire(session: Session, actor: Actor, questionnaire_id: str) -> QuestionnaireOut:
    """Read one questionnaire."""
    return _shown(session, actor, queries.find(session, actor, questionnaire_id))


@routes.patch(
    "/questionnaires/{questionnaire_id}", WRITE, problems=(service.QuestionsAnswered, service.ThresholdStands)
)
def change_questionnaire(
    session: Session, actor: Actor, questionnaire_id: str, body: QuestionnairePatch, if_match: IfMatch
) -> QuestionnaireOut:
    """Change a questionnaire; its questions only while nobody has answered them, its threshold until one is closed."""
    questionnaire = queries.find(session, actor, questionnaire_id)
    if_match.check(questionnaire)
    actor.require(WRITE, questionnaire.alliance_id)
    service.change(session, actor, questionnaire, body.changes())
    return _shown(session, actor, questionnaire)


@routes.delete("/questionnaires/{questionnaire_id}", WRITE)
def delete_questionnaire(session: Session, actor: Actor, questionnaire_id: str, if_match: IfMatch) -> None:
    """Remove a questionnaire; its responses are not shown any more."""
    questionnaire = queries.find(session, actor, questionnaire_id)
    if_match.check(questionnaire)
    actor.require(WRITE, questionnaire.alliance_id)
    service.delete(session, actor, questionnaire)


@routes.get("/questionnaires/{questionnaire_id}/questionnaire-responses", READ)
def list_questionnaire_responses(
    session: Session, actor: Actor, questionnaire_id: str, paging: Paging
) -> Page[ResponseOut | Tombstone]:
    """List the responses by a questionnaire, the first day first, each with its score."""
    questionnaire = queries.find(session, actor, questionnaire_id)
    return paginate(
        session,
        paging,
        queries.responses_visible_to(actor).where(QuestionnaireResponse.questionnaire_id == questionnaire.id),
        entity=QuestionnaireResponse,
        sorts=RESPONSE_SORTS,
        default="assessed_on",
        show=lambda one: service.show_response(actor, one, questionnaire),
    )


@routes.post("/questionnaires/{questionnaire_id}/questionnaire-responses", ASSESS)
def create_questionnaire_response(
    session: Session, actor: Actor, questionnaire_id: str, body: ResponseIn
) -> ResponseOut:
    """Begin a response: one's own, or in the name of an examiner from outside."""
    questionnaire = queries.find(session, actor, questionnaire_id)
    actor.require(ASSESS, questionnaire.alliance_id)
    return service.show_response(actor, service.assess(session, actor, questionnaire, body), questionnaire)


@routes.get("/questionnaire-responses/{response_id}", READ)
def read_questionnaire_response(session: Session, actor: Actor, response_id: str) -> ResponseOut:
    """Read one response with its score."""
    return service.show_response(actor, *queries.find_response(session, actor, response_id))


@routes.patch("/questionnaire-responses/{response_id}", ASSESS, problems=(service.ResponseClosed,))
def change_questionnaire_response(
    session: Session, actor: Actor, response_id: str, body: ResponsePatch, if_match: IfMatch
) -> ResponseOut:
    """Answer questions, one or many at once; note recommendations; close the response."""
    response, questionnaire = queries.find_response(session, actor, response_id)
    if_match.check(response)
    service.reassess(session, actor, response, questionnaire, body.changes())
    return service.show_response(actor, response, questionnaire)


@routes.delete("/questionnaire-responses/{response_id}", ASSESS)
def delete_questionnaire_response(session: Session, actor: Actor, response_id: str, if_match: IfMatch) -> None:
    """Remove a response: one's own, or as a coordinator any."""
    response, _ = queries.find_response(session, actor, response_id)
    if_match.check(response)
    service.delete(session, actor, response)


def _shown(session: Session, actor: Actor, questionnaire: Questionnaire) -> QuestionnaireOut:
    return service.show(actor, questionnaire, queries.counts(session, [questionnaire.id]).get(questionnaire.id, 0))

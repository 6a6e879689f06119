"""Use cases: write questionnaires, assess, close."""

from collections.abc import Mapping
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now, today
from backend.core.problems import Conflict, Forbidden, invalid
from backend.core.records import touch
from backend.people.parties import Directory
from backend.processes.questionnaires import policy, queries
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse
from backend.processes.questionnaires.schemas import (
    AnswerIn,
    QuestionnaireIn,
    QuestionnaireOut,
    ResponseIn,
    ResponseOut,
    as_json,
)
from backend.processes.questionnaires.scoring import score


class QuestionsAnswered(Conflict):
    """Questions that somebody has answered stand still."""


class ThresholdStands(Conflict):
    """A threshold by which closed responses were measured is not moved afterwards."""


class ResponseClosed(Conflict):
    """A closed response keeps its answers."""


def show(actor: Actor, questionnaire: Questionnaire, responses: int) -> QuestionnaireOut:
    """The questionnaire with what the actor may do with it."""
    can = policy.can(actor, questionnaire)
    return QuestionnaireOut.model_validate({**questionnaire.model_dump(), "responses": responses, "can": can})


def show_response(actor: Actor, response: QuestionnaireResponse, questionnaire: Questionnaire) -> ResponseOut:
    """The response with its score."""
    found = score(questionnaire.questions, response.answers, questionnaire.threshold_percent)
    can = policy.can_with(actor, response)
    return ResponseOut.model_validate({**response.model_dump(), "score": found, "can": can})


def create(session: Session, actor: Actor, alliance_id: str, body: QuestionnaireIn) -> Questionnaire:
    """Write a questionnaire."""
    if body.process_id is not None and not queries.has_process(session, alliance_id, body.process_id):
        raise invalid("#/process_id", "unknown_reference")
    questionnaire = Questionnaire(alliance_id=alliance_id, **{**as_json(body), "questions": _questions(body.questions)})
    session.add(questionnaire)
    _record(session, actor, "questionnaire.created", questionnaire)
    return questionnaire


def change(session: Session, actor: Actor, questionnaire: Questionnaire, values: dict[str, Any]) -> None:
    """Change a questionnaire.

    Raises `QuestionsAnswered` for other questions once there is a response, `ThresholdStands` for another threshold
    once one is closed.
    """
    threshold = values.get("threshold_percent", questionnaire.threshold_percent)
    if threshold != questionnaire.threshold_percent and queries.has_closed(session, questionnaire.id):
        raise ThresholdStands
    if "questions" in values:
        values["questions"] = _questions(values["questions"])
        is_answered = bool(queries.counts(session, [questionnaire.id]))
        if is_answered and values["questions"] != questionnaire.questions:
            raise QuestionsAnswered
    _set(session, questionnaire, values)
    if session.is_modified(questionnaire):
        touch(questionnaire)
        _record(session, actor, "questionnaire.changed", questionnaire)


def assess(session: Session, actor: Actor, questionnaire: Questionnaire, body: ResponseIn) -> QuestionnaireResponse:
    """Begin a response."""
    response = QuestionnaireResponse(
        alliance_id=questionnaire.alliance_id,
        questionnaire_id=questionnaire.id,
        kind=body.kind,
        assessor=_assessor(session, questionnaire.alliance_id, body.assessor),
        assessed_on=body.assessed_on or today(),
        answers=_answers(questionnaire, {}, body.answers),
        recommendations=[as_json(one) for one in body.recommendations],
        created_by=actor.id,
    )
    session.add(response)
    _record(session, actor, "questionnaire_response.created", response)
    return response


def reassess(
    session: Session,
    actor: Actor,
    response: QuestionnaireResponse,
    questionnaire: Questionnaire,
    values: dict[str, Any],
) -> None:
    """Change, close or reopen a response. Raises `ResponseClosed`: its answers stay as they were examined."""
    closes = values.pop("is_closed", None)
    is_closed = response.closed_at is not None
    if is_closed and closes is not False and {*values} - {"recommendations"}:
        raise ResponseClosed
    _require(actor, response, "reopen" if closes is False else "close" if closes else "edit")
    if "assessor" in values:
        values["assessor"] = _assessor(session, response.alliance_id, values["assessor"])
    if "answers" in values:
        values["answers"] = _answers(questionnaire, response.answers, values["answers"])
    if "recommendations" in values:
        values["recommendations"] = [as_json(one) for one in values["recommendations"]]
    if closes is not None and closes != is_closed:
        values["closed_at"] = now() if closes else None
    _set(session, response, values)
    if session.is_modified(response):
        touch(response)
        _record(
            session,
            actor,
            "questionnaire_response.closed" if values.get("closed_at") else "questionnaire_response.changed",
            response,
        )


def delete(session: Session, actor: Actor, record: Questionnaire | QuestionnaireResponse) -> None:
    """Remove a questionnaire with what was answered, or one response."""
    if isinstance(record, QuestionnaireResponse):
        _require(actor, record, "delete")
    record.deleted_at = now()
    touch(record)
    _record(session, actor, f"{_type_of(record)}.deleted", record)


def restore(session: Session, actor: Actor, record: Questionnaire | QuestionnaireResponse) -> None:
    """Bring back what was removed."""
    record.deleted_at = None
    touch(record)
    _record(session, actor, f"{_type_of(record)}.restored", record)


def purge(session: Session, actor: Actor, record: Questionnaire | QuestionnaireResponse) -> None:
    """Erase the words of what was removed for good; that it was there stays known."""
    if isinstance(record, QuestionnaireResponse):
        record.assessor, record.answers, record.recommendations, record.kind = None, {}, [], ""
    else:
        record.title, record.questions = "", []
    touch(record)
    _record(session, actor, f"{_type_of(record)}.purged", record)


def _questions(questions: list[Any]) -> list[dict[str, Any]]:
    keys: set[str] = set()
    for place, question in enumerate(questions):
        if question.key in keys:
            raise invalid(f"#/questions/{place}/key", "question_key_twice")
        keys.add(question.key)
    return [as_json(one) for one in questions]


def _answers(
    questionnaire: Questionnaire, before: dict[str, Any], given: Mapping[str, AnswerIn | None]
) -> dict[str, Any]:
    points = {question["key"]: question["points"] for question in questionnaire.questions}
    answers = dict(before)
    for key, answer in given.items():
        if key not in points:
            raise invalid(f"#/answers/{key}", "unknown_question")
        if answer is None:
            answers.pop(key, None)
            continue
        if answer.points is not None and answer.points > points[key]:
            raise invalid(f"#/answers/{key}/points", "more_points_than_possible", most=points[key])
        answers[key] = as_json(answer)
    return answers


def _assessor(session: Session, alliance_id: str, written: Any) -> dict[str, Any] | None:
    if written is None:
        return None
    columns = Directory(session, alliance_id).read(written, "#/assessor")
    return {name: columns[f"party_{name}"] for name in ("kind", "id", "name")}


def _set(session: Session, record: Any, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(record, name, value)


def _require(actor: Actor, response: QuestionnaireResponse, right: str) -> None:
    if right not in policy.can_with(actor, response):
        raise Forbidden(permission="processes:write")


def _type_of(record: Questionnaire | QuestionnaireResponse) -> str:
    return "questionnaire_response" if isinstance(record, QuestionnaireResponse) else "questionnaire"


def _record(session: Session, actor: Actor, event_type: str, record: Questionnaire | QuestionnaireResponse) -> None:
    context_id = record.questionnaire_id if isinstance(record, QuestionnaireResponse) else None
    subject = events.Subject(_type_of(record), record.id, context_id=context_id)
    changes = events.changes_of(record) if event_type.endswith((".created", ".changed", ".closed")) else {}
    events.record(
        session,
        actor,
        event_type,
        subject,
        stream_id=record.alliance_id,
        alliance_id=record.alliance_id,
        changes=changes,
    )

"""Who may do what: coordinators write questionnaires, members assess; a closed response opens for coordinators."""

from backend.access.actors import Actor
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse


def can(actor: Actor, questionnaire: Questionnaire) -> list[str]:
    """What the actor may do with a questionnaire, for the interface."""
    rights = ["assess"] if actor.may("material:write", questionnaire.alliance_id) else []
    return [*rights, "edit", "delete"] if actor.may("processes:write", questionnaire.alliance_id) else rights


def can_with(actor: Actor, response: QuestionnaireResponse) -> list[str]:
    """What the actor may do with a response: one's own while it is open, as a coordinator everything."""
    if actor.may("processes:write", response.alliance_id):
        return ["edit", "close", "reopen", "delete"]
    is_own = response.created_by is not None and response.created_by == actor.id
    if not actor.may("material:write", response.alliance_id) or not is_own or response.closed_at:
        return []
    return ["edit", "close", "delete"]

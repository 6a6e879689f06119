"""What a decision on a paper changes besides the paper: an agreement becomes binding by the council's resolution."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.models import GroupKind
from backend.goals import policy
from backend.goals.agreements import editions
from backend.meetings.decisions.models import Decision, DecisionResult
from backend.processes.council_papers import queries
from backend.processes.council_papers.models import CouncilPaper

ADOPTED = frozenset({DecisionResult.adopted, DecisionResult.adopted_with_changes})


def take_effect(session: Session, actor: Actor, paper: CouncilPaper, decision: Decision) -> None:
    """Let what the paper is about follow the decision that a body took on it: only the council's binds (AU-5).

    Raises 409 where the agreement is not ready to bind: open proposals, measures that would vanish.
    """
    if decision.result not in ADOPTED or paper.agreement_id is None:
        return
    agreement = queries.source(session, paper.alliance_id, "agreement_id", paper.agreement_id)
    is_council = group_queries.find(session, actor, decision.group_id).kind == GroupKind.council
    if is_council and agreement is not None and policy.is_draft(agreement):
        actor.require(policy.WRITE, paper.alliance_id)
        editions.bind(session, actor, agreement, decision.id)

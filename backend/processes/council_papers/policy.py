"""Who may do what with a council paper."""

from backend.access.actors import Actor
from backend.processes.council_papers.models import Consultation, CouncilPaper

WRITE = "processes:write"


def can(actor: Actor, paper: CouncilPaper, sequence: list[Consultation]) -> list[str]:
    """What the actor may do with this paper, for the interface."""
    if not actor.may(WRITE, paper.alliance_id):
        return []
    if has_decision(sequence):
        return ["consult"]
    return ["edit", "consult", "delete"]


def has_decision(sequence: list[Consultation]) -> bool:
    """Whether a body has decided on the paper."""
    return any(one.decision_id for one in sequence)

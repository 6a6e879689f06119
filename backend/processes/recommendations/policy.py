"""Who may do what with recommendation papers, and which body adopts them."""

from typing import Any

from backend.access.actors import Actor
from backend.alliances.groups.models import GroupKind
from backend.core.problems import Forbidden
from backend.processes.models import Process
from backend.processes.recommendations.models import (
    FROZEN,
    HANDED_OVER,
    IN_PLENUM,
    Amendment,
    AmendmentState,
    Objection,
    RecommendationPaper,
    RecommendationPaperState,
)

LEAD = "processes:write"
SPEAK = "material:write"
#: The document of a process template that says who adopts.
DOCUMENT = "recommendation_paper"


def can(actor: Actor, paper: RecommendationPaper) -> list[str]:
    """What the actor may do with this paper, for the interface."""
    found = []
    if actor.may(SPEAK, paper.alliance_id) and paper.state not in FROZEN:
        found.append("object")
        if paper.state in IN_PLENUM:
            found.append("amend")
    if not actor.may(LEAD, paper.alliance_id):
        return found
    if paper.state == RecommendationPaperState.draft:
        found += ["edit", "put_down", "submit"]
    elif paper.state in IN_PLENUM:
        found += ["edit", "put_down", "decide", "return", "adopt"]
    elif paper.state == RecommendationPaperState.adopted:
        found += ["hand_over", "hand_to_concept"]
    elif paper.state in HANDED_OVER:
        found += ["answer", "hand_to_concept"]
    return found if paper.state in FROZEN else [*found, "delete"]


def of_objection(actor: Actor, objection: Objection, paper: RecommendationPaper) -> list[str]:
    """Who raised it withdraws it, or who leads notes that they did."""
    is_own = objection.entered_by is not None and objection.entered_by == actor.id
    may = actor.may(LEAD, paper.alliance_id) or (is_own and actor.may(SPEAK, paper.alliance_id))
    return ["edit"] if may and paper.state not in FROZEN else []


def of_amendment(actor: Actor, amendment: Amendment, paper: RecommendationPaper) -> list[str]:
    """Who leads notes what was decided; who proposed it may withdraw it."""
    if amendment.state != AmendmentState.open or paper.state not in IN_PLENUM:
        return []
    if actor.may(LEAD, paper.alliance_id):
        return ["decide", "withdraw"]
    is_own = amendment.entered_by is not None and amendment.entered_by == actor.id
    return ["withdraw"] if is_own and actor.may(SPEAK, paper.alliance_id) else []


def require(actor: Actor, alliance_id: str, permission: str = LEAD) -> None:
    """Raise 403 for who may not."""
    if not actor.may(permission, alliance_id):
        raise Forbidden(permission=permission)


def adopting(process: Process) -> tuple[str, str | None, str | None]:
    """Kind and name of the body that adopts by the process's template, and its procedure; a plenum where it says none."""
    content: dict[str, Any] = process.template or {}
    document: dict[str, Any] = next((one for one in content.get("documents", ()) if one.get("key") == DOCUMENT), {})
    bodies = {one.get("key"): one for one in content.get("bodies", ())}
    body = bodies.get(document.get("adopted_by")) or {}
    return body.get("kind") or GroupKind.plenum, body.get("name"), document.get("procedure")

"""Who may do what with agreements and what is in them, and what nobody may: edit what is frozen."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import Conflict
from backend.core.records import hold
from backend.goals.models import Agreement, AgreementState

WRITE = "goals:write"


class AgreementFrozen(Conflict):
    """A binding edition is not edited; the next edition is."""


def is_draft(agreement: Agreement) -> bool:
    """Whether the agreement is written on."""
    return agreement.state == AgreementState.draft


def require_draft(session: Session, agreement: Agreement) -> None:
    """Raise 409 with the remedy if the agreement is frozen. Until the commit nobody else freezes or changes it."""
    hold(session, agreement)
    if not is_draft(agreement):
        raise AgreementFrozen(edition=agreement.edition)


def can_write(actor: Actor, alliance_id: str) -> bool:
    """Whether the actor writes in this room at all."""
    return actor.may(WRITE, alliance_id)


def can_with_agreement(actor: Actor, agreement: Agreement, *, has_follower: bool) -> list[str]:
    """What the actor may do with an agreement, for the interface."""
    if not can_write(actor, agreement.alliance_id):
        return []
    if is_draft(agreement):
        return ["edit", "bind", "delete"]
    return [] if has_follower else ["begin_edition"]


def can_with_part(actor: Actor, agreement: Agreement) -> list[str]:
    """What the actor may do with a goal or measure of an agreement. What happens to it is reported in any state."""
    if not can_write(actor, agreement.alliance_id):
        return []
    return ["edit", "report", "link", "delete"] if is_draft(agreement) else ["report", "link"]

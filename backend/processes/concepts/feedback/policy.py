"""Who opens rounds, who says something in them, who answers."""

from typing import Any

from backend.access.actors import Actor
from backend.core.language import text
from backend.core.problems import Conflict, Forbidden
from backend.processes.concepts import policy as concept_policy
from backend.processes.concepts.models import Concept, ConceptState, Feedback, FeedbackRound, FeedbackState
from backend.processes.concepts.parties import is_actor


class FeedbackOutOfOrder(Conflict):
    """The order that was chosen has others heard first."""

    def details(self, base_url: str, instance: str, language: str) -> dict[str, Any]:
        """The body of the answer, with who is heard first in words."""
        self.values["first"] = text(f"concepts.audience.{self.values['first']}", language)
        return super().details(base_url, instance, language)


class FeedbackRoundClosed(Conflict):
    """The round is over; what is said later belongs into another one."""


class FeedbackRoundHeard(Conflict):
    """A round in which something was said is closed, not removed."""


def may_speak(actor: Actor, opened: FeedbackRound) -> bool:
    """Whether the actor may say something for themselves: everybody if it is open to all, else who was asked."""
    if not actor.may(concept_policy.CONTRIBUTE, opened.alliance_id):
        return False
    return opened.is_open_to_all or any(is_actor(actor, opened.alliance_id, one) for one in opened.asked)


def can_round(actor: Actor, concept: Concept, opened: FeedbackRound) -> list[str]:
    """What the actor may do with the round, for the interface. `record`: write down what others said."""
    if concept.state == ConceptState.published or opened.closed_at is not None:
        return []
    found = ["speak"] if may_speak(actor, opened) else []
    return [*found, "record", "edit", "close", "delete"] if concept_policy.may_edit(actor, concept) else found


def can(actor: Actor, concept: Concept, opened: FeedbackRound, feedback: Feedback) -> list[str]:
    """What the actor may do with a piece of feedback: correct one's own while nobody answered, or answer."""
    if concept.state == ConceptState.published:
        return []
    edits = concept_policy.may_edit(actor, concept)
    found = ["answer"] if edits else []
    own = feedback.entered_by == (actor.user_id or actor.id) and actor.may(
        concept_policy.CONTRIBUTE, feedback.alliance_id
    )
    if own and opened.closed_at is None and feedback.state == FeedbackState.open:
        found.append("edit")
    return [*found, "delete"] if edits or "edit" in found else found


def require(allowed: list[str], *rights: str) -> None:
    """Raise 403 unless one of these rights is among those that are held."""
    if not any(right in allowed for right in rights):
        raise Forbidden(permission=concept_policy.CONTRIBUTE)

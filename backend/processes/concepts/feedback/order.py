"""Who is asked in a round, and whose feedback is heard first (steps 7.1, 7.2, 8.1 and 8.2 of the guide)."""

from typing import Any

from sqlmodel import Session

from backend.processes.concepts.feedback import queries
from backend.processes.concepts.models import (
    Concept,
    FeedbackAudience,
    FeedbackOrder,
    FeedbackRound,
    ParticipationForm,
    Subject,
)

Party = dict[str, Any]
#: By the order that was chosen: whose feedback waits for whose. Steps 7.1 and 7.2 may go either way round.
WAITS = {
    FeedbackOrder.leadership_first: (FeedbackAudience.addressees, FeedbackAudience.leadership),
    FeedbackOrder.addressees_first: (FeedbackAudience.leadership, FeedbackAudience.addressees),
}


def asked(concept: Concept, audience: FeedbackAudience) -> list[Party]:
    """Who is asked. The addressees of a core team are the central actors; of a broad process the target group as well."""
    if audience is FeedbackAudience.leadership:
        return list(concept.leadership_level)
    if audience is FeedbackAudience.department_head:
        return [concept.department_head] if concept.department_head else []
    more = concept.target_group if concept.participation_form == ParticipationForm.broad else []
    return [*concept.addressee_circle, *(one for one in more if one not in concept.addressee_circle)]


def is_open_to_all(concept: Concept, audience: FeedbackAudience) -> bool:
    """Whether everybody who takes part may say something: to the addressees' rounds of a broad process."""
    return audience is FeedbackAudience.addressees and concept.participation_form == ParticipationForm.broad


def waits_for(session: Session, concept: Concept, opened: FeedbackRound) -> FeedbackAudience | None:
    """Whose feedback on the outline has to be recorded before any is accepted in this round; None if none has."""
    if opened.subject != Subject.outline or concept.feedback_order is None:
        return None
    late, early = WAITS[FeedbackOrder(concept.feedback_order)]
    if opened.audience != late or queries.was_heard(session, concept.id, opened.subject, early):
        return None
    return early

"""What has become of a paper, and what does not fit in its sequence; both follow from its consultations."""

from collections.abc import Sequence

from backend.alliances.groups.models import Competence
from backend.processes.council_papers.models import Consultation, ConsultationResult, PaperState

ADOPTED = frozenset({ConsultationResult.adopted, ConsultationResult.adopted_with_changes})
#: After which the matter is settled for the body, and need not come back to it.
SPOKEN = ADOPTED | {ConsultationResult.rejected, ConsultationResult.noted, ConsultationResult.settled}


def state_of(sequence: Sequence[Consultation]) -> PaperState:
    """What has become of a paper with these consultations, in their order."""
    spoken = [one for one in sequence if one.result]
    if not spoken:
        return PaperState.draft
    if spoken[-1].result == ConsultationResult.withdrawn:
        return PaperState.withdrawn
    decided = [one for one in spoken if one.competence == Competence.decide and one.result in SPOKEN]
    is_open = any(one.competence == Competence.decide and not one.result for one in sequence)
    if decided and not is_open:
        last = decided[-1].result
        if last in ADOPTED:
            return PaperState.decided
        return PaperState.rejected if last == ConsultationResult.rejected else PaperState.noted
    if sequence[-1].result in (ConsultationResult.noted, ConsultationResult.settled):
        return PaperState.noted
    return PaperState.in_consultation


def unadvised(sequence: Sequence[Consultation], one: Consultation) -> list[Consultation]:
    """Bodies that are to advise before this one decides, and have not spoken yet."""
    if one.competence != Competence.decide:
        return []
    has_spoken = {other.group_id for other in sequence if other.result in SPOKEN}
    return [
        other
        for other in sequence
        if other.competence == Competence.advise and other.position < one.position and other.group_id not in has_spoken
    ]


def warnings(sequence: Sequence[Consultation], one: Consultation) -> list[str]:
    """What does not fit: a decision without the advice before it, a day before that of an earlier body."""
    found = []
    if one.result in SPOKEN and unadvised(sequence, one):
        found.append("advice_missing")
    earlier = [other.sits_on for other in sequence if other.position < one.position and other.sits_on]
    if one.sits_on and any(day > one.sits_on for day in earlier):
        found.append("sits_too_early")
    return found

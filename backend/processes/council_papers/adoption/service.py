"""Use cases: record and take back what the department head decided, and see how far a concept has come."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import GERMANY, now, today
from backend.core.problems import Conflict, invalid
from backend.core.records import hold, touch
from backend.goals import recording
from backend.people.parties import Directory
from backend.processes.concepts import policy as concept_policy
from backend.processes.concepts import publication
from backend.processes.concepts.feedback import queries as feedback
from backend.processes.concepts.models import Concept, ConceptState, FeedbackAudience, Subject
from backend.processes.concepts.schemas import ConceptFinding
from backend.processes.council_papers import queries as paper_queries
from backend.processes.council_papers import states
from backend.processes.council_papers.adoption import queries
from backend.processes.council_papers.adoption.schemas import AdoptionPath, AdoptionStep, DepartmentDecisionOut
from backend.processes.council_papers.models import CouncilPaper, CouncilPaperKind, DepartmentDecision, PaperState

WRITE = "processes:write"
#: What politics has to make of a paper before what it is about is published.
ENOUGH = {
    CouncilPaperKind.draft_resolution: {PaperState.decided},
    CouncilPaperKind.information_paper: {PaperState.noted, PaperState.decided},
}


class DepartmentHasDecided(Conflict):
    """There is a decision already; it is taken back before there is another."""


def show(actor: Actor, decision: DepartmentDecision) -> DepartmentDecisionOut:
    """The decision with what the actor may do with it."""
    can = ["delete"] if actor.may(WRITE, decision.alliance_id) else []
    return DepartmentDecisionOut.model_validate({**decision.model_dump(), "can": can})


def decide(session: Session, actor: Actor, concept: Concept, values: dict[str, Any]) -> DepartmentDecision:
    """Record what the department head decided. Raises 409 if something was decided already, 422 for a day to come."""
    hold(session, concept)
    if queries.about(session, concept.id) is not None:
        raise DepartmentHasDecided
    decided_on = values["decided_on"] or today()
    if decided_on > today():
        raise invalid("#/decided_on", "decided_in_the_future")
    party = recording.party(Directory(session, concept.alliance_id), values["decided_by"], "#/decided_by")
    decision = DepartmentDecision(
        alliance_id=concept.alliance_id,
        concept_id=concept.id,
        kind=values["kind"],
        decided_by=party or {},
        decided_on=decided_on,
        note=values["note"],
    )
    session.add(decision)
    _record(session, actor, "department_decision.recorded", decision)
    return decision


def take_back(session: Session, actor: Actor, decision: DepartmentDecision) -> None:
    """Leave a tombstone of what was decided. Raises 409 while the concept is published on the strength of it."""
    concept_policy.refuse_published(session.get_one(Concept, decision.concept_id))
    decision.deleted_at = now()
    touch(decision)
    _record(session, actor, "department_decision.withdrawn", decision)


def path(session: Session, actor: Actor, concept: Concept) -> AdoptionPath:
    """How far the concept has come, step by step."""
    decision = queries.about(session, concept.id)
    paper, state, heard_on = _paper(session, concept, decision)
    published = concept.state == ConceptState.published
    steps = [
        *(
            _heard(session, concept, audience)
            for audience in (FeedbackAudience.addressees, FeedbackAudience.leadership)
        ),
        AdoptionStep(
            step="department_head", is_done=decision is not None, done_on=decision.decided_on if decision else None
        ),
        AdoptionStep(step="council_paper", is_done=paper is not None, done_on=paper.dated_on if paper else None),
        AdoptionStep(step="politics", is_done=_is_enough(decision, state), done_on=heard_on),
        AdoptionStep(step="publication", is_done=published, done_on=concept.published_on),
    ]
    return AdoptionPath(
        concept_id=concept.id,
        steps=steps,
        department_decision=show(actor, decision) if decision else None,
        council_paper_id=paper.id if paper else None,
        can=["decide"] if decision is None and actor.may(WRITE, concept.alliance_id) else [],
    )


def findings(session: Session, concept: Concept) -> Iterator[ConceptFinding]:
    """What stands before the publication on this way: the department head's decision, then politics (CG-10)."""
    decision = queries.about(session, concept.id)
    if decision is None:
        yield ConceptFinding(kind="department_head_undecided", is_blocking=True)
        return
    paper, state, _ = _paper(session, concept, decision)
    if not _is_enough(decision, state):
        yield ConceptFinding(
            kind=f"{decision.kind}_not_through", is_blocking=True, found=paper.title if paper else None
        )
    for kind in CouncilPaperKind:
        if kind != decision.kind:
            for other in queries.papers_about(session, concept.id, kind):
                yield ConceptFinding(kind="council_paper_of_other_kind", is_blocking=False, found=other.title)


publication.also(findings)


def _paper(
    session: Session, concept: Concept, decision: DepartmentDecision | None
) -> tuple[CouncilPaper | None, PaperState | None, date | None]:
    """The paper of the kind that was decided on, the one that came furthest; its state, and when politics spoke."""
    if decision is None:
        return None, None, None
    session.flush()
    papers = queries.papers_about(session, concept.id, decision.kind)
    sequences = paper_queries.sequences(session, [one.id for one in papers])
    found = []
    for paper in papers:
        sequence = [one for one, _ in sequences[paper.id]]
        spoken = [one.sits_on for one in sequence if one.result and one.sits_on]
        found.append((paper, states.state_of(sequence), max(spoken, default=None)))
    if not found:
        return None, None, None
    paper, state, spoken_on = next((one for one in found if _is_enough(decision, one[1])), found[0])
    return paper, state, spoken_on if _is_enough(decision, state) else None


def _is_enough(decision: DepartmentDecision | None, state: PaperState | None) -> bool:
    return decision is not None and state in ENOUGH[CouncilPaperKind(decision.kind)]


def _heard(session: Session, concept: Concept, audience: FeedbackAudience) -> AdoptionStep:
    rounds = feedback.rounds_about(session, concept.id, Subject.concept, audience)
    closed = [one.closed_at for one in rounds if one.closed_at]
    is_done = bool(rounds) and len(closed) == len(rounds)
    done_on = max(closed).astimezone(GERMANY).date() if is_done else None
    step = "addressees" if audience == FeedbackAudience.addressees else "leadership"
    return AdoptionStep(step=step, is_done=is_done, done_on=done_on)


def _record(session: Session, actor: Actor, event_type: str, decision: DepartmentDecision) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("department_decision", decision.id, context_id=decision.concept_id),
        stream_id=decision.alliance_id,
        alliance_id=decision.alliance_id,
        changes=events.changes_of(decision) if decision.deleted_at else {},
    )

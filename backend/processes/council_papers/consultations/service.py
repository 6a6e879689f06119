"""Use cases: plan the bodies that a paper passes, and record what came of each."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.models import Competence
from backend.core import events, guards
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import touch
from backend.meetings.decisions import procedures
from backend.meetings.decisions import service as decisions
from backend.meetings.decisions.models import Decision, DecisionResult, Procedure
from backend.processes.council_papers import effects, queries, states
from backend.processes.council_papers.consultations.schemas import ConsultationOut, ResultIn
from backend.processes.council_papers.models import Consultation, ConsultationResult, CouncilPaper, CouncilPaperKind
from backend.processes.council_papers.problems import ResolutionTextMissing, ResultRecorded

#: Results that say what the body thinks of the matter, and so follow the rules of decisions.
OF_DECISIONS = frozenset(states.ADOPTED | {ConsultationResult.rejected})


def show_all(sequence: list[tuple[Consultation, str]]) -> list[ConsultationOut]:
    """A whole sequence, each with what does not fit."""
    alone = [one for one, _ in sequence]
    return [
        ConsultationOut.model_validate(
            {
                **one.model_dump(),
                "group_name": name,
                "votes": _votes(one),
                "warnings": states.warnings(alone, one),
            }
        )
        for one, name in sequence
    ]


def show(session: Session, consultation: Consultation) -> ConsultationOut:
    """One consultation as its paper shows it."""
    session.flush()
    sequence = queries.sequences(session, [consultation.council_paper_id])[consultation.council_paper_id]
    return next(one for one in show_all(sequence) if one.id == consultation.id)


def create(session: Session, actor: Actor, paper: CouncilPaper, values: dict[str, Any]) -> Consultation:
    """Plan a body, at the end unless a position is given. Raises 422 for a foreign group or a wrong competence."""
    if not group_queries.exists_in(session, paper.alliance_id, values["group_id"]):
        raise invalid("#/group_id", "unknown_reference")
    _check_competence(paper, values["competence"])
    if values.get("position") is None:
        values["position"] = queries.next_position(session, paper.id)
    consultation = Consultation(alliance_id=paper.alliance_id, council_paper_id=paper.id, **values)
    session.add(consultation)
    _record(session, actor, "consultation.created", consultation, {})
    return consultation


def change(
    session: Session, actor: Actor, paper: CouncilPaper, consultation: Consultation, values: dict[str, Any]
) -> None:
    """Change what is planned. Raises 409 if the body has spoken and its competence or day would change."""
    if consultation.result and values.keys() & {"competence", "sits_on"}:
        raise ResultRecorded
    if "competence" in values:
        _check_competence(paper, values["competence"])
    for name, value in values.items():
        setattr(consultation, name, value)
    if not events.changes_of(consultation):
        return
    touch(consultation)
    _record(session, actor, "consultation.changed", consultation)


def delete(session: Session, actor: Actor, consultation: Consultation) -> None:
    """Take a body out of the sequence. Raises 409 if it has spoken, be it only to advise."""
    if consultation.result:
        raise ResultRecorded
    consultation.deleted_at = now()
    touch(consultation)
    _record(session, actor, "consultation.deleted", consultation)


def record_result(
    session: Session, actor: Actor, paper: CouncilPaper, consultation: Consultation, result: ResultIn
) -> None:
    """Write down what came of it; where the body decided, as a decision, which then takes effect.

    Raises 409 if a decision is recorded already, if there is no text to decide on, or if the body may not decide;
    422 for a day in the future and for what contradicts itself.
    """
    if consultation.decision_id:
        raise ResultRecorded
    sits_on = _day(result.sits_on or consultation.sits_on)
    procedure = result.procedure or _usual(result.result)
    if consultation.competence == Competence.note and result.result in OF_DECISIONS:
        raise invalid("#/result", "body_only_notes")
    decides = consultation.competence == Competence.decide and result.result in OF_DECISIONS
    written = result.amended_text or paper.resolution_text
    if decides and not (written and written.strip()):
        raise ResolutionTextMissing
    values = {
        "group_id": consultation.group_id,
        "matter": paper.title,
        "text": written or paper.title,
        "decided_on": sits_on,
        "procedure": procedure,
        "competence": Competence(consultation.competence),
        "votes": result.votes,
    }
    if result.result in OF_DECISIONS:
        _check(consultation, result, values)
    if decides:
        # The paper, which belongs to a process; rules look at its whole sequence.
        guards.check(session, actor, "council_paper.decided", paper)
    consultation.result, consultation.result_label = result.result, result.result_label
    consultation.sits_on, consultation.procedure = sits_on, procedure
    consultation.amended_text = result.amended_text
    _count(consultation, result)
    changes = events.changes_of(consultation)
    if decides:
        taken = decisions.create(
            session, actor, paper.alliance_id, {**values, "result": DecisionResult(result.result.value)}
        )
        session.flush()
        consultation.decision_id = taken.id
        changes |= events.changes_of(consultation)
        _record_decided(session, actor, paper, consultation)
        effects.take_effect(session, actor, paper, taken)
    touch(consultation)
    _record(session, actor, "consultation.decided", consultation, changes)


def _check(consultation: Consultation, result: ResultIn, values: dict[str, Any]) -> None:
    """The same rules for who advises as for who decides: no majority of a minority."""
    supposed = Decision(
        alliance_id=consultation.alliance_id,
        year=values["decided_on"].year,
        number=0,
        result=result.result.value,
        **{name: value for name, value in values.items() if name != "votes"},
    )
    _count(supposed, result)
    procedures.check(supposed)


def _count(row: Any, result: ResultIn) -> None:
    for kind in ("yes", "no", "abstention"):
        setattr(row, f"votes_{kind}", getattr(result.votes, kind) if result.votes else None)


def _usual(result: ConsultationResult) -> Procedure:
    return Procedure.noted if result == ConsultationResult.noted else Procedure.no_formal_vote


def _day(day: date | None) -> date:
    if day is None:
        raise invalid("#/sits_on", "missing")
    if day > today():
        raise invalid("#/sits_on", "decided_in_the_future")
    return day


def _check_competence(paper: CouncilPaper, competence: str) -> None:
    if paper.kind == CouncilPaperKind.information_paper and competence == Competence.decide:
        raise invalid("#/competence", "information_is_noted")


def _votes(consultation: Consultation) -> dict[str, int] | None:
    if consultation.votes_yes is None or consultation.votes_no is None:
        return None
    return {
        "yes": consultation.votes_yes,
        "no": consultation.votes_no,
        "abstention": consultation.votes_abstention or 0,
    }


def _record_decided(session: Session, actor: Actor, paper: CouncilPaper, consultation: Consultation) -> None:
    events.record(
        session,
        actor,
        "council_paper.decided",
        events.Subject("council_paper", paper.id, paper.reference_number),
        stream_id=paper.alliance_id,
        alliance_id=paper.alliance_id,
        changes={"result": [None, str(consultation.result)]},
    )


def _record(
    session: Session,
    actor: Actor,
    event_type: str,
    consultation: Consultation,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("consultation", consultation.id, context_id=consultation.council_paper_id),
        stream_id=consultation.alliance_id,
        alliance_id=consultation.alliance_id,
        changes=events.changes_of(consultation) if changes is None else changes,
    )

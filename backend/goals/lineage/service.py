"""Use cases: say what became of a measure, and read where one comes from."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import invalid
from backend.goals import policy, recording
from backend.goals import queries as goal_queries
from backend.goals.lineage import queries
from backend.goals.lineage.models import LineageEntry, LineageKind
from backend.goals.lineage.schemas import LineageEntryOut, LineageStep, MeasureLineage
from backend.goals.measures.schemas import MeasureRef
from backend.goals.models import Agreement, Measure


def show(session: Session, actor: Actor, entry: LineageEntry, agreement: Agreement | None = None) -> LineageEntryOut:
    """The entry with what the actor may do with it."""
    agreement = agreement or goal_queries.agreement_of(session, entry.agreement_id)
    may = policy.is_draft(agreement) and policy.can_write(actor, entry.alliance_id)
    return LineageEntryOut.model_validate({**entry.model_dump(), "can": ["delete"] if may else []})


def create(session: Session, actor: Actor, agreement: Agreement, values: dict[str, Any]) -> LineageEntry:
    """Say what became of a measure of the edition before. Raises 409 if frozen, 422 if it does not fit."""
    policy.require_draft(session, agreement)
    _check(session, agreement, values)
    known = queries.from_measure(session, agreement.id, values["from_measure_id"])
    for one in known:
        is_same = one.to_measure_id == values["to_measure_id"]
        if is_same or one.kind != values["kind"] or one.kind == LineageKind.continued:
            recording.remove(session, actor, one)
    entry = LineageEntry(alliance_id=agreement.alliance_id, agreement_id=agreement.id, **values)
    session.add(entry)
    recording.record(session, actor, "created", entry)
    return entry


def delete(session: Session, actor: Actor, entry: LineageEntry) -> None:
    """Take back what was said, while the edition is a draft."""
    policy.require_draft(session, goal_queries.agreement_of(session, entry.agreement_id))
    recording.remove(session, actor, entry)


def of_measure(session: Session, measure: Measure) -> MeasureLineage:
    """Where a measure comes from and what became of it."""
    entries = queries.around(session, measure.id)
    ends = {end for one in entries for end in (one.from_measure_id, one.to_measure_id) if end}
    measures = goal_queries.measures_by_id(session, ends)
    agreements = goal_queries.agreements_by_id(session, {one.agreement_id for one in entries})

    def step(entry: LineageEntry, end: str | None) -> LineageStep:
        other = measures.get(end or "")
        return LineageStep(
            kind=LineageKind(entry.kind),
            edition=agreements[entry.agreement_id].edition,
            measure=MeasureRef.model_validate(other) if other else None,
            reason=entry.reason,
        )

    return MeasureLineage(
        comes_from=[step(one, one.from_measure_id) for one in entries if one.to_measure_id == measure.id],
        became=[step(one, one.to_measure_id) for one in entries if one.from_measure_id == measure.id],
    )


def _check(session: Session, agreement: Agreement, values: dict[str, Any]) -> None:
    before = (
        {one.id for one in goal_queries.measures_of(session, agreement.previous_id)} if agreement.previous_id else ()
    )
    if values["from_measure_id"] not in before:
        raise invalid("#/from_measure_id", "not_in_edition_before")
    if values["kind"] == LineageKind.dropped:
        if values["to_measure_id"] is not None:
            raise invalid("#/to_measure_id", "dropped_leads_nowhere")
        if not (values["reason"] or "").strip():
            raise invalid("#/reason", "dropped_needs_reason")
        return
    if values["to_measure_id"] not in {one.id for one in goal_queries.measures_of(session, agreement.id)}:
        raise invalid("#/to_measure_id", "not_in_this_edition")

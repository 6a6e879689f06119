"""Use cases: write measures down, fill their sheets, report where they stand."""

from collections.abc import Sequence
from datetime import date
from typing import Any, TypeVar

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.clock import today
from backend.core.problems import invalid
from backend.goals import policy, queries, recording
from backend.goals.links import progress as progress_of
from backend.goals.links import queries as link_queries
from backend.goals.links.progress import NOTHING, MeasureProgress
from backend.goals.measures import queries as own_queries
from backend.goals.measures.schemas import MeasureAlarm, MeasureBrief, MeasureIn, MeasureOut
from backend.goals.models import Agreement, AgreementState, Goal, Measure, MeasureStatus
from backend.goals.service import check_ancestors
from backend.people.parties import Directory

CLOSED = frozenset({MeasureStatus.done, MeasureStatus.dropped, MeasureStatus.replaced, MeasureStatus.out_of_scope})
PAUSED = frozenset({MeasureStatus.on_hold, MeasureStatus.deferred})
#: What happens to a measure, which no frozen text keeps from being said.
REPORTED = frozenset({"status", "status_label"})
PARTIES = ("lead_unit", "responsible")
#: Columns that follow from the deadline as it was written.
BOUNDS = ("earliest", "latest")
Shown = TypeVar("Shown", bound=MeasureBrief)


def show_all(session: Session, actor: Actor, measures: Sequence[Measure], shape: type[Shown]) -> list[Shown]:
    """The measures with progress, alarms and rights, in a constant number of statements."""
    ids = {measure.id for measure in measures}
    agreements = queries.agreements_by_id(session, {measure.agreement_id for measure in measures})
    linked = link_queries.linked(session, ids)
    progress = progress_of.of_measures(session, ids, linked)
    ever_linked = {row.measure_id for row in linked}
    measured = own_queries.with_indicator(session, ids)
    day = today()
    return [
        shape.model_validate(
            {
                **measure.model_dump(),
                "progress": progress.get(measure.id, NOTHING),
                "alarms": _alarms(
                    measure,
                    agreements[measure.agreement_id],
                    progress.get(measure.id, NOTHING),
                    day,
                    was_linked=measure.id in ever_linked,
                    is_measured=measure.id in measured,
                ),
                "can": policy.can_with_part(actor, agreements[measure.agreement_id]),
            }
        )
        for measure in measures
    ]


def show(session: Session, actor: Actor, measure: Measure) -> MeasureOut:
    """One measure with its whole sheet."""
    return show_all(session, actor, [measure], MeasureOut)[0]


def _alarms(
    measure: Measure, agreement: Agreement, progress: MeasureProgress, day: date, *, was_linked: bool, is_measured: bool
) -> list[MeasureAlarm]:
    if agreement.state == AgreementState.superseded or measure.status in CLOSED:
        return []
    is_at_rest = measure.status in PAUSED
    conditions = {
        MeasureAlarm.no_card: not was_linked and not is_at_rest,
        # Cards that are all done are no alarm: whether the measure is done too, somebody reports.
        MeasureAlarm.no_living_card: was_linked and progress.living == progress.done == 0 and not is_at_rest,
        MeasureAlarm.overdue: measure.latest is not None and measure.latest < day and not is_at_rest,
        MeasureAlarm.no_responsible: measure.responsible is None or measure.responsible["kind"] == "open",
        MeasureAlarm.no_deadline: measure.deadline is None,
        MeasureAlarm.no_indicator: not is_measured,
    }
    return [alarm for alarm, holds in conditions.items() if holds]


def add_measure(session: Session, actor: Actor, goal: Goal, values: dict[str, Any]) -> Measure:
    """Write a measure down under a goal, for other rooms too. `values` are members of `MeasureIn`; the rest is left out.

    Raises 409 if the agreement is frozen.
    """
    agreement = queries.agreement_of(session, goal.agreement_id)
    policy.require_draft(session, agreement)
    given = {name: field.get_default(call_default_factory=True) for name, field in MeasureIn.model_fields.items()}
    given.update(values)
    if given["position"] is None:
        given["position"] = queries.next_position(session, Measure, goal_id=goal.id)
    measure = Measure(alliance_id=goal.alliance_id, agreement_id=goal.agreement_id, goal_id=goal.id, title="")
    _write(session, measure, given)
    session.add(measure)
    recording.record(session, actor, "created", measure)
    return measure


def change(session: Session, actor: Actor, measure: Measure, values: dict[str, Any]) -> None:
    """Change a measure. In a frozen edition only what was reported of it changes; 409 otherwise."""
    if not values.keys() <= REPORTED:
        policy.require_draft(session, queries.agreement_of(session, measure.agreement_id))
    _write(session, measure, values)
    recording.note_changes(session, actor, measure, besides=BOUNDS)


def report(session: Session, actor: Actor, measure: Measure, status: MeasureStatus, label: str | None) -> None:
    """Note where a measure stands, as a report says it, in any edition."""
    change(session, actor, measure, {"status": status, "status_label": label})


def delete(session: Session, actor: Actor, measure: Measure) -> None:
    """Leave a tombstone of a measure of a draft; what the edition before had of it waits for its lineage then."""
    policy.require_draft(session, queries.agreement_of(session, measure.agreement_id))
    recording.remove(session, actor, measure)


def _write(session: Session, measure: Measure, values: dict[str, Any]) -> None:
    directory = Directory(session, measure.alliance_id)
    for name, value in values.items():
        if name in PARTIES:
            setattr(measure, name, recording.party(directory, value, f"#/{name}"))
        elif name == "participants":
            measure.participants = [
                recording.party(directory, one, f"#/participants/{place}") or {} for place, one in enumerate(value)
            ]
        elif name == "deadline":
            _write_deadline(measure, value)
        else:
            setattr(measure, name, value)
    if values.get("goal_id") is not None:
        _check_within(session, measure, Goal, "goal_id")
    if values.get("parent_id") is not None:
        _check_within(session, measure, Measure, "parent_id")
        check_ancestors(session, Measure, measure.parent_id, measure.id)


def _write_deadline(measure: Measure, written: Any) -> None:
    measure.deadline = None if written is None else recording.fuzzy_date(written, "#/deadline")
    for name in BOUNDS:
        known = (measure.deadline or {}).get(name)
        setattr(measure, name, date.fromisoformat(known) if known else None)


def _check_within(session: Session, measure: Measure, table: Any, name: str) -> None:
    living: Sequence[Goal | Measure] = (
        queries.goals_of(session, measure.agreement_id)
        if table is Goal
        else queries.measures_of(session, measure.agreement_id)
    )
    if getattr(measure, name) not in {one.id for one in living}:
        raise invalid(f"#/{name}", "unknown_reference")

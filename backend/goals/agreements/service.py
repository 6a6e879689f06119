"""Use cases: write agreements, read them whole, see what has to be looked at."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core.problems import invalid
from backend.goals import policy, recording
from backend.goals import queries as goal_queries
from backend.goals.agreements import queries
from backend.goals.agreements.schemas import (
    AgreementAlarms,
    AgreementOut,
    AgreementTree,
    AlarmedMeasure,
    FieldInTree,
    FieldRef,
    GoalInTree,
    ResolutionOut,
)
from backend.goals.lineage import queries as lineage_queries
from backend.goals.measures import service as measures
from backend.goals.measures.schemas import MeasureBrief, MeasureRef
from backend.goals.models import Agreement, FieldOfAction, Goal


def show_all(session: Session, actor: Actor, agreements: Sequence[Agreement]) -> list[AgreementOut]:
    """The agreements with their decisions and neighbours, in a constant number of statements."""
    decisions = queries.decisions(session, {one.decision_id for one in agreements if one.decision_id})
    followers = goal_queries.followers(session, [one.id for one in agreements])
    shown = []
    for one in agreements:
        next_id, decision = followers.get(one.id), decisions.get(one.decision_id or "")
        values = {
            **one.model_dump(exclude={"frozen"}),
            "next_id": next_id,
            "resolution": _resolution(decision) if decision else None,
            "can": policy.can_with_agreement(actor, one, has_follower=next_id is not None),
        }
        shown.append(AgreementOut.model_validate(values))
    return shown


def show(session: Session, actor: Actor, agreement: Agreement) -> AgreementOut:
    """One agreement as the list shows it."""
    return show_all(session, actor, [agreement])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any]) -> Agreement:
    """Begin an agreement with the draft of its first edition, for other rooms too."""
    agreement = Agreement(alliance_id=alliance_id, **values)
    _check(session, agreement)
    session.add(agreement)
    recording.record(session, actor, "created", agreement)
    return agreement


def change(session: Session, actor: Actor, agreement: Agreement, values: dict[str, Any]) -> None:
    """Change a draft. Raises 409 if the agreement is frozen."""
    policy.require_draft(session, agreement)
    for name, value in values.items():
        setattr(agreement, name, value)
    _check(session, agreement)
    recording.note_changes(session, actor, agreement)


def delete(session: Session, actor: Actor, agreement: Agreement) -> None:
    """Leave a tombstone of a draft; its goals and measures go and come back with it."""
    policy.require_draft(session, agreement)
    recording.remove(session, actor, agreement)


def tree(session: Session, actor: Actor, agreement: Agreement, *, focus_first: bool = False) -> AgreementTree:
    """The whole agreement, in a constant number of statements."""
    goals = goal_queries.goals_of(session, agreement.id)
    fields = goal_queries.fields_of(session, agreement.alliance_id)
    if focus_first:
        fields.sort(key=lambda field: not field.is_focus)
    shown = measures.show_all(session, actor, goal_queries.measures_of(session, agreement.id), MeasureBrief)
    under: dict[str, list[MeasureBrief]] = {}
    for one in shown:
        under.setdefault(one.goal_id, []).append(one)
    can = policy.can_with_part(actor, agreement)

    def within(field: FieldOfAction | None) -> list[GoalInTree]:
        return [
            _in_tree(goal, under, can) for goal in goals if goal.field_of_action_id == (field.id if field else None)
        ]

    found = [FieldInTree(field=FieldRef.model_validate(field), goals=within(field)) for field in fields]
    rest = within(None)
    return AgreementTree(
        agreement=show(session, actor, agreement),
        fields=[*found, *([FieldInTree(field=None, goals=rest)] if rest else [])],
        lacking_lineage=(
            [MeasureRef.model_validate(one) for one in lineage_queries.lacking(session, agreement)]
            if policy.is_draft(agreement)
            else []
        ),
    )


def alarms(session: Session, actor: Actor, agreement: Agreement) -> AgreementAlarms:
    """The measures that have to be looked at, in their order."""
    shown = measures.show_all(session, actor, goal_queries.measures_of(session, agreement.id), MeasureBrief)
    raised = [one for one in shown if one.alarms]
    return AgreementAlarms(
        counts=dict(Counter(alarm for one in raised for alarm in one.alarms)),
        measures=[
            AlarmedMeasure(
                measure=MeasureRef.model_validate(one.model_dump()), responsible=one.responsible, alarms=one.alarms
            )
            for one in raised
        ],
    )


def _in_tree(goal: Goal, under: dict[str, list[MeasureBrief]], can: list[str]) -> GoalInTree:
    return GoalInTree.model_validate({**goal.model_dump(), "can": can, "measures": under.get(goal.id, [])})


def _resolution(row: Any) -> ResolutionOut:
    return ResolutionOut(
        id=row.id, name=f"{row.year}/{row.number}", matter=row.matter, body=row.body, decided_on=row.decided_on
    )


def _check(session: Session, agreement: Agreement) -> None:
    if agreement.process_id and not queries.process_exists(session, agreement.alliance_id, agreement.process_id):
        raise invalid("#/process_id", "unknown_reference")
    first, last = agreement.period_from, agreement.period_until
    if first is not None and last is not None and last < first:
        raise invalid("#/period_until", "period_ends_before_it_begins")

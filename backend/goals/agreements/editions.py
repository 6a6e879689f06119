"""What makes an edition binding, and how the next one begins."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.models import GroupKind
from backend.core import events, guards
from backend.core.clock import now
from backend.core.problems import Conflict, invalid
from backend.core.records import Record, hold, new_id, touch
from backend.goals import policy, recording
from backend.goals import queries as goal_queries
from backend.goals.agreements import content, queries
from backend.goals.indicators import queries as indicator_queries
from backend.goals.lineage import queries as lineage_queries
from backend.goals.lineage.models import LineageEntry, LineageKind
from backend.goals.links import queries as link_queries
from backend.goals.models import Agreement, AgreementState

#: How decisions say that it is done as it was put.
ADOPTED = ("adopted", "adopted_with_changes")
#: What every row has of its own, and what is of one edition only.
OWN = {"id", "version", "created_at", "updated_at", "deleted_at"}


class NotDecidedByCouncil(Conflict):
    """Only a council that decides, and adopts, makes an agreement binding."""


class NotAdoptedByCouncil(Conflict):
    """The council has dealt with it, and not adopted it."""


class ProposalsStillOpen(Conflict):
    """Goals are proposals still; they are accepted or removed first."""


class MeasuresWithoutLineage(Conflict):
    """Measures of the edition before would vanish silently."""


class AgreementNotBinding(Conflict):
    """A draft has no next edition: it is written on."""


class EditionAlreadyBegun(Conflict):
    """An edition has one next edition."""


def bind(session: Session, actor: Actor, agreement: Agreement, decision_id: str) -> None:
    """Make a draft binding by a decision of the council, from its day on, and freeze it.

    Raises 409 if it is no draft, not decided by the council, has open proposals, or measures of the edition before
    would vanish silently; 422 for a decision that the alliance does not have, or one before the present edition.
    """
    policy.require_draft(session, agreement)
    decided = queries.decisions(session, {decision_id}).get(decision_id)
    if decided is None or decided.alliance_id != agreement.alliance_id or decided.deleted_at is not None:
        raise invalid("#/decision_id", "unknown_reference")
    if decided.body_kind != GroupKind.council or decided.competence != "decide":
        raise NotDecidedByCouncil(body=decided.body)
    if decided.result not in ADOPTED:
        raise NotAdoptedByCouncil(body=decided.body)
    previous = goal_queries.agreement_of(session, agreement.previous_id) if agreement.previous_id else None
    if previous and previous.binding_since and decided.decided_on < previous.binding_since:
        raise invalid("#/decision_id", "decision_before_edition")
    _refuse_open_ends(session, agreement)
    guards.check(session, actor, "agreement.bound", agreement)
    agreement.decision_id, agreement.binding_since = decided.id, decided.decided_on
    agreement.state, agreement.frozen_at = AgreementState.binding, now()
    changes = events.changes_of(agreement)
    agreement.frozen = content.assembled(session, agreement).model_dump(mode="json")
    touch(agreement)
    recording.record(session, actor, "bound", agreement, changes)
    if previous and previous.state == AgreementState.binding:
        previous.state = AgreementState.superseded
        changes = events.changes_of(previous)
        touch(previous)
        recording.record(session, actor, "superseded", previous, changes)


def begin_next(session: Session, actor: Actor, agreement: Agreement) -> Agreement:
    """Begin the next edition as a copy: goals, measures, indicators and cards go along, each measure as continued."""
    hold(session, agreement)
    if policy.is_draft(agreement):
        raise AgreementNotBinding
    if goal_queries.followers(session, [agreement.id]):
        raise EditionAlreadyBegun(edition=agreement.edition + 1)
    following = Agreement(
        alliance_id=agreement.alliance_id,
        process_id=agreement.process_id,
        kind=agreement.kind,
        title=agreement.title,
        edition=agreement.edition + 1,
        previous_id=agreement.id,
        period_from=agreement.period_from,
        period_until=agreement.period_until,
    )
    session.add(following)
    recording.record(session, actor, "edition_begun", following, {"edition": [agreement.edition, following.edition]})
    _copy(session, actor, agreement, following)
    return following


def _copy(session: Session, actor: Actor, agreement: Agreement, following: Agreement) -> None:
    goals, measures = goal_queries.goals_of(session, agreement.id), goal_queries.measures_of(session, agreement.id)
    # In the order of ids, which sort by time, so that what is copied keeps its place among equals.
    ids = {one.id: new_id() for one in [*goals, *measures]}
    of_measures = {one.id for one in measures}
    indicators = indicator_queries.of_measures(session, of_measures)
    links = link_queries.links_of(session, of_measures)

    def copied(one: Any, **other: Any) -> Any:
        return type(one)(**{**one.model_dump(exclude=OWN), **other})

    new_goals: list[Record] = [
        copied(one, id=ids[one.id], agreement_id=following.id, parent_id=ids.get(one.parent_id or "")) for one in goals
    ]
    new_measures: list[Record] = [
        copied(
            one,
            id=ids[one.id],
            agreement_id=following.id,
            goal_id=ids[one.goal_id],
            parent_id=ids.get(one.parent_id or ""),
        )
        for one in measures
    ]
    entries: list[Record] = [
        LineageEntry(
            alliance_id=one.alliance_id,
            agreement_id=following.id,
            from_measure_id=one.id,
            to_measure_id=ids[one.id],
            kind=LineageKind.continued,
        )
        for one in measures
    ]
    new_indicators: list[Record] = [copied(one, measure_id=ids[one.measure_id]) for one in indicators]
    new_links: list[Record] = [copied(one, measure_id=ids[one.measure_id]) for one in links]
    for level in (new_goals, new_measures, entries, new_indicators, new_links):
        session.add_all(level)
        recording.record_all(session, actor, "created", level)


def _refuse_open_ends(session: Session, agreement: Agreement) -> None:
    proposals = [one.text for one in goal_queries.goals_of(session, agreement.id) if one.is_proposal]
    if proposals:
        raise ProposalsStillOpen(goals=_named(proposals))
    lacking = lineage_queries.lacking(session, agreement)
    if lacking:
        raise MeasuresWithoutLineage(measures=_named([f"{one.number or ''} {one.title}".strip() for one in lacking]))


def _named(names: list[str], most: int = 10) -> str:
    shown = "; ".join(f"„{name}“" for name in names[:most])
    return f"{shown} … (+{len(names) - most})" if len(names) > most else shown

"""Endpoints: agreements and their editions."""

from typing import Annotated

from fastapi import Query
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core.etags import IfMatch
from backend.core.guards import RuleNotMet
from backend.core.pagination import Paging, slice_of
from backend.core.schemas import Id, Page, Tombstone
from backend.goals import queries as goal_queries
from backend.goals.agreements import differences, editions, queries, service
from backend.goals.agreements.schemas import (
    AgreementAlarms,
    AgreementIn,
    AgreementOut,
    AgreementPatch,
    AgreementTree,
    ResolutionIn,
)
from backend.goals.models import Agreement, AgreementKind, AgreementState
from backend.goals.policy import AgreementFrozen

routes = Routes("goals")
WRITE = "goals:write"
SORTS = {"created_at": Agreement.created_at, "updated_at": Agreement.updated_at, "title": Agreement.title}


@routes.get("/alliances/{alliance_id}/agreements", "goals:read")
def list_agreements(
    session: Session,
    actor: Actor,
    alliance_id: str,
    paging: Paging,
    state: AgreementState | None = None,
    kind: AgreementKind | None = None,
    process_id: Id | None = None,
) -> Page[AgreementOut | Tombstone]:
    """List the agreements of an alliance with all their editions, latest first."""
    alliance = alliance_queries.require(session, actor, alliance_id, "goals:read")
    statement = queries.of_alliance(actor, alliance.id)
    for name, value in {"state": state, "kind": kind, "process_id": process_id}.items():
        if value is not None:
            statement = statement.where(getattr(Agreement, name) == value)
    records, following = slice_of(session, paging, statement, entity=Agreement, sorts=SORTS, default="-created_at")
    living = [record for record in records if record.deleted_at is None]
    shown = {one.id: one for one in service.show_all(session, actor, living)}
    items: list[AgreementOut | Tombstone] = [
        shown[record.id] if record.deleted_at is None else Tombstone.model_validate(record) for record in records
    ]
    return Page[AgreementOut | Tombstone](items=items, next=following)


@routes.post("/alliances/{alliance_id}/agreements", WRITE)
def create_agreement(session: Session, actor: Actor, alliance_id: str, body: AgreementIn) -> AgreementOut:
    """Begin an agreement."""
    alliance = alliance_queries.require(session, actor, alliance_id, WRITE)
    return service.show(session, actor, service.create(session, actor, alliance.id, body.model_dump()))


@routes.get("/agreements/{agreement_id}", "goals:read")
def read_agreement(session: Session, actor: Actor, agreement_id: str) -> AgreementOut:
    """Read one edition of an agreement."""
    return service.show(session, actor, goal_queries.find_agreement(session, actor, agreement_id))


@routes.patch("/agreements/{agreement_id}", WRITE, problems=(AgreementFrozen,))
def change_agreement(
    session: Session, actor: Actor, agreement_id: str, body: AgreementPatch, if_match: IfMatch
) -> AgreementOut:
    """Change a draft."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    actor.require(WRITE, agreement.alliance_id)
    if_match.check(agreement)
    service.change(session, actor, agreement, body.changes())
    return service.show(session, actor, agreement)


@routes.delete("/agreements/{agreement_id}", WRITE, problems=(AgreementFrozen,))
def delete_agreement(session: Session, actor: Actor, agreement_id: str, if_match: IfMatch) -> None:
    """Remove a draft."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    actor.require(WRITE, agreement.alliance_id)
    if_match.check(agreement)
    service.delete(session, actor, agreement)


@routes.get("/agreements/{agreement_id}/tree", "goals:read")
def read_agreement_tree(
    session: Session,
    actor: Actor,
    agreement_id: str,
    focus_first: Annotated[bool, Query(description="Fields that are the main focus come first")] = False,
) -> AgreementTree:
    """Read a whole agreement: field of action, goal, measure, with progress and alarms."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    return service.tree(session, actor, agreement, focus_first=focus_first)


@routes.get("/agreements/{agreement_id}/alarms", "goals:read")
def read_agreement_alarms(session: Session, actor: Actor, agreement_id: str) -> AgreementAlarms:
    """Read which measures have to be looked at: above all those on which no card works."""
    return service.alarms(session, actor, goal_queries.find_agreement(session, actor, agreement_id))


@routes.get("/agreements/{agreement_id}/differences", "goals:read")
def read_agreement_differences(
    session: Session,
    actor: Actor,
    agreement_id: str,
    before: Annotated[Id | None, Query(description="An earlier edition; without it the one before")] = None,
) -> differences.Differences:
    """Read what is different in an edition from an earlier one."""
    return differences.between(session, goal_queries.find_agreement(session, actor, agreement_id), before)


@routes.post(
    "/agreements/{agreement_id}/resolution",
    WRITE,
    status=200,
    problems=(
        AgreementFrozen,
        editions.NotDecidedByCouncil,
        editions.NotAdoptedByCouncil,
        editions.ProposalsStillOpen,
        editions.MeasuresWithoutLineage,
        RuleNotMet,
    ),
)
def bind_agreement(session: Session, actor: Actor, agreement_id: str, body: ResolutionIn) -> AgreementOut:
    """Make a draft binding by a decision of the council; it is frozen from then on."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    actor.require(WRITE, agreement.alliance_id)
    editions.bind(session, actor, agreement, body.decision_id)
    return service.show(session, actor, agreement)


@routes.post(
    "/agreements/{agreement_id}/editions",
    WRITE,
    problems=(editions.AgreementNotBinding, editions.EditionAlreadyBegun),
)
def begin_next_edition(session: Session, actor: Actor, agreement_id: str) -> AgreementOut:
    """Begin the next edition of a binding agreement, as a copy of it."""
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    actor.require(WRITE, agreement.alliance_id)
    return service.show(session, actor, editions.begin_next(session, actor, agreement))

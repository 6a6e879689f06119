"""Endpoints: retention rules, what would go, the protocol."""

from fastapi import Request
from sqlmodel import Session

from backend.access import queries as access_queries
from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.privacy.retention import queries, service
from backend.activity.privacy.retention.models import RetentionRule, RetentionRun
from backend.activity.privacy.retention.schemas import (
    ForecastOut,
    RetentionRuleOut,
    RetentionRulePatch,
    RetentionRunOut,
)
from backend.core.etags import IfMatch
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound
from backend.core.schemas import Page, Tombstone

routes = Routes("privacy")
SORTS = {"data_type": RetentionRule.data_type, "updated_at": RetentionRule.updated_at}
RUNS = {"created_at": RetentionRun.created_at}


@routes.get("/retention-rules", "retention:read", write=True)
def list_retention_rules(session: Session, actor: Actor, paging: Paging) -> Page[RetentionRuleOut | Tombstone]:
    """List the rules of the installation, for operators: how long each type of data is kept."""
    service.refuse_lesser(actor)
    return _rules(session, actor, paging, None)


@routes.get("/municipalities/{municipality_id}/retention-rules", "retention:read", write=True)
def list_municipality_retention_rules(
    session: Session, actor: Actor, municipality_id: str, paging: Paging
) -> Page[RetentionRuleOut | Tombstone]:
    """List what a municipality can decide otherwise than the installation."""
    access_queries.require_municipality(session, actor, municipality_id, "retention:read")
    return _rules(session, actor, paging, municipality_id)


@routes.get("/retention-rules/{rule_id}", "retention:read")
def read_retention_rule(session: Session, actor: Actor, rule_id: str) -> RetentionRuleOut:
    """Read one rule."""
    return service.show(actor, service.find(session, actor, rule_id))


@routes.patch("/retention-rules/{rule_id}", "retention:write")
def change_retention_rule(
    session: Session, actor: Actor, rule_id: str, body: RetentionRulePatch, if_match: IfMatch
) -> RetentionRuleOut:
    """Set a period, or hold a rule and say why."""
    rule = service.find(session, actor, rule_id)
    if_match.check(rule)
    service.change(session, actor, rule, body.changes())
    return service.show(actor, rule)


@routes.get("/retention-forecast", "retention:read")
def read_retention_forecast(session: Session, actor: Actor) -> ForecastOut:
    """Say what would go if the rules were carried out now, for operators. Changes nothing."""
    service.refuse_lesser(actor)
    return ForecastOut(rules=service.forecast(session))


@routes.get("/retention-runs", "retention:read")
def list_retention_runs(session: Session, actor: Actor, paging: Paging) -> Page[RetentionRunOut | Tombstone]:
    """List when the rules were carried out and how many records went, for operators, newest first."""
    service.refuse_lesser(actor)
    return paginate(
        session,
        paging,
        queries.runs(),
        entity=RetentionRun,
        sorts=RUNS,
        default="-created_at",
        show=RetentionRunOut.model_validate,
    )


@routes.post("/retention-runs", "retention:write")
def create_retention_run(session: Session, actor: Actor, request: Request) -> RetentionRunOut:
    """Carry the rules out now, for operators. Every night that happens by itself."""
    return RetentionRunOut.model_validate(service.carry_out(session, actor))


@routes.get("/retention-runs/{run_id}", "retention:read")
def read_retention_run(session: Session, actor: Actor, run_id: str) -> RetentionRunOut:
    """Read one entry of the protocol, for operators."""
    service.refuse_lesser(actor)
    run = session.get(RetentionRun, run_id)
    if run is None:
        raise NotFound
    return RetentionRunOut.model_validate(run)


def _rules(
    session: Session, actor: Actor, paging: Paging, municipality_id: str | None
) -> Page[RetentionRuleOut | Tombstone]:
    service.ensure(session, municipality_id)
    return paginate(
        session,
        paging,
        queries.rules(municipality_id),
        entity=RetentionRule,
        sorts=SORTS,
        default="data_type",
        show=lambda rule: service.show(actor, rule),
    )

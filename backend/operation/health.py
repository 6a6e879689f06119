"""Liveness, readiness and measurements for whoever runs the installation."""

import hmac

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from pydantic import BaseModel
from sqlalchemy import text
from sqlmodel import Session

from backend.core.db import Database
from backend.core.problems import NotFound, ServiceUnavailable

router = APIRouter(tags=["operation"])
LOOPBACK = {"127.0.0.1", "::1"}


class Health(BaseModel):
    """`ok` as long as this answer arrives."""

    status: str = "ok"


@router.get("/health/live", operation_id="read_liveness", summary="Whether the process answers")
async def live() -> Health:
    """Asks nothing else: a restart is due when this fails."""
    return Health()


@router.get(
    "/health/ready",
    operation_id="read_readiness",
    summary="Whether the database answers",
    responses={503: {"description": "Problem (RFC 9457)"}},
)
async def ready(request: Request) -> Health:
    """503 while the database does not answer or its schema is not there."""
    database: Database = request.app.state.database

    def ask(session: Session) -> None:
        session.execute(text("SELECT version_num FROM alembic_version")).one()

    try:
        await database.perform(ask)
    except Exception as failure:
        raise ServiceUnavailable(headers={"Retry-After": "2"}) from failure
    return Health()


@router.get(
    "/metrics",
    operation_id="read_metrics",
    summary="Measurements for Prometheus",
    response_class=PlainTextResponse,
)
async def metrics(request: Request) -> Response:
    """With `BUENDNISWERK_METRICS_TOKEN` for its bearer, without it for this machine only."""
    token = request.app.state.settings.metrics_token
    given = request.headers.get("authorization", "").removeprefix("Bearer ")
    is_local = request.client is not None and request.client.host in LOOPBACK
    if not (hmac.compare_digest(given.encode(), token.encode()) if token else is_local):
        raise NotFound
    return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

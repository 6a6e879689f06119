"""Endpoint: the whole alliance as one file."""

from typing import Any

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.core import events
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.http import Answer
from backend.operation.archives import queries
from backend.operation.archives.writing import write

routes = Routes("exports")
MEDIA_TYPE = "application/zip"
FILE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The archive",
            "content": {MEDIA_TYPE: {"schema": {"type": "string", "format": "binary"}}},
        }
    }
}


@routes.get("/alliances/{alliance_id}/archive", "archives:read", response=Answer, cursor=True, openapi=FILE)
def read_archive(session: Session, actor: Actor, request: Request, alliance_id: str) -> Response:
    """Take the whole alliance away in one file, from which an installation restores it.

    All records, also removed ones, the whole history, and the files of cards; no passwords, tokens or other secrets.
    """
    alliance = alliance_queries.require(session, actor, alliance_id, "archives:read")
    name, alliance_id = f"{alliance.slug}-{today()}.zip", alliance.id
    state = f"{events.sequence_of(session, alliance_id)} {alliance.version}"
    data_dir = request.app.state.settings.data_dir
    return download(
        request,
        name,
        MEDIA_TYPE,
        state,
        lambda file: write(queries.snapshot(session), data_dir, alliance_id, file),
    )

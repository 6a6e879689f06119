"""Endpoints: how the papers of an alliance look."""

from io import BytesIO
from typing import Any

from fastapi import Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.alliances import queries as alliance_queries
from backend.alliances.appearance import queries, service
from backend.alliances.appearance.schemas import AppearanceOut, AppearancePatch
from backend.core.downloads import stored
from backend.core.etags import IfMatch
from backend.core.http import Answer
from backend.core.problems import NotFound, UnsupportedMediaType

routes = Routes("alliances")
PICTURE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The picture",
            "content": {
                kind: {"schema": {"type": "string", "format": "binary"}} for kind in ("image/png", "image/jpeg")
            },
        }
    }
}


@routes.get("/alliances/{alliance_id}/appearance", "alliances:read")
def read_appearance(session: Session, actor: Actor, alliance_id: str) -> AppearanceOut:
    """Read how the papers of an alliance look."""
    return service.show(actor, alliance_queries.require(session, actor, alliance_id, "alliances:read"))


@routes.patch("/alliances/{alliance_id}/appearance", "alliances:write", problems=(UnsupportedMediaType,))
def change_appearance(
    session: Session, actor: Actor, alliance_id: str, body: AppearancePatch, if_match: IfMatch
) -> AppearanceOut:
    """Change colour, logo and footer of an alliance's papers."""
    alliance = alliance_queries.require(session, actor, alliance_id, "alliances:write")
    if_match.check(alliance)
    service.change(session, actor, alliance, body.changes())
    session.flush()
    return service.show(actor, alliance)


@routes.get("/alliances/{alliance_id}/appearance/logo", "alliances:read", response=Answer, openapi=PICTURE)
def read_logo(session: Session, actor: Actor, request: Request, alliance_id: str) -> Response:
    """Download the logo of an alliance."""
    alliance = alliance_queries.require(session, actor, alliance_id, "alliances:read")
    logo = queries.logo_of(session, alliance.id)
    if logo is None:
        raise NotFound
    name = f"{alliance.slug}.{'png' if logo.media_type == 'image/png' else 'jpg'}"
    picture = logo.picture
    tag = f'"{alliance.logo_checksum}"'
    return stored(request, name, logo.media_type, len(picture), tag, lambda: BytesIO(picture))

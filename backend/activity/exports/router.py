"""Endpoints: exports. The address of a list, its filters, and `/export` behind it."""

from typing import Annotated, Any

from fastapi import Query, Request, Response
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions import queries as action_queries
from backend.actions.filters import Filters
from backend.actions.policy import Rights
from backend.activity.exports import service
from backend.activity.exports.lists import LISTS, Exported
from backend.activity.exports.service import MEDIA_TYPES, Format
from backend.alliances import queries as alliance_queries
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import today
from backend.core.downloads import download
from backend.core.http import Answer
from backend.core.language import negotiate, text

routes = Routes("exports")
Kind = Annotated[
    Format, Query(description="CSV opens in a German Excel; XLSX; ODS for LibreOffice; JSON as the lists have it")
]
FILE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "The file",
            "content": {
                "text/csv": {"schema": {"type": "string"}},
                MEDIA_TYPES[Format.xlsx]: {"schema": {"type": "string", "format": "binary"}},
                MEDIA_TYPES[Format.ods]: {"schema": {"type": "string", "format": "binary"}},
                "application/json": {"schema": {"type": "object"}},
            },
        }
    }
}


@routes.get("/alliances/{alliance_id}/action-items/export", "exports:read", response=Answer, cursor=True, openapi=FILE)
def export_action_items(
    session: Session, actor: Actor, request: Request, alliance_id: str, filters: Filters, format: Kind = Format.csv
) -> Response:
    """Export action items as a table, with the filters of their list. The table can be imported again."""
    alliance = alliance_queries.require(session, actor, alliance_id, "exports:read")
    actor.require("action-items:read", alliance.id)
    rights, language = Rights(session, actor, alliance.id), _language(request)
    return download(
        request,
        f"{alliance.slug}-{text('export.action-items', language).lower()}-{today()}.{format}",
        MEDIA_TYPES[format],
        _state(session, actor, alliance, rights, language),
        lambda file: service.write_items(
            session, filters.statement(alliance, rights), rights, alliance, format, language, file
        ),
    )


@routes.get("/action-items/{action_item_id}/export", "exports:read", response=Answer, cursor=True, openapi=FILE)
def export_action_item(
    session: Session, actor: Actor, request: Request, action_item_id: str, format: Kind = Format.csv
) -> Response:
    """Export one card as the table of the workshop: the four questions and their answers."""
    item = action_queries.find(session, actor, action_item_id)
    alliance = alliance_queries.require(session, actor, item.alliance_id, "exports:read")
    actor.require("action-items:read", alliance.id)
    language = _language(request)
    return download(
        request,
        f"{alliance.short_name}-{item.number} {item.title[:80]}.{format}".replace("/", "-"),
        MEDIA_TYPES[format],
        f"{item.id} {item.version} {alliance.version} {language}",
        lambda file: service.write_item(session, item, format, language, file),
    )


@routes.get("/alliances/{alliance_id}/ideas/export", "exports:read", response=Answer, cursor=True, openapi=FILE)
def export_ideas(
    session: Session, actor: Actor, request: Request, alliance_id: str, format: Kind = Format.csv
) -> Response:
    """Export the ideas of an alliance in their order. The table can be imported again."""
    alliance = alliance_queries.require(session, actor, alliance_id, "exports:read")
    actor.require("ideas:read", alliance.id)
    language = _language(request)
    return download(
        request,
        f"{alliance.slug}-{text('export.ideas', language).lower()}-{today()}.{format}",
        MEDIA_TYPES[format],
        f"{events.sequence_of(session, alliance.id)} {language}",
        lambda file: service.write_ideas(session, alliance, format, language, file),
    )


def _declare(name: str, exported: Exported) -> None:
    """A route for one of the lists."""

    def export(
        session: Session, actor: Actor, request: Request, alliance_id: str, format: Kind = Format.csv
    ) -> Response:
        alliance = alliance_queries.require(session, actor, alliance_id, "exports:read")
        actor.require(exported.permission, alliance.id)
        language = _language(request)
        return download(
            request,
            f"{alliance.slug}-{text(f'export.{name}', language).lower()}-{today()}.{format}",
            MEDIA_TYPES[format],
            f"{events.sequence_of(session, alliance.id)} {actor.standing} {actor.id} {today()} {language}",
            lambda file: service.write_list(session, actor, alliance, name, exported, format, language, file),
        )

    export.__name__ = f"export_{name.replace('-', '_')}"
    export.__doc__ = f"Export the {name.replace('-', ' ')} of an alliance: the whole list, as one may see it."
    path = f"/alliances/{{alliance_id}}/{name}/export"
    routes.get(path, "exports:read", response=Answer, cursor=True, openapi=FILE)(export)


for list_name, listed in LISTS.items():
    _declare(list_name, listed)


def _language(request: Request) -> str:
    return negotiate(request.headers.get("accept-language"))


def _state(session: Session, actor: Actor, alliance: Alliance, rights: Rights, language: str) -> str:
    """What a file of action items depends on besides its address."""
    return f"{events.sequence_of(session, alliance.id)} {rights.key} {actor.id} {today()} {language}"

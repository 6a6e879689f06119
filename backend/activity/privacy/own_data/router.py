"""Endpoints: what is stored about oneself, and about a person of an alliance."""

from enum import StrEnum
from typing import Annotated, Any

from fastapi import Query, Request
from sqlmodel import Session

from backend.access.accounts import service as accounts
from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.activity.privacy.own_data import page, service
from backend.core.clock import today
from backend.core.downloads import content_disposition
from backend.core.http import Answer
from backend.core.language import negotiate, text
from backend.people import queries as people

routes = Routes("privacy")


class Form(StrEnum):
    """For programs, or to read."""

    json = "json"
    html = "html"


Wanted = Annotated[Form, Query(description="JSON for programs, HTML to read and print")]
FILE: dict[str, Any] = {
    "responses": {
        "200": {
            "description": "What is stored. `records` holds the rows of each table that are about this person.",
            "content": {
                "application/json": {
                    "schema": {
                        "type": "object",
                        "required": ["exported_at", "account", "people", "records", "events"],
                        "properties": {
                            "exported_at": {"type": "string", "format": "date-time"},
                            "account": {"type": ["object", "null"]},
                            "people": {"type": "array", "items": {"type": "object"}},
                            "records": {
                                "type": "object",
                                "additionalProperties": {"type": "array", "items": {"type": "object"}},
                            },
                            "events": {"type": "array", "items": {"type": "object"}},
                        },
                    },
                    "example": {
                        "exported_at": "2026-03-12T10:00:00.000000Z",
                        "account": None,
                        "people": [{"name": "A. Beispiel"}],
                        "records": {},
                        "events": [],
                    },
                },
                "text/html": {"schema": {"type": "string"}},
            },
        }
    }
}


@routes.get("/session/data", "session:read", response=Answer, write=True, openapi=FILE)
def export_own_data(session: Session, actor: Actor, request: Request, format: Wanted = Form.json) -> Answer:
    """Take along everything that is stored about you (Art. 15 GDPR), without secrets. The log notes it."""
    return _file(request, service.of_user(session, actor, accounts.own(session, actor)), format)


@routes.get("/people/{person_id}/data", "personal-data:read", response=Answer, write=True, openapi=FILE)
def export_person_data(
    session: Session, actor: Actor, request: Request, person_id: str, format: Wanted = Form.json
) -> Answer:
    """Take along everything that the alliance stores about a person who asked for it. The log notes it."""
    person = people.find_person(session, actor, person_id)
    actor.require("personal-data:read", person.alliance_id)
    return _file(request, service.of_person(session, actor, person), format)


def _file(request: Request, data: service.Data, form: Form) -> Answer:
    language = negotiate(request.headers.get("accept-language"))
    name = f"{text('own_data.file', language)}-{today()}.{form}"
    body = service.whole(data) if form is Form.json else page.page(data, language)
    headers = {
        "Content-Disposition": content_disposition(name),
        # Others wrote some of what stands in it: no browser runs anything there.
        "Content-Security-Policy": "sandbox; default-src 'none'; style-src 'unsafe-inline'",
    }
    media_type = "application/json" if form is Form.json else "text/html; charset=utf-8"
    return Answer(body, service.tag(data, f"{form}{language}"), media_type, headers=headers)

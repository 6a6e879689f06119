"""Endpoint: many changes to cards at once."""

from typing import Any

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.bulk import service
from backend.actions.bulk.schemas import BulkIn, BulkOut
from backend.core.http import Answer
from backend.core.language import negotiate
from backend.core.problems import Problem

routes = Routes("action items")


@routes.post("/action-items/bulk", "action-items:write", status=207, response=BulkOut)
def change_action_items(session: Session, actor: Actor, request: Request, body: BulkIn) -> Answer:
    """Create, change, move and remove up to 200 cards in one request.

    The operations are done in their order and each is answered as if it had come alone, with its own status. One that
    fails changes nothing and stops no other. Send an Idempotency-Key to be able to repeat the request.
    """
    base_url: str = request.app.state.settings.base_url
    language = negotiate(request.headers.get("accept-language"))
    request_id = request.scope["state"]["request_id"]

    def details(problem: Problem, place: int) -> dict[str, Any]:
        return problem.details(base_url, f"urn:request:{request_id}#/operations/{place}", language)

    return Answer(service.run(session, actor, body.operations, details))

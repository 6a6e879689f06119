"""Endpoint: the board."""

from fastapi import Request
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.routes import Routes
from backend.actions.board import service
from backend.actions.board.schemas import Board, BoardBy
from backend.core.http import Answer

routes = Routes("board")


@routes.get("/alliances/{alliance_id}/board", "action-items:read", response=Board)
def read_board(
    session: Session, actor: Actor, request: Request, alliance_id: str, by: BoardBy = BoardBy.group
) -> Answer:
    """Draw the whole board in one request; unchanged, it costs a 304."""
    actor.require("action-items:read", alliance_id, invited=True)
    return service.draw(session, request, actor, alliance_id, by)

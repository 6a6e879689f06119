"""The application under measurement, with the naive board beside it as the yardstick."""

import os

from fastapi import FastAPI
from sqlalchemy import select
from sqlmodel import Session

from backend.actions.board.service import Boards, KeptBoard
from backend.actions.models import ActionItem, Assignment, FollowUp, Partner, Sponsor, Step
from backend.actions.parts import shapes
from backend.actions.schemas import ActionItemOut
from backend.core.schemas import Page
from backend.main import create_app


class ForgetfulBoards(Boards):
    """Keeps nothing, so that every board is built: what the first reader after a change waits for."""

    def of(self, name: tuple[str, ...]) -> KeptBoard:
        return KeptBoard()


def make() -> FastAPI:
    """The real application; `/bench/*` comes first so that the interface does not catch it."""
    app = create_app()
    beside = FastAPI(openapi_url=None)

    @beside.get("/objects/{alliance_id}", response_model=Page[ActionItemOut])
    def read_objects(alliance_id: str) -> object:
        """The same board as ORM objects through Pydantic, as it is usually written."""
        return app.state.database.run(lambda session: {"items": _objects(session, alliance_id), "next": None})

    if "BENCH_COLD" in os.environ:
        app.state.boards = ForgetfulBoards()
    app.mount("/bench", beside)
    app.router.routes.insert(0, app.router.routes.pop())
    return app


def _objects(session: Session, alliance_id: str) -> list[dict[str, object]]:
    statement = select(ActionItem).where(ActionItem.alliance_id == alliance_id).order_by(ActionItem.rank)
    items = session.execute(statement).scalars().all()
    found: dict[type, dict[str, list[object]]] = {}
    for table in (Step, Assignment, FollowUp, Partner, Sponsor):
        rows = session.execute(select(table).where(table.alliance_id == alliance_id).order_by(table.position)).scalars()
        found[table] = {}
        for row in rows:
            found[table].setdefault(row.action_item_id, []).append(row)
    return [
        {
            **item.model_dump(),
            "number": f"B0-{item.number}",
            "steps": [shapes.step(row, []) for row in found[Step].get(item.id, [])],
            "assignments": [shapes.assignment(row) for row in found[Assignment].get(item.id, [])],
            "follow_ups": [shapes.follow_up(row) for row in found[FollowUp].get(item.id, [])],
            "owners": [shapes.party_of(row) for row in found[Assignment].get(item.id, [])],
            "next_date": None,
            "partners": [],
            "sponsors": [],
            "alarms": [],
            "can": [],
        }
        for item in items
    ]

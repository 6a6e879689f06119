"""An operation whose days are counted says so in every answer and in its description."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime

import pytest
from fastapi import FastAPI
from sqlmodel import Session
from starlette.testclient import TestClient

from backend.access.actors import Actor
from backend.access.authentication import authorise
from backend.access.routes import Routes
from backend.core.db import Database
from backend.core.deprecation import Deprecation
from backend.core.pagination import Paging, paginate
from backend.core.problems import NotFound
from backend.core.schemas import Output, Page
from backend.municipalities.models import Municipality
from backend.settings import Settings

SEE = "/api/v1/docs#old"
ENDING = Deprecation(since=date(2026, 12, 1), sunset=date(2028, 1, 1), see=SEE)


class Place(Output):
    """A name."""

    name: str


def _routes() -> Routes:
    routes = Routes("municipalities")

    @routes.get("/places", "municipalities:read", deprecated=ENDING)
    def list_places(session: Session, actor: Actor, paging: Paging) -> Page[Place]:
        """List places."""
        from sqlalchemy import select

        sorts = {"name": Municipality.name}
        show = Place.model_validate
        return paginate(
            session, paging, select(Municipality), entity=Municipality, sorts=sorts, default="name", show=show
        )

    @routes.get("/places/{place_id}", "municipalities:read", deprecated=Deprecation(date(2026, 12, 1), None, SEE))
    def read_place(session: Session, actor: Actor, place_id: str) -> Place:
        """Read a place that is nowhere."""
        raise NotFound

    return routes


@pytest.fixture
def places(settings: Settings, operator_token: str) -> Iterator[TestClient]:
    """An application with two operations whose days are counted."""
    from backend.core import handlers

    app = FastAPI()
    app.state.settings, app.state.authorise = settings, authorise
    app.state.database = Database(settings.database, 2)
    app.router.routes.extend(_routes().routes)
    handlers.install(app, settings)

    @app.middleware("http")
    async def state(request, call_next):  # type: ignore[no-untyped-def]  # Starlette's shape
        request.state.request_id = "x"
        return await call_next(request)

    with TestClient(app, headers={"Authorization": f"Bearer {operator_token}"}) as client:
        yield client
    app.state.database.close()


def test_every_answer_says_since_when_until_when_and_what_instead(places: TestClient) -> None:
    answer = places.get("/api/v1/places")
    assert answer.status_code == 200, answer.text
    assert answer.headers["deprecation"] == f"@{int(datetime(2026, 12, 1, tzinfo=UTC).timestamp())}"
    assert parsedate_to_datetime(answer.headers["sunset"]) == datetime(2028, 1, 1, tzinfo=UTC)
    assert answer.headers["link"] == f'<{SEE}>; rel="deprecation"; type="text/html"'
    refused = places.get("/api/v1/places/1")
    assert (refused.status_code, refused.headers["deprecation"]) == (404, answer.headers["deprecation"])
    assert "sunset" not in refused.headers


def test_its_link_stands_beside_that_of_the_next_page(places: TestClient) -> None:
    with places.app.state.database.unit(write=True) as session:  # type: ignore[attr-defined]  # the application
        session.add_all(Municipality(name=name, slug=name.lower()) for name in ("Eins", "Zwei"))
    links = places.get("/api/v1/places?limit=1").headers["link"].split(", ")
    assert ['rel="next"' in links[0], 'rel="deprecation"' in links[1]] == [True, True]


def test_the_description_says_it_too(places: TestClient) -> None:
    paths = places.app.openapi()["paths"]  # type: ignore[attr-defined]  # the application
    described = paths["/api/v1/places"]["get"]
    assert described["deprecated"] is True
    assert (described["x-deprecated-since"], described["x-sunset"]) == ("2026-12-01", "2028-01-01")
    assert described["externalDocs"] == {"url": SEE}


def test_nobody_is_given_less_than_a_year() -> None:
    with pytest.raises(ValueError, match="365 days"):
        Deprecation(since=date(2026, 12, 1), sunset=date(2027, 6, 1), see=SEE)

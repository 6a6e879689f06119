"""What two people at once could make of something that only one of them may."""

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

from fastapi import FastAPI
from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.core.problems import Conflict
from backend.goals import service as written
from backend.goals.agreements import editions
from backend.goals.models import Agreement
from backend.goals.policy import AgreementFrozen
from tests.fixtures.alliances import AllianceInTest
from tests.goals import agreements as goals

Act = Callable[[Session], Any]


def both(app: FastAPI, first: Act, second: Act) -> list[Conflict]:
    """Let the second act ask while the first is not stored yet; what it was refused with."""
    database, asks, refused = app.state.database, Event(), []

    def follow() -> None:
        asks.wait(5)
        try:
            database.run(second, write=True)
        except Conflict as problem:
            refused.append(problem)

    thread = Thread(target=follow)
    thread.start()
    with database.unit(write=True) as session:
        first(session)
        asks.set()
        thread.join(0.5)
    thread.join(10)
    return refused


def test_two_begin_the_next_edition_at_once(alliance: AllianceInTest, app: FastAPI) -> None:
    agreement = goals.agreed(alliance)
    goals.measure(alliance, goals.goal(alliance, agreement, "Gleiche Startbedingungen"), "Lesepaten gewinnen")
    assert goals.bind(alliance, agreement, goals.decided(alliance, "2017-08-24")).status_code == 200

    def begin(session: Session) -> None:
        editions.begin_next(session, SYSTEM, session.get_one(Agreement, agreement["id"]))

    assert [type(one) for one in both(app, begin, begin)] == [editions.EditionAlreadyBegun]
    assert len([one for one in alliance.items("agreements") if one["edition"] == 2]) == 1


def test_nothing_is_written_into_what_is_made_binding_meanwhile(alliance: AllianceInTest, app: FastAPI) -> None:
    agreement = goals.agreed(alliance)
    goals.goal(alliance, agreement, "Gleiche Startbedingungen")
    decision = goals.decided(alliance, "2017-08-24")

    def bind(session: Session) -> None:
        editions.bind(session, SYSTEM, session.get_one(Agreement, agreement["id"]), decision["id"])

    def write(session: Session) -> None:
        found = session.get_one(Agreement, agreement["id"])
        written.create(session, SYSTEM, found, {"text": "Hineingeschmuggelt"})

    assert [type(one) for one in both(app, bind, write)] == [AgreementFrozen]
    assert len(alliance.coordinator.items(f"/agreements/{agreement['id']}/goals")) == 1

"""What a municipality shares reaches the office, what it does not share reaches nobody."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.core import clock
from backend.programmes.accessions.models import Accession
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.programmes.taking_part import Office

START = datetime(2013, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
def office(app: FastAPI, client: TestClient, frozen_clock: Any) -> Office:
    """The programme in its first spring."""
    frozen_clock(START)
    return Office(app, Caller(client))


@pytest.fixture
def town(office: Office) -> AllianceInTest:
    """A municipality with an alliance of its own."""
    return office.town("Stadt Altdorf", "ALT")


def test_asked_is_not_accepted_and_a_code_opens_once(office: Office, town: AllianceInTest) -> None:
    place = office.admit("Stadt Altdorf")
    first, code = office.code_for(place), office.code_for(place)
    asked = office.coordinator.get(f"/participations/{place['id']}")
    assert (asked["is_invited"], asked["is_linked"]) == (True, False)
    assert town.coordinator.refused("GET", office.path)["status"] == 404

    def refused(value: str) -> Any:
        return town.coordinator.refused("POST", f"{town.path}/accessions", code=value)["errors"][0]["pointer"]

    assert refused(first) == "#/code", "a later code closes the earlier one"
    assert town.reader.refused("POST", f"{town.path}/accessions", code=code)["status"] == 403
    town.create("accessions", code=code)
    assert town.coordinator.get(office.path)["title"] == "Managementverfahren"
    assert town.coordinator.get(office.path)["admitted"] is None, "how many others there are is the office's"
    assert refused(code) == "#/code"
    late = office.code_for(office.admit("Stadt Neudorf"))
    clock.freeze(lambda: START + timedelta(days=31))
    assert refused(late) == "#/code"


def test_nothing_is_shared_without_a_tick_and_leaving_takes_it_back(office: Office, town: AllianceInTest) -> None:
    own = town.create("accessions", code=office.code_for(office.admit("Stadt Altdorf")))
    path, place = f"/accessions/{own['id']}", f"/participations/{own['participation_id']}"
    counts = {"workshops": 1, "participants": 80, "measures_adopted": 12, "measures_implemented": 3}
    town.coordinator.change(path, state="adopted", counts=counts, tracks={"1": {"state": "done"}})
    shown = office.coordinator.get(place)
    assert (shown["state"], shown["tracks"], shown["counts"]) == (None, None, None)

    town.coordinator.change(path, shares=["counts"])
    shown = office.coordinator.get(place)
    assert (shown["state"], shown["counts"]) == (None, counts)
    refused = office.coordinator.refused("PATCH", place, state="evaluated")
    assert refused["type"].endswith("/reported-by-municipality")
    names = {one["actor"]["name"] for one in office.alliance.events() if one["type"] == "participation.reported"}
    assert names == {"Stadt Altdorf"}, "the office does not learn who of them did it"

    town.coordinator.change(path, has_left=True)
    assert office.coordinator.get(place)["counts"] is None
    assert town.coordinator.refused("GET", office.path)["status"] == 404
    assert town.coordinator.refused("PATCH", path, state="updated")["type"].endswith("/link-ended")


def test_who_writes_a_link_by_hand_opens_nothing(office: Office, town: AllianceInTest) -> None:
    """A row that was brought in from elsewhere names a place; the place does not name it."""
    place = office.admit("Stadt Neudorf")
    with office.app.state.database.unit(write=True) as session:
        forged = Accession(
            alliance_id=town.id, participation_id=place["id"], joined_on=date(2013, 3, 1), shares=["state"]
        )
        session.add(forged)
    assert town.coordinator.get(f"/accessions/{forged.id}")["programme"] is None
    for path in (office.path, f"/participations/{place['id']}", f"{office.path}/programme-events"):
        assert town.coordinator.refused("GET", path)["status"] == 404
    assert town.coordinator.refused("PATCH", f"/accessions/{forged.id}", state="withdrawn")["type"].endswith(
        "/link-ended"
    )
    assert office.coordinator.get(f"/participations/{place['id']}")["admission"] == "admitted"


def test_who_withdraws_lets_the_next_one_move_up(app: FastAPI, client: TestClient, frozen_clock: Any) -> None:
    frozen_clock(START)
    office = Office(app, Caller(client), capacity=1)
    town = office.town("Stadt Altdorf", "ALT")
    own = office.link(town, "Stadt Altdorf")
    assert office.admit("Stadt Neudorf")["admission"] == "waitlisted"
    town.coordinator.change(f"/accessions/{own['id']}", state="withdrawn")
    assert [one["admission"] for one in office.participations()] == ["withdrawn", "admitted"]
    town.coordinator.change(f"/accessions/{own['id']}", state="mandated")
    assert town.coordinator.get(f"/accessions/{own['id']}")["waitlist_place"] == 1
    office.coordinator.change(office.path, capacity=2)
    assert {one["admission"] for one in office.participations()} == {"admitted"}


def test_good_practice_names_its_town_and_no_person(office: Office, town: AllianceInTest) -> None:
    own = office.link(town, "Stadt Altdorf")
    other = office.town("Stadt Neudorf", "NEU")
    office.link(other, "Stadt Neudorf")
    town.create("people", name="Clara Vorlage")
    card = town.create("action-items", title="Babysitterbörse mit Clara Vorlage")
    path = f"/accessions/{own['id']}/good-practices"
    refused = town.coordinator.refused(
        "POST", path, title="Babysitterbörse", text="Frau Vorlage vermittelt, 05341 123456."
    )
    assert refused["type"].endswith("/person-recognisable")
    assert refused["errors"][0]["pointer"] == "#/text"
    shared = town.coordinator.create(
        path, action_item_id=card["id"], title="Babysitterbörse", text="Schülerinnen werden ausgebildet."
    )
    assert "Vorlage" not in str(shared)

    [seen] = other.coordinator.items(f"{office.path}/good-practices")
    assert (seen["origin"]["municipality"], seen["is_own"]) == ("Stadt Altdorf", False)
    taken = other.coordinator.create(f"/good-practices/{seen['id']}/practice-adoptions", alliance_id=other.id)
    idea = other.coordinator.get(f"/ideas/{taken['idea_id']}")
    assert idea["text"].endswith("Aus: Stadt Altdorf, Programm Managementverfahren")
    strange = other.coordinator.refused("POST", f"/good-practices/{seen['id']}/practice-adoptions", alliance_id=town.id)
    assert strange["errors"][0]["pointer"] == "#/alliance_id"
    town.coordinator.change(f"/good-practices/{seen['id']}", is_withdrawn=True)
    assert other.coordinator.items(f"{office.path}/good-practices") == []
    kept = other.coordinator.get(f"/practice-adoptions/{taken['id']}")
    assert kept["origin"]["municipality"] == "Stadt Altdorf"
    assert office.town("Stadt Fern", "FER").coordinator.refused("GET", f"/good-practices/{seen['id']}")["status"] == 404

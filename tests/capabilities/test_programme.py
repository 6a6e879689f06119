"""What a state-wide programme over twenty municipalities needs (MP-1, MP-3 and MP-6 to MP-10), over the API."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.fixtures.alliances import Caller
from tests.programmes.taking_part import Office


@pytest.fixture
def office(app: FastAPI, client: TestClient, frozen_clock: Any) -> Office:
    """The programme in its first spring."""
    frozen_clock(datetime(2013, 3, 1, 9, tzinfo=UTC))
    return Office(app, Caller(client))


def test_mp_1_one_programme_over_twenty_municipalities_with_separate_data(office: Office) -> None:
    for number in range(1, 21):
        assert office.admit(f"Stadt {number}")["admission"] == "admitted"
    later = [office.admit(name) for name in ("Stadt 21", "Stadt 22")]
    assert [(one["admission"], one["waitlist_place"]) for one in later] == [("waitlisted", 1), ("waitlisted", 2)]

    first = office.participations()[0]
    office.coordinator.change(f"/participations/{first['id']}", state="withdrawn")
    shown = {one["municipality_name"]: one for one in office.participations()}
    assert shown["Stadt 1"]["admission"] == "withdrawn"
    assert (shown["Stadt 21"]["admission"], shown["Stadt 21"]["admitted_on"]) == ("admitted", "2013-03-01")
    assert (shown["Stadt 22"]["admission"], shown["Stadt 22"]["waitlist_place"]) == ("waitlisted", 1)
    assert office.coordinator.get(office.path)["admitted"] == 20

    office.coordinator.change(office.path, when_full="refuse")
    refused = office.coordinator.refused("POST", f"{office.path}/participations", municipality_name="Stadt 23")
    assert refused["type"].endswith("/programme-full")

    one, other = office.town("Stadt Altdorf", "ALT"), office.town("Stadt Neudorf", "NEU")
    for town, row in ((one, shown["Stadt 2"]), (other, shown["Stadt 3"])):
        town.create("accessions", code=office.code_for(row), shares=["state"])
    draft = other.create("ideas", text="Entwurf: Mehrgenerationenplatz")
    assert one.coordinator.refused("GET", f"/ideas/{draft['id']}")["status"] == 404
    assert office.coordinator.refused("GET", f"/ideas/{draft['id']}")["status"] == 404
    assert one.coordinator.refused("GET", f"/participations/{shown['Stadt 3']['id']}")["status"] == 404


def test_mp_3_each_municipality_shows_its_state_in_three_building_blocks(office: Office) -> None:
    towns = {name: office.town(f"Stadt {name}", name) for name in ("ALT", "NEU")}
    joined = {name: office.link(town, f"Stadt {name}", "state", "tracks") for name, town in towns.items()}
    assert [block["key"] for block in joined["ALT"]["programme"]["blocks"]] == ["1", "2", "3"]
    tracks = {"1": {"state": "done"}, "2": {"state": "in_progress", "note": "Coaching im Mai"}}
    path = f"/accessions/{joined['ALT']['id']}"
    towns["ALT"].coordinator.change(path, tracks=tracks, state="adopted")
    towns["NEU"].coordinator.change(f"/accessions/{joined['NEU']['id']}", tracks={"1": {"state": "in_progress"}})

    shown = {one["municipality_name"]: one for one in office.participations()}

    assert shown["Stadt ALT"]["state"] == "adopted"
    assert {key: track["state"] for key, track in shown["Stadt ALT"]["tracks"].items()} == {
        "1": "done",
        "2": "in_progress",
    }
    assert shown["Stadt NEU"]["tracks"]["1"]["state"] == "in_progress"
    unknown = towns["ALT"].coordinator.refused("PATCH", path, tracks={"9": {"state": "done"}})
    assert unknown["errors"][0]["pointer"] == "#/tracks/9"
    # What is no longer shared is gone from the office, and stays with the municipality.
    towns["ALT"].coordinator.change(path, shares=["state"])
    assert office.coordinator.get(f"/participations/{shown['Stadt ALT']['id']}")["tracks"] is None
    assert towns["ALT"].coordinator.get(path)["tracks"]["1"]["state"] == "done"

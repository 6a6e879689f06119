"""What a state-wide programme over twenty municipalities needs (MP-1, MP-3 and MP-6 to MP-10), over the API."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.fixtures.alliances import API, Caller
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


def test_mp_6_project_leads_meet_and_coaching_notes_stay_with_them(office: Office) -> None:
    towns = [office.town(f"Stadt {name}", name) for name in ("ALT", "NEU")]
    joined = [office.link(town, f"Stadt {town.path[-4:]}", "state") for town in towns]
    events = f"{office.path}/programme-events"
    exchange = office.coordinator.create(
        events, kind="exchange", title="Landesweiter Erfahrungsaustausch", on_day="2013-06-12", capacity=1
    )
    places = f"/programme-events/{exchange['id']}/registrations"
    came = [
        town.coordinator.create(places, accession_id=own["id"], party="Leitung Stabsstelle", function="Projektleitung")
        for town, own in zip(towns, joined, strict=True)
    ]
    assert [one["state"] for one in came] == ["registered", "waitlisted"]
    office.coordinator.change(f"/programme-events/{exchange['id']}", capacity=40)
    assert [one["state"] for one in office.coordinator.items(places)] == ["registered", "registered"]
    assert len(towns[0].coordinator.items(places)) == 1, "a municipality sees its own people"
    assert towns[0].coordinator.get(f"/programme-events/{exchange['id']}")["municipalities"] == 2
    office.coordinator.change(f"/registrations/{came[0]['id']}", attendance="present")
    refused = towns[0].coordinator.refused("PATCH", f"/registrations/{came[0]['id']}", attendance="absent")
    assert refused["status"] == 403

    coaching = office.coordinator.create(events, kind="coaching", title="Kollegiales Coaching")
    person = towns[0].create("people", name="A. Beispiel", function="Projektleitung")
    lead = towns[0].caller(Role.coordinator, person["id"])
    path = f"/programme-events/{coaching['id']}"
    lead.create(f"{path}/registrations", accession_id=joined[0]["id"], is_self=True)
    note = lead.create(f"{path}/coaching-notes", title="Fall", text="Kaum Jugendliche in der Werkstatt")
    assert [one["text"] for one in lead.items(f"{path}/coaching-notes")] == ["Kaum Jugendliche in der Werkstatt"]
    others = {"office": office.coordinator, "same town": towns[0].coordinator, "other town": towns[1].coordinator}
    for name, caller in {**others, "operator": office.operator}.items():
        assert caller.refused("GET", f"{path}/coaching-notes")["status"] == 403, name
        assert caller.refused("GET", f"/coaching-notes/{note['id']}")["status"] == 404, name
    assert "Jugendliche" not in str([*office.alliance.events(), *towns[0].events()])


def test_mp_7_experts_read_concept_and_state_but_no_notes_and_recommend(office: Office) -> None:
    town = office.town("Stadt Altdorf", "ALT")
    own = office.link(town, "Stadt Altdorf", "state")
    town.create("people", name="A. Beispiel")
    concept = town.create("agreements", kind="action_concept", title="Handlungskonzept")
    goal = town.coordinator.create(f"/agreements/{concept['id']}/goals", text="Wege für alle", level="strategic")
    town.coordinator.create(
        f"/goals/{goal['id']}/measures",
        title="Gehwege absenken",
        description="Mit A. Beispiel besprochen",
        remarks="Vertraulich: Haushalt ungeklärt",
        next_steps="Gespräch mit dem Bauhof",
        responsible="A. Beispiel",
    )
    accession = f"/accessions/{own['id']}"
    handed = town.coordinator.create(
        f"{accession}/external-reviews", title="Handlungskonzept 2013", agreement_id=concept["id"]
    )
    [person] = [office.alliance.create("people", name="B. Muster", function="Expertin")]
    office.coordinator.create(f"{office.path}/experts", person_id=person["id"], since="2013-01-01")
    expert = office.alliance.caller(Role.guest, person["id"])

    # What leads them to their page knows of it, as long as they are in the panel.
    assert [one["is_expert"] for one in expert.get("/session")["alliances"]] == [True]
    assert [one["is_expert"] for one in office.coordinator.get("/session")["alliances"]] == [False]
    [seen] = expert.items(f"{office.alliance.path}/external-reviews")
    measure = seen["dossier"]["goals"][0]["measures"][0]
    assert (seen["municipality_name"], measure["title"]) == ("Stadt Altdorf", "Gehwege absenken")
    for secret in ("Vertraulich", "Bauhof", "A. Beispiel"):
        assert secret not in str(seen)
    closed = (
        f"{office.path}/participations",
        office.path,
        f"{office.alliance.path}/people",
        f"/agreements/{concept['id']}",
    )
    assert {expert.refused("GET", path)["status"] for path in closed} <= {403, 404}
    assert office.alliance.caller(Role.guest).items(f"{office.alliance.path}/external-reviews") == []
    stranger = office.town("Stadt Neudorf", "NEU")
    assert stranger.coordinator.refused("GET", f"/external-reviews/{handed['id']}")["status"] == 404

    wanted = expert.create(f"/external-reviews/{handed['id']}/expert-recommendations", text="Jugend früher fragen")
    answer = f"/expert-recommendations/{wanted['id']}"
    town.coordinator.change(answer, response="accepted", response_text="Im Jugendhaus ab Mai")
    assert expert.get(answer)["response"] == "accepted"
    assert town.coordinator.refused("PATCH", answer, text="Alles gut so")["status"] == 403
    assert expert.refused("PATCH", answer, response="rejected")["status"] == 403
    town.coordinator.change(f"/external-reviews/{handed['id']}", state="taken_back")
    assert expert.items(f"{office.alliance.path}/external-reviews") == []
    [appointed] = office.coordinator.items(f"{office.path}/experts")
    office.coordinator.change(f"/experts/{appointed['id']}", until="2013-02-28")
    assert [one["is_expert"] for one in expert.get("/session")["alliances"]] == [False]


def test_mp_8_a_cost_share_is_for_external_process_guidance_only(office: Office) -> None:
    path = f"/participations/{office.admit('Stadt Altdorf')['id']}/cost-shares"
    guided = office.coordinator.create(path, service="process_guidance", amount_cents=250_000)
    assert guided["amount_cents"] == 250_000
    assert office.coordinator.create(path, service="qualification", amount_cents=0)["amount_cents"] == 0
    for service in ("qualification", "coaching", "external_assessment", "future_workshop"):
        refused = office.coordinator.refused("POST", path, service=service, amount_cents=1)
        assert refused["type"].endswith("/not-for-free")
        assert "kostenlos" in refused["detail"]


def test_mp_9_the_report_counts_states_and_compares_without_names(office: Office) -> None:
    towns = [office.town(f"Stadt {name}", name) for name in ("ALT", "NEU", "BAD", "SEE")]
    joined = [office.link(town, f"Stadt {index}", "state", "counts") for index, town in enumerate(towns)]
    office.admit("Stadt ohne Konto")
    numbers = {"workshops": 1, "participants": 120, "measures_adopted": 18, "measures_implemented": 4}
    for index, (town, own) in enumerate(zip(towns, joined, strict=True)):
        state = "adopted" if index < 3 else "workshop_held"
        town.coordinator.change(
            f"/accessions/{own['id']}", state=state, counts={**numbers, "participants": 100 + index}
        )
        if index == 2:
            alone = towns[0].coordinator.get(f"/accessions/{joined[0]['id']}/comparison")
            assert (alone["is_suppressed"], alone["rows"]) == (True, []), "two others could be told apart"

    report = office.coordinator.get(f"{office.path}/report")

    states = {one["state"]: one["municipalities"] for one in report["states"]}
    assert states == {"adopted": 3, "workshop_held": 1, "interested": 1}
    assert report["totals"] == {
        **numbers,
        "workshops": 4,
        "participants": 406,
        "measures_adopted": 72,
        "measures_implemented": 16,
    }
    compared = towns[0].coordinator.get(f"/accessions/{joined[0]['id']}/comparison")["rows"]
    assert [one["label"] for one in compared if one["is_own"]] == ["Stadt 0"]
    letters = {one["label"] for one in compared if not one["is_own"]}
    assert len(letters) == 3
    assert all(one.startswith("Kommune ") for one in letters)
    again = towns[1].coordinator.get(f"/accessions/{joined[1]['id']}/comparison")["rows"]
    assert len(letters & {one["label"] for one in again}) == 2, "the same letters for everybody"
    assert towns[0].coordinator.refused("GET", f"{office.path}/report")["status"] == 404
    paper = office.coordinator.http.get(f"{API}{office.path}/papers/programme-report.html").text
    assert "Zukunftswerkstatt durchgeführt" in paper
    assert "406" in paper
    assert not any(f"Stadt {index}" in paper for index in range(4))
    pdf = office.coordinator.http.get(f"{API}{office.path}/papers/programme-report.pdf")
    assert (pdf.status_code, pdf.content[:5]) == (200, b"%PDF-")


def test_mp_10_contacts_change_hands_and_all_municipalities_see_the_new_one(office: Office) -> None:
    function = "Geschäftsstelle Managementverfahren"
    contacts = f"{office.path}/programme-contacts"
    first = office.coordinator.create(
        contacts, function=function, party="A. Beispiel", phone="0711 1234", since="2013-01-01"
    )
    towns = [office.town(f"Stadt {name}", name) for name in ("ALT", "NEU")]
    for town in towns:
        office.link(town, f"Stadt {town.path[-6:]}")
    office.coordinator.create(contacts, function=function, party="B. Muster", phone="0711 5678", since="2013-02-01")

    for town in towns:
        shown = town.coordinator.items(contacts)
        assert [(one["party"]["name"], one["since"], one["until"]) for one in shown] == [
            ("B. Muster", "2013-02-01", None),
            ("A. Beispiel", "2013-01-01", "2013-01-31"),
        ]
        assert [one["phone"] for one in shown] == ["0711 5678", None], "who left is not called any more"
        assert town.coordinator.refused("PATCH", f"/programme-contacts/{first['id']}", until=None)["status"] == 404
    assert office.town("Stadt Fern", "FER").coordinator.refused("GET", contacts)["status"] == 404

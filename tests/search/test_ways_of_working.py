"""Processes and what they hold are found by those who may read them, programmes also by who takes part."""

from typing import Any

from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.access.browsers import fresh
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.programmes.taking_part import Office
from tests.search.indexed import found, index, title_of

LONG = "Wir brauchen in den Ferien jeden Tag ein warmes Essen für alle Kinder, " * 3 + "auch im Leuchtturm."


def round_table(alliance: AllianceInTest) -> dict[str, str]:
    """A round table, its material, its paper with a recommendation; their ids."""
    process = alliance.create("processes", template="round_table", title="Runder Tisch Leuchtturm")["id"]
    calls = alliance.coordinator
    material = calls.create(f"/processes/{process}/material", text=LONG, source="Elternbeirat")["id"]
    paper = calls.create(f"/processes/{process}/recommendation-papers", title="Leuchtturmpapier")["id"]
    body = {"text": "Einen Leuchtturm bauen.", "reason": "Er fehlt im Hafenviertel."}
    recommendation = calls.create(f"/recommendation-papers/{paper}/recommendations", **body)["id"]
    return {"process": process, "material": material, "paper": paper, "recommendation": recommendation}


def restore(alliance: AllianceInTest, record_id: str) -> None:
    """A record comes back from the trash."""
    answer = alliance.coordinator.http.post(f"{API}/trash/{record_id}/restoration")
    assert answer.status_code == 200, answer.text


def test_processes_and_what_they_hold_are_found(alliance: AllianceInTest) -> None:
    ids = round_table(alliance)
    agreement = alliance.create("agreements", title="Leuchtturmvereinbarung", kind="target_agreement")["id"]
    concept = alliance.create("concepts", title="Leuchtturmkonzept", lead_editor="Bildungsbüro")["id"]
    register = {"kind": "concept", "title": "Leuchtturmstrategie", "relation": "part_of", "purpose": "Küste"}
    interface = alliance.create("interfaces", **register)
    index(alliance)

    entries = {one["type"]: one for one in alliance.reader.items(f"{alliance.path}/search", q="leuchttürme")}

    places = {kind: one["path"].partition("/leben-mit-kindern/")[2] for kind, one in entries.items()}
    within = f"processes/{ids['process']}"
    assert places == {
        "process": within,
        "material": f"{within}/material?found={ids['material']}",
        "recommendation_paper": f"{within}/recommendations?paper={ids['paper']}",
        "recommendation": f"{within}/recommendations?paper={ids['paper']}&found={ids['recommendation']}",
        "agreement": f"agreements/{agreement}",
        "concept": f"concepts/{concept}",
        "interface": f"interfaces?found={interface['id']}",
    }
    assert title_of(entries["material"]).startswith("Wir brauchen in den Ferien jeden Tag")
    assert title_of(entries["material"]).endswith(" …"), "what has no title is called by its beginning"
    assert "Leuchtturm" in "".join(part["text"] for part in entries["material"]["excerpt"])
    assert [one[0] for one in found(alliance, "Elternbeirat")] == ["material"]
    assert [one[0] for one in found(alliance, "Hafenviertel")] == ["recommendation"]
    assert [one[0] for one in found(alliance, "Bildungsbüro")] == ["concept"]
    [step] = [one for one in alliance.coordinator.items(f"/processes/{ids['process']}/steps") if one["parent_id"]][:1]
    alliance.coordinator.change(f"/process-steps/{step['id']}", note="Im Kulturschuppen")
    mandate = {"guiding_question": "Wie kommt Licht in die Bucht?"}
    answer = alliance.coordinator.http.patch(
        f"{API}/processes/{ids['process']}/mandate", json=mandate, headers={"If-Match": "*"}
    )
    assert answer.status_code == 200, answer.text
    index(alliance)
    assert found(alliance, "Kulturschuppen") == found(alliance, "Bucht Licht")
    assert found(alliance, "Kulturschuppen") == [("process", "Runder Tisch Leuchtturm")]


def test_what_is_removed_takes_along_what_stands_in_it_and_comes_back(alliance: AllianceInTest) -> None:
    ids = round_table(alliance)
    index(alliance)
    everything = found(alliance, "leuchtturm")
    assert len(everything) == len(ids)

    alliance.coordinator.remove(f"/recommendation-papers/{ids['paper']}")
    assert [one[0] for one in found(alliance, "leuchtturm")] == ["material", "process"], "at once, not with the index"
    index(alliance)
    restore(alliance, ids["paper"])
    index(alliance)
    assert found(alliance, "leuchtturm") == everything

    alliance.coordinator.remove(f"/processes/{ids['process']}")
    assert found(alliance, "leuchtturm") == []
    index(alliance)
    restore(alliance, ids["process"])
    index(alliance)
    assert found(alliance, "leuchtturm") == everything


def test_strangers_guests_and_narrow_tokens_find_nothing_of_them(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    round_table(alliance)
    alliance.create("agreements", title="Leuchtturmvereinbarung", kind="target_agreement")
    alliance.create("concepts", title="Leuchtturmkonzept")
    alliance.create("programmes", title="Leuchtturmprogramm")
    person = alliance.create("people", name="B. Muster")
    index(alliance)

    assert len(found(alliance, "leuchtturm", alliance.reader)) == 7
    assert other_alliance.coordinator.items("/search", q="leuchtturm") == []
    assert found(alliance, "leuchtturm", alliance.caller(Role.guest, person["id"])) == []
    token = alliance.create("tokens", name="Anzeige", role="reader", scopes=["search:read", "goals:read"])["token"]
    display = fresh(alliance.app)
    display.headers["Authorization"] = f"Bearer {token}"
    assert found(alliance, "leuchtturm", Caller(display)) == [("agreement", "Leuchtturmvereinbarung")]


def test_programmes_and_good_practice_are_found_by_who_takes_part(app: FastAPI, client: TestClient) -> None:
    office = Office(app, Caller(client), motto="Gemeinsam zum Leuchtturm")
    giving, taking, stranger = (office.town(f"Stadt {name}", name) for name in ("ALT", "NEU", "FERN"))
    own, linked = office.link(giving, "Stadt Altdorf"), office.link(taking, "Stadt Neudorf")
    practice = share(giving, own["id"])
    index(office.alliance)

    def seen(town: AllianceInTest, caller: Caller | None = None) -> list[tuple[str, str]]:
        return found(town, "leuchtturm", caller)

    both = [("good_practice", "Leuchtturm der Vereine"), ("programme", "Managementverfahren")]
    assert seen(office.alliance) == seen(giving) == seen(taking) == seen(taking, taking.reader) == both
    assert seen(stranger) == stranger.coordinator.items("/search", q="leuchtturm") == []
    assert seen(taking, taking.caller(Role.guest, taking.create("people", name="B. Muster")["id"])) == []
    entry = taking.items("search", q="Vereine")[0]
    place = f"programme?programme={office.programme['id']}&part=practices&found={practice['id']}"
    assert entry["path"] == f"/a/gemeinsam-neu/{place}"
    assert entry["alliance"]["id"] == taking.id
    [anywhere] = taking.coordinator.items("/search", q="Vereine")
    assert anywhere["path"] == entry["path"]
    assert office.coordinator.items("/search", q="Vereine")[0]["alliance"]["id"] == office.alliance.id
    assert len(office.operator.items("/search", q="Vereine")) == 1

    giving.coordinator.change(f"/good-practices/{practice['id']}", is_withdrawn=True)
    assert seen(taking) == both[1:], "what is withdrawn is found by who shared it and by the office"
    assert seen(giving) == seen(office.alliance) == both
    taking.coordinator.change(f"/accessions/{linked['id']}", has_left=True)
    assert seen(taking) == taking.coordinator.items("/search", q="Managementverfahren") == []


def share(town: AllianceInTest, accession: str) -> Any:
    """A practice that the town shares."""
    body = {"title": "Leuchtturm der Vereine", "text": "Alle Vereine leuchten zusammen."}
    return town.coordinator.create(f"/accessions/{accession}/good-practices", **body)

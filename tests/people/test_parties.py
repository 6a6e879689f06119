"""Party references: what is written is kept, and linked to the only record it can mean."""

from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def linked(alliance: AllianceInTest) -> Any:
    """Writes a party on a card and gives the reference that was understood."""

    def write(party: Any) -> Any:
        return alliance.create("action-items", title="Karte", assignments=[{"party": party}])["assignments"][0]["party"]

    return write


def test_an_abbreviation_links_to_the_only_organisation_that_has_it(alliance: AllianceInTest, linked: Any) -> None:
    wis = alliance.create("organisations", name="Wirtschafts- und Innovationsförderung", abbreviation="WIS")
    for written in ("WIS", "wis", "Wirtschafts- und  Innovationsförderung"):
        assert linked(written) == {"kind": "organisation", "id": wis["id"], "name": written}
    alliance.create("organisations", name="Wassersport in Salzgitter", abbreviation="WIS")
    assert linked("WIS") == {"kind": "organisation", "id": None, "name": "WIS"}


def test_people_and_groups_are_linked_by_name(alliance: AllianceInTest, linked: Any) -> None:
    person = alliance.create("people", name="A. Beispiel")
    group = alliance.create("groups", kind="plenum", name="Plenum")
    assert linked("A. Beispiel") == {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    assert linked("plenum") == {"kind": "group", "id": group["id"], "name": "plenum"}
    assert linked({"kind": "person", "name": "Plenum"}) == {"kind": "person", "id": None, "name": "Plenum"}


def test_everybody_and_nobody_yet_are_no_records(linked: Any) -> None:
    assert linked("alle") == {"kind": "collective", "id": None, "name": "alle"}
    assert linked("Referent finden") == {"kind": "open", "id": None, "name": "Referent finden"}
    assert linked("Frau Dr. Kunstmann") == {"kind": "person", "id": None, "name": "Frau Dr. Kunstmann"}


def test_what_was_written_stays_when_the_record_is_renamed_or_removed(alliance: AllianceInTest, linked: Any) -> None:
    wis = alliance.create("organisations", name="Wirtschaftsförderung", abbreviation="WIS")
    written = linked("WIS")
    alliance.coordinator.change(f"/organisations/{wis['id']}", name="Standortmarketing", abbreviation=None)
    alliance.coordinator.remove(f"/organisations/{wis['id']}")
    assert alliance.coordinator.get("/action-items/LMK-1")["assignments"][0]["party"] == written
    assert linked("WIS")["id"] is None


def test_a_card_that_names_a_removed_person_is_still_written_back(alliance: AllianceInTest, linked: Any) -> None:
    person = alliance.create("people", name="A. Beispiel")
    written = linked("A. Beispiel")
    alliance.coordinator.remove(f"/people/{person['id']}")
    card = alliance.coordinator.change("/action-items/LMK-1", assignments=[{"party": written}, "B. Muster"])
    assert card["assignments"][0]["party"] == written


def test_a_record_of_another_alliance_or_kind_is_refused(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    foreign = other_alliance.create("people", name="C. Probe")
    own = alliance.create("people", name="A. Beispiel")
    path = f"/groups/{alliance.create('groups', kind='plenum', name='Plenum')['id']}/memberships"
    for kind, record in (("person", foreign), ("organisation", own)):
        party = {"kind": kind, "id": record["id"], "name": record["name"]}
        problem = alliance.coordinator.refused("POST", path, party=party)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/party/id")


def test_what_is_wrong_in_a_party_is_pointed_at_where_it_was_written(alliance: AllianceInTest) -> None:
    for party, pointers in (
        ("", {"#/assignments/0/party"}),
        ("x" * 301, {"#/assignments/0/party"}),
        ({"kind": "robot", "name": "X"}, {"#/assignments/0/party/kind"}),
        ({"kind": "person", "title": "X"}, {"#/assignments/0/party/name", "#/assignments/0/party/title"}),
        (7, {"#/assignments/0/party"}),
    ):
        body = {"title": "Karte", "assignments": [{"party": party}]}
        problem = alliance.coordinator.refused("POST", f"{alliance.path}/action-items", **body)
        assert (problem["status"], {error["pointer"] for error in problem["errors"]}) == (422, pointers)


def test_a_reference_without_a_kind_is_understood_as_its_name_or_id(alliance: AllianceInTest, linked: Any) -> None:
    person = alliance.create("people", name="A. Beispiel")
    understood = {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    assert linked({"name": "A. Beispiel"}) == linked({"id": person["id"], "name": "A. Beispiel"}) == understood
    assert linked({"name": "alle"})["kind"] == "collective"


def test_suggestions_name_organisations_people_and_groups_in_pages(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    wis = alliance.create("organisations", name="Wirtschaftsförderung", abbreviation="WIS")
    person = alliance.create("people", name="A. Beispiel", organisation_id=wis["id"])
    group = alliance.create("groups", kind="plenum", name="Plenum")
    other_alliance.create("people", name="C. Probe")
    everybody = [
        {"kind": "person", "id": person["id"], "name": "A. Beispiel", "detail": "Wirtschaftsförderung"},
        {"kind": "group", "id": group["id"], "name": "Plenum", "detail": "plenum"},
        {"kind": "organisation", "id": wis["id"], "name": "Wirtschaftsförderung", "detail": "WIS"},
    ]
    assert alliance.items("parties") == everybody
    assert alliance.items("parties", q="wis") == everybody[2:]
    assert alliance.items("parties", q="FÖRDERUNG") == [everybody[0], everybody[2]]
    first = alliance.coordinator.get(f"{alliance.path}/parties", limit=2)
    assert first["items"] == everybody[:2]
    assert alliance.coordinator.get(first["next"].removeprefix("/api/v1"))["items"] == everybody[2:]
    alliance.coordinator.remove(f"/people/{person['id']}")
    assert alliance.items("parties") == everybody[1:]
    assert other_alliance.coordinator.refused("GET", f"{alliance.path}/parties")["status"] == 404

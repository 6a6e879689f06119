"""People and organisations: who is there, how to reach them, and who may know."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest


@pytest.fixture
def wis(alliance: AllianceInTest) -> Any:
    """An organisation with an abbreviation."""
    return alliance.create("organisations", name="Wirtschafts- und Innovationsförderung", abbreviation="WIS")


@pytest.fixture
def person(alliance: AllianceInTest, wis: Any) -> Any:
    """A person of that organisation with contact details."""
    body = {"name": "A. Beispiel", "email": "a.beispiel@example.org", "phone": "05341 0000"}
    return alliance.create("people", organisation_id=wis["id"], **body)


def test_contact_details_are_for_coordinators_and_the_person_alone(alliance: AllianceInTest, person: Any) -> None:
    path = f"/people/{person['id']}"
    stranger = alliance.create("people", name="B. Muster")
    for caller, sees in (
        (alliance.operator, True),
        (alliance.coordinator, True),
        (alliance.caller(Role.member, person["id"]), True),
        (alliance.caller(Role.member, stranger["id"]), False),
        (alliance.caller(Role.member), False),
        (alliance.reader, False),
    ):
        for shown in (caller.get(path), *caller.items(f"{alliance.path}/people", q="beispiel")):
            expected = ("a.beispiel@example.org", "05341 0000") if sees else (None, None)
            assert (shown["email"], shown["phone"]) == expected
    assert alliance.reader.items(f"{alliance.path}/people", q="05341") == []


def test_events_tell_that_contact_details_changed_but_not_what_they_are(alliance: AllianceInTest, person: Any) -> None:
    alliance.coordinator.change(f"/people/{person['id']}", email="neu@example.org", phone=None, function="Leitung")
    event = alliance.events()[-1]
    assert event["changes"] == {"email": [None, None], "phone": [None, None], "function": [None, "Leitung"]}
    assert "example.org" not in str(alliance.events())


def test_people_are_found_by_words_and_by_organisation(alliance: AllianceInTest, person: Any, wis: Any) -> None:
    alliance.create("people", name="Ö. Äußerst", function="Leitung der Bücherei")
    assert [one["name"] for one in alliance.items("people", q="äußerst bücherei")] == ["Ö. Äußerst"]
    assert [one["name"] for one in alliance.items("people", q="BÜCHEREI")] == ["Ö. Äußerst"]
    assert alliance.items("people", q="%") == []
    assert [one["id"] for one in alliance.items("people", organisation_id=wis["id"])] == [person["id"]]
    assert person["organisation_name"] == wis["name"]


def test_an_organisation_has_its_name_to_itself_and_a_person_does_not(alliance: AllianceInTest, wis: Any) -> None:
    path = f"{alliance.path}/organisations"
    alliance.create("organisations", name="Müttertreff Öst")
    for taken in ("müttertreff ÖST", "Müttertreff Öst"):
        assert alliance.coordinator.refused("POST", path, name=taken)["status"] == 409
    problem = alliance.coordinator.refused("PATCH", f"/organisations/{wis['id']}", name="müttertreff öst")
    assert (problem["status"], problem["type"].rsplit("/", 1)[1]) == (409, "already-exists")
    alliance.coordinator.change(f"/organisations/{wis['id']}", name=wis["name"].upper())
    for _namesake in range(2):
        alliance.create("people", name="A. Beispiel")
    assert len(alliance.items("people", q="beispiel")) == 2


def test_of_two_who_add_the_same_organisation_at_the_same_time_one_is_told(alliance: AllianceInTest) -> None:
    def add(_attempt: int) -> int:
        answer = alliance.coordinator.http.post(f"/api/v1{alliance.path}/organisations", json={"name": "Wohnbau"})
        return answer.status_code

    with ThreadPoolExecutor(4) as pool:
        statuses = sorted(pool.map(add, range(6)))
    assert statuses == [201, 409, 409, 409, 409, 409]


def test_the_name_of_a_removed_organisation_is_free_again(alliance: AllianceInTest, wis: Any) -> None:
    alliance.coordinator.remove(f"/organisations/{wis['id']}")
    assert alliance.create("organisations", name=wis["name"])["id"] != wis["id"]


def test_an_organisation_of_another_alliance_is_unknown_here(
    alliance: AllianceInTest, other_alliance: AllianceInTest, person: Any
) -> None:
    foreign = other_alliance.create("organisations", name="Seniorenbeirat")
    body = {"organisation_id": foreign["id"]}
    problem = alliance.coordinator.refused("PATCH", f"/people/{person['id']}", **body)
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/organisation_id")
    assert other_alliance.create("organisations", name="Wirtschafts- und Innovationsförderung")


def test_what_is_no_address_is_refused(alliance: AllianceInTest) -> None:
    for collection, body, pointer in (
        ("organisations", {"name": "X", "website": "javascript:alert(1)"}, "#/website"),
        ("people", {"name": "X", "email": "nobody"}, "#/email"),
        ("people", {"name": " "}, "#/name"),
        ("people", {"name": "a\u0000b"}, "#/name"),
    ):
        problem = alliance.coordinator.refused("POST", f"{alliance.path}/{collection}", **body)
        assert (problem["status"], problem["errors"][0]["pointer"].rstrip("/")) == (422, pointer)


def test_an_alliance_that_is_not_there_has_no_people(alliance: AllianceInTest) -> None:
    nowhere = f"/alliances/{alliance.id[::-1]}"
    for collection in ("people", "organisations", "parties"):
        assert alliance.operator.refused("GET", f"{nowhere}/{collection}")["status"] == 404
    assert alliance.operator.refused("POST", f"{nowhere}/people", name="A. Beispiel")["status"] == 404

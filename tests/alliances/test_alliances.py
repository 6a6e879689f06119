"""Alliances: founded by operators, run by coordinators, invisible to everybody else."""

from tests.fixtures.alliances import API, AllianceInTest


def test_everybody_sees_their_alliances_and_what_they_may_do(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    assert {one["id"] for one in alliance.operator.items("/alliances")} == {alliance.id, other_alliance.id}
    for caller, role in ((alliance.coordinator, "coordinator"), (alliance.reader, "reader")):
        [shown] = caller.items("/alliances")
        assert (shown["id"], shown["role"]) == (alliance.id, role)
        assert ("groups:write" in shown["can"]) is (role == "coordinator")
        assert caller.refused("GET", other_alliance.path)["status"] == 404


def test_a_coordinator_changes_the_settings_and_a_reader_does_not(alliance: AllianceInTest) -> None:
    body = {"state": "dormant", "silent_after_days": 90, "mission_statement": "Lobby für Kinder und Eltern"}
    changed = alliance.coordinator.change(alliance.path, **body)
    assert {name: changed[name] for name in body} == body
    assert alliance.reader.refused("PATCH", alliance.path, **body)["status"] == 403
    assert alliance.coordinator.refused("PATCH", alliance.path, silent_after_days=0)["status"] == 422
    assert alliance.coordinator.http.patch(API + alliance.path, json=body).status_code == 428
    assert alliance.events()[-1]["type"] == "alliance.changed"


def test_slug_and_short_name_are_unique_in_a_municipality(
    alliance: AllianceInTest, other_alliance: AllianceInTest, municipality_id: str
) -> None:
    values = {"name": "X", "slug": "x", "short_name": "X", "municipality_id": municipality_id}
    for taken in ({"slug": "leben-mit-kindern"}, {"short_name": "LMK"}):
        assert alliance.operator.refused("POST", "/alliances", **(values | taken))["status"] == 409
        assert other_alliance.coordinator.refused("PATCH", other_alliance.path, **taken)["status"] == 409
    elsewhere = alliance.operator.create("/municipalities", name="Backnang", slug="backnang")["id"]
    same = {"slug": "leben-mit-kindern", "short_name": "LMK", "municipality_id": elsewhere}
    assert alliance.operator.create("/alliances", **(values | same))["short_name"] == "LMK"


def test_only_operators_found_and_remove_alliances(alliance: AllianceInTest, municipality_id: str) -> None:
    values = {"name": "X", "slug": "x", "short_name": "X", "municipality_id": municipality_id}
    assert alliance.coordinator.refused("POST", "/alliances", **values)["status"] == 403
    assert alliance.coordinator.refused("DELETE", alliance.path)["status"] == 403
    unknown = values | {"municipality_id": alliance.id}
    problem = alliance.operator.refused("POST", "/alliances", **unknown)
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/municipality_id")


def test_the_lists_of_a_removed_alliance_are_gone(alliance: AllianceInTest) -> None:
    alliance.create("groups", kind="plenum", name="Plenum")
    alliance.operator.remove(alliance.path)
    for caller in (alliance.coordinator, alliance.operator):
        assert caller.items("/alliances") == []
        for collection in ("groups", "people", "ideas", "organisations", "meetings", "duties", "parties"):
            assert caller.refused("GET", f"{alliance.path}/{collection}")["status"] == 404


def test_a_short_name_stays_once_a_card_bears_it(alliance: AllianceInTest) -> None:
    assert alliance.coordinator.change(alliance.path, short_name="LMX")["short_name"] == "LMX"
    card = alliance.coordinator.create(f"{alliance.path}/action-items", title="Aktionstag")
    assert card["number"] == "LMX-1"
    refused = alliance.coordinator.refused("PATCH", alliance.path, short_name="LMY")
    assert (refused["status"], refused["type"].rsplit("/", 1)[-1]) == (409, "short-name-in-use")

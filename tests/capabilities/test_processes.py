"""What processes as data can do (RT-4, RT-5, MP-2, CG-1), with the facts of the seeds, over the API. No names."""

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.fixtures.alliances import AllianceInTest

COMMISSIONER = "Amt für Familie, Jugend und Bildung"


@pytest.fixture
def table(alliance: AllianceInTest, frozen_clock: Any) -> dict[str, str]:
    """Ids of a round table that is on its way, and of its groups; the fourth plenum is on 6 June 2011."""
    frozen_clock(datetime(2011, 5, 20, 12, tzinfo=UTC))
    started = alliance.create(
        "processes", template="round_table", title="Runder Tisch Kinderbetreuung", sets_up_groups=True
    )
    bodies = {one["key"]: one["group_id"] for one in alliance.coordinator.items(f"/processes/{started['id']}/bodies")}
    plenary = alliance.create("meetings", group_id=bodies["plenum"], kind="plenum", when="06.06.2011")
    alliance.coordinator.change(f"/processes/{started['id']}/material-collection", closes_after_id=plenary["id"])
    return {"process": started["id"], "plenum": bodies["plenum"], "small": bodies["drafting_group"]}


def name_both(alliance: AllianceInTest, process_id: str) -> None:
    """Write down who commissions and who moderates."""
    path = f"/processes/{process_id}/mandate"
    alliance.coordinator.change(path, commissioner=COMMISSIONER, facilitator="Prozessmoderation")


def invite(alliance: AllianceInTest, group_id: str, when: str) -> tuple[str, int]:
    """The id of a working session on that day, and the status of inviting to it."""
    meeting = alliance.create("meetings", group_id=group_id, kind="working_session", when=when)["id"]
    return meeting, alliance.coordinator.http.post(f"/api/v1/meetings/{meeting}/invitations", json={}).status_code


def findings(alliance: AllianceInTest, process_id: str, **query: Any) -> list[tuple[str, str]]:
    """Rule and state of what is noted, the oldest first."""
    listed = alliance.coordinator.items(f"/processes/{process_id}/findings", sort="created_at", **query)
    return [(one["rule"], one["state"]) for one in listed]


def test_rt_4_a_working_session_before_the_material_is_closed_is_warned_of(
    alliance: AllianceInTest, table: dict[str, str]
) -> None:
    name_both(alliance, table["process"])
    early, status = invite(alliance, table["small"], "01.06.2011")
    assert status == 200
    assert findings(alliance, table["process"]) == [("material_before_drafting", "open")]
    [noted] = alliance.coordinator.items(f"/processes/{table['process']}/findings")
    assert (noted["subject_type"], noted["subject_id"]) == ("meeting", early)
    assert invite(alliance, table["small"], "29.06.2011")[1] == 200
    assert len(findings(alliance, table["process"])) == 1


def test_rt_4_a_strict_rule_refuses_until_somebody_says_why(alliance: AllianceInTest, table: dict[str, str]) -> None:
    name_both(alliance, table["process"])
    alliance.coordinator.change(f"/processes/{table['process']}", is_strict=True)
    meeting, status = invite(alliance, table["small"], "01.06.2011")
    assert status == 409
    problem = alliance.coordinator.refused("POST", f"/meetings/{meeting}/invitations")
    assert problem["type"].endswith("/rule-not-met")
    assert "Materialsammlung" in problem["detail"]
    assert alliance.coordinator.get(f"/meetings/{meeting}")["state"] == "draft"
    reason = "Die Ferien beginnen vor der vierten Sitzung."
    named = {"rule": problem["rule"], "subject_id": problem["subject_id"]}
    noted = alliance.coordinator.create(f"/processes/{problem['process_id']}/overrides", **named, reason=reason)
    assert (noted["state"], noted["reason"], noted["overridden_by"]) == ("overridden", reason, "tests")
    assert alliance.coordinator.http.post(f"/api/v1/meetings/{meeting}/invitations", json={}).status_code == 200
    told = [one for one in alliance.events() if one["type"] == "finding.overridden"]
    assert told[0]["changes"]["reason"] == [None, reason]


def test_rt_4_an_invitation_needs_commissioner_and_facilitator(alliance: AllianceInTest, table: dict[str, str]) -> None:
    path = f"/processes/{table['process']}/mandate"
    alliance.coordinator.change(path, commissioner=COMMISSIONER)
    meeting, _ = invite(alliance, table["small"], "29.06.2011")
    assert findings(alliance, table["process"]) == [("joint_invitation", "open")]
    name_both(alliance, table["process"])
    alliance.coordinator.http.post(f"/api/v1/meetings/{meeting}/invitations", json={})
    assert findings(alliance, table["process"]) == [("joint_invitation", "settled")]


def sit(alliance: AllianceInTest, group_id: str, **seats: str) -> None:
    """Members by what they are called, with what they represent."""
    for party, represents in seats.items():
        party_in = {"kind": "role", "name": party}
        alliance.coordinator.create(f"/groups/{group_id}/memberships", party=party_in, represents=represents)


def test_rt_5_a_small_group_mirrors_the_plenum_and_shows_its_gaps(
    alliance: AllianceInTest, table: dict[str, str]
) -> None:
    sit(
        alliance,
        table["plenum"],
        Amtsleitung="Verwaltung",
        Trägervertretung="Träger",
        Elternbeirat="Eltern",
        Schulleitung="Schulen",
        Kursleitung="Familienbildung",
    )
    sit(alliance, table["small"], Amtsleitung="Verwaltung", Elternbeirat="Eltern")
    seen = alliance.coordinator.get(f"/groups/{table['small']}/representation")
    assert seen["mirrors_group_id"] == table["plenum"]
    assert sorted(seen["gaps"]) == ["Familienbildung", "Schulen", "Träger"]
    suggested = {one["party"]["name"]: one["represents"]["name"] for one in seen["suggestions"]}
    assert suggested == {"Kursleitung": "Familienbildung", "Schulleitung": "Schulen", "Trägervertretung": "Träger"}
    sit(alliance, table["small"], Schulleitung="Schulen", Kursleitung="Familienbildung", Trägervertretung="Träger")
    assert alliance.coordinator.get(f"/groups/{table['small']}/representation")["gaps"] == []
    # What the template asks of the plenum itself: business is welcome, not required.
    assert alliance.coordinator.get(f"/groups/{table['plenum']}/representation")["gaps"] == []


def test_mp_2_a_project_group_without_business_or_council_is_flagged(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="management_programme", title="Verfahren", sets_up_groups=True)
    body = next(
        one for one in alliance.coordinator.items(f"/processes/{started['id']}/bodies") if one["key"] == "project_group"
    )
    sit(alliance, body["group_id"], Projektleitung="Verwaltung", Seniorenrat="Bürgerschaft")
    assert alliance.coordinator.get(f"/process-bodies/{body['id']}")["gaps"] == ["Gemeinderat", "Wirtschaft"]
    steps = {one["key"]: one["id"] for one in alliance.coordinator.items(f"/processes/{started['id']}/steps")}
    # A clear mandate comes first, too.
    alliance.coordinator.change(f"/process-steps/{steps['workshop']}", state="in_progress")
    assert findings(alliance, started["id"]) == [("mandate_first", "open"), ("group_complete", "open")]
    sit(alliance, body["group_id"], Fraktion="Gemeinderat", Gewerbeverein="Wirtschaft")
    assert alliance.coordinator.get(f"/process-bodies/{body['id']}")["gaps"] == []


def test_cg_1_eight_steps_with_sub_steps_checklists_and_states_of_their_own(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="concept_guide", title="Kommunales Konzept")
    path = f"/processes/{started['id']}/steps"
    listed = alliance.coordinator.items(path, limit=200)
    assert [one["number"] for one in listed if one["parent_id"] is None] == [str(number) for number in range(1, 9)]
    assert [one["number"] for one in listed if one["number"].startswith("1.")] == ["1.1", "1.2", "1.3"]
    steps = {one["number"]: one for one in listed}
    ticked = alliance.coordinator.change(
        f"/process-steps/{steps['1.1']['id']}", checklist=[{"key": "evidence", "done": True}]
    )
    assert [line["done"] for line in ticked["checklist"]] == [True, False, False]
    for number in ("3.1", "3.2"):
        alliance.coordinator.change(f"/process-steps/{steps[number]['id']}", state="done")
    assert alliance.coordinator.get(f"/process-steps/{steps['3']['id']}")["state"] == "done"
    alliance.coordinator.change(f"/process-steps/{steps['5']['id']}", state="done")
    again = alliance.coordinator.get(f"/process-steps/{steps['3']['id']}")
    assert (again["state"], again["times_reopened"]) == ("in_progress", 1)


def test_cg_1_leadership_may_be_heard_before_the_addressees(alliance: AllianceInTest) -> None:
    started = alliance.create("processes", template="concept_guide", title="Kommunales Konzept")
    listed = alliance.coordinator.items(f"/processes/{started['id']}/steps", limit=200)
    steps = {one["number"]: one["id"] for one in listed}
    for number in ("7.2", "7.1"):
        alliance.coordinator.change(f"/process-steps/{steps[number]}", state="done")
    assert alliance.coordinator.get(f"/process-steps/{steps['7']}")["state"] == "done"
    assert findings(alliance, started["id"]) == []

"""Who has access to an alliance: given by those who have it, and never more than they have."""

from datetime import UTC, datetime
from typing import Any

from backend.access.permissions import Role
from tests.access.browsers import fresh, invited, secret_of, sign_in, signed_in, with_password
from tests.access.mailboxes import last_mail, link_in
from tests.fixtures.alliances import API, AllianceInTest

EMAIL = "neu@stadt.example"


def test_a_coordinator_gives_changes_and_takes_access(alliance: AllianceInTest) -> None:
    coordinator = with_password(alliance, "koordination@stadt.example", "coordinator")
    person = alliance.create("people", name="B. Muster")
    grant = alliance.operator.create(
        f"{alliance.path}/grants", email=EMAIL, name="B. Muster", role="member", person_id=person["id"]
    )
    member = signed_in(alliance.app, grant["sign_in_link"])
    assert member.get("/session")["alliances"][0]["person_id"] == person["id"]
    assert coordinator.get(f"/grants/{grant['id']}")["sign_in_link"] is None

    assert coordinator.change(f"/grants/{grant['id']}", role="reader")["role"] == "reader"
    assert member.refused("POST", f"{alliance.path}/ideas", text="Spielplatzfest")["status"] == 403
    coordinator.remove(f"/grants/{grant['id']}")

    assert member.refused("GET", alliance.path)["status"] == 404
    assert member.items("/alliances") == []
    assert coordinator.refused("GET", f"/grants/{grant['id']}")["status"] == 404
    shown = coordinator.items(f"{alliance.path}/grants", include_deleted=True)
    assert {one["id"]: one.get("deleted", False) for one in shown}[grant["id"]] is True
    again = alliance.operator.create(f"{alliance.path}/grants", email=EMAIL, role="member")
    assert (again["id"], again["role"], again["sign_in_link"]) == (grant["id"], "member", None)
    types = [event["type"] for event in alliance.events()]
    assert types[-3:] == ["grant.changed", "grant.deleted", "grant.created"]


def test_what_cannot_be_given(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    path = f"{alliance.path}/grants"
    stranger = other_alliance.create("people", name="B. Muster")
    whole = {"email": EMAIL, "name": "B. Muster", "role": "member"}
    for wrong in (
        {"role": "operator"},
        {"email": "keine Adresse"},
        {"person_id": stranger["id"]},
        {"name": None},
        {"is_operator": True},
    ):
        assert alliance.operator.refused("POST", path, **(whole | wrong))["status"] == 422
    alliance.operator.create(path, **whole)
    assert alliance.operator.refused("POST", path, **whole)["status"] == 409


def test_only_coordinators_see_and_give_access(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    grant = invited(alliance, EMAIL)
    member = signed_in(alliance.app, grant["sign_in_link"])
    whole = {"email": "x@stadt.example", "name": "X", "role": "reader"}
    for caller, status in ((member, 403), (alliance.reader, 403), (other_alliance.coordinator, 404)):
        assert caller.refused("GET", f"{alliance.path}/grants")["status"] == status
        assert caller.refused("POST", f"{alliance.path}/grants", **whole)["status"] == status
        assert caller.refused("GET", f"/grants/{grant['id']}")["status"] == status
        assert caller.refused("PATCH", f"/grants/{grant['id']}", role="coordinator")["status"] == status
        assert caller.refused("DELETE", f"/grants/{grant['id']}")["status"] == status
        assert caller.refused("POST", f"/grants/{grant['id']}/sign-in-links")["status"] == status


def test_the_last_coordinator_stays(alliance: AllianceInTest) -> None:
    only = invited(alliance, "koordination@stadt.example", "coordinator")
    path = f"/grants/{only['id']}"
    assert alliance.operator.refused("DELETE", path)["type"].endswith("/last-coordinator")
    assert alliance.operator.refused("PATCH", path, role="member")["status"] == 409

    locked = invited(alliance, "gesperrt@stadt.example", "coordinator")
    alliance.operator.change(f"/users/{locked['user']['id']}", disabled=True)
    assert alliance.operator.refused("DELETE", path)["status"] == 409, "who cannot sign in coordinates nothing"
    invited(alliance, "zweite@stadt.example", "coordinator")
    alliance.operator.remove(path)


def test_a_token_gives_no_more_than_it_has(alliance: AllianceInTest) -> None:
    made = alliance.operator.create(
        f"{alliance.path}/tokens", name="Personalverwaltung", role="coordinator", scopes=["grants:write", "grants:read"]
    )
    headers = {"Authorization": f"Bearer {made['token']}"}
    whole = {"email": EMAIL, "name": "B. Muster", "role": "reader"}

    assert fresh(alliance.app).post(f"{API}{alliance.path}/grants", json=whole, headers=headers).status_code == 403


def test_a_sign_in_link_goes_to_its_owner_only(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    coordinator = with_password(alliance, "koordination@stadt.example", "coordinator")
    invited(other_alliance, EMAIL, "coordinator")
    grant = invited(alliance, EMAIL)

    answer = coordinator.create(f"/grants/{grant['id']}/sign-in-links")

    assert answer["sign_in_link"] is None
    link = link_in(last_mail(alliance, EMAIL), "sign-in")
    assert sign_in(fresh(alliance.app), link=secret_of(link)).status_code == 201


def test_a_speaker_gains_and_loses_by_the_membership_alone(alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    person = alliance.create("people", name="C. Probe")
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    other = alliance.create("groups", kind="project_group", name="Gesundheit")
    item = alliance.create("action-items", title="Fest", group_id=group["id"])
    speaker = alliance.caller(Role.reader, person["id"])
    path = f"/groups/{group['id']}"
    assert speaker.refused("PATCH", path, purpose="Feste")["status"] == 403
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    alliance.coordinator.create(f"{path}/memberships", party=party, role="deputy_speaker", until="2026-03-31")

    assert speaker.change(path, purpose="Feste")["can"] == ["edit"]
    assert speaker.change(f"/action-items/{item['id']}", title="Frühlingsfest")["can"][:3] == ["edit", "move", "assign"]
    assert speaker.create(f"{alliance.path}/meetings", group_id=group["id"], when="20.3.2026")["can"] == ["edit", "run"]
    assert speaker.create(f"{path}/memberships", party="B. Muster")["role"] == "member"
    assert speaker.create(f"{alliance.path}/action-items", title="Lauf", group_id=group["id"])["title"] == "Lauf"
    for method, target, body in (
        ("PATCH", f"/groups/{other['id']}", {"purpose": "Nichts"}),
        ("DELETE", path, {}),
        ("PATCH", path, {"period": {"until": "2030-01-01"}}),
        ("POST", f"{alliance.path}/groups", {"kind": "council", "name": "Rat"}),
        ("POST", f"{alliance.path}/meetings", {"group_id": other["id"], "when": "20.3.2026"}),
        ("POST", f"{alliance.path}/action-items", {"title": "Lauf", "group_id": other["id"]}),
        ("POST", f"{path}/memberships", {"party": "A. Beispiel", "role": "speaker"}),
        ("DELETE", f"/action-items/{item['id']}", {}),
    ):
        assert speaker.refused(method, target, **body)["status"] == 403, (method, target)
    [own] = [one for one in speaker.items(f"{path}/memberships") if one["party"]["id"] == person["id"]]
    assert own["can"] == []
    assert speaker.refused("PATCH", f"/memberships/{own['id']}", until="2030-01-01")["status"] == 403

    frozen_clock(datetime(2026, 4, 1, 12, tzinfo=UTC))
    assert speaker.refused("PATCH", path, purpose="Läufe")["status"] == 403, "the term is over"


def test_the_end_of_a_group_is_the_end_of_speaking_for_it(alliance: AllianceInTest, frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    person = alliance.create("people", name="C. Probe")
    chair = alliance.create("people", name="A. Beispiel")
    period = {"since": "2026-01-01", "until": "2026-12-31"}
    group = alliance.create("groups", kind="coordination_group", name="Koordinierungsgruppe", period=period)
    path = f"/groups/{group['id']}"
    lead = {"kind": "person", "id": chair["id"], "name": chair["name"]}
    stand_in = {"kind": "person", "id": person["id"], "name": person["name"]}
    first = alliance.coordinator.create(f"{path}/memberships", party=lead, role="chair", until="2026-06-30")
    alliance.coordinator.create(f"{path}/memberships", party=stand_in, deputy_for=first["id"])
    deputy = alliance.caller(Role.member, person["id"])
    assert deputy.get("/session")["alliances"][0]["speaks_for"] == [group["id"]]

    frozen_clock(datetime(2026, 7, 1, 12, tzinfo=UTC))
    assert deputy.get("/session")["alliances"][0]["speaks_for"] == [], "whom they stood in for has left"
    frozen_clock(datetime(2026, 3, 1, 12, tzinfo=UTC))
    alliance.coordinator.change(path, period={"until": "2026-02-28"})
    assert deputy.get("/session")["alliances"][0]["speaks_for"] == []


def test_grants_come_in_pages_and_by_role(alliance: AllianceInTest) -> None:
    for number in range(5):
        invited(alliance, f"m{number}@stadt.example")

    assert len(alliance.operator.items(f"{alliance.path}/grants", role="member")) == 5
    first = alliance.operator.get(f"{alliance.path}/grants", limit=3)
    rest = alliance.operator.http.get(first["next"]).json()["items"]
    assert len({one["id"] for one in first["items"] + rest}) == 5

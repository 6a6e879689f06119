"""Who has access to an alliance: given by those who have it, and never more than they have."""

from tests.access.browsers import fresh, invited, secret_of, sign_in, signed_in, with_password
from tests.fixtures.alliances import API, AllianceInTest

EMAIL = "neu@stadt.example"


def test_a_coordinator_gives_changes_and_takes_access(alliance: AllianceInTest) -> None:
    coordinator = with_password(alliance, "koordination@stadt.example", "coordinator")
    person = alliance.create("people", name="B. Muster")
    grant = coordinator.create(
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
    again = coordinator.create(f"{alliance.path}/grants", email=EMAIL, role="member")
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


def test_nobody_steps_into_another_alliance_through_somebody_elses_account(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    attacker = with_password(alliance, "koordination@stadt.example", "coordinator")
    invited(other_alliance, EMAIL, "coordinator")

    grant = attacker.create(f"{alliance.path}/grants", email=EMAIL, role="member")

    assert grant["sign_in_link"] is None
    problem = attacker.refused("POST", f"/grants/{grant['id']}/sign-in-links")
    assert (problem["status"], problem["type"].rpartition("/")[2]) == (403, "account-with-more-rights")


def test_nobody_steps_into_an_operators_account(alliance: AllianceInTest) -> None:
    attacker = with_password(alliance, "koordination@stadt.example", "coordinator")
    alliance.operator.create("/users", email=EMAIL, name="A. Beispiel", is_operator=True)
    grant = attacker.create(f"{alliance.path}/grants", email=EMAIL, role="reader")

    assert grant["sign_in_link"] is None
    assert attacker.refused("POST", f"/grants/{grant['id']}/sign-in-links")["status"] == 403


def test_a_forgotten_password_is_helped_by_the_coordination(alliance: AllianceInTest) -> None:
    coordinator = with_password(alliance, "koordination@stadt.example", "coordinator")
    with_password(alliance, EMAIL)
    [grant] = [one for one in coordinator.items(f"{alliance.path}/grants") if one["user"]["email"] == EMAIL]

    link = coordinator.create(f"/grants/{grant['id']}/sign-in-links")["sign_in_link"]

    assert sign_in(fresh(alliance.app), link=secret_of(link)).status_code == 201


def test_grants_come_in_pages_and_by_role(alliance: AllianceInTest) -> None:
    for number in range(5):
        invited(alliance, f"m{number}@stadt.example")

    assert len(alliance.operator.items(f"{alliance.path}/grants", role="member")) == 5
    first = alliance.operator.get(f"{alliance.path}/grants", limit=3)
    rest = alliance.operator.http.get(first["next"]).json()["items"]
    assert len({one["id"] for one in first["items"] + rest}) == 5

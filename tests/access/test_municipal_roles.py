"""Roles in a municipality: administrators look after alliances and their people, auditors read the log alone."""

import pytest

from tests.access.browsers import invited, signed_in, with_password
from tests.fixtures.alliances import AllianceInTest, Caller


@pytest.fixture
def municipality(alliance: AllianceInTest) -> str:
    """The address of the municipality of `alliance` and `other_alliance`."""
    return f"/municipalities/{alliance.operator.get(alliance.path)['municipality_id']}"


def appointed(alliance: AllianceInTest, municipality: str, role: str, email: str = "amt@stadt.example") -> Caller:
    """Somebody with this role in the municipality and none in an alliance."""
    made = alliance.operator.create("/users", email=email, name="A. Beispiel")
    alliance.operator.create(f"{municipality}/municipality-grants", email=email, role=role)
    return signed_in(alliance.app, made["sign_in_link"])


@pytest.fixture
def administrator(alliance: AllianceInTest, municipality: str) -> Caller:
    """An administrator of the municipality."""
    return appointed(alliance, municipality, "administrator")


def test_an_administrator_reads_and_looks_after_the_alliances(
    alliance: AllianceInTest, other_alliance: AllianceInTest, municipality: str, administrator: Caller
) -> None:
    item = alliance.create("action-items", title="Fest")
    assert {one["role"] for one in administrator.items("/alliances")} == {"administrator"}
    assert len(administrator.items("/alliances")) == 2
    assert administrator.get(f"/action-items/{item['id']}")["can"] == []
    assert administrator.refused("PATCH", f"/action-items/{item['id']}", title="X")["status"] == 403
    assert administrator.change(alliance.path, mission_statement="Kinder")["mission_statement"] == "Kinder"
    body = {"name": "Neu", "slug": "neu", "short_name": "NEU", "municipality_id": municipality.rpartition("/")[2]}
    assert administrator.create("/alliances", **body)["role"] == "administrator"
    assert administrator.change(municipality, name="Salzgitter (Stadt)")["name"] == "Salzgitter (Stadt)"
    assert administrator.refused("POST", "/municipalities", name="Peine", slug="peine")["status"] == 403
    assert administrator.refused("DELETE", municipality)["status"] == 403


def test_an_administrator_of_one_municipality_is_nobody_in_another(
    alliance: AllianceInTest, administrator: Caller
) -> None:
    elsewhere = alliance.operator.create("/municipalities", name="Peine", slug="peine")["id"]
    body = {"name": "Neu", "slug": "neu", "short_name": "NEU", "municipality_id": elsewhere}
    strange = alliance.operator.create("/alliances", **body)["id"]
    user = alliance.operator.create("/users", email="fremd@peine.example", name="F")["id"]
    alliance.operator.create(f"/alliances/{strange}/grants", email="fremd@peine.example", role="coordinator")

    assert administrator.refused("POST", "/alliances", **{**body, "slug": "b", "short_name": "B"})["status"] == 422
    for path in (f"/municipalities/{elsewhere}", f"/alliances/{strange}", f"/users/{user}"):
        assert administrator.refused("GET", path)["status"] == 404
    for path in (f"/municipalities/{elsewhere}/invitations", f"/municipalities/{elsewhere}/tokens"):
        assert administrator.refused("GET", path)["status"] == 404
    assert administrator.refused("PATCH", f"/users/{user}", disabled=True)["status"] == 404
    assert user not in {one["id"] for one in administrator.items("/users")}


def test_an_administrator_appoints_and_dismisses(
    alliance: AllianceInTest, municipality: str, administrator: Caller
) -> None:
    grant = invited(alliance, "koordination@stadt.example", "coordinator")
    assert administrator.change(f"/grants/{grant['id']}", person_id=None)["role"] == "coordinator"
    invitation = {"email": "neu@stadt.example", "name": "B. Muster", "role": "coordinator"}
    assert administrator.create(f"{alliance.path}/invitations", **invitation)["state"] == "sent"
    user = f"/users/{grant['user']['id']}"
    assert grant["user"]["id"] in {one["id"] for one in administrator.items("/users")}
    assert administrator.change(user, disabled=True)["disabled_at"] is not None
    assert administrator.refused("PATCH", user, is_operator=True)["status"] == 403
    for method, path in (("POST", f"{user}/sign-in-links"), ("POST", "/users")):
        body = {"email": "x@stadt.example", "name": "X"} if path == "/users" else {}
        assert administrator.refused(method, path, **body)["status"] == 403, "nobody acts in another's name"
    colleague = administrator.create(f"{municipality}/invitations", email="b@stadt.example", name="B", role="auditor")
    assert colleague["state"] == "sent"


def test_an_administrator_locks_nobody_who_is_more(
    alliance: AllianceInTest, municipality: str, administrator: Caller
) -> None:
    boss = alliance.operator.create("/users", email="leitung@stadt.example", name="L", is_operator=True)
    alliance.operator.create(f"{alliance.path}/grants", email="leitung@stadt.example", role="member")

    problem = administrator.refused("PATCH", f"/users/{boss['id']}", disabled=True)

    assert (problem["status"], problem["type"].rpartition("/")[2]) == (403, "account-with-more-rights")


def test_an_auditor_reads_nothing_but_the_log(alliance: AllianceInTest, municipality: str) -> None:
    auditor = appointed(alliance, municipality, "auditor")
    item = alliance.create("action-items", title="Fest")
    assert auditor.items("/municipalities")[0]["name"] == "Salzgitter"
    for path in (alliance.path, f"{alliance.path}/board", f"{alliance.path}/events", f"/action-items/{item['id']}"):
        assert auditor.refused("GET", path)["status"] == 403
    assert auditor.refused("GET", f"{municipality}/tokens")["status"] == 403


def test_a_role_of_ones_own_and_the_municipalitys_add_up(alliance: AllianceInTest, municipality: str) -> None:
    member = with_password(alliance, "beides@stadt.example", "member")
    alliance.operator.create(f"{municipality}/municipality-grants", email="beides@stadt.example", role="administrator")

    shown = member.get(alliance.path)

    assert (shown["role"], {"ideas:write", "grants:write"} <= set(shown["can"])) == ("member", True)
    assert member.create(f"{alliance.path}/ideas", text="Spielplatzfest")["text"] == "Spielplatzfest"


def test_a_municipal_role_ends_at_once(alliance: AllianceInTest, municipality: str, administrator: Caller) -> None:
    [grant] = alliance.operator.items(f"{municipality}/municipality-grants")
    assert administrator.change(f"/municipality-grants/{grant['id']}", role="auditor")["role"] == "auditor"
    assert administrator.refused("GET", f"/municipality-grants/{grant['id']}")["status"] == 403
    alliance.operator.remove(f"/municipality-grants/{grant['id']}")
    assert administrator.items("/municipalities") == []
    body = {"email": "amt@stadt.example", "role": "auditor"}
    again = alliance.operator.create(f"{municipality}/municipality-grants", **body)
    assert again["id"] == grant["id"]
    assert alliance.operator.refused("POST", f"{municipality}/municipality-grants", **body)["status"] == 409


def test_the_session_names_the_municipalities(alliance: AllianceInTest, administrator: Caller) -> None:
    [place] = administrator.get("/session")["municipalities"]

    assert (place["name"], place["role"]) == ("Salzgitter", "administrator")
    assert {"grants:write", "users:read"} <= set(place["can"])
    assert alliance.coordinator.get("/session")["municipalities"] == []

"""Tokens: how other systems get in, and no further than they should."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from tests.access.browsers import fresh, invited, signed_in
from tests.fixtures.alliances import API, AllianceInTest, Caller


def caller(alliance: AllianceInTest, token: str) -> Caller:
    """The system that holds this token."""
    system = fresh(alliance.app)
    system.headers["Authorization"] = f"Bearer {token}"
    return Caller(system)


def test_a_token_is_shown_once_and_works_until_it_is_revoked(alliance: AllianceInTest) -> None:
    made = alliance.create("tokens", name="Terminkalender", role="member")
    system, path = caller(alliance, made["token"]), f"/tokens/{made['id']}"
    assert made["token"].endswith(made["hint"])
    days = datetime.fromisoformat(made["expires_at"]) - datetime.now(UTC)
    assert timedelta(days=364) < days <= timedelta(days=365)
    assert system.create(f"{alliance.path}/ideas", text="Spielplatzfest")["text"] == "Spielplatzfest"
    shown = alliance.coordinator.get(path)
    assert (shown["token"], shown["last_used_at"] is not None) == (None, True)
    assert alliance.coordinator.change(path, name="Kalender")["name"] == "Kalender"

    alliance.coordinator.remove(path)

    assert system.http.get(f"{API}{alliance.path}").status_code == 401
    assert alliance.coordinator.refused("GET", path)["status"] == 404
    shown = {one["id"]: one for one in alliance.items("tokens", include_deleted=True)}
    assert shown[made["id"]]["deleted"] is True
    types = [event["type"] for event in alliance.events() if event["subject"]["type"] == "token"]
    assert types == ["token.created", "token.changed", "token.revoked"]
    assert made["token"] not in str(alliance.events())


def test_scopes_narrow_a_token(alliance: AllianceInTest) -> None:
    made = alliance.create("tokens", name="Anzeige", role="member", scopes=["ideas:read"])
    system = caller(alliance, made["token"])

    assert system.items(f"{alliance.path}/ideas") == []
    for method, path in (("POST", "/ideas"), ("GET", "/groups"), ("GET", "/tokens")):
        answer = system.http.request(method, API + alliance.path + path, json={} if method == "POST" else None)
        assert answer.status_code == 403
        assert 'error="insufficient_scope"' in answer.headers["www-authenticate"]


def test_a_token_sees_nothing_of_another_alliance(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    made = alliance.create("tokens", name="Terminkalender", role="coordinator")
    system = caller(alliance, made["token"])

    assert [one["id"] for one in system.items("/alliances")] == [alliance.id]
    assert system.refused("GET", other_alliance.path)["status"] == 404
    for method in ("GET", "POST"):
        body: dict[str, Any] = {"name": "x", "role": "reader"} if method == "POST" else {}
        assert system.refused(method, f"{other_alliance.path}/tokens", **body)["status"] == 404
    for method in ("GET", "PATCH", "DELETE"):
        body = {"name": "x"} if method == "PATCH" else {}
        assert other_alliance.coordinator.refused(method, f"/tokens/{made['id']}", **body)["status"] == 404


@pytest.mark.parametrize(
    "wrong",
    [
        {"role": "operator"},
        {"role": "mayor"},
        {"name": ""},
        {"scopes": []},
        {"scopes": ["ideas:eat"]},
        {"scopes": ["users:write"]},
        {"expires_at": "2009-09-30T00:00:00Z"},
        {"expires_at": "2009-09-30"},
        {"expires_at": None},
        {"token": "bwk_sa_mine"},
    ],
)
def test_what_no_token_can_be(alliance: AllianceInTest, wrong: dict[str, Any]) -> None:
    whole = {"name": "Terminkalender", "role": "reader", "scopes": ["ideas:read"]}

    problem = alliance.coordinator.refused("POST", f"{alliance.path}/tokens", **(whole | wrong))

    assert (problem["status"], problem["errors"][0]["pointer"].split("/")[1]) == (422, next(iter(wrong)))


def test_a_token_makes_no_stronger_one(alliance: AllianceInTest) -> None:
    scopes = ["tokens:write", "tokens:read", "ideas:read"]
    made = alliance.create("tokens", name="Verwaltung", role="coordinator", scopes=scopes)
    system, path = caller(alliance, made["token"]), f"{alliance.path}/tokens"

    assert system.refused("POST", path, name="stärker", role="coordinator")["status"] == 403
    assert system.refused("POST", path, name="stärker", role="member", scopes=["ideas:write"])["status"] == 403
    assert system.create(path, name="gleich", role="reader", scopes=["ideas:read"])["scopes"] == ["ideas:read"]


def test_members_and_readers_make_no_tokens(alliance: AllianceInTest) -> None:
    made = alliance.create("tokens", name="Terminkalender", role="reader")
    member = signed_in(alliance.app, invited(alliance, "mitglied@stadt.example")["sign_in_link"])
    for somebody in (member, alliance.reader):
        assert somebody.refused("GET", f"{alliance.path}/tokens")["status"] == 403
        assert somebody.refused("POST", f"{alliance.path}/tokens", name="x", role="reader")["status"] == 403
        assert somebody.refused("GET", f"/tokens/{made['id']}")["status"] == 403
        assert somebody.refused("DELETE", f"/tokens/{made['id']}")["status"] == 403


def test_an_expired_token_lets_nobody_in(alliance: AllianceInTest, frozen_clock: Any) -> None:
    end = datetime.now(UTC) + timedelta(hours=1)
    made = alliance.create("tokens", name="Terminkalender", role="reader", expires_at=end.isoformat())
    system = caller(alliance, made["token"])
    assert system.http.get(API + alliance.path).status_code == 200
    frozen_clock(end + timedelta(seconds=1))

    answer = system.http.get(API + alliance.path)

    assert (answer.status_code, 'error="invalid_token"' in answer.headers["www-authenticate"]) == (401, True)


@pytest.mark.parametrize("header", ["Bearer", "Bearer x", "Basic YTpi", "Bearer bwk_sa_" + "0" * 36, "bwk_sa_x"])
def test_what_is_no_token(alliance: AllianceInTest, header: str) -> None:
    answer = fresh(alliance.app).get(API + alliance.path, headers={"Authorization": header})

    assert answer.status_code == 401
    assert "error=" in answer.headers["www-authenticate"]


def test_a_token_is_rotated_without_an_interruption(alliance: AllianceInTest, frozen_clock: Any) -> None:
    start = datetime.now(UTC)
    frozen_clock(start)
    made = alliance.create("tokens", name="Terminkalender", role="reader")
    path, first = f"/tokens/{made['id']}", caller(alliance, made["token"])

    answer = alliance.coordinator.http.post(f"{API}{path}/rotation", json={"overlap_hours": 2})

    rotated = answer.json()
    second = caller(alliance, rotated["token"])
    assert (answer.status_code, rotated["hint"]) == (200, rotated["token"][-4:])
    assert [one.http.get(f"{API}{alliance.path}").status_code for one in (first, second)] == [200, 200]
    assert alliance.coordinator.get(path)["token"] is None
    frozen_clock(start + timedelta(hours=2, seconds=1))
    assert [one.http.get(f"{API}{alliance.path}").status_code for one in (first, second)] == [401, 200]
    third = alliance.coordinator.http.post(f"{API}{path}/rotation", json={"overlap_hours": 0}).json()["token"]
    assert second.http.get(f"{API}{alliance.path}").status_code == 401, "at once, where a secret has leaked"
    alliance.coordinator.remove(path)
    assert caller(alliance, third).http.get(f"{API}{alliance.path}").status_code == 401
    types = [event["type"] for event in alliance.events() if event["subject"]["type"] == "token"]
    assert types == ["token.created", "token.rotated", "token.rotated", "token.revoked"]


def test_only_two_secrets_ever_open(alliance: AllianceInTest) -> None:
    made = alliance.create("tokens", name="Terminkalender", role="reader")
    path, secrets = f"{API}/tokens/{made['id']}/rotation", [made["token"]]
    for _ in range(2):
        secrets.append(alliance.coordinator.http.post(path).json()["token"])

    opened = [caller(alliance, one).http.get(f"{API}{alliance.path}").status_code for one in secrets]

    assert opened == [401, 200, 200]


def test_a_municipalitys_token_reaches_all_its_alliances_and_no_other(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    here = alliance.operator.get(alliance.path)["municipality_id"]
    there = alliance.operator.create("/municipalities", name="Peine", slug="peine")["id"]
    body = {"name": "Neu", "slug": "neu", "short_name": "NEU", "municipality_id": there}
    strange = alliance.operator.create("/alliances", **body)["id"]
    made = alliance.operator.create(f"/municipalities/{here}/tokens", name="Fachverfahren", role="reader")
    system = caller(alliance, made["token"])

    assert {one["id"] for one in system.items("/alliances")} == {alliance.id, other_alliance.id}
    assert system.refused("GET", f"/alliances/{strange}")["status"] == 404
    assert system.refused("POST", f"{alliance.path}/ideas", text="X")["status"] == 403
    assert [one["id"] for one in alliance.operator.items(f"/municipalities/{here}/tokens")] == [made["id"]]
    assert alliance.coordinator.refused("GET", f"/tokens/{made['id']}")["status"] == 404
    assert (
        alliance.coordinator.refused("POST", f"/municipalities/{here}/tokens", name="X", role="reader")["status"] == 403
    )
    later = alliance.operator.create("/alliances", **{**body, "slug": "b", "short_name": "B", "municipality_id": here})
    assert system.get(f"/alliances/{later['id']}")["role"] == "reader"


def test_an_administrators_token_gives_no_more_than_they_have(alliance: AllianceInTest) -> None:
    here = f"/municipalities/{alliance.operator.get(alliance.path)['municipality_id']}"
    made = alliance.operator.create("/users", email="amt@stadt.example", name="A. Beispiel")
    alliance.operator.create(f"{here}/municipality-grants", email="amt@stadt.example", role="administrator")
    administrator = signed_in(alliance.app, made["sign_in_link"])

    assert administrator.refused("POST", f"{here}/tokens", name="X", role="coordinator")["status"] == 403
    narrow = administrator.create(f"{here}/tokens", name="X", role="coordinator", scopes=["action-items:read"])
    assert caller(alliance, narrow["token"]).items(f"{alliance.path}/action-items") == []


def test_a_personal_token_is_never_more_than_its_owner(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    grant = invited(alliance, "neu@stadt.example")
    owner = signed_in(alliance.app, grant["sign_in_link"])
    alliance.operator.create(f"{other_alliance.path}/grants", email="neu@stadt.example", role="member")
    body = {"name": "Skript", "scopes": ["ideas:write", "ideas:read", "alliances:read"]}
    made = owner.create("/personal-tokens", **body, alliance_id=alliance.id)
    script = caller(alliance, made["token"])
    assert made["token"].startswith("bwk_pat_")
    assert script.create(f"{alliance.path}/ideas", text="Spielplatzfest")["can"] == ["edit", "adopt"]
    assert script.refused("GET", f"{alliance.path}/groups")["status"] == 403, "beyond its scopes"
    assert script.refused("GET", other_alliance.path)["status"] == 404, "bound to one alliance"
    for method, path in (("POST", "/personal-tokens"), ("GET", "/personal-tokens"), ("PUT", "/account/password")):
        assert script.refused(method, path, **(body if method == "POST" else {}))["status"] == 403
    assert made["id"] not in {one["id"] for one in alliance.items("tokens")}, "that is a matter of its owner"
    assert alliance.coordinator.refused("GET", f"/tokens/{made['id']}")["status"] == 404

    alliance.operator.change(f"/grants/{grant['id']}", role="reader")
    assert script.refused("POST", f"{alliance.path}/ideas", text="X")["status"] == 403, "the owner may no longer"
    alliance.operator.change(f"/users/{grant['user']['id']}", disabled=True)
    assert script.http.get(f"{API}{alliance.path}").status_code == 401


def test_a_personal_token_is_made_within_ones_rights_and_ends(alliance: AllianceInTest) -> None:
    owner = signed_in(alliance.app, invited(alliance, "neu@stadt.example", "reader")["sign_in_link"])
    other = signed_in(alliance.app, invited(alliance, "b@stadt.example")["sign_in_link"])
    for scopes in (["ideas:write"], ["session:write"], ["kuchen:essen"], []):
        assert owner.refused("POST", "/personal-tokens", name="X", scopes=scopes)["status"] == 422
    assert alliance.coordinator.refused("POST", "/personal-tokens", name="X", scopes=["ideas:read"])["status"] == 403
    made = owner.create("/personal-tokens", name="Skript", scopes=["ideas:read"])
    path = f"/personal-tokens/{made['id']}"
    assert other.refused("GET", path)["status"] == 404
    assert other.refused("DELETE", path)["status"] == 404

    rotated = owner.http.post(f"{API}{path}/rotation", json={"overlap_hours": 0}).json()
    assert caller(alliance, made["token"]).http.get(f"{API}/session").status_code == 401
    assert caller(alliance, rotated["token"]).items(f"{alliance.path}/ideas") == []
    owner.remove(path)
    assert caller(alliance, rotated["token"]).http.get(f"{API}{alliance.path}/ideas").status_code == 401
    assert owner.items("/personal-tokens") == []

"""Accounts: one's own, and all of them for operators."""

from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.access.passwords import LONGEST
from tests.access.browsers import PASSWORD, fresh, invited, secret_of, sign_in, signed_in, with_password
from tests.fixtures.alliances import API, AllianceInTest, Caller
from tests.fixtures.servers import PUBLIC_URL

EMAIL = "mitglied@stadt.example"
ANOTHER = "ein ganz anderer langer Satz"


def test_everybody_changes_their_own_name_and_language(alliance: AllianceInTest) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])

    changed = member.change("/account", name="B. Muster", language="en")

    assert (changed["name"], changed["language"], changed["email"]) == ("B. Muster", "en", EMAIL)
    assert member.get("/session")["user"]["name"] == "B. Muster"
    for body in ({"email": "x@y.example"}, {"is_operator": True}, {"name": None}, {"language": "fr"}):
        assert member.refused("PATCH", "/account", **body)["status"] == 422
    assert member.http.patch(f"{API}/account", json={"name": "C. Probe"}).status_code == 428


def test_the_first_password_needs_no_current_one_and_the_next_does(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)

    for body in ({"password": ANOTHER}, {"password": ANOTHER, "current_password": "geraten"}):
        answer = member.http.put(f"{API}/account/password", json=body)
        assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/current_password")
    answer = member.http.put(f"{API}/account/password", json={"password": ANOTHER, "current_password": PASSWORD})

    assert answer.status_code == 204
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 401
    assert sign_in(fresh(alliance.app), email=EMAIL, password=ANOTHER).status_code == 201


def test_a_new_password_ends_other_sessions_and_open_links(alliance: AllianceInTest) -> None:
    grant = invited(alliance, EMAIL)
    member = signed_in(alliance.app, grant["sign_in_link"])
    link = alliance.operator.create(f"/users/{grant['user']['id']}/sign-in-links")["sign_in_link"]
    elsewhere = signed_in(
        alliance.app, alliance.operator.create(f"/users/{grant['user']['id']}/sign-in-links")["sign_in_link"]
    )

    assert member.http.put(f"{API}/account/password", json={"password": PASSWORD}).status_code == 204

    assert member.http.get(f"{API}/session").status_code == 200
    assert elsewhere.http.get(f"{API}/session").status_code == 401
    assert sign_in(fresh(alliance.app), link=secret_of(link)).status_code == 401


@pytest.mark.parametrize(
    "password",
    [
        "kurz",
        "passwort1234",
        "Passwort2024!",
        "123456789012",
        "aaaaaaaaaaaaaaaa",
        "qwertzuiop123",
        "Bündniswerk2026!",
        "mitglied-stadt-1",
        "x" * (LONGEST + 1),
        None,
        12345678901234,
    ],
)
def test_passwords_that_are_guessed_first_are_refused(alliance: AllianceInTest, password: Any) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])

    answer = member.http.put(f"{API}/account/password", json={"password": password})

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/password")


@pytest.mark.parametrize(
    "password", ["correct horse battery staple", "8402771639051", "Fahrrad Ofen Wolke", "x7#kQ9!mPz2$"]
)
def test_long_passwords_need_no_special_characters(alliance: AllianceInTest, password: str) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])

    assert member.http.put(f"{API}/account/password", json={"password": password}).status_code == 204


def test_guessing_the_current_password_is_stopped(alliance: AllianceInTest, settings: Any) -> None:
    member = with_password(alliance, EMAIL)
    body = {"password": ANOTHER, "current_password": "geraten"}
    for _ in range(settings.sign_in_attempts):
        assert member.http.put(f"{API}/account/password", json=body).status_code == 422

    assert member.http.put(f"{API}/account/password", json=body).status_code == 429


def test_operators_open_change_and_lock_accounts(alliance: AllianceInTest) -> None:
    operator = alliance.operator
    made = operator.create("/users", email="Neu@Stadt.example", name="B. Muster")
    user = signed_in(alliance.app, made["sign_in_link"])
    path = f"/users/{made['id']}"
    assert operator.get(path)["sign_in_link"] is None
    assert [one["id"] for one in operator.items("/users", q="NEU@")] == [made["id"]]
    assert operator.refused("POST", "/users", email="neu@stadt.example", name="C. Probe")["status"] == 409
    assert operator.change(path, name="C. Probe")["name"] == "C. Probe"
    link = operator.create(f"{path}/sign-in-links")["sign_in_link"]

    locked = operator.change(path, disabled=True)

    assert locked["disabled_at"] is not None
    assert user.http.get(f"{API}/session").status_code == 401
    assert sign_in(fresh(alliance.app), link=secret_of(link)).status_code == 401
    assert operator.refused("POST", f"{path}/sign-in-links")["status"] == 409
    assert operator.change(path, disabled=False)["disabled_at"] is None
    assert operator.create(f"{path}/sign-in-links")["sign_in_link"]


def test_only_operators_see_accounts(alliance: AllianceInTest) -> None:
    somebody = alliance.operator.create("/users", email="neu@stadt.example", name="B. Muster")
    coordinator = with_password(alliance, EMAIL, "coordinator")
    for caller in (coordinator, alliance.coordinator, alliance.reader):
        assert caller.refused("GET", "/users")["status"] == 403
        assert caller.refused("GET", f"/users/{somebody['id']}")["status"] == 403
        assert caller.refused("PATCH", f"/users/{somebody['id']}", disabled=True)["status"] == 403
        assert caller.refused("POST", "/users", email="x@y.example", name="X")["status"] == 403


def test_the_last_operator_stays(alliance: AllianceInTest) -> None:
    made = alliance.operator.create("/users", email="betreuung@stadt.example", name="A. Beispiel", is_operator=True)
    path = f"/users/{made['id']}"
    for body in ({"disabled": True}, {"is_operator": False}):
        problem = alliance.operator.refused("PATCH", path, **body)
        assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "last-operator")
    alliance.operator.create("/users", email="zweite@stadt.example", name="B. Muster", is_operator=True)

    assert alliance.operator.change(path, is_operator=False)["is_operator"] is False


def test_an_operator_who_signs_in_reaches_the_whole_installation(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    made = alliance.operator.create("/users", email="betreuung@stadt.example", name="A. Beispiel", is_operator=True)
    operator = signed_in(alliance.app, made["sign_in_link"])

    assert {one["id"] for one in operator.get("/session")["alliances"]} == {alliance.id, other_alliance.id}
    assert operator.get("/users")["items"]


def test_a_secret_that_is_shown_once_is_not_kept_for_retries(alliance: AllianceInTest, client: TestClient) -> None:
    body, headers = {"email": EMAIL, "name": "A. Beispiel", "role": "member"}, {"Idempotency-Key": "the-same"}
    first, again = (client.post(f"{API}{alliance.path}/grants", json=body, headers=headers) for _ in range(2))

    assert (first.status_code, again.status_code) == (201, 201)
    assert first.json()["sign_in_link"].startswith(PUBLIC_URL)
    assert again.json() == {**first.json(), "sign_in_link": None}
    assert Caller(client).items("/users", q=EMAIL)

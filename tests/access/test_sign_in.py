"""Signing in: the cookie, one-time links, passwords, and what stops those who guess."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from backend.access.authentication import cookie_name
from backend.settings import Settings
from tests.access.browsers import OURS, PASSWORD, fresh, invited, secret_of, sign_in, signed_in, with_password
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.servers import PUBLIC_URL

EMAIL = "mitglied@stadt.example"


def test_nobody_is_signed_in_at_first(app: FastAPI, client: TestClient) -> None:
    answer = fresh(app).get(f"{API}/session")

    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")


def test_a_link_signs_in_once_and_into_a_cookie_that_scripts_cannot_read(alliance: AllianceInTest) -> None:
    link = secret_of(invited(alliance, EMAIL)["sign_in_link"])
    browser = fresh(alliance.app)

    answer = sign_in(browser, link=link)

    assert answer.status_code == 201
    assert {"HttpOnly", "SameSite=Lax", "Path=/"} <= set(answer.headers["set-cookie"].split("; "))
    assert answer.json()["user"]["email"] == EMAIL
    [seen] = answer.json()["alliances"]
    assert (seen["id"], seen["role"]) == (alliance.id, "member")
    assert "action-items:write" in seen["can"]
    assert "grants:write" not in seen["can"]
    assert browser.get(f"{API}/session").json() == answer.json()
    again = sign_in(fresh(alliance.app), link=link)
    assert again.status_code == 401
    assert again.json()["type"].endswith("/link-not-valid")


def test_opening_the_page_of_a_link_does_not_use_it_up(alliance: AllianceInTest) -> None:
    link = secret_of(invited(alliance, EMAIL)["sign_in_link"])

    fresh(alliance.app).get(f"/sign-in?link={link}")

    assert sign_in(fresh(alliance.app), link=link).status_code == 201


def test_a_link_expires(alliance: AllianceInTest, frozen_clock: Any) -> None:
    link = secret_of(invited(alliance, EMAIL)["sign_in_link"])
    frozen_clock(datetime.now(UTC) + timedelta(hours=48, minutes=1))

    assert sign_in(fresh(alliance.app), link=link).status_code == 401


@pytest.mark.parametrize("link", ["", "bwk_link_x", "bwk_link_" + "0" * 36])
def test_a_link_that_was_never_made_is_refused(app: FastAPI, client: TestClient, link: str) -> None:
    assert sign_in(fresh(app), link=link).status_code == 401


def test_a_password_signs_in_whatever_the_case_of_the_address(alliance: AllianceInTest) -> None:
    with_password(alliance, EMAIL)

    assert sign_in(fresh(alliance.app), email=EMAIL.upper(), password=PASSWORD).status_code == 201


def test_a_wrong_password_and_an_unknown_address_are_told_apart_by_nobody(alliance: AllianceInTest) -> None:
    with_password(alliance, EMAIL)
    wrong = sign_in(fresh(alliance.app), email=EMAIL, password="etwas anderes")
    unknown = sign_in(fresh(alliance.app), email="niemand@stadt.example", password="etwas anderes")

    assert (wrong.status_code, unknown.status_code) == (401, 401)
    assert {**wrong.json(), "instance": ""} == {**unknown.json(), "instance": ""}


def test_somebody_without_a_password_cannot_sign_in_with_an_empty_one(alliance: AllianceInTest) -> None:
    invited(alliance, EMAIL)

    assert sign_in(fresh(alliance.app), email=EMAIL, password="").status_code == 401


@pytest.mark.parametrize(
    "body",
    [{}, {"email": EMAIL}, {"password": "x"}, {"link": "x", "password": "x"}, {"email": EMAIL, "password": 1}],
)
def test_half_a_sign_in_is_invalid(app: FastAPI, client: TestClient, body: dict[str, Any]) -> None:
    assert fresh(app).post(f"{API}/session", json=body).status_code == 422


def test_guessing_is_stopped_for_the_address_and_for_the_network(alliance: AllianceInTest, settings: Settings) -> None:
    with_password(alliance, EMAIL)
    browser = fresh(alliance.app)
    for _ in range(settings.sign_in_attempts):
        assert sign_in(browser, email=EMAIL, password="geraten").status_code == 401

    stopped = sign_in(browser, email=EMAIL, password=PASSWORD)

    assert stopped.status_code == 429
    assert 0 < int(stopped.headers["retry-after"]) <= 900
    assert stopped.json()["type"].endswith("/too-many-sign-ins")
    other_address = sign_in(browser, email="niemand@stadt.example", password="geraten")
    assert other_address.status_code == 429, "the network has used its attempts up as well"
    grant = alliance.operator.items(f"{alliance.path}/grants")[0]
    link = alliance.operator.create(f"/users/{grant['user']['id']}/sign-in-links")["sign_in_link"]
    assert sign_in(browser, link=secret_of(link)).status_code == 201, "a link always leads in"


def test_guessing_an_address_from_many_networks_is_stopped_too(alliance: AllianceInTest, settings: Settings) -> None:
    for number in range(settings.sign_in_attempts + 1):
        network = TestClient(alliance.app, base_url=PUBLIC_URL, client=(f"192.0.2.{number}", 1))
        answer = sign_in(network, email=EMAIL, password="geraten")

    assert answer.status_code == 429


def test_the_limit_ends_after_a_while_and_with_success(
    alliance: AllianceInTest, settings: Settings, frozen_clock: Any
) -> None:
    with_password(alliance, EMAIL)
    browser = fresh(alliance.app)
    for _ in range(settings.sign_in_attempts):
        sign_in(browser, email=EMAIL, password="geraten")
    frozen_clock(datetime.now(UTC) + timedelta(minutes=16))

    assert sign_in(browser, email=EMAIL, password=PASSWORD).status_code == 201


def test_a_cookie_alone_writes_nothing(alliance: AllianceInTest) -> None:
    coordinator = signed_in(alliance.app, invited(alliance, EMAIL, "coordinator")["sign_in_link"])
    foreign = TestClient(alliance.app, base_url=PUBLIC_URL, cookies=coordinator.http.cookies)
    path, body = f"{API}{alliance.path}/ideas", {"text": "Spielplatzfest"}

    assert foreign.post(path, json=body).status_code == 403
    for headers in (
        {"Origin": "https://boese.example"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Origin": "null"},
    ):
        assert foreign.post(path, json=body, headers=OURS | headers).status_code == 403
    assert foreign.get(path).json()["items"] == []
    assert foreign.post(path, json=body, headers=OURS | {"Origin": PUBLIC_URL}).status_code == 201


def test_another_page_cannot_sign_somebody_in(alliance: AllianceInTest) -> None:
    link = secret_of(invited(alliance, EMAIL)["sign_in_link"])
    headers = {"Origin": "https://boese.example"}

    assert fresh(alliance.app).post(f"{API}/session", json={"link": link}, headers=headers).status_code == 403
    assert sign_in(fresh(alliance.app), link=link).status_code == 201


def test_no_answer_with_a_cookie_is_kept_for_retries(alliance: AllianceInTest) -> None:
    with_password(alliance, EMAIL)
    body, headers = {"email": EMAIL, "password": PASSWORD}, {"Idempotency-Key": "the-same"}
    answers = [fresh(alliance.app).post(f"{API}/session", json=body, headers=headers) for _ in range(2)]

    assert answers[0].headers["set-cookie"] != answers[1].headers["set-cookie"]


def test_over_tls_the_cookie_is_bound_to_the_host() -> None:
    assert cookie_name(Settings(public_url="https://buendnis.example")) == "__Host-Http-buendniswerk"
    assert cookie_name(Settings(public_url="http://localhost:8000")) == "buendniswerk"

"""Passkeys: a device that signs our challenge, for our domain, with its owner's consent, once."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from starlette.testclient import TestClient

from backend.settings import Settings
from tests.access.authenticators import PRESENT, SecurityKey, challenge, second_step, with_passkey
from tests.access.browsers import PASSWORD, fresh, sign_in, with_password
from tests.fixtures.alliances import API, AllianceInTest, Caller

EMAIL = "mitglied@stadt.example"


def by_passkey(browser: TestClient, assertion: dict[str, Any]) -> Any:
    """The answer to signing in with what a device has signed."""
    return browser.post(f"{API}/session", json={"passkey": assertion})


def test_a_passkey_signs_in_without_address_or_password_and_counts_as_two_factors(alliance: AllianceInTest) -> None:
    key = with_passkey(with_password(alliance, EMAIL))
    browser = fresh(alliance.app)
    options = challenge(browser)
    assert (options["allowed"], options["rp_id"]) == ([], "testserver")

    answer = by_passkey(browser, key.signed(options))

    assert answer.status_code == 201
    assert answer.json()["user"]["email"] == EMAIL
    [current] = [one for one in Caller(browser).items("/sessions") if one["is_current"]]
    assert current["amr"] == ["hwk", "user", "mfa"]
    assert Caller(browser).items("/passkeys")[0]["last_used_at"] is not None


def test_a_passkey_is_the_second_step_after_a_password(alliance: AllianceInTest) -> None:
    key, foreign = (
        with_passkey(with_password(alliance, EMAIL)),
        with_passkey(with_password(alliance, "b@stadt.example")),
    )
    browser = fresh(alliance.app)

    assert sign_in(browser, email=EMAIL, password=PASSWORD).json()["methods"] == ["passkey"]

    options = challenge(browser)
    assert len(options["allowed"]) == 1
    assert second_step(browser, passkey=foreign.signed(challenge(browser))).status_code == 401
    assert second_step(browser, passkey=key.signed(options)).status_code == 201


def test_a_challenge_is_signed_once_and_soon(alliance: AllianceInTest, frozen_clock: Any) -> None:
    moment = datetime.now(UTC)
    frozen_clock(moment)
    key = with_passkey(with_password(alliance, EMAIL))
    options = challenge(fresh(alliance.app))
    assert by_passkey(fresh(alliance.app), key.signed(options)).status_code == 201
    assert by_passkey(fresh(alliance.app), key.signed(options)).status_code == 401
    late = challenge(fresh(alliance.app))
    frozen_clock(moment + timedelta(minutes=5, seconds=1))
    assert by_passkey(fresh(alliance.app), key.signed(late)).status_code == 401
    made_up = {**late, "challenge": "A" * 43}
    assert by_passkey(fresh(alliance.app), key.signed(made_up)).status_code == 401


def test_a_copied_passkey_is_refused_because_its_counter_does_not_rise(alliance: AllianceInTest) -> None:
    key = with_passkey(with_password(alliance, EMAIL))
    assert by_passkey(fresh(alliance.app), key.signed(challenge(fresh(alliance.app)))).status_code == 201
    key.count = 0

    assert by_passkey(fresh(alliance.app), key.signed(challenge(fresh(alliance.app)))).status_code == 401


@pytest.mark.parametrize(
    "wrong",
    [
        {"origin": "https://boese.example"},
        {"rp_id": "boese.example"},
        {"flags": PRESENT},
        {"key": SecurityKey().key},
        {"credential_id": b"somebody else's"},
        {"user_handle": "AAAAAAAAAAAAAAAAAAAAAA"},
    ],
    ids=lambda wrong: next(iter(wrong)),
)
def test_what_a_passkey_must_be_to_sign_in(alliance: AllianceInTest, wrong: dict[str, Any]) -> None:
    key = with_passkey(with_password(alliance, EMAIL))
    for name, value in wrong.items():
        setattr(key, name, value)

    answer = by_passkey(fresh(alliance.app), key.signed(challenge(fresh(alliance.app))))

    assert (answer.status_code, answer.json()["type"].rpartition("/")[2]) == (401, "passkey-refused")


@pytest.mark.parametrize(
    "wrong", [{"origin": "https://boese.example"}, {"rp_id": "boese.example"}, {"flags": PRESENT}], ids=str
)
def test_what_a_device_must_be_to_become_a_passkey(alliance: AllianceInTest, wrong: dict[str, Any]) -> None:
    member, key = with_password(alliance, EMAIL), SecurityKey(**wrong)

    problem = member.refused("POST", "/passkeys", **key.created(member.create("/passkey-registrations")))

    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/attestation_object")
    assert member.items("/passkeys") == []


def test_a_challenge_to_register_is_of_one_user_and_for_one_device(alliance: AllianceInTest) -> None:
    member, somebody = with_password(alliance, EMAIL), with_password(alliance, "andere@stadt.example")
    options = member.create("/passkey-registrations")
    assert somebody.refused("POST", "/passkeys", **SecurityKey().created(options))["status"] == 422
    options = member.create("/passkey-registrations")
    key = SecurityKey()
    member.create("/passkeys", **key.created(options))

    assert member.refused("POST", "/passkeys", **SecurityKey().created(options))["status"] == 422
    again = member.create("/passkey-registrations")
    assert again["excluded"] == [key.created(again)["credential_id"]]
    assert member.refused("POST", "/passkeys", **key.created(again))["status"] == 409
    signing = challenge(fresh(alliance.app))
    refused = member.refused("POST", "/passkeys", **SecurityKey().created({**again, **signing}))
    assert refused["status"] == 422, "a challenge to sign in registers nothing"


def test_a_removed_passkey_lets_nobody_in_and_may_come_back(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    key = with_passkey(member)
    [own] = member.items("/passkeys")

    member.remove(f"/passkeys/{own['id']}")

    assert by_passkey(fresh(alliance.app), key.signed(challenge(fresh(alliance.app)))).status_code == 401
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201
    assert [one["deleted"] for one in member.items("/passkeys", include_deleted=True)] == [True]
    member.create("/passkeys", **key.created(member.create("/passkey-registrations")))
    assert by_passkey(fresh(alliance.app), key.signed(challenge(fresh(alliance.app)))).status_code == 201


def test_a_locked_account_stays_shut_for_its_passkeys(alliance: AllianceInTest, settings: Settings) -> None:
    key = with_passkey(with_password(alliance, EMAIL))
    [user] = alliance.operator.items("/users", q=EMAIL)
    alliance.operator.change(f"/users/{user['id']}", disabled=True)

    assert by_passkey(fresh(alliance.app), key.signed(challenge(fresh(alliance.app)))).status_code == 401

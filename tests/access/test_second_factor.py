"""The second factor: what a stolen password alone does not open."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from backend.access.second_factor.models import AuthenticatorApp, RecoveryCode
from backend.core.mail import Mail
from backend.settings import Settings
from tests.access.authenticators import code, second_step, with_app, with_passkey
from tests.access.browsers import PASSWORD, fresh, invited, secret_of, sign_in, signed_in, with_password
from tests.fixtures.alliances import API, AllianceInTest, Caller

EMAIL = "mitglied@stadt.example"
LATER = timedelta(minutes=1)


def first_step(alliance: AllianceInTest) -> Any:
    """A browser in which the password was right and the second factor is asked for."""
    browser = fresh(alliance.app)
    answer = sign_in(browser, email=EMAIL, password=PASSWORD)
    assert answer.status_code == 202, answer.text
    return browser


def mails(alliance: AllianceInTest, email: str = EMAIL) -> list[str]:
    """The kinds of mail that were queued for this address, in order."""
    with alliance.app.state.database.unit() as session:
        return list(session.exec(select(Mail.template).where(Mail.to == email).order_by(Mail.id)))


def test_a_code_is_asked_for_after_the_password(alliance: AllianceInTest, frozen_clock: Any) -> None:
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    frozen_clock(moment)
    app, _ = with_app(with_password(alliance, EMAIL))
    browser = fresh(alliance.app)

    asked = sign_in(browser, email=EMAIL, password=PASSWORD)

    assert asked.status_code == 202
    assert asked.json()["methods"] == ["code"]
    assert {"HttpOnly", "SameSite=Strict", "Path=/", "Max-Age=600"} <= set(asked.headers["set-cookie"].split("; "))
    assert browser.get(f"{API}/session").status_code == 401, "half a sign-in opens nothing"
    assert browser.get(f"{API}/session/second-factors").json() == asked.json()
    frozen_clock(moment + LATER)
    answer = second_step(browser, code=code(app))
    assert answer.status_code == 201
    assert answer.json()["user"]["email"] == EMAIL
    [current] = [one for one in Caller(browser).items("/sessions") if one["is_current"]]
    assert current["amr"] == ["pwd", "otp", "mfa"]
    assert second_step(browser, code=code(app, 1)).status_code == 401, "the first step counts once"


def test_a_code_holds_a_step_before_and_after_and_never_twice(alliance: AllianceInTest, frozen_clock: Any) -> None:
    moment = datetime(2026, 3, 2, 12, tzinfo=UTC)
    frozen_clock(moment)
    app, _ = with_app(with_password(alliance, EMAIL))

    used = code(app)
    assert second_step(first_step(alliance), code=used).status_code == 401, "it set the app up"
    frozen_clock(moment + LATER)
    for steps, expected in ((2, 401), (-2, 401), (-1, 201), (0, 201), (1, 201), (0, 401), (1, 401)):
        assert second_step(first_step(alliance), code=code(app, steps)).status_code == expected, steps


def test_a_link_leads_to_the_second_step_too(alliance: AllianceInTest, frozen_clock: Any) -> None:
    grant = invited(alliance, EMAIL)
    frozen_clock(datetime.now(UTC))
    app, _ = with_app(signed_in(alliance.app, grant["sign_in_link"]))
    link = secret_of(alliance.operator.create(f"/users/{grant['user']['id']}/sign-in-links")["sign_in_link"])
    browser = fresh(alliance.app)

    assert sign_in(browser, link=link).status_code == 202
    assert browser.get(f"{API}/session").status_code == 401
    assert second_step(browser, code=code(app, 1)).status_code == 201


def test_guessing_codes_is_stopped_for_the_step_and_for_the_account(
    alliance: AllianceInTest, settings: Settings, frozen_clock: Any
) -> None:
    moment = datetime.now(UTC)
    frozen_clock(moment)
    app, _ = with_app(with_password(alliance, EMAIL))
    frozen_clock(moment + LATER)
    for _ in range(settings.sign_in_attempts // 5):
        browser = first_step(alliance)
        for _ in range(5):
            assert second_step(browser, code="000000").json()["type"].endswith("/second-factor-failed")
        assert second_step(browser, code=code(app)).json()["type"].endswith("/first-step-missing")

    stopped = second_step(first_step(alliance), code=code(app))

    assert stopped.status_code == 429
    assert 0 < int(stopped.headers["retry-after"]) <= 61
    frozen_clock(moment + LATER + timedelta(minutes=2))
    assert second_step(first_step(alliance), code=code(app)).status_code == 201, "nobody is locked out for good"


def test_half_a_sign_in_ends_after_ten_minutes(alliance: AllianceInTest, frozen_clock: Any) -> None:
    moment = datetime.now(UTC)
    frozen_clock(moment)
    app, _ = with_app(with_password(alliance, EMAIL))
    browser = first_step(alliance)
    frozen_clock(moment + timedelta(minutes=10, seconds=1))

    assert second_step(browser, code=code(app)).status_code == 401
    assert second_step(fresh(alliance.app), code=code(app)).status_code == 401


def test_recovery_codes_lead_in_once_each_however_they_are_typed(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    assert member.refused("POST", "/recovery-codes")["type"].endswith("/no-second-factor")
    with_passkey(member)
    old = member.create("/recovery-codes")["codes"]
    codes = member.create("/recovery-codes")["codes"]
    assert len(set(codes)) == 10

    assert second_step(first_step(alliance), recovery_code=old[0]).status_code == 401
    typed = codes[0].lower().replace("-", " ").replace("0", "o").replace("1", "l")
    assert second_step(first_step(alliance), recovery_code=typed).status_code == 201
    assert second_step(first_step(alliance), recovery_code=codes[0]).status_code == 401
    assert member.get("/account/security")["recovery_codes_left"] == 9
    assert mails(alliance)[-1] == "recovery-code-used"
    with alliance.app.state.database.unit() as session:
        assert not set(codes) & {one.code_hash for one in session.exec(select(RecoveryCode))}


def test_the_secret_of_an_app_is_shown_once_and_sealed_at_rest(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)

    made = member.create("/authenticator-apps", name="Authenticator")

    assert made["address"].startswith("otpauth://totp/")
    assert made["qr_code"].startswith("data:image/svg+xml")
    assert member.get(f"/authenticator-apps/{made['id']}")["secret"] is None
    with alliance.app.state.database.unit() as session:
        [stored] = session.exec(select(AuthenticatorApp))
        assert made["secret"] not in str(stored.model_dump())
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201, "it was not confirmed"
    assert member.refused("POST", f"/authenticator-apps/{made['id']}/confirmations", code="000000")["status"] == 422


def test_what_protects_an_account_is_changed_only_after_confirming(alliance: AllianceInTest, frozen_clock: Any) -> None:
    moment = datetime.now(UTC)
    frozen_clock(moment)
    member = with_password(alliance, EMAIL)
    frozen_clock(moment + timedelta(minutes=11))

    for path, body in (("/passkey-registrations", {}), ("/authenticator-apps", {"name": "App"})):
        problem = member.refused("POST", path, **body)
        assert (problem["status"], problem["type"].rpartition("/")[2]) == (403, "reauthentication-required")
    assert member.get("/account/security")["confirm_with"] == ["password"]
    assert member.refused("POST", "/session/confirmations", password="geraten")["status"] == 422
    assert member.http.post(f"{API}/session/confirmations", json={"password": PASSWORD}).status_code == 200
    app, app_id = with_app(member)
    frozen_clock(moment + timedelta(minutes=22))
    assert member.refused("DELETE", f"/authenticator-apps/{app_id}")["status"] == 403
    assert member.refused("POST", "/session/confirmations", password=PASSWORD)["status"] == 422, "now the code counts"
    assert member.http.post(f"{API}/session/confirmations", json={"code": code(app)}).status_code == 200
    member.remove(f"/authenticator-apps/{app_id}")
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201
    assert mails(alliance)[-2:] == ["second-factor-added", "second-factor-removed"]


def test_everybody_sees_and_changes_their_own_devices_only(alliance: AllianceInTest) -> None:
    member, somebody = with_password(alliance, EMAIL), with_password(alliance, "andere@stadt.example")
    with_passkey(member)
    with_app(member)
    for collection in ("/passkeys", "/authenticator-apps"):
        [own] = member.items(collection)
        assert somebody.items(collection) == []
        path = f"{collection}/{own['id']}"
        assert member.change(path, name="Zweites")["name"] == "Zweites"
        for method, body in (("GET", {}), ("PATCH", {"name": "x"}), ("DELETE", {})):
            assert somebody.refused(method, path, **body)["status"] == 404
        assert alliance.reader.refused("GET", collection)["status"] == 403


def test_a_token_sets_no_second_factor_up(alliance: AllianceInTest) -> None:
    assert alliance.coordinator.refused("POST", "/passkey-registrations")["status"] == 403
    assert alliance.coordinator.refused("POST", "/authenticator-apps", name="x")["status"] == 403


def test_an_operator_removes_what_somebody_lost(alliance: AllianceInTest) -> None:
    member = with_password(alliance, EMAIL)
    with_passkey(member)
    [user] = alliance.operator.items("/users", q=EMAIL)
    path = f"/users/{user['id']}/second-factors"
    assert alliance.coordinator.refused("DELETE", path)["status"] == 403

    assert alliance.operator.http.delete(API + path).status_code == 204

    assert member.http.get(f"{API}/session").status_code == 401
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 201
    assert "second-factor-removed" in mails(alliance)


@pytest.mark.parametrize("body", [{}, {"code": "1", "recovery_code": "2"}, {"code": None}, {"codes": "1"}])
def test_a_second_step_proves_one_thing(alliance: AllianceInTest, body: dict[str, Any]) -> None:
    assert second_step(fresh(alliance.app), **body).status_code == 422

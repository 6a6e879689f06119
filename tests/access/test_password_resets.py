"""Forgotten passwords: a mailed link, once, for an hour; and nobody learns whether an address has an account."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import select

from backend.access.password_resets import service
from backend.access.sign_in.models import PasswordReset
from backend.core.mail import Mail
from backend.settings import Settings
from tests.access.authenticators import second_step, with_passkey
from tests.access.browsers import PASSWORD, fresh, invited, secret_of, sign_in, with_password
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.statements import Count

EMAIL = "mitglied@stadt.example"
ANOTHER = "ein ganz anderer langer Satz"


def ask(alliance: AllianceInTest, email: str = EMAIL) -> Any:
    """The answer to asking for a new password."""
    return fresh(alliance.app).post(f"{API}/password-resets", json={"email": email})


def mailed(alliance: AllianceInTest, settings: Settings, email: str = EMAIL) -> list[str]:
    """The secrets that were mailed to this address, after the worker has done its duty."""
    service.run(alliance.app.state.database, settings)
    with alliance.app.state.database.unit() as session:
        found = session.exec(select(Mail).where(Mail.to == email, Mail.template == "password-reset")).all()
    return [re.findall(r"/new-password#reset=(\w+)", one.text)[0] for one in found]


def set_new(alliance: AllianceInTest, secret: str, password: str = ANOTHER) -> Any:
    """The answer to setting a new password with a mailed secret."""
    return fresh(alliance.app).post(f"{API}/new-passwords", json={"reset": secret, "password": password})


def test_a_mailed_link_sets_a_new_password_once(alliance: AllianceInTest, settings: Settings) -> None:
    member = with_password(alliance, EMAIL)
    assert ask(alliance).status_code == 202
    [secret] = mailed(alliance, settings)

    answer = set_new(alliance, secret)

    assert answer.status_code == 201
    assert answer.json()["user"]["email"] == EMAIL
    assert member.http.get(f"{API}/session").status_code == 401, "other sessions end"
    assert sign_in(fresh(alliance.app), email=EMAIL, password=PASSWORD).status_code == 401
    assert sign_in(fresh(alliance.app), email=EMAIL, password=ANOTHER).status_code == 201
    assert set_new(alliance, secret).status_code == 401
    with alliance.app.state.database.unit() as session:
        assert session.exec(select(Mail).where(Mail.template == "password-changed", Mail.to == EMAIL)).all()


def test_a_link_is_valid_for_an_hour(alliance: AllianceInTest, settings: Settings, frozen_clock: Any) -> None:
    with_password(alliance, EMAIL)
    ask(alliance)
    [secret] = mailed(alliance, settings)
    frozen_clock(datetime.now(UTC) + timedelta(minutes=61))

    assert set_new(alliance, secret).status_code == 401


def test_a_weak_password_does_not_use_the_link_up(alliance: AllianceInTest, settings: Settings) -> None:
    with_password(alliance, EMAIL)
    ask(alliance)
    [secret] = mailed(alliance, settings)

    assert set_new(alliance, secret, "passwort1234").json()["errors"][0]["pointer"] == "#/password"
    assert set_new(alliance, secret).status_code == 201


def test_a_reset_does_not_replace_the_second_factor(alliance: AllianceInTest, settings: Settings) -> None:
    with_passkey(with_password(alliance, EMAIL))
    ask(alliance)
    [secret] = mailed(alliance, settings)

    answer = set_new(alliance, secret)

    assert (answer.status_code, answer.json()["methods"]) == (202, ["passkey"])
    assert sign_in(fresh(alliance.app), email=EMAIL, password=ANOTHER).status_code == 202


def test_links_do_only_what_they_are_made_for(alliance: AllianceInTest, settings: Settings) -> None:
    grant = invited(alliance, EMAIL)
    ask(alliance)
    [reset], link = mailed(alliance, settings), secret_of(grant["sign_in_link"])

    assert sign_in(fresh(alliance.app), link=reset).status_code == 401
    assert set_new(alliance, link).status_code == 401
    assert second_step(fresh(alliance.app), code=reset[:20]).status_code == 401
    assert sign_in(fresh(alliance.app), link=link).status_code == 201


def test_nobody_learns_from_a_reset_whether_an_address_exists(
    alliance: AllianceInTest, settings: Settings, statements: Count
) -> None:
    with_password(alliance, EMAIL)
    answers: list[Any] = []

    counts = [
        statements(lambda one=one: answers.append(ask(alliance, one))) for one in (EMAIL, "niemand@stadt.example")
    ]

    shapes = [(one.status_code, one.content, sorted(set(one.headers) - {"x-request-id"})) for one in answers]
    assert shapes[0] == shapes[1]
    assert counts[0] == counts[1], "the same work takes the same time"
    assert len(mailed(alliance, settings)) == 1
    assert mailed(alliance, settings, "niemand@stadt.example") == []
    with alliance.app.state.database.unit() as session:
        assert session.exec(select(PasswordReset)).all() == [], "no address is kept"


def test_nobody_learns_from_signing_in_whether_an_address_exists(alliance: AllianceInTest, statements: Count) -> None:
    with_password(alliance, EMAIL)
    invited(alliance, "ohne-passwort@stadt.example")
    addresses = (EMAIL, "ohne-passwort@stadt.example", "niemand@stadt.example")
    answers: list[Any] = []

    def wrong(email: str) -> None:
        answers.append(sign_in(fresh(alliance.app), email=email, password="etwas anderes"))

    counts = {statements(lambda one=one: wrong(one)) for one in addresses}

    assert len(counts) == 1, "the same work takes the same time"
    assert len({(one.status_code, str({**one.json(), "instance": ""})) for one in answers}) == 1


def test_asking_again_and_again_is_stopped_whatever_the_address(alliance: AllianceInTest, settings: Settings) -> None:
    with_password(alliance, EMAIL)
    for email in (EMAIL, "niemand@stadt.example") * (settings.sign_in_attempts // 2):
        assert ask(alliance, email).status_code == 202

    assert {ask(alliance, email).status_code for email in (EMAIL, "niemand@stadt.example")} == {429}


def test_a_reset_leads_in_when_guessing_has_stopped_the_address(alliance: AllianceInTest, settings: Settings) -> None:
    with_password(alliance, EMAIL)
    for _ in range(settings.sign_in_attempts + 1):
        stopped = sign_in(fresh(alliance.app), email=EMAIL, password="geraten")
    assert stopped.status_code == 429
    ask(alliance)
    [secret] = mailed(alliance, settings)

    assert set_new(alliance, secret).status_code == 201


@pytest.mark.parametrize("email", ["", "kein Name", "a@b", None])
def test_what_is_no_address_gets_no_mail(alliance: AllianceInTest, email: Any) -> None:
    assert ask(alliance, email).status_code == 422


def test_a_locked_account_gets_no_mail(alliance: AllianceInTest, settings: Settings) -> None:
    with_password(alliance, EMAIL)
    [user] = alliance.operator.items("/users", q=EMAIL)
    alliance.operator.change(f"/users/{user['id']}", disabled=True)

    assert ask(alliance).status_code == 202
    assert mailed(alliance, settings) == []

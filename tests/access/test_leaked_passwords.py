"""Passwords that everybody tries first, and those of a list of leaks that the operator provides."""

import hashlib
from pathlib import Path

import pytest

from backend.access.breached import is_breached
from tests.access.browsers import invited, signed_in
from tests.fixtures.alliances import API, AllianceInTest

EMAIL = "mitglied@stadt.example"
LEAKED = [f"Geheimnis Nummer {number}" for number in range(500)]


@pytest.fixture
def leaks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A list as it is published: ordered by hash, with how often each was seen."""
    hashes = sorted(hashlib.sha1(password.encode()).hexdigest().upper() for password in LEAKED)
    file = tmp_path / "leaks.txt"
    file.write_text("".join(f"{one}:{place}\r\n" for place, one in enumerate(hashes, 1)), encoding="ascii")
    monkeypatch.setenv("BUENDNISWERK_BREACHED_PASSWORDS", str(file))
    return file


def test_every_password_of_the_list_is_found_and_no_other(leaks: Path) -> None:
    assert all(is_breached(leaks, password) for password in LEAKED)
    assert not any(is_breached(leaks, f"{password}!") for password in LEAKED)


def test_a_leaked_password_is_refused_with_the_reason(alliance: AllianceInTest, leaks: Path) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])

    answer = member.http.put(f"{API}/account/password", json={"password": LEAKED[77]})

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/password")
    assert "Datenleck" in answer.json()["errors"][0]["detail"]
    assert member.http.put(f"{API}/account/password", json={"password": "vier kluge Kühe"}).status_code == 204


@pytest.mark.parametrize("password", ["qazwsxedcrfv", "1qazxsw23edc", "LeaveMeAlone2019!"])
def test_the_most_used_passwords_are_refused(alliance: AllianceInTest, password: str) -> None:
    member = signed_in(alliance.app, invited(alliance, EMAIL)["sign_in_link"])

    answer = member.http.put(f"{API}/account/password", json={"password": password})

    assert (answer.status_code, answer.json()["errors"][0]["pointer"]) == (422, "#/password")

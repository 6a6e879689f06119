"""What somebody with a phone, a code or none tries against workshops."""

import json
from typing import Any

import pytest
from fastapi import FastAPI

from tests.fixtures.alliances import AllianceInTest
from tests.workshops.phones import Phone, opened


def test_a_cookie_that_nobody_gave_opens_no_more_guesses(app: FastAPI, alliance: AllianceInTest) -> None:
    _, code = opened(alliance, "profile")
    phone, stranger = Phone(app, code).join(), Phone(app, "2222-2222")
    stranger.http.cookies.set("bwk_workshop_0", "x")
    answers = {stranger.http.get(f"/w/2222-{2222 + number}").status_code for number in range(201)}
    assert answers == {404, 429}
    assert stranger.http.get(f"/w/{code}").status_code == 429
    assert "token" in phone.page()


@pytest.mark.parametrize(
    ("path", "sent"),
    [
        ("", {"data": {"act": "dots", "dot-a": "9" * 5000}}),
        ("/cards", {"content": json.dumps({"token": "\ud800", "cards": []})}),
        ("/dots", {"content": json.dumps({"token": "\ud800", "points": {}})}),
        ("/cards", {"content": json.dumps({"token": None, "cards": [{"id": "\ud800"}]})}),
    ],
)
def test_a_phone_sends_what_nobody_expects(app: FastAPI, alliance: AllianceInTest, path: str, sent: Any) -> None:
    _, code = opened(alliance, "profile")
    phone = Phone(app, code).join()
    answer = phone.http.post(
        f"{phone.path}{path}", headers={"Content-Type": "application/json"} if path else {}, **sent
    )
    assert answer.status_code < 500

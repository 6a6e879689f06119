"""What somebody with a phone, a code or none tries against workshops."""

import json
from typing import Any

import pytest
from fastapi import FastAPI

from backend.workshops.pages.allowances import Allowance, Allowances
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


def test_one_phone_takes_not_every_place(app: FastAPI, alliance: AllianceInTest) -> None:
    workshop, code = opened(alliance, "profile")
    assert Allowances().joins.is_spent("192.0.2.1", workshop["most_participants"])
    app.state.workshop_allowances = Allowances(joins=Allowance(3, 900))
    seated = Phone(app, code).join()
    greedy = [Phone(app, code).http.post(f"/w/{code}", data={"act": "join"}) for _ in range(6)]
    assert [one.status_code for one in greedy] == [303, 303, 429, 429, 429, 429]
    assert "60 Sekunden" in greedy[-1].text
    assert not greedy[-1].cookies
    assert seated.http.post(seated.path, data={"act": "join"}).status_code == 303
    assert alliance.coordinator.get(f"/workshops/{workshop['id']}")["participant_count"] == 3


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

"""Leaving mails by one click (RFC 8058): opening the link changes nothing, the form does, and it is recorded."""

import re
from typing import Any

import pytest
from fastapi import FastAPI
from sqlalchemy import select
from starlette.testclient import TestClient

from backend.core.events import Event
from tests.access.browsers import fresh
from tests.activity.mail.readers import START, Post, Reader, party, reader, words
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.fixtures.mail import MailServer

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


@pytest.fixture
def post(app: FastAPI, mail_server: MailServer, frozen_clock: Any) -> Post:
    """The worker, at nine o'clock on a Wednesday."""
    frozen_clock(START)
    return Post(app, mail_server, frozen_clock)


@pytest.fixture
def beispiel(alliance: AllianceInTest, post: Post) -> Reader:
    """A member with a card to hear of."""
    one = reader(alliance, "A. Beispiel")
    post.deliver()
    return one


@pytest.fixture
def link(alliance: AllianceInTest, beispiel: Reader, post: Post) -> str:
    """The address in the member's first digest."""
    news(alliance, beispiel)
    (mail,) = post.next_morning()
    assert mail["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    found = re.fullmatch(r"<http://testserver(/mail/unsubscribe/\S+)>", mail["List-Unsubscribe"])
    assert found
    assert f"Diese Mails abbestellen: http://testserver{found[1]}" in words(mail)
    return found[1]


def news(alliance: AllianceInTest, one: Reader | Any) -> None:
    """Let something happen that concerns somebody."""
    item = alliance.create("action-items", title="Spielplatzfest")
    alliance.coordinator.create(f"/action-items/{item['id']}/assignments", party=party(one), state="accepted")
    alliance.coordinator.create(f"/action-items/{item['id']}/steps", text="Raum suchen")


def rhythm(one: Reader) -> str:
    """What the member chose."""
    return str(one.caller.get(f"{one.path}/mail-preference")["rhythm"])


def test_opening_the_link_changes_nothing(app: FastAPI, beispiel: Reader, link: str) -> None:
    for method in ("GET", "HEAD", "GET"):
        answer = fresh(app).request(method, link)
        assert answer.status_code in (200, 405)
    page = fresh(app).get(link, headers={"Accept-Language": "de"})

    assert "Mails abbestellen?" in page.text
    assert 'method="post"' in page.text
    assert "script" not in page.text
    assert page.headers["referrer-policy"] == "no-referrer"
    assert page.headers["cache-control"] == "no-store"
    assert rhythm(beispiel) == "daily"


def test_one_click_ends_the_mails(
    app: FastAPI, alliance: AllianceInTest, beispiel: Reader, link: str, post: Post, client: TestClient
) -> None:
    # As a mail provider sends it: no session, no cookie, none of our headers.
    answer = TestClient(app, base_url="http://testserver").post(link, data=ONE_CLICK)
    assert (answer.status_code, rhythm(beispiel)) == (200, "never")
    news(alliance, beispiel)
    assert post.next_morning() == []

    again = TestClient(app, base_url="http://testserver").post(link, data=ONE_CLICK)
    assert again.status_code == 200
    with app.state.database.unit() as session:
        kept = session.execute(select(Event).filter_by(type="mail_preference.unsubscribed")).scalars().all()
        assert [(event.actor_name, event.changes) for event in kept] == [
            ("A. Beispiel", {"rhythm": ["daily", "never"]})
        ]


def test_a_link_that_was_tampered_with_does_nothing(app: FastAPI, beispiel: Reader, link: str) -> None:
    start = len("/mail/unsubscribe/") + 3
    for wrong in (
        link[:start] + ("A" if link[start] != "A" else "B") + link[start + 1 :],
        link[:-4],
        "/mail/unsubscribe/x",
    ):
        assert fresh(app).post(wrong, data=ONE_CLICK).status_code == 404
    assert fresh(app).get("/mail/unsubscribe/ä").status_code == 404

    assert rhythm(beispiel) == "daily"


def test_people_without_an_account_leave_the_same_way(app: FastAPI, alliance: AllianceInTest, post: Post) -> None:
    person = alliance.create("people", name="C. Probe", email="c.probe@stadt.example")
    news(alliance, person)
    post.deliver()
    news(alliance, person)
    (mail,) = post.next_morning()
    link = mail["List-Unsubscribe"].strip("<>").removeprefix("http://testserver")
    assert fresh(app).post(link, data=ONE_CLICK).status_code == 200
    news(alliance, person)

    assert post.next_morning() == []


def test_the_preference_needs_to_know_what_it_changes(beispiel: Reader) -> None:
    path = f"/api/v1{beispiel.path}/mail-preference"
    known = beispiel.caller.http.get(path).headers["etag"]
    beispiel.wants("weekly")

    stale = beispiel.caller.http.patch(path, json={"rhythm": "never"}, headers={"If-Match": known})
    assert stale.status_code == 412
    assert beispiel.caller.http.patch(path, json={"rhythm": "never"}).status_code == 428
    assert rhythm(beispiel) == "weekly"


def test_a_system_has_no_mails(alliance: AllianceInTest, client: TestClient) -> None:
    assert Caller(client).refused("GET", f"{alliance.path}/mail-preference")["status"] == 403

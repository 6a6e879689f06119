"""Addresses of calendars: shown once, closed at once, and what one may see now decides what is in them."""

from datetime import UTC, datetime, timedelta

import pytest
from starlette.testclient import TestClient

from backend.access.permissions import Role
from tests.access.browsers import signed_in
from tests.activity.test_calendars import feed
from tests.fixtures.alliances import API, AllianceInTest, Caller


@pytest.fixture
def member(alliance: AllianceInTest) -> Caller:
    """Somebody with an account in the alliance."""
    return alliance.caller(Role.member, alliance.create("people", name="A. Beispiel")["id"])


def test_the_address_is_shown_once_and_an_unchanged_calendar_is_not_sent_again(
    alliance: AllianceInTest, member: Caller, anonymous: TestClient
) -> None:
    made = member.create("/calendar-feeds", kind="alliance", alliance_id=alliance.id)
    assert made["webcal_url"] == made["url"].replace("http://", "webcal://")
    [listed] = member.items("/calendar-feeds")
    assert (listed["url"], listed["webcal_url"], listed["hint"]) == (None, None, made["url"][-8:-4])
    path = made["url"].removeprefix("http://testserver")
    answer = anonymous.get(path)
    assert answer.status_code == 200
    assert "private" in answer.headers["cache-control"]
    again = anonymous.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    alliance.create("action-items", title="Neu", follow_ups=[(datetime.now(UTC) + timedelta(9)).date().isoformat()])
    assert anonymous.get(path, headers={"If-None-Match": answer.headers["etag"]}).status_code == 200
    assert member.items("/calendar-feeds")[0]["last_read_at"] is not None
    head = anonymous.head(path)
    assert (head.status_code, head.content) == (200, b"")


def test_the_secret_opens_the_calendar_and_nothing_else(
    alliance: AllianceInTest, member: Caller, anonymous: TestClient
) -> None:
    made = member.create("/calendar-feeds", kind="alliance", alliance_id=alliance.id)
    secret = made["url"].rpartition("/")[2].removesuffix(".ics")
    assert secret.startswith("bwk_feed_")
    refused = anonymous.get(f"{API}/session", headers={"Authorization": f"Bearer {secret}"})
    assert refused.status_code == 401
    wrong = secret[:-1] + ("0" if secret[-1] != "0" else "1")
    for path in (f"/calendar/{wrong}.ics", "/calendar/nonsense.ics", "/calendar/bwk_feed_.ics"):
        assert anonymous.get(path).status_code == 404
    assert anonymous.post(f"/calendar/{secret}.ics").status_code == 405
    assert not any(secret in str(event) for event in alliance.events())


def test_a_revoked_feed_is_closed(alliance: AllianceInTest, member: Caller, anonymous: TestClient) -> None:
    made = member.create("/calendar-feeds", kind="alliance", alliance_id=alliance.id)
    path = made["url"].removeprefix("http://testserver")
    member.remove(f"/calendar-feeds/{made['id']}")
    assert anonymous.get(path).status_code == 404
    assert member.items("/calendar-feeds") == []
    assert [event["type"] for event in alliance.events()][-2:] == ["calendar_feed.created", "calendar_feed.revoked"]


def test_the_rights_of_today_decide(
    alliance: AllianceInTest, other_alliance: AllianceInTest, anonymous: TestClient
) -> None:
    grant = alliance.operator.create(
        f"{alliance.path}/grants", email="b@stadt.example", name="B. Muster", role="reader"
    )
    caller = signed_in(alliance.app, grant["sign_in_link"])
    alliance.create("action-items", title="Fest", follow_ups=[datetime.now(UTC).date().isoformat()])
    calendar = feed(caller, kind="alliance", alliance_id=alliance.id)
    assert list(calendar.events()) == ["Fest"]
    alliance.operator.remove(f"/grants/{grant['id']}")
    assert calendar.events() == {}
    user = next(one for one in alliance.operator.items("/users") if one["email"] == "b@stadt.example")
    alliance.operator.change(f"/users/{user['id']}", disabled=True)
    assert anonymous.get(calendar.path).status_code == 404


def test_only_what_one_sees_can_be_subscribed(
    alliance: AllianceInTest, other_alliance: AllianceInTest, member: Caller
) -> None:
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    stranger = other_alliance.caller(Role.member, other_alliance.create("people", name="B. Muster")["id"])
    for body in ({"kind": "alliance", "alliance_id": alliance.id}, {"kind": "group", "group_id": group["id"]}):
        assert stranger.refused("POST", "/calendar-feeds", **body)["status"] == 404
    for body in ({"kind": "alliance"}, {"kind": "group"}, {"kind": "mine", "group_id": group["id"]}):
        assert member.refused("POST", "/calendar-feeds", **body)["status"] == 422
    assert alliance.coordinator.refused("POST", "/calendar-feeds", kind="mine")["status"] == 403
    made = member.create("/calendar-feeds", kind="mine")
    assert stranger.refused("GET", f"/calendar-feeds/{made['id']}")["status"] == 404

"""Guests see what they are asked to, and nothing else of the alliance."""

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest, Caller


@pytest.fixture
def guest(alliance: AllianceInTest) -> Caller:
    """Somebody from outside, who is the person C. Probe there."""
    person = alliance.create("people", name="C. Probe")
    return alliance.caller(Role.guest, person["id"])


def named(caller: Caller) -> dict[str, str]:
    """The guest as a party."""
    return {"kind": "person", "id": caller.get("/session")["alliances"][0]["person_id"], "name": "C. Probe"}


def test_a_guest_without_anything_finds_nothing(alliance: AllianceInTest, guest: Caller) -> None:
    item = alliance.create("action-items", title="Fest")
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    alliance.create("meetings", group_id=group["id"], when="20.10.2009")

    assert guest.get(alliance.path)["name"] == "Leben mit Kindern"
    for collection in ("action-items", "groups", "meetings"):
        assert guest.items(f"{alliance.path}/{collection}", include_deleted=True) == []
    board = guest.get(f"{alliance.path}/board")
    assert [column["items"] for column in board["columns"]] in ([], [[]])
    assert "Aktionstage" not in str(board)
    for path in (f"/action-items/{item['id']}", f"/action-items/{item['number']}", f"/groups/{group['id']}"):
        assert guest.refused("GET", path)["status"] == 404
    for collection in ("people", "ideas", "dashboard", "events", "parties", "duties", "grants", "imports"):
        assert guest.refused("GET", f"{alliance.path}/{collection}")["status"] == 403
    for collection, body in (("action-items", {"title": "X"}), ("ideas", {"text": "X"}), ("people", {"name": "X"})):
        assert guest.refused("POST", f"{alliance.path}/{collection}", **body)["status"] == 403


def test_a_guest_answers_for_their_own_part_and_comments(alliance: AllianceInTest, guest: Caller) -> None:
    item = alliance.create("action-items", title="Fest", steps=["Platz finden", "Plakate kleben"])
    alliance.create("action-items", title="Lauf")
    base = f"/action-items/{item['id']}"
    asked = alliance.coordinator.create(f"{base}/assignments", party=named(guest), task="Raum")
    other = alliance.coordinator.create(f"{base}/assignments", party="A. Beispiel")

    [seen] = guest.items(f"{alliance.path}/action-items")
    assert (seen["id"], seen["can"]) == (item["id"], ["answer", "comment"])
    board = guest.get(f"{alliance.path}/board")
    assert [one["title"] for column in board["columns"] for one in column["items"]] == ["Fest"]
    assert guest.change(f"/assignments/{asked['id']}", state="accepted")["state"] == "accepted"
    comment = guest.create(f"{base}/comments", text="Der Raum ist frei.")
    assert guest.change(f"/comments/{comment['id']}", text="Der Raum ist belegt.")["text"] == "Der Raum ist belegt."
    assert len(guest.items(f"{base}/steps")) == 2
    assert guest.refused("PATCH", f"/assignments/{other['id']}", state="declined")["status"] == 403
    assert guest.refused("PATCH", base, title="Anders")["status"] == 403
    assert guest.refused("POST", f"{base}/steps", text="X")["status"] == 403
    assert guest.refused("DELETE", base)["status"] == 403

    alliance.coordinator.remove(f"/assignments/{asked['id']}")
    assert guest.refused("GET", base)["status"] == 404
    assert guest.refused("GET", f"/comments/{comment['id']}")["status"] == 404
    assert guest.items(f"{alliance.path}/action-items") == []


def test_a_guest_sees_the_groups_in_which_they_sit(alliance: AllianceInTest, guest: Caller) -> None:
    own = alliance.create("groups", kind="project_group", name="Aktionstage", duties=["Pressearbeit leisten"])
    alliance.create("groups", kind="project_group", name="Gesundheit", duties=["Pressearbeit leisten"])
    path = f"/groups/{own['id']}"
    membership = alliance.coordinator.create(f"{path}/memberships", party=named(guest))
    item = alliance.create("action-items", title="Fest", group_id=own["id"])
    meeting = alliance.create("meetings", group_id=own["id"], when="20.10.2009")

    [seen] = guest.items(f"{alliance.path}/groups")
    assert (seen["name"], seen["can"], seen["duties"][0]["shared_with"]) == ("Aktionstage", [], [])
    assert [one["id"] for one in guest.items(f"{path}/duties")] == [seen["duties"][0]["id"]]
    assert guest.get(f"/action-items/{item['id']}")["can"] == ["comment"]
    assert guest.get(f"/meetings/{meeting['id']}")["can"] == []
    assert [one["id"] for one in guest.items(f"{path}/memberships")] == [membership["id"]]
    for refused in (f"/meetings/{meeting['id']}/agenda-proposal", f"{path}/handover", f"{alliance.path}/duties"):
        assert guest.refused("GET", refused)["status"] == 403

    alliance.coordinator.change(f"/memberships/{membership['id']}", until="2009-12-31")
    assert guest.refused("GET", path)["status"] == 404
    assert guest.refused("GET", f"/action-items/{item['id']}")["status"] == 404


def test_what_a_guest_holds_is_not_offered_for_the_whole(alliance: AllianceInTest, guest: Caller) -> None:
    [shown] = guest.get("/session")["alliances"]

    assert (shown["role"], guest.get(alliance.path)["can"]) == ("guest", shown["can"])
    assert "action-items:write" not in shown["can"]
    assert "comments:write" in shown["can"]

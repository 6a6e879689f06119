"""The agenda of a meeting: written, put in order, gone through."""

from datetime import timedelta
from typing import Any

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest
from tests.meetings.agenda.conftest import EVENING, Sitting


def test_an_agenda_tells_when_the_turn_of_each_point_comes(sitting: Sitting) -> None:
    for title, minutes in (("Begrüßung", 10), ("Aktionstage", 30), ("Verschiedenes", None)):
        sitting.put(title, minutes=minutes)
    shown = [(item["number"], item["title"], item["starts_at"]) for item in sitting.agenda()]
    assert shown == [(1, "Begrüßung", "18:00"), (2, "Aktionstage", "18:10"), (3, "Verschiedenes", "18:40")]
    course = sitting.alliance.reader.get(f"{sitting.path}/course")
    assert (course["planned_minutes"], course["planned_until"]) == (40, "18:40")


def test_a_point_is_moved_before_another_and_no_other_changes(sitting: Sitting) -> None:
    first, second, third = (sitting.put(title) for title in ("A", "B", "C"))
    versions = {item["id"]: item["version"] for item in sitting.agenda()}
    path = f"/api/v1/agenda-items/{third}/position"
    moved = sitting.alliance.coordinator.http.post(path, json={"before": first})
    assert (moved.status_code, moved.json()["number"]) == (200, 1)
    assert [item["id"] for item in sitting.agenda()] == [third, first, second]
    assert {item["id"]: item["version"] for item in sitting.agenda()} == versions | {third: versions[third] + 1}
    assert sitting.alliance.coordinator.http.post(path, json={}).json()["number"] == 3
    elsewhere = sitting.put("D", sitting.meet("17.11.2009"))
    problem = sitting.alliance.coordinator.refused("POST", f"/agenda-items/{third}/position", before=elsewhere)
    assert problem["errors"][0]["pointer"] == "#/before"


def test_an_order_that_is_changed_a_hundred_times_stays_one(sitting: Sitting) -> None:
    first, *others = (sitting.put(title) for title in "ABC")
    for count in range(100):
        sitting.alliance.coordinator.http.post(
            f"/api/v1/agenda-items/{others[count % 2]}/position", json={"before": others[1 - count % 2]}
        )
    assert [item["title"] for item in sitting.agenda()] == ["A", "C", "B"]
    assert sitting.agenda()[0]["id"] == first


def test_one_point_at_a_time_is_talked_about_and_its_time_adds_up(sitting: Sitting, frozen_clock: Any) -> None:
    first, second = sitting.put("A"), sitting.put("B")
    path = f"/agenda-items/{first}"
    assert sitting.alliance.coordinator.refused("PATCH", path, state="in_progress")["type"].endswith(
        "/meeting-not-running"
    )
    sitting.to("running")
    begun = sitting.enter(first, "in_progress", sitting.minute_taker)
    assert begun["started_at"] == "2009-10-20T16:00:00.000000Z"
    frozen_clock(EVENING + timedelta(minutes=5))
    sitting.enter(second, "in_progress", sitting.minute_taker)
    assert sitting.states() == {"A": "discussed", "B": "in_progress"}
    frozen_clock(EVENING + timedelta(minutes=7))
    sitting.enter(first, "in_progress", sitting.minute_taker)
    frozen_clock(EVENING + timedelta(minutes=8))
    course = sitting.alliance.reader.get(f"{sitting.path}/course")
    assert (course["current_id"], course["next_id"]) == (first, None)
    sitting.to("minutes_draft")
    spent = {item["title"]: (item["state"], item["seconds"], item["started_at"]) for item in sitting.agenda()}
    assert spent == {"A": ("discussed", 360, None), "B": ("discussed", 120, None)}


def test_the_course_of_a_meeting_costs_next_to_nothing_while_nothing_happens(sitting: Sitting, statements: Any) -> None:
    sitting.put("A")
    internal = sitting.put("Personalfrage", is_internal=True)
    path = f"/api/v1{sitting.path}/course"
    answer = sitting.alliance.reader.http.get(path)
    known = {"If-None-Match": answer.headers["etag"]}
    again = sitting.alliance.reader.http.get(path, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    whole, unchanged = (
        statements(lambda sent=sent: sitting.alliance.reader.http.get(path, headers=sent)) for sent in ({}, known)
    )
    assert unchanged <= whole - 4
    assert sitting.minute_taker.http.get(path, headers=known).status_code == 200, "whose rights are others"
    room = sitting.alliance.reader.get(f"{sitting.path}/course", public=True)
    assert [item["title"] for item in room["agenda"]] == ["A"]
    sitting.alliance.coordinator.change(f"/agenda-items/{internal}", title="Raumfrage")
    changed = sitting.alliance.reader.http.get(path, headers={"If-None-Match": answer.headers["etag"]})
    assert [item["title"] for item in changed.json()["agenda"]] == ["A", "Raumfrage"]


def test_members_raise_matters_until_the_meeting_begins(sitting: Sitting) -> None:
    path = f"{sitting.path}/agenda-items"
    raised = sitting.member.create(path, title="Fahrradständer")
    assert raised["raised_by"]
    assert raised["can"] == ["edit", "delete"]
    own = f"/agenda-items/{raised['id']}"
    assert sitting.member.change(own, title="Fahrräder", minutes=5)["title"] == "Fahrräder"
    other = f"/agenda-items/{sitting.put('Haushalt')}"
    for method, address, body in (
        ("PATCH", other, {"title": "Geld"}),
        ("DELETE", other, {}),
        ("POST", f"{own}/position", {}),
        ("POST", f"{own}/notes", {}),
        ("POST", f"{own}/outcomes", {"kind": "information", "text": "Ja"}),
    ):
        assert sitting.member.refused(method, address, **body)["status"] == 403, (method, address)
    sitting.to("running")
    assert sitting.member.refused("POST", path, title="Zu spät")["status"] == 403
    assert sitting.member.refused("PATCH", own, title="Zu spät")["status"] == 403
    assert sitting.minute_taker.create(path, title="Verschiedenes")["can"] == [
        "edit",
        "move",
        "run",
        "settle",
        "delete",
    ]


def test_an_approved_meeting_keeps_its_agenda(sitting: Sitting) -> None:
    item = sitting.put("Haushalt")
    for state in ("running", "minutes_draft", "circulated", "approved"):
        sitting.to(state)
    path = f"/agenda-items/{item}"
    for method, address, body in (
        ("PATCH", path, {"title": "Geld"}),
        ("DELETE", path, {}),
        ("POST", f"{sitting.path}/agenda-items", {"title": "Nachtrag"}),
        ("POST", f"{path}/outcomes", {"kind": "information", "text": "Ja"}),
    ):
        problem = sitting.alliance.coordinator.refused(method, address, **body)
        assert problem["type"].endswith("/agenda-closed"), (method, address)
    assert sitting.alliance.coordinator.change(path, rolls_over=False)["rolls_over"] is False


def test_a_point_names_records_of_its_alliance_only(sitting: Sitting, other_alliance: AllianceInTest) -> None:
    strange = {
        "idea_id": other_alliance.create("ideas", text="Fest")["id"],
        "action_item_id": other_alliance.create("action-items", title="Fest")["id"],
        "group_id": other_alliance.create("groups", kind="plenum", name="Plenum")["id"],
        "rolled_from_id": sitting.plenum,
        "before": sitting.plenum,
    }
    for name, value in strange.items():
        body = {"title": "Fest", name: value}
        problem = sitting.alliance.coordinator.refused("POST", f"{sitting.path}/agenda-items", **body)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, f"#/{name}")
    problem = sitting.alliance.coordinator.refused("POST", f"{sitting.path}/agenda-items", minutes=5)
    assert problem["errors"][0]["pointer"] == "#/title"
    item = sitting.put("Haushalt")
    for method, path in (
        ("GET", f"/agenda-items/{item}"),
        ("DELETE", f"/agenda-items/{item}"),
        ("GET", f"{sitting.path}/agenda-items"),
        ("GET", f"{sitting.path}/course"),
    ):
        assert other_alliance.coordinator.refused(method, path)["status"] == 404


def test_guests_see_the_agenda_of_meetings_to_which_they_come(sitting: Sitting) -> None:
    alliance = sitting.alliance
    person = alliance.create("people", name="D. Vorlage")["id"]
    guest = alliance.caller(Role.guest, person)
    item = sitting.put("Haushalt")
    internal = sitting.put("Personalfrage", is_internal=True)
    assert guest.refused("GET", f"/agenda-items/{item}")["status"] == 404
    party = {"kind": "person", "id": person, "name": "D. Vorlage"}
    alliance.coordinator.create(f"/groups/{sitting.plenum}/memberships", party=party)
    assert [one["title"] for one in guest.items(f"{sitting.path}/agenda-items")] == ["Haushalt"]
    assert guest.get(f"/agenda-items/{item}")["can"] == []
    assert guest.refused("GET", f"/agenda-items/{internal}")["status"] == 404
    assert guest.refused("POST", f"{sitting.path}/agenda-items", title="Geld")["status"] == 403


def test_drawing_a_long_agenda_takes_as_many_statements_as_a_short_one(sitting: Sitting, statements: Any) -> None:
    card = sitting.alliance.create("action-items", title="Gesundheit")["id"]

    def fill(count: int) -> None:
        for number in range(count):
            item = sitting.put(f"Punkt {number}", action_item_id=None if number else card)
            path = f"/agenda-items/{item}/outcomes"
            sitting.alliance.coordinator.create(path, kind="information", text="Ja")

    paths = (f"{sitting.path}/course", f"{sitting.path}/agenda-items", f"{sitting.path}/agenda-proposal")
    fill(1)
    # The first call of a token notes that it is used.
    sitting.alliance.reader.get(sitting.path)
    before = [statements(lambda path=path: sitting.alliance.reader.get(path)) for path in paths]
    sitting.alliance.coordinator.remove(f"/agenda-items/{sitting.agenda()[0]['id']}")
    fill(6)
    assert [statements(lambda path=path: sitting.alliance.reader.get(path)) for path in paths] == before

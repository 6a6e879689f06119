"""The trash: what was removed comes back as it was, for thirty days, and is then gone for good."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fastapi import FastAPI
from sqlmodel import select

from backend.access.permissions import Role
from backend.actions.models import ActionItem, Card, Comment, Step
from backend.activity.trash import service as trash
from backend.alliances.groups.models import Duty, Membership
from backend.core.clock import now
from backend.documents.models import Document
from backend.people.models import Person
from tests.documents.files import PDF, attach, content
from tests.fixtures.alliances import AllianceInTest, Caller


def card_with_parts(alliance: AllianceInTest) -> Any:
    """A card with a part of each kind and a comment."""
    card = alliance.create(
        "action-items",
        title="Aktionstage 15. Mai",
        steps=["Sponsoren finden", {"text": "Platz sperren", "assignments": ["Stadt"]}],
        assignments=[{"party": "WIS", "state": "accepted"}],
        follow_ups=["20.10.2009"],
        partners=["Verein"],
        sponsors=["Sparkasse"],
    )
    alliance.coordinator.create(f"/action-items/{card['id']}/comments", text="Der Raum ist frei.")
    return card


def restored(caller: Caller, record_id: str) -> Any:
    """The answer to bringing a record back, which has to succeed."""
    answer = caller.http.post(f"/api/v1/trash/{record_id}/restoration")
    assert answer.status_code == 200, answer.text
    return answer.json()


def in_trash(alliance: AllianceInTest) -> list[tuple[str, str]]:
    """Type and title of everything in the trash, newest first."""
    return [(one["type"], one["title"]) for one in alliance.items("trash")]


def test_a_removed_card_comes_back_with_its_parts_as_they_were(alliance: AllianceInTest) -> None:
    card = card_with_parts(alliance)
    path = f"/action-items/{card['id']}"
    before, comments = alliance.coordinator.get(path), alliance.coordinator.items(f"{path}/comments")
    alliance.coordinator.remove(path)
    assert alliance.coordinator.refused("GET", path)["status"] == 404
    [entry] = alliance.items("trash")
    assert (entry["type"], entry["number"], entry["title"]) == ("action_item", "LMK-1", "Aktionstage 15. Mai")
    assert (entry["deleted_by"], entry["can"]) == ("tests", ["restore"])
    waits = datetime.fromisoformat(entry["until"]) - datetime.fromisoformat(entry["deleted_at"])
    assert waits == timedelta(days=30)

    back = restored(alliance.coordinator, card["id"])
    after = alliance.coordinator.get(path)
    assert back["version"] == after["version"] == before["version"] + 2
    changing = ("version", "updated_at")
    assert {name: value for name, value in after.items() if name not in changing} == {
        name: value for name, value in before.items() if name not in changing
    }
    assert alliance.coordinator.items(f"{path}/comments") == comments
    assert in_trash(alliance) == []
    assert [event["type"] for event in alliance.events()][-2:] == ["action_item.deleted", "action_item.restored"]
    board = alliance.coordinator.get(f"{alliance.path}/board", by="status")
    assert [one["id"] for column in board["columns"] for one in column["items"]] == [card["id"]]


def test_everything_that_can_be_removed_comes_back(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    card = alliance.create("action-items", title="Turnier")
    records = {
        f"/ideas/{alliance.create('ideas', text='Spielplatzfest')['id']}": ("idea", "Spielplatzfest"),
        f"/people/{alliance.create('people', name='A. Beispiel', phone='05341 1')['id']}": ("person", "A. Beispiel"),
        f"/organisations/{alliance.create('organisations', name='WIS')['id']}": ("organisation", "WIS"),
        f"/meetings/{alliance.create('meetings', group_id=group['id'], when='20.10.2030')['id']}": (
            "meeting",
            "20.10.2030",
        ),
        f"/documents/{attach(alliance.coordinator, card['id'], 'Plan.pdf', PDF)['id']}": ("document", "Plan.pdf"),
        f"/action-items/{card['id']}": ("action_item", "Turnier"),
        f"/groups/{group['id']}": ("group", "Aktionstage"),
    }
    before = {path: alliance.coordinator.get(path) for path in records}
    for path in records:
        alliance.coordinator.remove(path)
    assert in_trash(alliance) == list(reversed(records.values()))
    for path, (kind, title) in reversed(records.items()):
        back = restored(alliance.coordinator, path.rpartition("/")[2])
        assert (back["type"], back["title"]) == (kind, title)
    assert in_trash(alliance) == []
    for path, shown in before.items():
        after = alliance.coordinator.get(path)
        assert {**after, "version": 0, "updated_at": ""} == {**shown, "version": 0, "updated_at": ""}


def test_a_group_comes_back_with_what_went_with_it_and_no_more(alliance: AllianceInTest) -> None:
    group = alliance.create("groups", kind="project_group", name="Aktionstage", duties=["Presse", "Kasse"])
    path = f"/groups/{group['id']}"
    alliance.coordinator.create(f"{path}/memberships", party="A. Beispiel", role="chair")
    left = alliance.coordinator.create(f"{path}/memberships", party="B. Muster")
    alliance.coordinator.remove(f"/memberships/{left['id']}")
    alliance.coordinator.remove(f"/duties/{group['duties'][1]['id']}")
    alliance.coordinator.remove(path)
    restored(alliance.coordinator, group["id"])
    assert [duty["text"] for duty in alliance.coordinator.get(path)["duties"]] == ["Presse"]
    members = alliance.coordinator.items(f"{path}/memberships")
    assert [(one["party"]["name"], one["role"]) for one in members] == [("A. Beispiel", "chair")]


def test_a_name_that_is_taken_by_now_is_not_given_twice(alliance: AllianceInTest) -> None:
    first = alliance.create("organisations", name="WIS")
    alliance.coordinator.remove(f"/organisations/{first['id']}")
    alliance.create("organisations", name="wis")
    refused = alliance.coordinator.refused("POST", f"/trash/{first['id']}/restoration")
    assert (refused["status"], refused["type"].rpartition("/")[2]) == (409, "already-exists")


def test_removing_and_bringing_back_are_for_coordinators(
    alliance: AllianceInTest, other_alliance: AllianceInTest
) -> None:
    member = alliance.caller(Role.member)
    own = member.create(f"{alliance.path}/action-items", title="Turnier")
    assert "delete" not in own["can"]
    assert member.refused("DELETE", f"/action-items/{own['id']}")["status"] == 403
    alliance.coordinator.remove(f"/action-items/{own['id']}")
    restoration = f"/trash/{own['id']}/restoration"
    for caller, status in ((member, 403), (alliance.reader, 403), (other_alliance.coordinator, 404)):
        assert caller.refused("POST", restoration)["status"] == status
        assert caller.refused("GET", f"{alliance.path}/trash")["status"] == status
    assert other_alliance.items("trash") == []
    living = alliance.create("action-items", title="Fest")
    assert alliance.coordinator.refused("POST", f"/trash/{living['id']}/restoration")["status"] == 404


def test_the_trash_comes_in_pages(alliance: AllianceInTest) -> None:
    for text in ("Eins", "Zwei", "Drei"):
        alliance.coordinator.remove(f"/ideas/{alliance.create('ideas', text=text)['id']}")
    page = alliance.coordinator.get(f"{alliance.path}/trash", limit=2)
    assert [one["title"] for one in page["items"]] == ["Drei", "Zwei"]
    second = alliance.coordinator.http.get(page["next"]).json()
    assert ([one["title"] for one in second["items"]], second["next"]) == (["Eins"], None)
    assert [one["title"] for one in alliance.items("trash", sort="title")] == ["Drei", "Eins", "Zwei"]


def test_after_thirty_days_nothing_is_left_but_that_it_was_there(
    app: FastAPI, alliance: AllianceInTest, frozen_clock: Any
) -> None:
    card = card_with_parts(alliance)
    person = alliance.create("people", name="A. Beispiel", email="a@example.org", phone="05341 1")
    group = alliance.create("groups", kind="council", name="Rat", duties=["Presse"])
    alliance.coordinator.create(f"/groups/{group['id']}/memberships", party="A. Beispiel")
    document = attach(alliance.coordinator, card["id"], "Plan.pdf", PDF)
    attach(alliance.coordinator, card["id"], "Skizze.pdf", PDF)
    start = now()
    for path in (f"/documents/{document['id']}", f"/action-items/{card['id']}", f"/people/{person['id']}"):
        alliance.coordinator.remove(path)
    alliance.coordinator.remove(f"/groups/{group['id']}")
    settings, database = app.state.settings, app.state.database

    frozen_clock(start + timedelta(days=29))
    assert trash.purge(database, settings) == 0
    assert len(in_trash(alliance)) == 4
    frozen_clock(start + timedelta(days=30, minutes=5))
    assert in_trash(alliance) == []
    assert alliance.coordinator.refused("POST", f"/trash/{card['id']}/restoration")["status"] == 404
    assert trash.purge(database, settings) == 4
    assert trash.purge(database, settings) == 0

    with database.unit() as session:
        for table in (Step, Comment, Duty, Membership):
            assert session.exec(select(table)).all() == []
        assert b"Aktionstage" not in session.exec(select(Card)).one().body
        erased = session.exec(select(Person)).one()
        assert (erased.name, erased.email, erased.phone) == ("", None, None)
        documents = session.exec(select(Document)).all()
        assert [(one.name, one.content_id, one.deleted_at is None) for one in documents] == [("", None, False)] * 2
        kept = session.exec(select(ActionItem)).one()
        assert (kept.id, kept.number, kept.title, kept.deleted_at is None) == (card["id"], 1, "", False)
    shown = alliance.items("action-items", include_deleted=True)
    assert [(one["id"], one["deleted"]) for one in shown] == [(card["id"], True)]
    told = [event["type"] for event in alliance.events() if event["type"].endswith(".purged")]
    expected = ["action_item.purged", "document.purged", "document.purged", "group.purged", "person.purged"]
    assert sorted(told) == expected


@pytest.mark.parametrize("days", [1, 7])
def test_the_operator_sets_how_long_the_trash_keeps(
    app: FastAPI, alliance: AllianceInTest, frozen_clock: Any, days: int
) -> None:
    app.state.settings = app.state.settings.model_copy(update={"trash_days": days})
    frozen_clock(datetime(2026, 5, 1, 12, tzinfo=UTC))
    idea = alliance.create("ideas", text="Spielplatzfest")
    alliance.coordinator.remove(f"/ideas/{idea['id']}")
    frozen_clock(datetime(2026, 5, 1, 11, tzinfo=UTC) + timedelta(days=days))
    assert in_trash(alliance) == [("idea", "Spielplatzfest")]
    frozen_clock(datetime(2026, 5, 1, 13, tzinfo=UTC) + timedelta(days=days))
    assert trash.purge(app.state.database, app.state.settings) == 1


def test_a_file_that_came_back_can_be_opened_again(alliance: AllianceInTest) -> None:
    card = alliance.create("action-items", title="Turnier")
    document = attach(alliance.coordinator, card["id"], "Plan.pdf", PDF)
    alliance.coordinator.remove(f"/documents/{document['id']}")
    alliance.coordinator.remove(f"/action-items/{card['id']}")
    restored(alliance.coordinator, document["id"])
    assert content(alliance.coordinator, document).status_code == 404
    restored(alliance.coordinator, card["id"])
    assert content(alliance.coordinator, document).content == PDF

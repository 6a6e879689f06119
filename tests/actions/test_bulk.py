"""Many changes in one request: each answered as if alone, each failing alone, all retried safely."""

from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import API, AllianceInTest, Caller

URL = f"{API}/action-items/bulk"


def bulk(caller: Caller, *operations: dict[str, Any], **headers: str) -> list[Any]:
    """The answers to these operations."""
    answer = caller.http.post(URL, json={"operations": list(operations)}, headers=headers)
    assert answer.status_code == 207, answer.text
    results: list[Any] = answer.json()["results"]
    return results


def create(alliance: AllianceInTest, **body: Any) -> dict[str, Any]:
    """An operation."""
    return {"method": "create", "alliance_id": alliance.id, "body": body}


def kind_of(result: Any) -> str:
    """The type of a result's problem, without its address."""
    return str(result["problem"]["type"].rpartition("/")[2])


def test_cards_are_created_changed_moved_and_removed_in_one_request(alliance: AllianceInTest) -> None:
    card = alliance.create("action-items", title="Turnier")
    gone = alliance.create("action-items", title="Fest")
    results = bulk(
        alliance.coordinator,
        create(alliance, title="Aktionstage", steps=["Sponsoren finden"], follow_ups=["20.10.2009"]),
        {"method": "change", "id": "LMK-1", "version": 1, "body": {"title": "Fußballturnier"}},
        {"method": "move", "id": card["id"], "body": {"status": "in_progress"}},
        {"method": "change", "id": card["id"], "version": 3, "body": {"funding": "500 €"}},
        {"method": "delete", "id": gone["id"], "version": 1},
    )
    assert [(one["method"], one["status"]) for one in results] == [
        ("create", 201),
        ("change", 200),
        ("move", 200),
        ("change", 200),
        ("delete", 204),
    ]
    assert [one["problem"] for one in results] == [None] * 5
    assert results[-1]["body"] is None
    assert results[0]["body"] == alliance.coordinator.get(f"/action-items/{results[0]['id']}")
    assert results[0]["body"]["number"] == "LMK-3"
    now = alliance.coordinator.get(f"/action-items/{card['id']}")
    assert results[3]["body"] == now
    assert (now["title"], now["status"], now["funding"]) == ("Fußballturnier", "in_progress", "500 €")
    assert [one["id"] for one in results[1:4]] == [card["id"]] * 3
    types = [event["type"] for event in alliance.events()][-5:]
    assert types == [f"action_item.{verb}" for verb in ("created", "changed", "moved", "changed", "deleted")]


def test_what_fails_changes_nothing_and_stops_nobody(alliance: AllianceInTest, other_alliance: AllianceInTest) -> None:
    card = alliance.create("action-items", title="Turnier")
    foreign = other_alliance.create("action-items", title="Fremd")
    before = len(alliance.events())
    results = bulk(
        alliance.coordinator,
        create(alliance, title="Eins"),
        create(alliance, title=""),
        create(alliance, title="Zwei", group_id=foreign["id"]),
        create(other_alliance, title="Drei"),
        {"method": "create", "body": {"title": "Vier"}},
        {"method": "change", "id": card["id"], "body": {"title": "Ohne Fassung"}},
        {"method": "change", "id": card["id"], "version": 7, "body": {"title": "Veraltet"}},
        {"method": "change", "id": card["id"], "version": 1, "body": {"steps": ["Platz", {"text": 5}]}},
        {"method": "change", "id": card["id"], "version": 1, "body": {"nonsense": 1}},
        {"method": "move", "id": card["id"], "body": {"status": "done", "before": foreign["id"]}},
        {"method": "delete", "id": foreign["id"], "version": 1},
        {"method": "move", "id": "LMK-99", "body": {"status": "done"}},
        {"method": "delete", "version": 1},
        create(alliance, title="Zuletzt"),
        Prefer="handling=lenient",
    )
    assert [(one["status"], kind_of(one) if one["problem"] else None) for one in results] == [
        (201, None),
        (422, "invalid-input"),
        (422, "invalid-input"),
        (404, "not-found"),
        (422, "invalid-input"),
        (428, "precondition-required"),
        (412, "precondition-failed"),
        (422, "invalid-input"),
        (422, "invalid-input"),
        (422, "invalid-input"),
        (404, "not-found"),
        (404, "not-found"),
        (422, "invalid-input"),
        (201, None),
    ]
    pointers = [one["problem"]["errors"][0]["pointer"] for one in results if one["status"] == 422]
    assert pointers == ["#/title", "#/group_id", "#/alliance_id", "#/steps/1/text", "#/nonsense", "#/before", "#/id"]
    assert all(one["body"] is None for one in results[1:-1])
    assert results[3]["problem"]["instance"].endswith("#/operations/3")
    assert alliance.coordinator.get(f"/action-items/{card['id']}") == card
    told = alliance.events()[before:]
    assert [event["changes"]["title"][1] for event in told] == ["Eins", "Zuletzt"]
    sequences = [event["sequence"] for event in alliance.events()]
    assert sequences == list(range(1, len(sequences) + 1))
    assert [one["body"]["number"] for one in (results[0], results[-1])] == ["LMK-2", "LMK-3"]


def test_problems_speak_the_callers_language(alliance: AllianceInTest) -> None:
    operation = {"method": "move", "id": "LMK-99", "body": {"status": "done"}}
    for language, title in (("de", "Nicht gefunden"), ("en", "Not found")):
        [result] = bulk(alliance.coordinator, operation, **{"Accept-Language": language})
        assert result["problem"]["title"] == title


def test_the_same_request_sent_twice_is_done_once(alliance: AllianceInTest) -> None:
    body = {"operations": [create(alliance, title="Eins"), create(alliance, title="")]}
    answers = [alliance.coordinator.http.post(URL, json=body, headers={"Idempotency-Key": '"once"'}) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [207, 207]
    assert answers[0].json() == answers[1].json()
    assert "idempotency-replayed" in answers[1].headers
    assert len(alliance.items("action-items")) == 1


def test_nobody_does_more_in_bulk_than_singly(alliance: AllianceInTest) -> None:
    member = alliance.caller(Role.member)
    card = alliance.create("action-items", title="Turnier")
    own, *refused = bulk(
        member,
        create(alliance, title="Eigene"),
        {"method": "change", "id": card["id"], "version": 1, "body": {"title": "Fremd"}},
        {"method": "move", "id": card["id"], "body": {"status": "done"}},
        {"method": "delete", "id": card["id"], "version": 1},
    )
    assert own["status"] == 201
    assert [(one["status"], kind_of(one)) for one in refused] == [(403, "forbidden")] * 3
    assert (
        alliance.reader.refused("POST", "/action-items/bulk", operations=[create(alliance, title="X")])["status"] == 403
    )


@pytest.mark.parametrize("number", [0, 201])
def test_a_request_has_a_sensible_number_of_operations(alliance: AllianceInTest, number: int) -> None:
    operations = [{"method": "delete", "id": "LMK-1", "version": 1}] * number
    assert alliance.coordinator.refused("POST", "/action-items/bulk", operations=operations)["status"] == 422


def test_two_hundred_cards_come_in_one_request(alliance: AllianceInTest) -> None:
    results = bulk(alliance.coordinator, *(create(alliance, title=f"Karte {place}") for place in range(200)))
    assert [one["status"] for one in results] == [201] * 200
    assert [one["body"]["title"] for one in results] == [f"Karte {place}" for place in range(200)]
    assert len({one["body"]["number"] for one in results}) == 200

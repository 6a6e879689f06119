"""Cards that come back: the next one is made once, in good time, as a draft in which nobody has promised anything."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime
from typing import Any

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from backend.actions.recurrence import repeating, rules
from tests.fixtures.alliances import API, AllianceInTest, Caller

Freeze = Callable[[datetime], None]
YEARLY = "FREQ=YEARLY"


def _say(caller: Caller, item: Any, **body: Any) -> Any:
    """What is said about a card, as it then stands."""
    path = f"/action-items/{item['id']}/recurrence"
    answer = caller.http.put(API + path, json=body, headers={"If-Match": caller.etag(path)})
    assert answer.status_code == 200, answer.text
    return answer.json()


def _recurrence(alliance: AllianceInTest, item: Any) -> Any:
    return alliance.reader.get(f"/action-items/{item['id']}/recurrence")


def _work(app: FastAPI) -> int:
    return repeating.run(app.state.database, app.state.settings)


@pytest.fixture
def in_2026(frozen_clock: Freeze) -> Freeze:
    """Sets the day; it is the 16th of May 2026 to begin with."""
    frozen_clock(datetime(2026, 5, 16, 12, tzinfo=UTC))
    return frozen_clock


@pytest.mark.parametrize(
    ("rule", "starts_on", "expected"),
    [
        ("FREQ=YEARLY", date(2026, 5, 15), [date(2027, 5, 15), date(2028, 5, 15)]),
        ("FREQ=YEARLY;INTERVAL=2", date(2026, 5, 15), [date(2028, 5, 15), date(2030, 5, 15)]),
        (
            "FREQ=YEARLY",
            date(2028, 2, 29),
            [date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)],
        ),
        ("FREQ=MONTHLY", date(2027, 1, 31), [date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]),
        ("FREQ=MONTHLY;INTERVAL=3", date(2026, 12, 1), [date(2027, 3, 1), date(2027, 6, 1)]),
        ("FREQ=WEEKLY;INTERVAL=2", date(2026, 12, 29), [date(2027, 1, 12), date(2027, 1, 26)]),
    ],
)
def test_a_rule_gives_days(rule: str, starts_on: date, expected: list[date]) -> None:
    found, day = [], starts_on
    for _ in expected:
        day = rules.following(rule, starts_on, day)
        found.append(day)

    assert found == expected


def test_the_next_card_is_made_in_good_time_and_once(alliance: AllianceInTest, app: FastAPI, in_2026: Freeze) -> None:
    person = alliance.create("people", name="A. Beispiel")
    party = {"kind": "person", "id": person["id"], "name": "A. Beispiel"}
    first = alliance.create(
        "action-items",
        title="Aktionstage 15. Mai",
        idea="Ein Tag für Familien",
        field_of_action="Feste",
        funding="500 €",
        status="done",
        steps=[
            {"text": "Sponsoren finden", "state": "done", "due": "1. März 2026", "assignments": ["WIS"]},
            {"text": "Zelt leihen", "state": "dropped"},
        ],
        assignments=[
            {"party": party, "state": "accepted", "task": "Programm", "role": "lead"},
            {"party": "Sportbund", "state": "declined"},
        ],
        follow_ups=[{"when": "15. Mai 2026", "purpose": "Auswertung", "state": "held"}],
        partners=["Stadtbibliothek"],
        sponsors=[{"party": "Sparkasse", "state": "found", "amount": "300 €"}],
    )
    parent, child = first["steps"][0], alliance.coordinator.create(f"/action-items/{first['id']}/steps", text="Anrufen")
    alliance.coordinator.change(f"/steps/{child['id']}", parent_id=parent["id"])
    said = _say(alliance.coordinator, first, rule=YEARLY, next_on="2027-05-15")
    assert (said["days_before"], said["due_on"], said["previous"], said["next"]) == (28, "2027-04-17", None, None)

    in_2026(datetime(2027, 4, 16, 12, tzinfo=UTC))
    assert _work(app) == 0
    in_2026(datetime(2027, 4, 17, 12, tzinfo=UTC))
    assert (_work(app), _work(app)) == (1, 0)

    old = _recurrence(alliance, first)
    made = alliance.reader.get(f"/action-items/{old['next']['id']}")
    assert (old["rule"], old["next"]["number"], made["number"]) == (None, "LMK-2", "LMK-2")
    kept = ("title", "idea", "field_of_action", "status", "funding", "visibility")
    assert [made[one] for one in kept] == [
        *("Aktionstage 15. Mai", "Ein Tag für Familien", "Feste", "draft", None, "internal")
    ]
    assert [(one["text"], one["state"], one["due"]) for one in made["steps"]] == [
        ("Sponsoren finden", "open", None),
        ("Anrufen", "open", None),
    ]
    assert made["steps"][1]["parent_id"] == made["steps"][0]["id"]
    assert [(one["party"]["name"], one["state"]) for one in made["steps"][0]["assignments"]] == [("WIS", "asked")]
    assert [(one["party"], one["state"], one["task"], one["role"]) for one in made["assignments"]] == [
        (party, "asked", "Programm", "lead")
    ]
    assert made["owners"] == []
    (follow_up,) = made["follow_ups"]
    assert (follow_up["purpose"], follow_up["state"]) == (None, "open")
    when = follow_up["when"]
    assert (when["text"], when["precision"], when["earliest"]) == ("15. Mai 2027", "day", "2027-05-15")
    assert [(one["party"]["name"], one["state"]) for one in made["partners"]] == [("Stadtbibliothek", "to_be_won")]
    assert [(one["state"], one["amount"]) for one in made["sponsors"]] == [("to_be_found", None)]
    new = _recurrence(alliance, made)
    assert (new["rule"], new["next_on"], new["due_on"]) == (YEARLY, "2028-05-15", "2028-04-17")
    assert (new["previous"]["number"], new["next"]) == ("LMK-1", None)
    told = [(one["type"], one["actor"]["kind"]) for one in alliance.events() if "recur" in one["type"]]
    assert told == [("recurrence.changed", "token"), ("action_item.recurred", "system")]


def test_several_workers_make_one_card(alliance: AllianceInTest, app: FastAPI, in_2026: Freeze) -> None:
    item = alliance.create("action-items", title="Sommerfest")
    _say(alliance.coordinator, item, rule=YEARLY, next_on="2026-05-20")

    with ThreadPoolExecutor(4) as pool:
        made = sum(pool.map(lambda _: _work(app), range(4)))

    assert made == 1
    assert [one["number"] for one in alliance.items("action-items", sort="number")] == ["LMK-1", "LMK-2"]


def test_nothing_comes_of_removed_cards_and_of_alliances_that_rest(
    alliance: AllianceInTest, other_alliance: AllianceInTest, app: FastAPI, in_2026: Freeze
) -> None:
    removed = alliance.create("action-items", title="Sommerfest")
    ended = alliance.create("action-items", title="Turnier")
    resting = other_alliance.create("action-items", title="Ausflug")
    for caller, item in ((alliance, removed), (alliance, ended), (other_alliance, resting)):
        _say(caller.coordinator, item, rule="FREQ=MONTHLY", next_on="2026-06-01")
    alliance.coordinator.remove(f"/action-items/{removed['id']}")
    alliance.coordinator.remove(f"/action-items/{ended['id']}/recurrence")
    other_alliance.operator.change(other_alliance.path, state="dormant")
    assert _work(app) == 0
    assert _recurrence(alliance, ended)["rule"] is None

    # An alliance that wakes up after months is given one card, for a day to come.
    in_2026(datetime(2026, 9, 10, 12, tzinfo=UTC))
    other_alliance.operator.change(other_alliance.path, state="active")
    assert (_work(app), _work(app)) == (1, 0)
    woken = _recurrence(other_alliance, resting)["next"]
    made = other_alliance.reader.get(f"/action-items/{woken['id']}")
    assert made["next_date"]["text"] == "1. Oktober 2026"
    assert _recurrence(other_alliance, made)["next_on"] == "2026-11-01"


def test_people_who_have_left_are_not_asked_again(alliance: AllianceInTest, app: FastAPI, in_2026: Freeze) -> None:
    people = [alliance.create("people", name=name) for name in ("A. Beispiel", "B. Muster")]
    assignments = [{"party": {"kind": "person", "id": one["id"], "name": one["name"]}} for one in people]
    item = alliance.create("action-items", title="Sommerfest", assignments=assignments)
    alliance.coordinator.remove(f"/people/{people[0]['id']}")
    _say(alliance.coordinator, item, rule="FREQ=WEEKLY", next_on="2026-05-20")
    assert _work(app) == 1

    made = alliance.reader.get(f"/action-items/{_recurrence(alliance, item)['next']['id']}")

    assert [one["party"]["name"] for one in made["assignments"]] == ["B. Muster"]


def test_what_cannot_be_is_refused_with_the_reason(alliance: AllianceInTest, in_2026: Freeze) -> None:
    item = alliance.create("action-items", title="Sommerfest")
    path = f"/action-items/{item['id']}/recurrence"
    wrong = (
        ({"next_on": "2026-05-15"}, "#/next_on", "schon vorbei"),
        ({"next_on": "2126-05-15"}, "#/next_on", "50 Jahre"),
        ({"rule": "FREQ=WEEKLY", "days_before": 8}, "#/days_before", "höchstens 7 Tage"),
        ({"rule": "FREQ=DAILY"}, "#/rule", ""),
        ({"rule": "FREQ=WEEKLY;BYDAY=MO"}, "#/rule", ""),
    )
    for given, pointer, reason in wrong:
        problem = alliance.coordinator.refused("PUT", path, **{"rule": YEARLY, "next_on": "2026-06-01", **given})
        assert problem["status"] == 422, given
        (error,) = problem["errors"]
        assert error["pointer"] == pointer
        assert reason in error["detail"]
    assert alliance.coordinator.refused("DELETE", path)["status"] == 404
    assert alliance.caller(Role.member).refused("PUT", path, rule=YEARLY, next_on="2026-06-01")["status"] == 403
    assert alliance.reader.refused("PUT", path, rule=YEARLY, next_on="2026-06-01")["status"] == 403

    tag = {"If-Match": alliance.coordinator.etag(path)}
    body = {"rule": "FREQ=WEEKLY", "next_on": "2026-06-01"}
    answers = [alliance.coordinator.http.put(API + path, json=body, headers=tag) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 412]
    assert answers[0].json()["days_before"] == 7, "no longer than the rule"


def test_what_ended_can_begin_again(alliance: AllianceInTest, app: FastAPI, in_2026: Freeze) -> None:
    item = alliance.create("action-items", title="Sommerfest")
    _say(alliance.coordinator, item, rule=YEARLY, next_on="2026-05-20")
    alliance.coordinator.remove(f"/action-items/{item['id']}/recurrence")
    said = _say(alliance.coordinator, item, rule="FREQ=MONTHLY", next_on="2026-05-31", days_before=0)
    assert (said["rule"], said["due_on"]) == ("FREQ=MONTHLY", "2026-05-31")
    in_2026(datetime(2026, 5, 31, 12, tzinfo=UTC))

    assert _work(app) == 1
    made = _recurrence(alliance, item)["next"]
    assert _recurrence(alliance, made)["next_on"] == "2026-06-30"

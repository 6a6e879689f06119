"""Progress of a measure is progress of its cards; what was reported of it stands beside it."""

from typing import Any

import pytest

from tests.access.test_tokens import caller
from tests.fixtures.alliances import AllianceInTest
from tests.goals.agreements import agreed, bind, decided, goal, laid_out, measure, measures_of, next_edition
from tests.search.indexed import found, index


@pytest.fixture
def aim(alliance: AllianceInTest) -> Any:
    """A goal in a field of action."""
    field = laid_out(alliance)["Bildung und Erziehung"]
    return goal(alliance, agreed(alliance), "Gleiche Startbedingungen", field_of_action_id=field["id"])


def _alarms(alliance: AllianceInTest, one: Any) -> set[str]:
    return set(alliance.coordinator.get(f"/measures/{one['id']}")["alarms"])


def test_a_card_is_made_of_a_measure_with_one_click(alliance: AllianceInTest, aim: Any) -> None:
    one = measure(
        alliance, aim, "Elternbegleitung", responsible="Jugendamt", deadline="2049", description="Von Anfang an"
    )
    assert "no_card" in one["alarms"]

    link = alliance.coordinator.create(f"/measures/{one['id']}/measure-links", action_item_id=None)

    card = alliance.coordinator.get(f"/action-items/{link['action_item_id']}")
    assert (card["title"], card["idea"], card["field_of_action"]) == (
        "Elternbegleitung",
        "Von Anfang an",
        "Bildung und Erziehung",
    )
    assert [(part["party"]["name"], part["state"]) for part in card["assignments"]] == [("Jugendamt", "asked")]
    assert card["follow_ups"][0]["when"]["text"] == "2049"
    assert "no_card" not in _alarms(alliance, one)


def test_progress_on_the_board_is_progress_of_the_measure_beside_what_was_reported(
    alliance: AllianceInTest, aim: Any
) -> None:
    one = measure(alliance, aim, "Elternbegleitung", status="planned", status_label="für später vorgesehen")
    other = measure(alliance, aim, "Elternbriefe")
    steps = [{"text": "Schulen ansprechen", "state": "done"}, "Begleiter schulen"]
    shared = alliance.create("action-items", title="Schulung", steps=steps)
    done = alliance.create("action-items", title="Auftakt", status="done")
    for key in (shared["number"], done["id"]):
        alliance.coordinator.create(f"/measures/{one['id']}/measure-links", action_item_id=key)
    alliance.coordinator.create(f"/measures/{other['id']}/measure-links", action_item_id=shared["id"])

    shown = alliance.coordinator.get(f"/measures/{one['id']}")
    assert shown["progress"] == {"cards": 2, "done": 1, "living": 1, "percent": 75, "status": "partly_done"}
    assert (shown["status"], shown["status_label"]) == ("planned", "für später vorgesehen")
    assert alliance.coordinator.get(f"/measures/{other['id']}")["progress"]["percent"] == 50
    again = alliance.coordinator.refused("POST", f"/measures/{one['id']}/measure-links", action_item_id=done["id"])
    assert again["type"].endswith("/already-exists")


def test_a_measure_without_a_living_card_is_an_alarm(alliance: AllianceInTest, aim: Any) -> None:
    one = measure(alliance, aim, "Elternbegleitung", deadline="2017", responsible="Jugendamt")
    card = alliance.create("action-items", title="Schulung")
    alliance.coordinator.create(f"/measures/{one['id']}/measure-links", action_item_id=card["id"])
    assert _alarms(alliance, one) == {"overdue", "no_indicator"}

    alliance.coordinator.change(f"/action-items/{card['id']}", status="dropped")
    assert "no_living_card" in _alarms(alliance, one)
    alliance.coordinator.change(f"/action-items/{card['id']}", status="in_progress")
    assert "no_living_card" not in _alarms(alliance, one)
    alliance.coordinator.remove(f"/action-items/{card['id']}")

    listed = alliance.reader.get(f"/agreements/{one['agreement_id']}/alarms")
    assert listed["counts"]["no_living_card"] == 1
    assert listed["measures"][0]["measure"]["title"] == "Elternbegleitung"
    alliance.coordinator.change(f"/measures/{one['id']}", status="dropped")
    assert alliance.reader.get(f"/agreements/{one['agreement_id']}/alarms")["measures"] == []


def test_cards_go_on_with_the_next_edition_and_alarms_are_of_the_present_one(
    alliance: AllianceInTest, aim: Any
) -> None:
    one = measure(alliance, aim, "Elternbegleitung")
    card = alliance.create("action-items", title="Schulung")
    alliance.coordinator.create(f"/measures/{one['id']}/measure-links", action_item_id=card["id"])
    agreement = {"id": one["agreement_id"]}
    bind(alliance, agreement, decided(alliance, "2017-08-24")).raise_for_status()
    following = next_edition(alliance, agreement)
    copied = measures_of(alliance, following)["Elternbegleitung"]
    assert copied["progress"]["cards"] == 1
    again = alliance.coordinator.refused("POST", f"/agreements/{agreement['id']}/editions")
    assert again["type"].endswith("/edition-already-begun")

    bind(alliance, following, decided(alliance, "2020-08-27")).raise_for_status()

    assert _alarms(alliance, one) == set()
    assert "no_indicator" in _alarms(alliance, copied)


def test_who_sees_no_cards_hears_of_progress_but_not_what_they_say(alliance: AllianceInTest, aim: Any) -> None:
    one = measure(alliance, aim, "Elternbegleitung")
    card = alliance.create(
        "action-items", title="Schulung", assignments=[{"party": "Jugendamt", "state": "accepted", "role": "lead"}]
    )
    path = f"/measures/{one['id']}/measure-links"
    shown = alliance.coordinator.create(path, action_item_id=card["id"])
    assert (shown["title"], shown["owner"]) == ("Schulung", "Jugendamt")
    token = alliance.create("tokens", name="Anzeige", role="coordinator", scopes=["goals:read", "goals:write"])["token"]

    stranger = caller(alliance, token)

    for link in (stranger.get(path)["items"][0], stranger.get(f"/measure-links/{shown['id']}")):
        assert (link["number"], link["title"], link["owner"]) == (card["number"], None, None)
    assert "Schulung" not in stranger.http.post(f"/api/v1{path}", json={"action_item_id": card["id"]}).text
    assert stranger.get(f"/measures/{one['id']}")["progress"]["cards"] == 1


def test_what_was_removed_of_a_draft_comes_back_from_the_trash(alliance: AllianceInTest, aim: Any) -> None:
    one = measure(alliance, aim, "Elternbegleitung")
    alliance.coordinator.remove(f"/goals/{aim['id']}")
    assert alliance.coordinator.refused("GET", f"/measures/{one['id']}")["status"] == 404

    alliance.coordinator.http.post(f"/api/v1/trash/{aim['id']}/restoration").raise_for_status()

    assert alliance.coordinator.get(f"/measures/{one['id']}")["title"] == "Elternbegleitung"
    index(alliance)
    assert found(alliance, "Elternbegleitung") == [("measure", "Elternbegleitung")]

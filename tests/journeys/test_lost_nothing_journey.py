"""Nothing that somebody wrote is lost: not when another was quicker, not without a network, not in a closed tab."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon


@pytest.fixture
def card(new_card: Callable[..., dict]) -> dict:
    """A card of this journey's own."""
    return new_card("Spielplatz am Markt", idea="Schatten fehlt", steps=["Bäume aussuchen"])


@pytest.fixture
def idea(coordinator: Page, card: dict) -> Locator:
    """The quarter with the idea, on the card's own page."""
    coordinator.goto(f"{ALLIANCE}/cards/{card['number']}")
    shown = coordinator.get_by_role("region", name="Mit welcher Idee wollen wir starten?")
    expect(shown).to_contain_text("Schatten fehlt")
    return shown


@pytest.fixture
def stored(operator: Caller, card: dict) -> Callable[[], dict]:
    """Reads the card from the API."""
    return lambda: operator.get(f"/action-items/{card['id']}")


@pytest.mark.parametrize(
    ("choice", "kept"),
    [
        ("Meine nehmen", "Schatten durch Segel"),
        ("Die andere nehmen", "Schatten durch Bäume"),
        ("Beide Texte zusammen", "Schatten durch Bäume\nSchatten durch Segel"),
    ],
)
def test_who_was_slower_chooses(
    coordinator: Page, idea: Locator, card: dict, operator: Caller, stored: Callable[[], dict], choice: str, kept: str
) -> None:
    field = open_idea(coordinator, idea)
    field.fill("Schatten durch Segel")
    operator.change(f"/action-items/{card['id']}", idea="Schatten durch Bäume")
    field.press("Control+Enter")

    dialog = coordinator.get_by_role("dialog", name="Zwei haben dasselbe geändert")
    expect(dialog).to_be_visible()
    expect(dialog).to_contain_text("Schatten durch Segel")
    expect(dialog).to_contain_text("Schatten durch Bäume")
    expect(dialog).to_contain_text("Vorher stand dort: Schatten fehlt")
    dialog.get_by_role("button", name=choice).click()

    expect(dialog).to_have_count(0)
    expect(idea.get_by_role("button", name=re.compile("Idee ändern"))).to_contain_text(kept.split("\n")[-1])
    expect_soon(lambda: stored()["idea"], kept)


def test_changes_in_different_places_need_no_choice(
    coordinator: Page, idea: Locator, card: dict, operator: Caller, stored: Callable[[], dict]
) -> None:
    field = open_idea(coordinator, idea)
    field.fill("Schatten durch Segel")
    operator.change(f"/action-items/{card['id']}", title="Spielplatz am Rathaus")
    field.press("Control+Enter")

    expect(coordinator.get_by_role("heading", level=1)).to_contain_text("Spielplatz am Rathaus")
    expect(idea).to_contain_text("Schatten durch Segel")
    expect(coordinator.get_by_role("dialog")).to_have_count(0)
    assert (stored()["idea"], stored()["title"]) == ("Schatten durch Segel", "Spielplatz am Rathaus")


def test_what_was_typed_offline_survives_a_reload(coordinator: Page, idea: Locator, stored: Callable[[], dict]) -> None:
    field = open_idea(coordinator, idea)
    coordinator.context.set_offline(True)
    expect(coordinator.get_by_role("status").filter(has_text="Keine Verbindung")).to_be_visible()
    field.fill("Ein Brunnen wäre schön")
    field.press("Control+Enter")
    expect(idea.get_by_role("alert")).to_be_visible()
    expect(field).to_have_value("Ein Brunnen wäre schön")

    coordinator.context.set_offline(False)
    coordinator.reload()
    expect(idea).to_contain_text("Hier liegt ein Entwurf, der noch nicht gespeichert ist.")
    idea.get_by_role("button", name="Weiterschreiben").click()
    again = coordinator.get_by_role("textbox", name="Idee", exact=True)
    expect(again).to_have_value("Ein Brunnen wäre schön")
    again.press("Control+Enter")

    expect(idea.get_by_role("button", name=re.compile("Idee ändern"))).to_contain_text("Brunnen")
    expect_soon(lambda: stored()["idea"], "Ein Brunnen wäre schön")


def test_a_step_ticked_offline_is_sent_later(coordinator: Page, idea: Locator, stored: Callable[[], dict]) -> None:
    coordinator.context.set_offline(True)
    step = coordinator.get_by_role("checkbox", name="Bäume aussuchen")
    step.click()
    expect(step).to_be_checked()
    expect(coordinator.get_by_role("status").filter(has_text="Eine Änderung wartet")).to_be_visible()
    assert stored()["steps"][0]["state"] == "open"

    coordinator.context.set_offline(False)

    expect(coordinator.get_by_role("region", name="Meldungen")).to_contain_text("sind gesendet")
    expect_soon(lambda: stored()["steps"][0]["state"], "done")


def open_idea(page: Page, idea: Locator) -> Locator:
    idea.get_by_role("button", name=re.compile("Idee ändern")).click()
    field = page.get_by_role("textbox", name="Idee", exact=True)
    expect(field).to_be_focused()
    return field

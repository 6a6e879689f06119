"""Decisions on screen: typed, refused with the remedy, corrected, replaced, found again."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE


@pytest.fixture
def plenum(operator: Caller, alliance_path: str) -> str:
    """The name of the group that may decide everything."""
    return str(next(one["name"] for one in operator.items(f"{alliance_path}/groups") if one["kind"] == "plenum"))


def test_a_decision_is_typed_refused_corrected_and_replaced(coordinator: Page, plenum: str) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/decisions")
    page.get_by_role("button", name="Beschluss eintragen").click()
    form = page.get_by_role("dialog", name="Beschluss eintragen")
    form.get_by_label("Sache").fill("Ziele 2031")
    form.get_by_label("Wortlaut").fill("Mehr Plätze für Kinder unter drei Jahren.")
    form.get_by_label("Gruppe", exact=True).select_option(label=plenum)
    form.get_by_text("Einwände, Bedingungen und Weiteres").click()
    form.get_by_role("button", name="Einwand aufnehmen").click()
    form.get_by_label("Einwand von").fill("SRB")
    form.get_by_label("Was dagegen spricht").fill("Das Geld fehlt.")
    form.get_by_role("button", name="Speichern").click()
    expect(form.get_by_role("alert")).to_contain_text("Gegen einen Konsens steht ein Einwand von SRB")
    form.get_by_label("Der Einwand ist zurückgezogen").check()
    form.get_by_role("button", name="Speichern").click()

    expect(page.get_by_role("heading", level=1, name="Ziele 2031")).to_be_visible()
    expect(page.get_by_text("Das Geld fehlt.")).to_be_visible()
    first = page.url
    page.get_by_role("button", name="Neu beschließen").click()
    again = page.get_by_role("dialog")
    again.get_by_label("Wortlaut").fill("Zwanzig Plätze mehr.")
    again.get_by_label("Verfahren").select_option(label="mehrheitlich")
    again.get_by_label("Ja", exact=True).fill("7")
    again.get_by_label("Nein", exact=True).fill("9")
    again.get_by_role("button", name="Speichern").click()
    expect(again.get_by_role("alert")).to_contain_text("keine Mehrheit")
    again.get_by_label("Ja", exact=True).fill("19")
    again.get_by_role("button", name="Speichern").click()

    chain = page.get_by_role("region", name="Beschlüsse in dieser Sache")
    expect(chain.get_by_role("listitem")).to_have_count(2)
    expect(chain.get_by_role("listitem").last).to_contain_text("gilt")
    page.goto(first)
    expect(page.get_by_role("article")).to_contain_text("Ersetzt durch Beschluss")

    page.goto(f"{ALLIANCE}/decisions?procedure=majority&q=zwanzig")
    expect(page.get_by_role("status").filter(has_text="1 Beschluss")).to_be_visible()
    expect(page.get_by_role("link", name="Ziele 2031")).to_have_count(1)


def test_the_card_shows_what_was_decided_about_it(
    coordinator: Page, operator: Caller, alliance_path: str, new_card: Callable[..., dict], plenum: str
) -> None:
    group = next(one for one in operator.items(f"{alliance_path}/groups") if one["name"] == plenum)
    card = new_card("Sommerfest am Markt")
    values = {"matter": "Sommerfest", "text": "Das Fest ist am 4. Juli.", "action_item_id": card["id"]}
    made = operator.create(f"{alliance_path}/decisions", group_id=group["id"], **values)
    page = coordinator
    page.goto(f"{ALLIANCE}/cards/{card['number']}")
    page.get_by_role("tab", name="Beschlüsse").click()
    page.get_by_role("tabpanel").get_by_role("link", name="Sommerfest").click()
    expect(page.get_by_text(f"Beschluss {made['name']}")).to_be_visible()
    # What it is about is called by its name, and stands under its number wherever one came from.
    page.get_by_role("link", name=f"{card['number']} Sommerfest am Markt").click()
    expect(page.get_by_role("heading", name="Sommerfest am Markt")).to_be_visible()
    expect(page.get_by_text(card["number"], exact=True)).to_be_visible()

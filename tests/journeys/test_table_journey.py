"""The table: many cards at once, and a file that comes back as it left."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon


@pytest.fixture
def table(coordinator: Page) -> Page:
    """The table, drawn."""
    coordinator.goto(f"{ALLIANCE}/table")
    expect(row(coordinator, "LMK-1")).to_be_visible()
    return coordinator


def row(page: Page, number: str) -> Locator:
    return page.get_by_role("row").filter(has=page.get_by_role("cell", name=number, exact=True))


def test_several_cards_change_at_once(table: Page, operator: Caller, new_card: Callable[..., dict]) -> None:
    cards = [new_card(title) for title in ("Ferienpass", "Ferienbetreuung", "Ferienlager")]
    for card in cards:
        row(table, card["number"]).get_by_role("checkbox").check()
    bulk = table.get_by_role("region", name="3 Karten ausgewählt")
    bulk.get_by_role("button", name="Stand ändern").click()
    table.get_by_role("menuitem", name="Daueraufgabe").click()
    expect(table.get_by_role("region", name="Meldungen")).to_contain_text("3 Karten geändert.")
    bulk.get_by_role("button", name="Gruppe ändern").click()
    table.get_by_role("menuitem", name="Plenum").click()

    for card in cards:
        expect(row(table, card["number"])).to_contain_text("Daueraufgabe")
        expect(row(table, card["number"])).to_contain_text("Plenum")
        expect_soon(lambda at=card["id"]: operator.get(f"/action-items/{at}")["status"], "ongoing")

    bulk.get_by_role("button", name="Auswahl aufheben").click()
    expect(table.get_by_role("button", name="Stand ändern")).to_have_count(0)


def test_one_tick_selects_what_is_shown(table: Page, operator: Caller, alliance_path: str) -> None:
    cards = len(operator.items(f"{alliance_path}/action-items", limit=200))
    table.get_by_role("checkbox", name="Alle auswählen").check()
    expect(table.get_by_role("region", name=f"{cards} Karten ausgewählt")).to_be_visible()
    table.get_by_role("checkbox", name="Alle auswählen").uncheck()

    table.get_by_role("searchbox", name="Karten durchsuchen").fill("Aktionstage")
    expect(table.get_by_role("status").filter(has_text=f"2 von {cards} Karten zu sehen")).to_be_visible()
    table.get_by_role("checkbox", name="Alle auswählen").check()
    expect(table.get_by_role("region", name="2 Karten ausgewählt")).to_be_visible()


def test_columns_sort_and_the_address_keeps_it(table: Page) -> None:
    table.get_by_role("button", name="Nach Titel sortieren").click()
    expect(table.get_by_role("columnheader", name="Nach Titel sortieren")).to_have_attribute("aria-sort", "ascending")
    expect(table.get_by_role("rowheader").first).to_contain_text("Aktionstage")
    table.get_by_role("button", name="Nach Titel sortieren").click()
    expect(table.get_by_role("rowheader").first).to_contain_text("Werbung und Vermittlung")

    table.reload()

    expect(table.get_by_role("rowheader").first).to_contain_text("Werbung und Vermittlung")


@pytest.mark.parametrize(("button", "ending"), [("CSV herunterladen", ".csv"), ("Excel herunterladen", ".xlsx")])
def test_what_was_exported_comes_back_unchanged(
    table: Page, operator: Caller, alliance_path: str, tmp_path: Path, button: str, ending: str
) -> None:
    before = operator.items(f"{alliance_path}/events", after=0, limit=200)
    with table.expect_download() as download:
        table.get_by_role("link", name=button).click()
    name = download.value.suggested_filename
    assert name.endswith(ending)
    file = tmp_path / name
    download.value.save_as(file)

    table.goto(f"{ALLIANCE}/imports")
    table.locator("input[type=file]").set_input_files(file)

    expect(table.get_by_role("status").filter(has_text="Alles davon ist schon da.")).to_be_visible()
    assert operator.items(f"{alliance_path}/events", after=0, limit=200) == before

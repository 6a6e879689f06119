"""Searching from anywhere by keyboard, and keeping what one looked for."""

import re

from playwright.sync_api import Page, expect

from tests.fixtures.commands import buendniswerk
from tests.fixtures.databases import Database
from tests.journeys.reading import settled, violations
from tests.journeys.visitors import ALLIANCE


def test_words_and_numbers_lead_there_and_a_view_is_kept(coordinator: Page, database: Database) -> None:
    # This server's worker is apart, and none runs: the command does what it would have done.
    buendniswerk(database.url, "search", "rebuild")
    page = coordinator
    page.goto(f"{ALLIANCE}/board")
    settled(page)

    page.keyboard.press("Control+k")
    dialog = page.get_by_role("dialog", name="Suche")
    field = dialog.get_by_role("combobox", name="Suchen")
    expect(field).to_be_focused()
    field.fill("piratenspielplätze")
    expect(dialog.get_by_role("option", name="LMK-1")).to_contain_text("Piratenspielplatz")
    assert violations(page, within="dialog") == []
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cards/LMK-1$"))

    page.locator("main").focus()
    page.keyboard.press("/")
    field.fill("lmk-5")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/cards/LMK-5$"))

    page.goto(f"{ALLIANCE}/search?q=kinder&type=idea")
    expect(page.get_by_role("link", name="Kinderarmut")).to_be_visible()
    page.get_by_role("button", name="Gemerkte Ansichten").click()
    page.get_by_role("menuitem", name="Diese Ansicht merken").click()
    page.get_by_role("textbox", name="Name").fill("Ideen zu Kindern")
    page.get_by_role("checkbox", name="Mit dem Bündnis teilen").check()
    page.get_by_role("button", name="Merken", exact=True).click()
    page.goto(f"{ALLIANCE}/board")
    page.get_by_role("button", name="Gemerkte Ansichten").click()
    page.get_by_role("menuitem", name="Ideen zu Kindern").click()
    expect(page).to_have_url(re.compile(r"/search\?q=kinder&type=idea$"))


def test_what_is_a_row_of_a_page_is_shown_there(coordinator: Page, database: Database) -> None:
    buendniswerk(database.url, "search", "rebuild")
    page = coordinator
    page.set_viewport_size({"width": 390, "height": 844})
    for alliance, words in (
        ("runder-tisch-backnang", "Auch die beweglichen Ferientage sind gemeint"),
        ("konzept-castrop-rauxel", "Schulisches Übergangskonzept"),
    ):
        page.goto(f"/a/{alliance}/search?q={words.replace(' ', '+')}")
        page.get_by_role("listitem").filter(has_text=words).get_by_role("link").first.click()
        row = page.locator("[aria-current=true]")
        expect(row).to_contain_text(words)
        expect(row).to_be_in_viewport()
        expect(row).to_be_focused()

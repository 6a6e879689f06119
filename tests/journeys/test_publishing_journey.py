"""A card becomes public: proposed with other words, released by a second person, read by everybody, taken back."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server
from tests.journeys.reading import violations
from tests.journeys.visitors import ALLIANCE

PAGE = "/oeffentlich/leben-mit-kindern"


@pytest.fixture
def citizen(browser: Browser, live_server: Server) -> Iterator[Page]:
    """Somebody who knows nobody here, with a telephone and without scripts."""
    size = {"width": 390, "height": 844}
    context = browser.new_context(base_url=live_server.url, locale="de-DE", viewport=size, java_script_enabled=False)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


def test_a_card_becomes_public_and_internal_again(
    coordinator: Page, citizen: Page, operator: Caller, alliance_path: str, new_card: Callable[..., dict[str, Any]]
) -> None:
    card = new_card("Laternenfest", steps=["Frau Unbekannt anrufen"], assignments=[{"party": "A. Beispiel"}])
    page = coordinator
    page.goto(f"{ALLIANCE}/settings?tab=public")
    page.get_by_role("checkbox", name="Öffentliche Seite").check()
    expect(page.get_by_role("link", name="Öffentliche Seite ansehen")).to_have_attribute("href", PAGE)
    expect(page.get_by_role("heading", name="Noch nichts veröffentlicht")).to_be_visible()
    assert violations(page) == []

    page.goto(f"{ALLIANCE}/cards/{card['number']}")
    page.get_by_role("tab", name="Öffentlich").click()
    expect(page.get_by_text("Diese Karte ist nicht öffentlich.")).to_be_visible()
    page.get_by_role("button", name="Veröffentlichen").click()
    dialog = page.get_by_role("dialog", name="Veröffentlichen")
    words = dialog.get_by_role("textbox", name="Statt „Frau Unbekannt anrufen“")
    expect(words).to_have_value("eine Person anrufen")
    assert violations(page, within="dialog[open]") == []
    words.fill("Herrn Muster anrufen")
    dialog.get_by_role("button", name="Jetzt veröffentlichen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Hier ist eine Person zu erkennen: Herrn Muster")
    expect(words).to_have_value("Herrn Muster anrufen")
    words.fill("Feuerwehr anrufen")
    dialog.get_by_role("button", name="Jetzt veröffentlichen").click()
    expect(page.get_by_text("öffentlich", exact=True)).to_be_visible()

    citizen.goto(PAGE)
    expect(citizen.get_by_role("heading", name="Laternenfest")).to_be_visible()
    expect(citizen.get_by_text("Feuerwehr anrufen")).to_be_visible()
    assert "Beispiel" not in citizen.content()
    assert "Unbekannt" not in citizen.content()

    page.get_by_role("button", name="Zurücknehmen").click()
    expect(page.get_by_text("Diese Karte ist nicht öffentlich.")).to_be_visible()
    citizen.reload()
    expect(citizen.get_by_role("heading", name="Laternenfest")).to_have_count(0)


def test_a_second_person_releases(
    coordinator: Page, operator: Caller, alliance_path: str, new_card: Callable[..., dict[str, Any]]
) -> None:
    operator.change(alliance_path, releases_need_second_person=True, has_public_page=True)
    card = new_card("Spielplatzfest")
    page = coordinator
    page.goto(f"{ALLIANCE}/cards/{card['number']}")
    page.get_by_role("tab", name="Öffentlich").click()
    page.get_by_role("button", name="Veröffentlichen").click()
    page.get_by_role("dialog").get_by_role("button", name="Zur Freigabe vorschlagen").click()
    expect(page.get_by_text("Jemand aus der Koordination muss das noch freigeben.")).to_be_visible()
    expect(page.get_by_role("button", name="Freigeben")).to_have_count(0)
    assert operator.get(f"/action-items/{card['id']}")["visibility"] == "internal"

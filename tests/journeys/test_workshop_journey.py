"""A workshop live: phones join without an account, cards appear on the wall, dots are given, and nothing is lost."""

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server
from tests.journeys.reading import violations
from tests.journeys.visitors import ALLIANCE, COORDINATION, sign_in
from tests.journeys.waiting import expect_soon


@pytest.fixture
def projector(browser: Browser, live_server: Server) -> Iterator[Page]:
    """The browser that throws the wall on a wall."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", viewport={"width": 1280, "height": 800})
    page = context.new_page()
    sign_in(page, live_server, COORDINATION)
    yield page
    context.close()


@pytest.fixture
def phones(browser: Browser, live_server: Server) -> Iterator[list[Page]]:
    """Two phones of people without an account."""
    size: Any = {"width": 390, "height": 780}
    contexts = [browser.new_context(base_url=live_server.url, locale="de-DE", viewport=size) for _ in range(2)]
    yield [context.new_page() for context in contexts]
    for context in contexts:
        context.close()


def test_a_hall_writes_weighs_and_carries_on(
    coordinator: Page, projector: Page, phones: list[Page], operator: Caller, alliance_path: str
) -> None:
    # Whoever leads prepares the workshop and opens it.
    lead = coordinator
    lead.goto(f"{ALLIANCE}/workshops")
    lead.get_by_role("button", name="Werkstatt vorbereiten").click()
    lead.get_by_role("textbox", name="Titel").fill("Zukunftswerkstatt am Markt")
    lead.get_by_role("textbox", name="Worum geht es?").fill("Was fehlt Familien am Markt?")
    lead.get_by_role("button", name="Anlegen").click()
    expect(lead.get_by_role("heading", level=1)).to_have_text("Zukunftswerkstatt am Markt")
    lead.get_by_role("button", name="Code zum Mitmachen erzeugen").click()
    address = lead.get_by_role("link", name="/w/").get_attribute("href")
    assert address
    workshop = lead.url.rpartition("/")[2]
    for phase in ("Stärken und Schwächen", "Kritik"):
        lead.get_by_role("button", name=f"Weiter zu „{phase}“").click()
        expect(lead.get_by_role("listitem").filter(has_text=f"{phase} (läuft gerade)")).to_be_visible()
    projector.goto(f"{ALLIANCE}/workshops/{workshop}/projector")
    expect(projector.get_by_role("heading", level=1)).to_have_text("Kritik")
    assert violations(lead) == []

    # Two phones join by the link, and their cards appear on the wall at once.
    for phone in phones:
        phone.goto(address)
        phone.get_by_role("button", name="Mitmachen").click()
    write(phones[0], "Bänke fehlen")
    write(phones[1], "Abends ist nichts los")
    for text in ("Bänke fehlen", "Abends ist nichts los"):
        expect(projector.get_by_text(text)).to_be_visible()
        expect(phones[0].locator("#wall").get_by_text(text)).to_be_visible()
    assert violations(phones[0]) == []
    assert violations(projector) == []

    # A phone without a connection keeps what is written and sends it by itself, also when the page was closed meanwhile.
    phones[1].context.set_offline(True)
    write(phones[1], "Aus dem Funkloch")
    expect(phones[1].get_by_text("wartet auf Verbindung")).to_be_visible()
    phones[1].context.set_offline(False)
    phones[1].goto(address)
    expect(projector.get_by_text("Aus dem Funkloch")).to_have_count(1)
    expect(phones[1].get_by_text("wartet auf Verbindung")).to_have_count(0)

    # Cards are put into a group by keys.
    for text in ("Bänke fehlen", "Abends ist nichts los"):
        lead.get_by_role("checkbox", name=f"Karte auswählen: {text}").press("Space")
    lead.get_by_role("textbox", name="Überschrift der Gruppe").fill("Treffpunkte")
    lead.get_by_role("button", name="Gruppe bilden").press("Enter")
    expect(lead.get_by_role("region", name="Treffpunkte").get_by_role("listitem")).to_have_count(2)
    expect(projector.get_by_role("region", name="Treffpunkte")).to_contain_text("Bänke fehlen")

    # Dots by the rule; the result is thrown on the wall.
    lead.get_by_role("button", name="Abstimmung öffnen").click()
    phones[0].get_by_role("button", name="Punkte vergeben").click()
    expect(phones[0].get_by_text("Sie haben noch keinen Punkt gesetzt.")).to_be_visible()
    expect(phones[0].get_by_role("alert")).to_be_in_viewport()
    for phone in phones:
        phone.get_by_role("combobox", name="Bänke fehlen").select_option("1")
        phone.get_by_role("button", name="Punkte vergeben").click()
        expect(phone.get_by_text("Ihre Punkte sind angekommen.")).to_be_visible()
    expect(lead.get_by_text("2 haben Punkte vergeben.")).to_be_visible()
    lead.get_by_role("button", name="Abstimmung schließen").click()
    expect(projector.get_by_role("region", name="Ergebnis").get_by_role("listitem").first).to_contain_text("(2 Punkte)")

    # The group becomes an idea that says where it came from.
    lead.get_by_role("region", name="Treffpunkte").get_by_role("button", name="Weiterführen").click()
    lead.get_by_role("dialog").get_by_role("button", name="Anlegen").click()
    expect(lead.get_by_text("Ein Eintrag ist angelegt")).to_be_visible()
    results = f"{alliance_path}/workshop-results"
    expect_soon(lambda: [one["words"] for one in operator.items(results, workshop_id=workshop)], ["Treffpunkte"])
    [result] = operator.items(results, workshop_id=workshop)
    idea = operator.get(f"/ideas/{result['idea_id']}")
    assert (idea["text"], idea["question"]) == ("Treffpunkte", "Was fehlt Familien am Markt?")


def write(phone: Page, text: str) -> None:
    """Write one card on a phone."""
    phone.get_by_role("textbox", name="Ihre Karte").fill(text)
    phone.get_by_role("button", name="An die Wand hängen").click()

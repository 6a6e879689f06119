"""Acting without an account: the coordination hands a link out, and an old phone answers with it."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server
from tests.journeys.reading import too_wide, violations
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon

TELEPHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}


@pytest.fixture
def old_phone(browser: Browser, live_server: Server) -> Iterator[Page]:
    """A narrow page that runs no scripts and knows nobody."""
    context = browser.new_context(
        base_url=live_server.url, locale="de-DE", viewport=TELEPHONE, java_script_enabled=False
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def asked(operator: Caller, alliance_path: str, new_card: Callable[..., dict[str, Any]]) -> dict[str, Any]:
    """A card on which somebody without an account is asked."""
    body = {"name": "D. Vorlage", "email": "d.vorlage@leben-mit-kindern.example"}
    person = operator.create(f"{alliance_path}/people", **body)
    party = {"kind": "person", "id": person["id"], "name": person["name"]}
    card = new_card("Laternenfest", steps=["Feuerwehr fragen"], assignments=[{"party": party}])
    return {**card, "person_id": person["id"]}


def link_of(operator: Caller, card: dict[str, Any]) -> str:
    """A new personal link for who is asked."""
    path = f"/action-items/{card['id']}/personal-links"
    return str(operator.create(path, person_id=card["person_id"])["url"])


def test_an_old_phone_answers(old_phone: Page, operator: Caller, asked: dict[str, Any]) -> None:
    old_phone.goto(link_of(operator, asked))
    expect(old_phone.get_by_role("heading", name="Laternenfest", level=1)).to_be_visible()

    old_phone.get_by_role("button", name="Ja, ich mache das").click()
    expect(old_phone.get_by_role("status")).to_have_text("Danke, Ihre Zusage ist gespeichert.")
    old_phone.get_by_role("button", name="Erledigt").click()
    expect(old_phone.get_by_role("status")).to_have_text("Der Schritt ist als erledigt gespeichert.")
    old_phone.get_by_text("Termin eintragen").click()
    old_phone.get_by_role("textbox", name="Wann?").fill("bald")
    old_phone.get_by_role("button", name="Termin speichern").click()
    expect(old_phone.get_by_role("alert")).to_contain_text("Dieses Datum ist nicht eindeutig.")
    expect(old_phone.get_by_role("textbox", name="Wann?")).to_have_value("bald")
    old_phone.get_by_role("textbox", name="Wann?").fill("11.11.2099")
    old_phone.get_by_role("button", name="Termin speichern").click()
    expect(old_phone.get_by_text("Verstanden als: Mittwoch, 11. November 2099")).to_be_visible()
    old_phone.get_by_role("textbox", name="Ihr Kommentar").fill("Die Feuerwehr ist dabei.")
    old_phone.get_by_role("button", name="Kommentar senden").click()
    expect(old_phone.get_by_role("blockquote")).to_contain_text("Die Feuerwehr ist dabei.")
    # Going back and sending the page again does nothing twice.
    old_phone.reload()

    card = operator.get(f"/action-items/{asked['id']}")
    assert [owner["name"] for owner in card["owners"]] == ["D. Vorlage"]
    assert (card["steps"][0]["state"], card["next_date"]["earliest"]) == ("done", "2099-11-11")
    acts = [one for one in operator.items(f"/action-items/{asked['id']}/events") if one["actor"]["kind"] == "person"]
    assert [one["type"] for one in reversed(acts)] == [
        "assignment.accepted",
        "step.done",
        "follow_up.created",
        "comment.created",
    ]


def test_who_cannot_manage_says_so_and_the_board_shows_it(
    old_phone: Page, operator: Caller, asked: dict[str, Any]
) -> None:
    old_phone.goto(link_of(operator, asked))
    old_phone.get_by_role("button", name="Ja, ich mache das").click()
    assert "no_owner" not in operator.get(f"/action-items/{asked['id']}")["alarms"]

    old_phone.get_by_text("Ich schaffe es nicht").click()
    old_phone.get_by_role("textbox", name="Möchten Sie etwas dazu sagen?").fill("Zu viel Arbeit")
    old_phone.get_by_role("button", name="Der Koordination Bescheid geben").click()

    expect(old_phone.get_by_role("status")).to_contain_text("Die Koordination weiß Bescheid.")
    assert "no_owner" in operator.get(f"/action-items/{asked['id']}")["alarms"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_is_for_everybody(page: Page, operator: Caller, asked: dict[str, Any], scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    page.goto(link_of(operator, asked))
    faults = violations(page)
    for text in ("Nein, das kann ich nicht", "Termin eintragen"):
        page.get_by_text(text, exact=True).click()
    page.get_by_role("button", name="Termin speichern").click()
    expect(page.get_by_role("alert")).to_be_visible()
    faults += violations(page)
    page.set_viewport_size(NARROWEST)
    faults += [f"320 px is not enough for {fault}" for fault in too_wide(page)]
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    page.set_viewport_size(TELEPHONE)
    faults += [f"200 % is not enough for {fault}" for fault in too_wide(page)]
    page.goto("/l/wrong")
    faults += violations(page)

    assert not faults, "\n".join(faults)


def test_the_page_is_walked_with_keys(page: Page, operator: Caller, asked: dict[str, Any]) -> None:
    page.goto(link_of(operator, asked))
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Ja, ich mache das")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.type("Keine Zeit")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")

    expect(page.get_by_role("status")).to_contain_text("Ihre Absage ist gespeichert.")
    assert operator.get(f"/action-items/{asked['id']}")["assignments"][0]["note"] == "Keine Zeit"


def test_the_coordination_hands_a_link_out_and_takes_it_back(
    coordinator: Page, old_phone: Page, asked: dict[str, Any]
) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/cards/{asked['number']}")
    page.get_by_role("tab", name="Ohne Konto").click()
    entry = page.get_by_role("listitem").filter(has_text="noch kein Link")
    expect(entry).to_contain_text("D. Vorlage")
    entry.get_by_role("button", name="Link zeigen: D. Vorlage").click()
    dialog = page.get_by_role("dialog", name="Link für D. Vorlage")
    expect(dialog.get_by_role("img", name="QR-Code mit dem persönlichen Link für D. Vorlage")).to_be_visible()
    address = dialog.get_by_role("textbox").input_value()
    assert violations(page) == []
    dialog.get_by_role("button", name="Fertig").click()

    old_phone.goto(address)
    old_phone.get_by_role("button", name="Ja, ich mache das").click()
    expect(old_phone.get_by_role("status")).to_contain_text("Danke")

    expect(page.get_by_role("listitem").filter(has_text="zuletzt benutzt")).to_contain_text("D. Vorlage")
    page.get_by_role("button", name="Links zurücknehmen: D. Vorlage").click()
    expect(page.get_by_text("kein gültiger Link mehr")).to_be_visible()
    answer = old_phone.goto(address)
    assert answer is not None
    assert answer.status == 410
    assert violations(page) == []


def test_the_coordination_mails_a_link(coordinator: Page, operator: Caller, asked: dict[str, Any]) -> None:
    coordinator.goto(f"{ALLIANCE}/cards/{asked['number']}")
    coordinator.get_by_role("tab", name="Ohne Konto").click()

    coordinator.get_by_role("button", name="Link per E-Mail schicken: D. Vorlage").click()

    expect(coordinator.get_by_text("Die Mail wartet: Noch ist kein Mailserver eingerichtet.")).to_be_visible()
    path = f"/action-items/{asked['id']}/personal-links"
    expect_soon(lambda: {one["purpose"] for one in operator.items(path)} >= {"sent"}, True)


def test_a_printed_card_carries_the_code(coordinator: Page, asked: dict[str, Any]) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/print/cards?card={asked['number']}")
    choice = page.get_by_role("combobox", name="QR-Code")

    choice.select_option("zur Karte, für Mitglieder mit Konto")
    image = page.get_by_role("img", name=f"QR-Code zur Karte {asked['number']}")
    expect_soon(lambda: image.evaluate("(one) => one.naturalWidth > 0"), True)
    choice.select_option("persönlich für D. Vorlage, ohne Konto")
    image = page.get_by_role("img", name="QR-Code mit dem persönlichen Link für D. Vorlage")
    expect_soon(lambda: image.evaluate("(one) => one.naturalWidth > 0"), True)

    expect(page.get_by_text("Für D. Vorlage: hier antworten")).to_be_visible()
    assert violations(page) == []

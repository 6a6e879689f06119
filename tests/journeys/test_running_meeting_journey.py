"""A meeting is led on one screen: by keyboard, by several at once, without a network, and the room reads along."""

import re
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server
from tests.journeys.reading import violations
from tests.journeys.visitors import ALLIANCE, COORDINATION, sign_in
from tests.journeys.waiting import expect_soon


@pytest.fixture
def plenum(operator: Caller, alliance_path: str) -> str:
    """The group that sits."""
    return str(next(group["id"] for group in operator.items(f"{alliance_path}/groups") if group["kind"] == "plenum"))


@pytest.fixture
def sitting(operator: Caller, alliance_path: str, plenum: str, new_card: Callable[..., dict]) -> dict[str, Any]:
    """A meeting of this journey's own with three points; the first is about a card."""
    card = new_card("Spielplatz am Markt", steps=["Bäume aussuchen"])
    values = {"when": "20.10.2030", "title": "Herbstsitzung", "begins": "18:00", "ends": "19:00"}
    meeting: dict[str, Any] = operator.create(f"{alliance_path}/meetings", group_id=plenum, **values)
    points = f"/meetings/{meeting['id']}/agenda-items"
    meeting["card"] = card
    meeting["points"] = [
        operator.create(points, title="Spielplatz", action_item_id=card["id"], minutes=10)["id"],
        operator.create(points, title="Sponsoren", minutes=20)["id"],
        operator.create(points, title="Verschiedenes")["id"],
    ]
    return meeting


@pytest.fixture
def running(coordinator: Page, operator: Caller, sitting: dict[str, Any]) -> Page:
    """The minute-taker's screen of the meeting, which goes on."""
    operator.change(f"/meetings/{sitting['id']}", state="running")
    open_screen(coordinator, sitting)
    return coordinator


@pytest.fixture
def colleague(browser: Browser, live_server: Server, sitting: dict[str, Any]) -> Iterator[Page]:
    """Another browser of somebody who writes for the meeting as well."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", timezone_id="Europe/Berlin")
    context.set_default_timeout(10_000)
    page = context.new_page()
    sign_in(page, live_server, COORDINATION)
    yield page
    context.close()


def test_a_meeting_is_run_by_keyboard_alone(
    coordinator: Page, operator: Caller, alliance_path: str, sitting: dict[str, Any]
) -> None:
    page, keys = coordinator, coordinator.keyboard
    open_screen(page, sitting)
    page.get_by_role("button", name="Treffen eröffnen").press("Enter")
    expect(page.get_by_role("button", name="Treffen beenden")).to_be_visible()

    keys.press("Alt+Enter")
    expect(page.get_by_role("article")).to_contain_text("läuft")
    keys.press("Alt+Digit0")
    expect(notes(page)).to_be_focused()
    keys.type("Die Wohnbau hilft.")
    keys.press("Alt+Digit2")
    expect(page.get_by_role("textbox", name="Wortlaut des Beschlusses")).to_be_focused()
    assert violations(page) == []
    keys.type("Der Spielplatz ")
    # What others do meanwhile draws the screen anew and takes nobody's words or place away.
    operator.create(f"/agenda-items/{sitting['points'][0]}/outcomes", kind="information", text="Die Stadt ist dafür.")
    expect(outcomes(page)).to_contain_text("Die Stadt ist dafür.")
    keys.type("wird gebaut.")
    keys.press("Control+Enter")
    expect(outcomes(page)).to_contain_text("Der Spielplatz wird gebaut.")
    expect(outcomes(page)).to_contain_text("angenommen, im Konsens")
    expect(notes(page)).to_be_focused()

    keys.press("Alt+ArrowDown")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Sponsoren")
    keys.press("Alt+Digit3")
    expect(page.get_by_role("textbox", name="Was ist zu tun?")).to_be_focused()
    keys.type("Sponsoren anschreiben")
    keys.press("Tab")
    keys.type("WIS")
    keys.press("Control+Enter")
    expect(outcomes(page).get_by_role("link", name=re.compile("Sponsoren anschreiben"))).to_be_visible()
    expect(outcomes(page)).to_contain_text("WIS (zugesagt)")

    keys.press("Alt+ArrowDown")
    expect(page.get_by_role("heading", level=2)).to_contain_text("Verschiedenes")
    keys.press("Alt+Digit4")
    expect(page.get_by_role("combobox", name="Auf welches Treffen?")).to_be_focused()
    keys.press("Control+Enter")
    expect(outcomes(page)).to_contain_text("vertagt auf das nächste Treffen")

    page.get_by_role("button", name="Treffen beenden").press("Enter")
    dialog = page.get_by_role("dialog", name="Treffen beenden")
    dialog.get_by_role("button", name="Treffen beenden").press("Enter")
    expect(page.get_by_role("region", name="Meldungen")).to_contain_text("Das Treffen ist beendet.")

    assert operator.get(f"/meetings/{sitting['id']}")["state"] == "minutes_draft"
    first, _, last = (operator.get(f"/agenda-items/{point}") for point in sitting["points"])
    assert (first["notes"], last["state"]) == ("Die Wohnbau hilft.", "postponed")
    [decision] = operator.items(f"{alliance_path}/decisions", meeting_id=sitting["id"])
    assert (decision["text"], decision["matter"]) == ("Der Spielplatz wird gebaut.", "Spielplatz")
    assert decision["action_item_id"] == sitting["card"]["id"]


def test_two_who_write_the_same_notes_end_with_one_text(
    running: Page, colleague: Page, operator: Caller, sitting: dict[str, Any]
) -> None:
    open_screen(colleague, sitting)
    notes(running).press_sequentially("Raum: Rathaus. ")
    expect(notes(colleague)).to_have_value("Raum: Rathaus. ")

    # Both in the same field at the same time, a letter each.
    notes(colleague).press("Home")
    notes(running).press("End")
    for here, there in zip("Beginn um acht.", "Gäste: zwölf.  ", strict=True):
        running.keyboard.type(here)
        colleague.keyboard.type(there)

    whole = "Gäste: zwölf.  Raum: Rathaus. Beginn um acht."
    expect(notes(running)).to_have_value(whole)
    expect(notes(colleague)).to_have_value(whole)
    expect_soon(lambda: operator.get(f"/agenda-items/{sitting['points'][0]}")["notes"], whole)


def test_nothing_is_lost_when_the_connection_is_cut(
    running: Page, colleague: Page, operator: Caller, sitting: dict[str, Any]
) -> None:
    point = f"/agenda-items/{sitting['points'][0]}"
    notes(running).press_sequentially("Vorher. ")
    expect_soon(lambda: operator.get(point)["notes"], "Vorher. ")

    running.context.set_offline(True)
    notes(running).press_sequentially("Ohne Netz. ")
    expect(running.get_by_text("liegt sicher in diesem Browser")).to_be_visible()
    running.keyboard.press("Alt+Digit1")
    running.keyboard.type("Die Stadt zahlt.")
    running.keyboard.press("Control+Enter")
    expect(outcomes(running)).to_contain_text("wartet auf die Verbindung")
    open_screen(colleague, sitting)
    expect(notes(colleague)).to_have_value("Vorher. ")
    notes(colleague).press("End")
    notes(colleague).press_sequentially("Von drüben. ")
    expect_soon(lambda: operator.get(point)["notes"], "Vorher. Von drüben. ")
    assert operator.get(point)["outcomes"] == []

    # The tab closes with it; whoever opens the meeting again in this browser has everything.
    again = running.context.new_page()
    running.close()
    again.context.set_offline(False)
    open_screen(again, sitting)

    expect_soon(lambda: [one["text"] for one in operator.get(point)["outcomes"]], ["Die Stadt zahlt."])
    expect(again.get_by_text("gespeichert", exact=True)).to_be_visible()
    written = operator.get(point)["notes"]
    assert all(text in written for text in ("Vorher. ", "Ohne Netz. ", "Von drüben. "))
    expect(notes(again)).to_have_value(written)
    expect(notes(colleague)).to_have_value(written)


def test_the_projector_follows_without_a_hand_on_it(
    coordinator: Page, operator: Caller, sitting: dict[str, Any]
) -> None:
    operator.change(f"/agenda-items/{sitting['points'][1]}", is_internal=True)
    coordinator.goto(f"{ALLIANCE}/meetings/{sitting['id']}/projector")
    screen = coordinator.get_by_role("main")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Willkommen")
    expect(screen).not_to_contain_text("Sponsoren")

    operator.change(f"/meetings/{sitting['id']}", state="running")
    operator.change(f"/agenda-items/{sitting['points'][0]}", state="in_progress")
    expect(screen.get_by_role("heading", level=1)).to_contain_text("Spielplatz")
    expect(screen).to_contain_text("Danach: 3. Verschiedenes")
    operator.create(
        f"/agenda-items/{sitting['points'][0]}/outcomes", kind="information", text="Die Wohnbau gibt 500 Euro dazu."
    )
    expect(screen).to_contain_text("Die Wohnbau gibt 500 Euro dazu.")

    operator.change(f"/meetings/{sitting['id']}", state="minutes_draft")
    expect(screen.get_by_role("heading", level=1)).to_have_text("Vielen Dank für Ihre Zeit")


def test_an_agenda_is_written_ordered_and_taken_from_proposals(
    coordinator: Page, operator: Caller, alliance_path: str, sitting: dict[str, Any]
) -> None:
    def titles() -> list[str]:
        return [item["title"] for item in operator.items(f"/meetings/{sitting['id']}/agenda-items")]

    overdue = operator.create(f"{alliance_path}/action-items", title="Liegt seit Monaten")
    coordinator.goto(f"{ALLIANCE}/meetings/{sitting['id']}")
    agenda = coordinator.get_by_role("region", name="Tagesordnung")
    expect(agenda).to_contain_text("Geplant: 30 Min. von 1 Std.")
    field = agenda.get_by_role("textbox", name="Neuer Punkt")
    field.fill("Begrüßung")
    field.press("Enter")
    expect(agenda.get_by_role("listitem").filter(has_text="Begrüßung").first).to_be_visible()
    field.fill("Haushalt")
    field.press("Enter")
    expect_soon(titles, ["Spielplatz", "Sponsoren", "Verschiedenes", "Begrüßung", "Haushalt"])

    agenda.get_by_role("button", name="„Begrüßung“ verschieben").press("Alt+ArrowUp")
    expect_soon(titles, ["Spielplatz", "Sponsoren", "Begrüßung", "Verschiedenes", "Haushalt"])
    grip = agenda.get_by_role("button", name="„Haushalt“ verschieben")
    grip.hover()
    coordinator.mouse.down()
    row = agenda.get_by_role("button", name="„Sponsoren“ verschieben").bounding_box()
    assert row is not None
    coordinator.mouse.move(row["x"], row["y"] + row["height"], steps=4)
    coordinator.mouse.move(row["x"], row["y"] - 4, steps=4)
    coordinator.mouse.up()
    expect_soon(titles, ["Spielplatz", "Haushalt", "Sponsoren", "Begrüßung", "Verschiedenes"])

    agenda.get_by_role("button", name=f"„{overdue['title']}“ auf die Tagesordnung nehmen").click()
    expect_soon(lambda: titles()[-1], overdue["title"])


def test_a_member_raises_a_matter(member: Page, operator: Caller, sitting: dict[str, Any]) -> None:
    member.goto(f"{ALLIANCE}/meetings/{sitting['id']}")
    agenda = member.get_by_role("region", name="Tagesordnung")
    field = agenda.get_by_role("textbox", name="Ein Anliegen einbringen")
    field.fill("Fahrradständer am Rathaus")
    field.press("Enter")
    mine = agenda.get_by_role("listitem").filter(has_text="Fahrradständer am Rathaus")
    expect(mine).to_contain_text("eingebracht von")
    expect(agenda.get_by_role("button", name="„Sponsoren“ verschieben")).to_have_count(0)
    raised = operator.items(f"/meetings/{sitting['id']}/agenda-items")[-1]
    assert raised["title"] == "Fahrradständer am Rathaus"


def open_screen(page: Page, sitting: dict[str, Any]) -> None:
    page.goto(f"{ALLIANCE}/meetings/{sitting['id']}/run")
    expect(page.get_by_role("heading", level=1)).to_have_text("Herbstsitzung")
    expect(page.get_by_text("gespeichert", exact=True)).to_be_visible()


def notes(page: Page) -> Locator:
    return page.get_by_role("textbox", name="Mitschrift")


def outcomes(page: Page) -> Locator:
    return page.get_by_role("region", name="Ergebnisse")

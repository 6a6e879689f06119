"""The board: a card changes its column by hand, by menu and by keys, and news come in by themselves."""

import re
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon

DAYS = "Projektgruppe Aktionstage"
EDUCATION = "Projektgruppe Bildung und Erziehung"


@pytest.fixture
def groups(operator: Caller, alliance_path: str) -> dict[str, str]:
    """The ids of the alliance's groups by name."""
    return {group["name"]: group["id"] for group in operator.items(f"{alliance_path}/groups", limit=200)}


@pytest.fixture
def card(operator: Caller, groups: dict[str, str], new_card: Callable[..., dict]) -> Iterator[dict]:
    """A card in the column of the action days, which is gone after the journey."""
    made = new_card("Laternenumzug durch die Altstadt", group_id=groups[DAYS], steps=["Strecke anmelden"])
    yield made
    operator.remove(f"/action-items/{made['number']}")


@pytest.fixture
def board(coordinator: Page, card: dict) -> Page:
    """The board, drawn, with the card on it."""
    coordinator.goto(f"{ALLIANCE}/board")
    expect(card_in(coordinator, DAYS, card)).to_be_visible()
    return coordinator


@pytest.fixture
def group_now(operator: Caller, card: dict) -> Callable[[], str]:
    """Reads from the API in which group the card is."""
    return lambda: operator.get(f"/action-items/{card['id']}")["group_id"]


def column(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name=title, exact=True)


def card_in(page: Page, title: str, card: dict) -> Locator:
    return column(page, title).get_by_role("listitem").filter(has=page.get_by_role("link", name=card["title"]))


def test_a_card_is_dragged_with_the_mouse_and_the_move_taken_back(
    board: Page, card: dict, group_now: Callable[[], str], groups: dict[str, str]
) -> None:
    # All three cards of the column must be in sight of the mouse.
    board.set_viewport_size({"width": 1280, "height": 1100})
    start = card_in(board, DAYS, card).get_by_role("heading").bounding_box()
    target = column(board, EDUCATION).get_by_role("heading", level=2).bounding_box()
    assert start is not None
    assert target is not None
    board.mouse.move(start["x"] + 10, start["y"] + 10)
    board.mouse.down()
    board.mouse.move(target["x"] + 60, target["y"] + 60, steps=12)
    board.mouse.up()

    expect(card_in(board, EDUCATION, card)).to_be_visible()
    expect(card_in(board, DAYS, card)).to_have_count(0)
    notices = board.get_by_role("region", name="Meldungen")
    expect(notices).to_contain_text(f"„{card['title']}“ → {EDUCATION}")
    expect_soon(group_now, groups[EDUCATION])

    notices.get_by_role("button", name="Rückgängig").click()

    expect(card_in(board, DAYS, card)).to_be_visible()
    expect(board.get_by_role("status").filter(has_text="Zurückgenommen.")).to_be_attached()
    expect_soon(group_now, groups[DAYS])


def test_the_menu_moves_a_card_too(
    board: Page, card: dict, group_now: Callable[[], str], groups: dict[str, str]
) -> None:
    card_in(board, DAYS, card).get_by_role("button", name=f"„{card['title']}“ verschieben nach …").click()
    board.get_by_role("menuitem", name=EDUCATION).click()

    moved = card_in(board, EDUCATION, card)
    expect(moved).to_be_visible()
    expect(moved.get_by_role("link", name=card["title"])).to_be_focused()
    expect(board.get_by_role("region", name="Meldungen")).to_contain_text(EDUCATION)
    expect_soon(group_now, groups[EDUCATION])


def test_keys_alone_move_a_card_and_say_where_it_is(
    board: Page, card: dict, group_now: Callable[[], str], groups: dict[str, str]
) -> None:
    said = board.get_by_role("alert")
    card_in(board, DAYS, card).get_by_role("link", name=card["title"]).focus()

    board.keyboard.press(" ")
    expect(said.filter(has_text=f"„{card['title']}“ aufgenommen.")).to_be_attached()
    board.keyboard.press("ArrowRight")
    expect(said.filter(has_text=f"liegt jetzt in „{EDUCATION}“, Platz 3 von 3.")).to_be_attached()
    board.keyboard.press("ArrowUp")
    expect(said.filter(has_text=f"liegt jetzt in „{EDUCATION}“, Platz 2 von 3.")).to_be_attached()
    board.keyboard.press(" ")

    expect(board.get_by_role("region", name="Meldungen")).to_contain_text(f"„{card['title']}“ → {EDUCATION}")
    expect(card_in(board, EDUCATION, card).get_by_role("link", name=card["title"])).to_be_focused()
    expect_soon(group_now, groups[EDUCATION])

    board.keyboard.press("Control+z")
    expect(card_in(board, DAYS, card)).to_be_visible()
    expect_soon(group_now, groups[DAYS])


def test_escape_puts_a_carried_card_back(
    board: Page, card: dict, group_now: Callable[[], str], groups: dict[str, str]
) -> None:
    card_in(board, DAYS, card).get_by_role("link", name=card["title"]).focus()
    board.keyboard.press(" ")
    board.keyboard.press("ArrowRight")
    expect(card_in(board, EDUCATION, card)).to_be_visible()
    board.keyboard.press("Escape")

    expect(board.get_by_role("alert").filter(has_text="liegt wieder, wo es war")).to_be_attached()
    expect(card_in(board, DAYS, card)).to_be_visible()
    expect_soon(group_now, groups[DAYS])


def test_quick_add_makes_a_card_where_one_stands(
    board: Page, operator: Caller, alliance_path: str, groups: dict[str, str]
) -> None:
    column(board, EDUCATION).get_by_role("button", name=f"Karte hinzufügen: {EDUCATION}").click()
    field = board.get_by_role("textbox", name=f"Titel der neuen Karte in „{EDUCATION}“")
    expect(field).to_be_focused()
    field.fill("Bücherkisten für Wartezimmer")
    field.press("Enter")

    expect(column(board, EDUCATION).get_by_role("link", name="Bücherkisten für Wartezimmer")).to_be_visible()
    expect(field).to_have_value("")
    expect(field).to_be_focused()
    [made] = [
        item
        for item in operator.items(f"{alliance_path}/action-items", limit=200)
        if item["title"] == "Bücherkisten für Wartezimmer"
    ]
    assert made["group_id"] == groups[EDUCATION]
    operator.remove(f"/action-items/{made['id']}")


def test_a_link_shows_what_its_sender_saw(board: Page, card: dict) -> None:
    board.get_by_role("searchbox", name="Karten durchsuchen").fill("laternen")
    board.get_by_role("button", name=re.compile("niemand hat zugesagt")).click()
    board.get_by_role("radio", name="Stand").check()
    expect(board).to_have_url(re.compile(r"q=laternen"))
    expect(board).to_have_url(re.compile(r"alarm=no_owner"))
    expect(board).to_have_url(re.compile(r"by=status"))

    board.reload()

    expect(board.get_by_role("searchbox", name="Karten durchsuchen")).to_have_value("laternen")
    expect(board.get_by_role("radio", name="Stand")).to_be_checked()
    expect(board.get_by_role("button", name=re.compile("niemand hat zugesagt"))).to_have_attribute(
        "aria-pressed", "true"
    )
    expect(board.get_by_role("status").filter(has_text=re.compile(r"1 von \d+ Karten zu sehen"))).to_be_visible()
    expect(board.get_by_role("link", name=card["title"])).to_be_visible()
    expect(board.get_by_role("link", name="Gesundheit", exact=True)).to_have_count(0)

    board.get_by_role("button", name="Alle Karten zeigen").click()
    expect(board.get_by_role("link", name="Gesundheit", exact=True)).to_be_visible()
    assert "q=" not in board.url


def test_news_of_others_come_in_while_somebody_types(
    board: Page, card: dict, operator: Caller, groups: dict[str, str], new_card: Callable[..., dict]
) -> None:
    column(board, DAYS).get_by_role("button", name=f"Karte hinzufügen: {DAYS}").click()
    field = board.get_by_role("textbox", name=f"Titel der neuen Karte in „{DAYS}“")
    field.press_sequentially("Noch nicht fer")

    operator.change(f"/action-items/{card['id']}", title="Laternenumzug mit Musik")
    added = new_card("Von woanders gekommen", group_id=groups[DAYS])

    expect(column(board, DAYS).get_by_role("link", name="Laternenumzug mit Musik")).to_be_visible()
    expect(column(board, DAYS).get_by_role("link", name="Von woanders gekommen")).to_be_visible()
    expect(field).to_be_focused()
    field.press_sequentially("tig")
    expect(field).to_have_value("Noch nicht fertig")
    operator.remove(f"/action-items/{added['id']}")
    expect(column(board, DAYS).get_by_role("link", name="Von woanders gekommen")).to_have_count(0)

    board.reload()
    expect(field).to_have_value("Noch nicht fertig")

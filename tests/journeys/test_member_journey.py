"""A member with a telephone: what is asked of me, what did I promise, and what may I only read."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server
from tests.journeys.visitors import ALLIANCE, MEMBER, sign_in_link
from tests.journeys.waiting import expect_soon

ME = "C. Probe"
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture
def telephone(member: Page) -> Page:
    """The member's page, 390 pixels wide."""
    member.set_viewport_size(TELEPHONE)
    return member


def test_a_link_leads_a_member_to_her_items(page: Page, live_server: Server, new_card: Callable[..., dict]) -> None:
    new_card("Nachbarschaftsfest", assignments=[{"party": ME, "state": "asked", "task": "Kuchenbuffet"}])
    page.set_viewport_size(TELEPHONE)
    page.goto(sign_in_link(live_server, MEMBER))
    expect(page.get_by_role("heading", name="Board: Leben mit Kindern")).to_be_attached()

    page.get_by_role("navigation").get_by_role("link", name="Meine Aufgaben").click()

    asked = page.get_by_role("region", name="Sie sind gefragt")
    expect(asked.get_by_role("listitem")).to_contain_text("Nachbarschaftsfest")
    expect(asked.get_by_role("listitem")).to_contain_text("für: Kuchenbuffet")
    expect(page.get_by_role("region", name="Sie haben zugesagt")).to_contain_text("Obst und Gemüse in Kita und Schule")


def test_whoever_is_asked_accepts(telephone: Page, new_card: Callable[..., dict], operator: Caller) -> None:
    card = new_card("Vorlesenachmittag", assignments=[{"party": ME, "state": "asked"}])
    telephone.goto(f"{ALLIANCE}/mine")
    asked = telephone.get_by_role("region", name="Sie sind gefragt").get_by_role("listitem")
    asked.filter(has_text="Vorlesenachmittag").get_by_role("button", name="Ich mache das").click()

    expect(telephone.get_by_role("region", name="Sie haben zugesagt")).to_contain_text("Vorlesenachmittag")
    expect(asked.filter(has_text="Vorlesenachmittag")).to_have_count(0)
    stored = operator.get(f"/action-items/{card['id']}")
    assert [owner["name"] for owner in stored["owners"]] == [ME]
    assert "no_owner" not in stored["alarms"]


def test_a_step_of_mine_is_ticked_and_the_tick_taken_back(
    telephone: Page, new_card: Callable[..., dict], operator: Caller
) -> None:
    step = {"text": "Lesebühne ausleihen", "assignments": [{"party": ME, "state": "accepted"}]}
    card = new_card("Lesebühne im Park", steps=[step])

    def state() -> str:
        return str(operator.get(f"/action-items/{card['id']}")["steps"][0]["state"])

    telephone.goto(f"{ALLIANCE}/mine")
    telephone.get_by_role("checkbox", name="Lesebühne ausleihen").click()
    expect(telephone.get_by_role("checkbox", name="Lesebühne ausleihen")).to_have_count(0)
    expect_soon(state, "done")

    telephone.get_by_role("region", name="Meldungen").get_by_role("button", name="Rückgängig").click()
    expect(telephone.get_by_role("checkbox", name="Lesebühne ausleihen")).to_be_visible()
    expect_soon(state, "open")


def test_a_card_of_another_group_is_read_and_talked_about(
    telephone: Page, operator: Caller, alliance_path: str
) -> None:
    [theirs] = [
        item
        for item in operator.items(f"{alliance_path}/action-items", limit=200)
        if item["title"] == "Familienfreundliches Unternehmen"
    ]
    telephone.goto(f"{ALLIANCE}/cards/{theirs['number']}")

    expect(telephone.get_by_role("article")).to_contain_text("aber nicht ändern")
    expect(telephone.get_by_role("region", name="Wer von uns übernimmt was?")).to_contain_text("WIS")
    quarters = telephone.get_by_role("article").get_by_role("region")
    expect(quarters).to_have_count(4)
    expect(quarters.get_by_role("button")).to_have_count(0)
    expect(quarters.get_by_role("textbox")).to_have_count(0)
    expect(telephone.get_by_role("button", name="Karte löschen")).to_have_count(0)
    for step in telephone.get_by_role("checkbox").all():
        expect(step).to_be_disabled()

    telephone.get_by_role("textbox", name="Etwas dazu sagen").fill("Wir helfen gern beim Catering.")
    telephone.get_by_role("button", name="Absenden").click()

    expect(telephone.get_by_role("tabpanel")).to_contain_text("Wir helfen gern beim Catering.")
    said = operator.items(f"/action-items/{theirs['id']}/comments")
    assert (said[-1]["author_name"], said[-1]["text"]) == (ME, "Wir helfen gern beim Catering.")


def test_the_board_shows_no_handle_on_what_may_not_be_moved(telephone: Page) -> None:
    telephone.goto(f"{ALLIANCE}/board")
    theirs = telephone.get_by_role("region", name="Projektgruppe Familienfreundliches Unternehmen")
    expect(theirs.get_by_role("link", name="Familienfreundliches Unternehmen")).to_be_visible()
    expect(theirs.get_by_role("button", name="verschieben nach")).to_have_count(0)
    mine = telephone.get_by_role("region", name="Projektgruppe Bildung und Erziehung")
    expect(mine.get_by_role("button", name="verschieben nach").first).to_be_visible()

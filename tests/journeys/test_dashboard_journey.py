"""The overview: every number leads to the cards behind it, and every chart has its table."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE


@pytest.fixture
def overview(coordinator: Page) -> Page:
    """The overview, drawn."""
    coordinator.goto(f"{ALLIANCE}/dashboard")
    expect(coordinator.get_by_role("heading", name="Wo es hakt")).to_be_visible()
    return coordinator


@pytest.fixture
def said(operator: Caller, alliance_path: str) -> dict:
    """What the API says of today."""
    return operator.get(f"{alliance_path}/dashboard")


@pytest.mark.parametrize(
    ("title", "key"),
    [
        ("Termin verstrichen", "overdue"),
        ("Niemand hat zugesagt", "no_owner"),
        ("Kein nächster Termin", "no_next_date"),
        ("Lange nichts gehört", "silent"),
        ("Schritte ohne Person", "unassigned_steps"),
    ],
)
def test_a_number_leads_to_the_cards_behind_it(overview: Page, said: dict, title: str, key: str) -> None:
    tiles = overview.get_by_role("region", name="Wo es hakt").get_by_role("listitem")
    tile = tiles.filter(has=overview.get_by_role("link", name=title))
    expect(tile).to_contain_text(str(len(said[key])))
    cards = {entry["number"] for entry in said[key]}

    tile.get_by_role("link", name=title).click()

    expect(overview).to_have_url(re.compile(f"/table\\?alarm={key}$"))
    expect(overview.get_by_role("row")).to_have_count(len(cards) + 1)
    shown = overview.get_by_role("row").get_by_role("cell", name=re.compile(r"^LMK-\d+$")).all_inner_texts()
    assert set(shown) == cards


def test_an_entry_leads_to_its_card(overview: Page, said: dict) -> None:
    [late] = said["overdue"]
    late_ones = overview.get_by_role("region", name="Termin verstrichen")
    expect(late_ones).to_contain_text(late["reason"])
    late_ones.get_by_role("link", name=late["title"]).click()

    expect(overview).to_have_url(re.compile(f"/cards/{late['number']}$"))
    expect(overview.get_by_role("heading", level=1)).to_contain_text(late["title"])


def test_a_chart_has_its_table_and_leads_to_the_cards(overview: Page, said: dict) -> None:
    chart = overview.get_by_role("figure", name="Karten nach Stand")
    chart.get_by_role("button", name="Als Tabelle").click()
    rows = chart.get_by_role("table").get_by_role("row")
    expect(rows).to_have_count(len(said["counts"]["by_status"]) + 1)
    planned = rows.filter(has=overview.get_by_text("geplant", exact=True))
    expect(planned).to_contain_text(str(said["counts"]["by_status"]["planned"]))
    chart.get_by_role("button", name="Tabelle ausblenden").click()

    chart.get_by_role("link", name="geplant").click()

    expect(overview).to_have_url(re.compile(r"/table\?status=planned$"))
    expect(overview.get_by_role("row")).to_have_count(said["counts"]["by_status"]["planned"] + 1)


def test_another_day_can_be_looked_at_and_sent(overview: Page, operator: Caller, alliance_path: str) -> None:
    overview.get_by_label("Stand am").fill("2031-05-01")
    expect(overview).to_have_url(re.compile(r"on=2031-05-01"))
    expect(overview.get_by_role("status").filter(has_text="So wird es am")).to_be_visible()

    overview.reload()

    late = operator.get(f"{alliance_path}/dashboard", on="2031-05-01")["overdue"]
    for title in {entry["title"] for entry in late[:3]}:
        expect(
            overview.get_by_role("region", name="Termin verstrichen").get_by_role("link", name=title)
        ).to_be_visible()
    overview.get_by_role("button", name="Heute").click()
    expect(overview).not_to_have_url(re.compile(r"on="))

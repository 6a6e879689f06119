"""Steering: every figure leads to its cards, the year is on one page, and the handover file is a document."""

import re
from pathlib import Path

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE


def test_a_week_leads_to_its_cards(coordinator: Page, operator: Caller, alliance_path: str) -> None:
    last = operator.get(f"{alliance_path}/steering")["points"][-1]
    coordinator.goto(f"{ALLIANCE}/dashboard")
    coordinator.get_by_role("navigation", name="Mehr zur Steuerung").get_by_role("link", name="Verlauf").click()
    weeks = coordinator.get_by_role("figure", name="Offene Karten und wo es hakt")
    expect(weeks).to_contain_text(f"hängt: {last['stuck']['count']}")
    weeks.get_by_role("button", name="Als Tabelle").click()
    row = weeks.get_by_role("table").get_by_role("row").last
    row.get_by_text("hängt", exact=False).locator("..").click()
    number = last["stuck"]["numbers"][0]
    row.get_by_role("link", name=number, exact=True).last.click()
    expect(coordinator).to_have_url(re.compile(rf"/cards/{number}$"))


def test_what_changed_since_the_last_meeting_is_said_and_listed(
    coordinator: Page, operator: Caller, alliance_path: str
) -> None:
    since = operator.get(f"{alliance_path}/steering")["since_last_meeting"]
    coordinator.goto(f"{ALLIANCE}/steering")
    region = coordinator.get_by_role("region", name=re.compile("^Seit der Sitzung vom"))
    for card in [*since["new"], *since["finished"]]:
        expect(region.get_by_role("link", name=card["title"]).first).to_be_visible()


def test_the_year_is_on_one_page(coordinator: Page, operator: Caller, alliance_path: str) -> None:
    plan = operator.get(f"{alliance_path}/year-plan")
    year = plan["year"]
    coordinator.goto(f"{ALLIANCE}/year-plan")
    months = coordinator.get_by_role("region", name=re.compile(rf" {year}$"))
    expect(months).to_have_count(12)
    expect(months.locator(".entries > li")).to_have_count(len(plan["entries"]))
    expect(coordinator.get_by_role("heading", level=1)).to_contain_text(str(year))
    coordinator.get_by_role("button", name=str(year - 1)).click()
    expect(coordinator).to_have_url(re.compile(rf"year={year - 1}$"))
    expect(coordinator.get_by_role("heading", level=1)).to_contain_text(str(year - 1))


def test_the_handover_file_is_read_and_taken_along(coordinator: Page, tmp_path: Path) -> None:
    coordinator.goto(f"{ALLIANCE}/handover-file")
    expect(coordinator.get_by_role("heading", name="Was weiterläuft")).to_be_visible()
    with coordinator.expect_download() as waiting:
        coordinator.get_by_role("link", name="PDF", exact=True).click()
    waiting.value.save_as(tmp_path / "file.pdf")
    said = "".join(page.extract_text() for page in PdfReader(tmp_path / "file.pdf").pages)
    assert "Menschen und ihre Funktionen" in said

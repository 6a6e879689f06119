"""The card: four quarters with the workshop's questions, and everything on it changes where it stands."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon

IDEA = "Mit welcher Idee wollen wir starten?"
STEPS = "Was ist für die konkrete Umsetzung zu tun?"
WHO = "Wer von uns übernimmt was?"
NEXT = "Wie, wann und wo geht es weiter?"


@pytest.fixture
def card(new_card: Callable[..., dict]) -> dict:
    """A card of this journey's own, with a step, somebody who is asked, and no date."""
    return new_card(
        "Bolzplatz am Kanal",
        idea="Ein Platz für alle",
        steps=["Eigentümer fragen", "Tore bauen"],
        assignments=[{"party": "Frau Dr. Kunstmann", "state": "asked"}],
    )


@pytest.fixture
def sheet(coordinator: Page, card: dict) -> Page:
    """The card's own page, drawn."""
    coordinator.goto(f"{ALLIANCE}/cards/{card['number']}")
    expect(quarter(coordinator, IDEA)).to_be_visible()
    return coordinator


@pytest.fixture
def stored(operator: Caller, card: dict) -> Callable[[], dict]:
    """Reads the card from the API."""
    return lambda: operator.get(f"/action-items/{card['id']}")


def quarter(page: Page, question: str) -> Locator:
    return page.get_by_role("region", name=question)


def test_four_quarters_ask_the_workshops_four_questions(sheet: Page, card: dict) -> None:
    headings = sheet.get_by_role("article").get_by_role("heading", level=2)
    expect(headings).to_have_text([IDEA, STEPS, WHO, NEXT])
    expect(sheet.get_by_role("heading", level=1)).to_contain_text(card["title"])
    expect(quarter(sheet, IDEA)).to_contain_text("Ein Platz für alle")
    expect(quarter(sheet, STEPS)).to_contain_text("0 von 2 erledigt")
    expect(quarter(sheet, WHO)).to_contain_text("niemand hat zugesagt")
    expect(quarter(sheet, NEXT)).to_contain_text("kein nächster Termin")


def test_texts_are_edited_where_they_stand(sheet: Page, stored: Callable[[], dict]) -> None:
    quarter(sheet, IDEA).get_by_role("button", name=re.compile("Idee ändern")).click()
    field = sheet.get_by_role("textbox", name="Idee", exact=True)
    field.fill("Ein Platz für alle, auch im Winter")
    field.press("Control+Enter")
    expect(quarter(sheet, IDEA).get_by_role("button")).to_contain_text("auch im Winter")

    sheet.get_by_role("button", name=re.compile("Titel ändern")).click()
    title = sheet.get_by_role("textbox", name="Titel", exact=True)
    title.fill("Verworfen")
    title.press("Escape")
    expect(sheet.get_by_role("heading", level=1)).to_contain_text("Bolzplatz am Kanal")
    sheet.get_by_role("combobox", name="Stand", exact=True).select_option("in Arbeit")

    expect_soon(lambda: stored()["status"], "in_progress")
    assert (stored()["idea"], stored()["title"]) == ("Ein Platz für alle, auch im Winter", "Bolzplatz am Kanal")


def test_a_step_is_ticked_and_another_one_added(sheet: Page, stored: Callable[[], dict]) -> None:
    steps = quarter(sheet, STEPS)
    steps.get_by_role("checkbox", name="Eigentümer fragen").click()
    expect(steps.get_by_role("checkbox", name="Eigentümer fragen")).to_be_checked()
    expect(steps).to_contain_text("1 von 2 erledigt")

    steps.get_by_role("textbox", name="Schritt hinzufügen").fill("Rasen säen")
    steps.get_by_role("textbox", name="Schritt hinzufügen").press("Enter")

    expect(steps).to_contain_text("1 von 3 erledigt")
    expected = [("Eigentümer fragen", "done"), ("Tore bauen", "open"), ("Rasen säen", "open")]
    expect_soon(lambda: [(step["text"], step["state"]) for step in stored()["steps"]], expected)


def test_only_who_accepted_is_an_owner(sheet: Page, stored: Callable[[], dict]) -> None:
    assert (stored()["owners"], "no_owner" in stored()["alarms"]) == ([], True)

    quarter(sheet, WHO).get_by_role("button", name="Mehr zu Frau Dr. Kunstmann").click()
    sheet.get_by_role("menuitemradio", name="zugesagt").click()

    expect(quarter(sheet, WHO)).not_to_contain_text("niemand hat zugesagt")
    expect(quarter(sheet, WHO).get_by_role("listitem")).to_contain_text("zugesagt")
    assert [owner["name"] for owner in stored()["owners"]] == ["Frau Dr. Kunstmann"]
    assert "no_owner" not in stored()["alarms"]


def test_a_fuzzy_date_says_what_was_understood(sheet: Page, stored: Callable[[], dict]) -> None:
    when = open_next_date(sheet)
    when.fill("ca. 10/2027")
    expect(quarter(sheet, NEXT)).to_contain_text("verstanden: ungefähr Oktober 2027")
    sheet.get_by_role("textbox", name="Wozu?").fill("Eröffnung")
    sheet.get_by_role("button", name="Termin eintragen").click()

    expect(quarter(sheet, NEXT).get_by_role("listitem")).to_contain_text("ca. 10/2027 – Eröffnung")
    expect(quarter(sheet, NEXT)).not_to_contain_text("kein nächster Termin")
    expect(quarter(sheet, NEXT)).to_contain_text("verstanden: ungefähr Oktober 2027")
    [date] = [follow_up["when"] for follow_up in stored()["follow_ups"]]
    assert (date["text"], date["edtf"], date["earliest"], date["latest"]) == (
        "ca. 10/2027",
        "2027-10~",
        "2027-10-01",
        "2027-10-31",
    )


def test_a_date_without_its_year_offers_years(sheet: Page, stored: Callable[[], dict]) -> None:
    when = open_next_date(sheet)
    when.fill("15. Mai")
    expect(quarter(sheet, NEXT)).to_contain_text("das Jahr ist offen")
    choices = sheet.get_by_role("group", name="„15. Mai“ meint").get_by_role("button")
    expect(choices).to_have_count(2)
    chosen = re.search(r"\d{4}", choices.first.inner_text())
    assert chosen is not None
    choices.first.click()

    expect(when).to_have_value(f"15. Mai {chosen[0]}")
    expect(when).to_be_focused()
    expect(quarter(sheet, NEXT)).to_contain_text("verstanden:")
    sheet.get_by_role("button", name="Termin eintragen").click()

    expect(quarter(sheet, NEXT).get_by_role("listitem")).to_contain_text(f"15. Mai {chosen[0]}")
    assert [one["when"]["earliest"] for one in stored()["follow_ups"]] == [f"{chosen[0]}-05-15"]


def test_a_comment_speaks_to_somebody(sheet: Page, card: dict, operator: Caller) -> None:
    field = sheet.get_by_role("textbox", name="Etwas dazu sagen")
    field.press_sequentially("Könntest du das übernehmen, @mus")
    expect(sheet.get_by_role("option", name="B. Muster")).to_be_visible()
    field.press("Enter")
    expect(field).to_have_value("Könntest du das übernehmen, @B. Muster ")
    sheet.get_by_role("button", name="Absenden").click()

    said = sheet.get_by_role("tabpanel").get_by_role("listitem")
    expect(said).to_contain_text("Könntest du das übernehmen, @B. Muster")
    expect(said).to_contain_text("A. Beispiel")
    expect(field).to_have_value("")
    [comment] = operator.items(f"/action-items/{card['id']}/comments")
    assert (comment["author_name"], len(comment["mentions"])) == ("A. Beispiel", 1)


def test_the_history_tells_who_changed_what(
    sheet: Page, card: dict, operator: Caller, stored: Callable[[], dict]
) -> None:
    quarter(sheet, STEPS).get_by_role("checkbox", name="Tore bauen").click()
    expect_soon(lambda: stored()["steps"][1]["state"], "done")
    operator.change(f"/action-items/{card['id']}", title="Bolzplatz am Hafen")
    sheet.get_by_role("tab", name="Verlauf").click()

    history = sheet.get_by_role("tabpanel")
    expect(history).to_contain_text("Karte angelegt")
    expect(history).to_contain_text(re.compile(r"Schritt erledigt\s+von A\. Beispiel"))
    expect(history).to_contain_text(re.compile(r"Bolzplatz am Kanal\s*→\s*Bolzplatz am Hafen"))


def open_next_date(page: Page) -> Locator:
    quarter(page, NEXT).get_by_role("button", name="Nächsten Termin eintragen").click()
    when = page.get_by_role("textbox", name="Wann?")
    expect(when).to_be_focused()
    return when

"""Templates and duplicates on screen: set up what is shipped, keep one's own, see what is there already."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

from tests.journeys.visitors import ALLIANCE


def test_cards_are_set_up_from_a_template_and_steps_are_kept_as_one(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/board")
    page.get_by_role("button", name="Vorlagen").click()
    page.get_by_role("menuitem", name="Aus Vorlage").click()
    form = page.get_by_role("dialog", name="Karten aus einer Vorlage")
    expect(form.get_by_role("listitem").filter(has_text="Öffentlichkeitsarbeit")).to_be_visible()
    form.get_by_label("Tag, auf den es ankommt").fill("2049-05-15")
    form.get_by_role("button", name="Anlegen").click()
    expect(page.get_by_text("5 Einträge angelegt")).to_be_visible()
    page.get_by_role("link", name="Öffentlichkeitsarbeit").first.click()

    steps = page.get_by_role("listitem").filter(has_text="Presse einladen")
    expect(steps.first).to_contain_text("2049")
    page.get_by_role("article").get_by_role("button", name="Vorlagen").click()
    page.get_by_role("menuitem", name="Als Vorlage merken").click()
    form = page.get_by_role("dialog", name="Schritte als Vorlage merken")
    form.get_by_label("Name der Vorlage").fill("Werbung")
    form.get_by_role("button", name="Merken").click()
    expect(page.get_by_text("Vorlage „Werbung“ gemerkt")).to_be_visible()


def test_what_is_there_already_is_said_while_it_is_written(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/board")
    page.get_by_role("button", name="Karte hinzufügen").first.click()
    page.get_by_role("textbox", name="Titel der neuen Karte").fill("Obst & Gemüse in Schulen und Kitas")
    hint = page.get_by_role("status").filter(has_text="Gibt es das schon?")
    expect(hint.get_by_role("link", name="Obst und Gemüse in Kita und Schule")).to_be_visible()


def test_a_card_is_told_to_come_back(coordinator: Page, new_card: Callable[..., dict]) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/cards/{new_card('Laternenfest')['number']}")
    card = page.get_by_role("article")
    card.get_by_role("button", name="Karte wiederholen").click()
    form = page.get_by_role("dialog", name="Diese Karte wiederholen")
    form.get_by_label("Tag des nächsten Mals").fill("2049-05-15")
    form.get_by_role("button", name="Speichern").click()
    expect(card.get_by_text("Wiederholt sich: jedes Jahr, nächstes Mal am 15. Mai 2049")).to_be_visible()

    card.get_by_role("button", name="Wiederholung ändern").click()
    expect(form.get_by_label("Tag des nächsten Mals")).to_have_value("2049-05-15")
    form.get_by_label("Wie oft?").select_option(label="nie")
    form.get_by_role("button", name="Speichern").click()
    expect(card.get_by_role("button", name="Karte wiederholen")).to_be_visible()

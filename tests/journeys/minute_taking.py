"""How somebody takes the minutes of a plenum, by keyboard where it is quicker."""

from playwright.sync_api import Locator, Page, expect


def take_minutes(page: Page, decision: str, next_day: str) -> None:
    """Each point ends in its own way: information, a changed card, a decision, a new card, put off."""
    keys = page.keyboard

    def point(title: str) -> Locator:
        expect(page.get_by_role("article").get_by_role("heading", level=2)).to_contain_text(title)
        keys.press("Alt+Enter")
        expect(page.get_by_role("article")).to_contain_text("läuft")
        return page.get_by_role("region", name="Ergebnisse")

    def write(key: str, field: Locator) -> None:
        keys.press(key)
        expect(field).to_be_focused()

    outcomes = point("Begrüßung")
    page.get_by_role("textbox", name="Mitschrift").fill("Alle sind da, die Tagesordnung gilt.")
    write("Alt+Digit1", page.get_by_role("textbox", name="Was soll im Protokoll stehen?"))
    keys.type("Die Bibliothek stellt den Raum.")
    keys.press("Control+Enter")
    expect(outcomes).to_contain_text("Die Bibliothek stellt den Raum.")

    keys.press("Alt+ArrowDown")
    outcomes = point("Gesundheit")
    write("Alt+Digit3", page.get_by_role("combobox", name="Welche Karte?"))
    form = page.get_by_role("form", name="Aufgabe festhalten")
    form.get_by_label("Wer?").fill("Landfrauen")
    form.get_by_label("Bis wann, oder wann wieder?").fill(next_day)
    form.get_by_label("Stand").select_option(label="in Arbeit")
    keys.press("Control+Enter")
    expect(outcomes).to_contain_text("Landfrauen (zugesagt)")

    keys.press("Alt+ArrowDown")
    outcomes = point("Jahresthema")
    write("Alt+Digit2", page.get_by_role("textbox", name="Wortlaut des Beschlusses"))
    keys.type(decision)
    keys.press("Control+Enter")
    expect(outcomes).to_contain_text("angenommen, im Konsens")

    keys.press("Alt+ArrowDown")
    outcomes = point("Sponsoren")
    write("Alt+Digit3", page.get_by_role("textbox", name="Was ist zu tun?"))
    keys.type("Sponsoren anschreiben")
    page.get_by_role("form").get_by_label("Wer?").fill("WIS")
    keys.press("Control+Enter")
    expect(outcomes).to_contain_text("WIS (zugesagt)")

    keys.press("Alt+ArrowDown")
    outcomes = point("Was die Projektgruppen berichten")
    write("Alt+Digit4", page.get_by_role("combobox", name="Auf welches Treffen?"))
    keys.press("Control+Enter")
    expect(outcomes).to_contain_text("vertagt auf das nächste Treffen")

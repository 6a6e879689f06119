"""The round table of the demo in a browser: from the start page along its phases to what the council made of it."""

from io import BytesIO
from pathlib import Path

from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.fixtures.servers import Server
from tests.journeys.reading import settled, too_wide, violations

WIDE = {"width": 1280, "height": 900}
TELEPHONE = {"width": 390, "height": 844}
QUESTION = "Wie, wo und wann können gemeinsam die fehlenden Kinderbetreuungsplätze geschaffen werden?"
ALLIANCE = "Runder Tisch Kinderbetreuung"
TITLE = "Runder Tisch Familienbildung/Kinderbetreuung"
#: The dates of the record, in its order.
DATES = [
    *("13.10.2010", "20.12.2010", "10.02.2011", "22.02.2011", "23.02.2011", "14.03.2011", "01.04.2011", "06.06.2011"),
    *("29.06.2011", "18.07.2011", "05.09.2011", "05.09.2011", "12.09.2011", "Sept. 2011"),
]


def open_section(page: Page, name: str) -> None:
    """From wherever one is in the process to one of its pages, by its hub."""
    back = page.get_by_role("link", name="Zum Verfahren")
    if back.count():
        back.click()
    page.get_by_role("navigation", name="Arbeiten an").get_by_role("link", name=name, exact=True).click()
    settled(page)


def check(page: Page) -> None:
    """The page as somebody with a telephone and somebody with a reader has it."""
    page.set_viewport_size(TELEPHONE)
    settled(page)
    assert (violations(page), too_wide(page)) == ([], [])
    page.set_viewport_size(WIDE)


def test_a_round_table_from_its_mandate_to_the_councils_answer(
    coordinator: Page, browser: Browser, live_server: Server, tmp_path: Path
) -> None:
    page = coordinator
    page.set_viewport_size(WIDE)
    page.goto("/")
    page.get_by_role("main").get_by_role("link", name=ALLIANCE).click()
    # Its board is empty: it says where the work is done.
    expect(page.get_by_role("region", name="Hier wird in einem Verfahren gearbeitet")).to_contain_text(TITLE)
    page.get_by_role("navigation").get_by_role("link", name="Verfahren", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("16 von 17 Schritten erledigt")
    page.get_by_role("main").get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    # Every phase came when its rules let it.
    expect(page.get_by_role("region", name="Hinweise")).to_have_count(0)
    hub = page.url
    check(page)
    # What is over is folded, what is next is one press away.
    step = page.get_by_role("combobox", name="Stand von 7 Umsetzung begleiten")
    expect(page.get_by_role("combobox", name="Stand von 1.1 Vorgespräche führen")).to_be_hidden()
    page.get_by_role("link", name="7 Umsetzung begleiten", exact=True).click()
    expect(step).to_be_focused()
    # A page of the whole alliance leads back to the process from which one came.
    open_section(page, "Ratsvorlagen")
    page.get_by_role("link", name="Zum Verfahren").click()
    expect(page).to_have_url(hub)

    open_section(page, "Auftrag")
    mandate = page.get_by_role("main")
    for words in (QUESTION, "Breuninger Stiftung", "Backnanger Bildungs- und Sozialkonzept", "20. Dezember 2010"):
        expect(mandate).to_contain_text(words)
    open_section(page, "Zeitleiste")
    check(page)
    page.get_by_label("Für wen?").select_option("public")
    meetings = page.get_by_role("main").get_by_role("listitem").filter(has=page.get_by_role("link"))
    expect(meetings).to_have_count(len(DATES))
    for place, day in enumerate(DATES):
        expect(meetings.nth(place)).to_contain_text(day)
    open_section(page, "Material")
    expect(page.get_by_text("Die Sammlung ist seit 06.06.2011 abgeschlossen.")).to_be_visible()
    late = page.get_by_role("listitem").filter(has_text="Auch die beweglichen Ferientage sind gemeint.")
    expect(late).to_contain_text("Nachtrag")

    page.goto(hub)
    open_section(page, "Empfehlungen")
    second = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Empfehlung 2"))
    expect(second).to_contain_text("zurückgenommen am 12.09.2011")
    expect(page.get_by_role("region", name="Fassungen").get_by_role("listitem")).to_have_count(4)
    check(page)
    way = page.get_by_role("list", name="Weg des Papiers")
    expect(way.locator("[aria-current=step]")).to_contain_text("dem Rat übergeben")
    last = page.get_by_role("row").filter(has_text="Betriebe können Plätze mitfinanzieren")
    expect(last).to_contain_text("noch offen")
    last.get_by_role("button", name="Eintragen").click()
    answer = page.get_by_role("dialog", name="Ergebnis zu Empfehlung 5")
    answer.get_by_label("Ergebnis").select_option("noted")
    answer.get_by_label("Tag").fill("2011-11-17")
    answer.get_by_label("Beschluss des Rates").fill("Gemeinderat, 17.11.2011")
    answer.get_by_role("button", name="Speichern").click()
    expect(last).to_contain_text("Gemeinderat, 17.11.2011")
    expect(last.get_by_role("button", name="Ändern")).to_be_focused()
    # The council has dealt with all of them: the paper is at the end of its way.
    expect(way.locator("[aria-current=step]")).to_contain_text("im Rat beschlossen")

    page.get_by_role("button", name="Herunterladen").click()
    with page.expect_download() as waiting:
        page.get_by_role("menuitem", name="PDF").click()
    waiting.value.save_as(tmp_path / "paper.pdf")
    paper = BytesIO((tmp_path / "paper.pdf").read_bytes())
    text = " ".join(" ".join(sheet.extract_text() for sheet in PdfReader(paper).pages).split())
    for words in (
        *("geschaffen werden?", "Breuninger Stiftung", "Sept. 2011", "Träger von Einrichtungen"),
        *("um halb sieben", "Konsens", "Gemeinderat der Stadt Backnang", "als Grundlage für weitere Beschlüsse"),
        *("Gemeinderat, 17.11.2011", "Die Ergebnisse gingen am 12.09.2011"),
    ):
        assert words in text, words

    page.goto(hub)
    step.select_option("done")
    expect(page.get_by_role("main")).to_contain_text("17 von 17 Schritten erledigt")
    open_section(page, "Auswertung")
    expect(page.get_by_role("main")).to_contain_text("334 Tage")
    expect(page.get_by_role("main")).to_contain_text("202 Tage")
    check(page)

    # What everybody reads, who has no account here.
    open_section(page, "Öffentliche Seite")
    address = page.get_by_role("main").locator("a[href*=oeffentlich]").get_attribute("href")
    assert address is not None
    with browser.new_context() as stranger:
        public = stranger.new_page()
        public.goto(live_server.url + address[address.index("/oeffentlich/") :])
        shown = public.get_by_role("main")
        for words in (QUESTION, "Sept. 2011", "im Konsens verabschiedet", "Amt für Familie, Jugend und Bildung"):
            expect(shown).to_contain_text(words)
        # No draft, and nothing of what was said on the way.
        expect(shown).not_to_contain_text("öffnet um sechs Uhr")
        assert violations(public) == []

"""The programme of the demo: one municipality from its mandate to its second concept, then what its office sees of it."""

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.fixtures.alliances import Caller
from tests.fixtures.servers import Server
from tests.journeys.reading import settled, too_wide, violations
from tests.journeys.visitors import sign_in

TOWN, OFFICE = "Familienfreundliches Beispielstadt", "Integriertes Managementverfahren"
PROCESS = "Managementverfahren Beispielstadt"
TELEPHONE = {"width": 390, "height": 844}


def test_a_municipality_revises_its_concept_and_the_office_reports_it(coordinator: Page) -> None:
    page = coordinator
    page.set_viewport_size(TELEPHONE)
    page.goto("/")
    page.get_by_role("link", name=TOWN).click()
    settled(page)
    open_menu(page, "Verfahren")
    page.get_by_role("link", name=PROCESS).click()
    expect(page.get_by_text("16 von 17 Schritten erledigt")).to_be_visible()
    faults = fits(page)
    hub = page.url

    def section(name: str) -> None:
        page.goto(hub)
        page.get_by_role("navigation", name="Arbeiten an").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(PROCESS)
        settled(page)

    # A clear mandate, the project group, the day in the hall with its cards and dots.
    section("Auftrag")
    expect(page.get_by_text("Der Auftrag steht.")).to_be_visible()
    section("Werkstätten")
    page.get_by_role("link", name="Zukunftswerkstatt Beispielstadt").click()
    expect(page.get_by_text("6 haben Punkte vergeben.")).to_be_visible()
    expect(page.get_by_role("region", name="Betreuung")).to_contain_text("Ferienbetreuung mit den Vereinen")
    faults += fits(page)

    # Cards became measures; the council bound the first edition, and a report told how far they are.
    section("Vereinbarungen")
    page.get_by_role("listitem").filter(has_text="Fassung 1").get_by_role("link").click()
    expect(page.get_by_text("verbindlich seit 20.03.2014")).to_be_visible()
    expect(page.get_by_text("Woher: Zukunftswerkstatt Beispielstadt").first).to_be_visible()
    first = text_of(page, "PDF")
    assert "Babysitterbörse" in first
    assert "20.03.2014" in first
    section("Berichte")
    page.get_by_role("link", name="Stand der Umsetzung Oktober 2014", exact=True).click()
    expect(page.get_by_text("6 von 6 Maßnahmen haben einen Eintrag")).to_be_visible()
    section("Auswertung")
    expect(page.get_by_text("Interne Auswertung 2014").first).to_be_visible()
    faults += fits(page)

    # The council decides on the second edition; the municipality says so to the office.
    section("Ratsvorlagen")
    page.get_by_role("link", name="(Fassung 2)").click()
    step = page.get_by_role("listitem").filter(has_text="Gemeinderat")
    step.get_by_role("button", name="Ergebnis eintragen").click()
    dialog = page.get_by_role("dialog", name="Ergebnis: Gemeinderat")
    dialog.get_by_label("Wortlaut des Ergebnisses").fill("einstimmig beschlossen")
    dialog.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Die Vereinbarung ist jetzt verbindlich.")).to_be_visible()
    page.goto(hub)
    page.get_by_role("combobox", name="Stand von 6.4 Handlungskonzept fortschreiben").select_option("done")
    expect(page.get_by_text("15 von 17 Schritten erledigt")).to_be_visible()
    section("Vereinbarungen")
    page.get_by_role("listitem").filter(has_text="Fassung 2").get_by_role("link").click()
    page.get_by_role("link", name="Was sich geändert hat").click()
    expect(page.get_by_text("Eltern suchen eher Rat")).to_be_visible()
    page.go_back()
    second = text_of(page, "PDF")
    assert "Elternlotsen in jedem Ortsteil" in second
    assert "Babysitterbörse" not in second
    section("Programm")
    page.get_by_role("combobox", name="Stand", exact=True).select_option("updated")
    expect(page.get_by_text("Gespeichert.")).to_be_visible()
    faults += fits(page)
    page.get_by_role("tab", name="Vergleich").click()
    expect(page.get_by_role("rowheader", name="Beispielstadt (wir)")).to_be_visible()

    # The office: who has a place, who moves up, and the report of all of them.
    page.goto("/")
    page.get_by_role("link", name=OFFICE).click()
    settled(page)
    open_menu(page, "Verfahren")
    page.get_by_role("link", name="Programm", exact=True).click()
    expect(page.get_by_text("20 von 20 Plätzen vergeben, 2 auf der Warteliste")).to_be_visible()
    faults += fits(page)
    waiting = page.get_by_role("region", name="Warteliste").get_by_role("listitem")
    expect(waiting).to_have_text([re.compile("Warteliste, Platz 1"), re.compile("Warteliste, Platz 2")])
    next_up = waiting.first.get_by_role("heading").inner_text()
    page.get_by_role("button", name="Programm ändern").click()
    page.get_by_role("dialog").get_by_label("Plätze für Kommunen").fill("21")
    page.get_by_role("dialog").get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("21 von 21 Plätzen vergeben, 1 auf der Warteliste")).to_be_visible()

    # What the one that moved up pays is entered and mended where it is listed.
    place = page.get_by_role("region", name="Zugelassen").get_by_role("listitem").filter(has_text=next_up)
    place.get_by_text("Kostenbeteiligung").click()
    for button, typed, shown in (("Kosten eintragen", "2.500,50", "2.500,50"), ("Ändern", "3000", "3.000,00")):
        place.get_by_role("button", name=re.compile(f"^{button}")).click()
        page.get_by_role("dialog").get_by_label("Betrag in Euro").fill(typed)
        page.get_by_role("dialog").get_by_role("button", name="Speichern").click()
        expect(place.get_by_text(f"Externe Prozessbegleitung: {shown} €")).to_be_visible()
    faults += fits(page)
    page.get_by_role("tab", name="Bericht").click()
    expect(page.get_by_role("row", name="fortgeschrieben 1")).to_be_visible()
    faults += fits(page)
    report = text_of(page, "PDF")
    assert "fortgeschrieben 1" in report
    assert "Beispielstadt" not in report
    assert not faults, "\n".join(faults)


def test_an_expert_finds_what_was_handed_in(page: Page, live_server: Server, operator: Caller) -> None:
    [office] = [one for one in operator.items("/alliances") if one["name"] == OFFICE]
    path = f"/alliances/{office['id']}"
    [programme] = operator.items(f"{path}/programmes")
    expert = operator.items(f"/programmes/{programme['id']}/experts")[0]
    email = "expertin@beispiel.example"
    access = {"email": email, "name": "Expertin", "role": "guest", "person_id": expert["person_id"]}
    operator.create(f"{path}/grants", **access)
    sign_in(page, live_server, email)
    page.set_viewport_size(TELEPHONE)
    page.goto("/")
    settled(page)
    open_menu(page, "Programm")
    expect(page.get_by_text("Handlungskonzept").first).to_be_visible()
    expect(page.get_by_role("link", name="Alle Verfahren")).to_have_count(0)
    faults = fits(page)
    page.set_viewport_size({"width": 1280, "height": 900})
    entry = page.get_by_role("navigation").get_by_role("link", name="Programm", exact=True)
    expect(entry).to_have_attribute("aria-current", "page")
    assert not faults, "\n".join(faults)


def open_menu(page: Page, name: str) -> None:
    """Go where the menu of a telephone leads."""
    page.get_by_role("button", name="Mehr", exact=True).click()
    page.get_by_role("link", name=name, exact=True).click()


def fits(page: Page) -> list[str]:
    """What is wrong with the page as it stands, on a telephone."""
    settled(page)
    return [f"{page.url}: {fault}" for fault in (*violations(page), *too_wide(page))]


def text_of(page: Page, name: str) -> str:
    """The words of the PDF that the page offers."""
    address = page.get_by_role("link", name=name).first.get_attribute("href")
    answer = page.context.request.get(str(address))
    assert answer.status == 200, answer.text()
    read = PdfReader(io.BytesIO(answer.body()))
    return " ".join(" ".join(one.extract_text() for one in read.pages).split())

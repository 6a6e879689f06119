"""The demo of the guide in eight steps: from the mandate of Castrop-Rauxel to its published concept."""

from io import BytesIO

from playwright.sync_api import Locator, Page, expect
from pypdf import PdfReader

from tests.fixtures.alliances import Caller
from tests.journeys.reading import settled, too_wide, violations

CASTROP = "/a/konzept-castrop-rauxel"
MUELHEIM = "/a/konzept-muelheim"
TITLE = "Kommunales Konzept Bildungs- und Erziehungspartnerschaften"


def test_a_concept_is_walked_from_its_mandate_to_its_publication(coordinator: Page) -> None:
    page = coordinator
    page.goto("/")
    page.get_by_role("link", name="Kommunales Konzept Castrop-Rauxel").click()
    page.get_by_role("link", name="Verfahren", exact=True).first.click()
    page.get_by_role("link", name=TITLE).click()
    expect(page.get_by_role("heading", level=1, name=TITLE)).to_be_visible()
    hub = page.url
    last = page.get_by_role("combobox", name="Stand von 8.2 Mit Leitungsebene und Dezernat abstimmen")
    expect(last).to_have_value("in_progress")

    _section(page, hub, "Auftrag")
    expect(page.get_by_text("Der Auftrag steht.")).to_be_visible()
    expect(page.get_by_text("in Vertretung für Kreis Recklinghausen").first).to_be_visible()
    expect(page.get_by_text("Der Kreis hat kein eigenes Bildungsbüro.").first).to_be_visible()
    _section(page, hub, "Konzepte und Strukturen")
    known = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Schulisches Übergangskonzept"))
    expect(known).to_contain_text("Wir ergänzen es")
    _section(page, hub, "Material")
    expect(page.get_by_text("Eltern wünschen sich an den Übergängen feste Ansprechstellen.")).to_be_visible()
    _section(page, hub, "Zeitleiste")
    told = page.get_by_role("listitem").filter(has_text="Bedarfe bei Kooperationspartnern und Zielgruppe abfragen")
    expect(told).to_contain_text("18.11.2019")
    _section(page, hub, "Ratsvorlagen")
    expect(page.get_by_text("zur Kenntnis genommen").first).to_be_visible()

    _section(page, hub, "Konzepte")
    page.get_by_role("link", name=f"{TITLE} Castrop-Rauxel").click()
    page.get_by_role("tab", name="Rückmeldungen").click()
    expect(page.get_by_text("Der Lebensweg endet nicht mit der Schule.")).to_be_visible()
    _fill_the_gaps(page)
    page.get_by_role("button", name="Jetzt veröffentlichen").click()
    expect(page.get_by_text("Veröffentlicht am")).to_be_visible()

    page.get_by_role("tab", name="Vorschau").click()
    full = _downloaded(page, page.get_by_role("link", name="Langfassung").filter(has_text="PDF"))
    assert "Der Lebensweg von Kindern und Erwachsenen" in full
    assert "in Vertretung des Kreises Recklinghausen" in full
    assert "Platzhalter" not in full
    page.get_by_role("combobox", name="Fassung").select_option("executive_summary")
    summary = _downloaded(page, page.get_by_role("link", name="Kurzfassung").filter(has_text="PDF"))
    assert "ergänzt das schulische Übergangskonzept" in summary
    assert "orientiert seine Arbeit am Lebensweg" not in summary

    page.goto(hub)
    page.get_by_role("checkbox", name="Letzte Änderungen sind eingearbeitet").check()
    last.select_option("done")
    expect(page.get_by_text("14 von 14 Schritten erledigt")).to_be_visible()
    _section(page, hub, "Pflichten und Zertifikate")
    expect(page.get_by_text("Konzept überprüfen").first).to_be_visible()


def test_the_pages_of_a_concept_can_be_read_by_everybody(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{MUELHEIM}/processes")
    page.get_by_role("link", name=TITLE).click()
    settled(page)
    hub = page.url
    page.goto(f"{MUELHEIM}/concepts")
    page.get_by_role("link", name=TITLE).click()
    settled(page)
    concept = page.url
    page.set_viewport_size({"width": 390, "height": 844})
    for address in (hub, f"{hub}/mandate", concept, f"{concept}?view=publication", f"{MUELHEIM}/interfaces"):
        page.goto(address)
        settled(page)
        assert too_wide(page) == [], address
        assert violations(page) == [], address


def test_a_paper_of_another_kind_than_decided_says_so_until_it_is_mended(coordinator: Page, operator: Caller) -> None:
    page = coordinator
    [alliance] = [one for one in operator.items("/alliances", limit=200) if MUELHEIM.endswith(one["slug"])]
    path = f"/alliances/{alliance['id']}"
    [concept] = operator.items(f"{path}/concepts")
    decided = operator.get(f"/concepts/{concept['id']}/adoption-path")["department_decision"]["kind"]
    assert decided == "draft_resolution"
    paper = operator.create(f"{path}/council-papers", kind="information_paper", concept_id=concept["id"])
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{MUELHEIM}/council-papers/{paper['id']}")
    said = page.get_by_text("Die Dezernatsleitung hat für dieses Konzept entschieden: Beschlussvorlage.")
    expect(said).to_be_visible()
    assert too_wide(page) == []
    assert violations(page) == []
    page.get_by_role("button", name="Bearbeiten").click()
    page.get_by_role("dialog").get_by_label("Art", exact=True).select_option("draft_resolution")
    page.get_by_role("dialog").get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect(said).to_have_count(0)


def test_a_concept_begins_with_its_title_on_a_telephone(coordinator: Page) -> None:
    page = coordinator
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto("/a/konzept-bochum/concepts")
    page.get_by_role("button", name="Konzept beginnen").click()
    form = page.get_by_role("dialog")
    save = form.get_by_role("button", name="Speichern")
    expect(save).to_be_in_viewport()
    expect(form.get_by_label("Kernteam")).to_be_hidden()
    form.get_by_text("auch später einzutragen").click()
    form.get_by_label("Kernteam").fill("Bildungsbüro")
    assert violations(page, within="dialog") == []
    form.get_by_label("Titel").fill("Konzept Spielräume")
    save.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Konzept Spielräume")


def _section(page: Page, hub: str, name: str) -> None:
    """From the hub of the process to one of its pages."""
    page.goto(hub)
    page.get_by_role("main").get_by_role("link", name=name, exact=True).click()
    settled(page)


def _fill_the_gaps(page: Page) -> None:
    """The text has two places that somebody meant to fill in later; they stand before the publication."""
    page.get_by_role("tab", name="Veröffentlichen").click()
    expect(page.get_by_role("heading", name="Vor der Veröffentlichung sind 2 Stellen zu klären:")).to_be_visible()
    page.get_by_role("link", name="2 Einbindung in die Gesamtstrategie, Zeile 5").click()
    text = page.get_by_role("textbox", name="Text des Kapitels")
    expect(text).to_be_focused()
    text.fill(text.input_value().partition("\n\n[Erste")[0])
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Alles gespeichert.")).to_be_visible()
    page.get_by_role("tab", name="Veröffentlichen").click()
    expect(page.get_by_role("heading", name="Nichts steht der Veröffentlichung im Weg.")).to_be_visible()


def _downloaded(page: Page, link: Locator) -> str:
    """The words of a PDF behind a link, with its lines and the words broken at their ends joined."""
    with page.expect_download() as waiting:
        link.click()
    content = waiting.value.path().read_bytes()
    lines = "\n".join(leaf.extract_text() for leaf in PdfReader(BytesIO(content)).pages)
    return " ".join(lines.replace("-\n", "").split())

"""The audit of the demo, page by page from its inventory to its report; the council then decides on the second edition."""

import io
import re

from playwright.sync_api import Page, expect
from pypdf import PdfReader

from tests.fixtures.alliances import Caller
from tests.journeys.reading import settled, too_wide, violations

NAME = "Familiengerechte Kommune Stolberg"
TELEPHONE = {"width": 390, "height": 844}
BACK = "Audit familiengerechte Kommune"


def test_an_audit_is_walked_and_its_second_edition_becomes_binding(coordinator: Page) -> None:
    page = coordinator
    page.set_viewport_size(TELEPHONE)
    page.goto("/")
    page.get_by_role("link", name=NAME).click()
    settled(page)
    page.get_by_role("button", name="Mehr").click()
    page.get_by_role("link", name="Verfahren", exact=True).click()
    page.get_by_role("link", name=BACK).click()
    expect(page.get_by_text("15 von 17 Schritten erledigt")).to_be_visible()
    faults = fits(page)
    hub = page.url

    def section(name: str) -> None:
        page.goto(hub)
        page.get_by_role("navigation", name="Arbeiten an").get_by_role("link", name=name).click()
        expect(page.get_by_role("heading", level=1)).not_to_have_text(BACK)
        settled(page)

    section("Auftrag")
    expect(page.get_by_text("Was braucht Stolberg, um eine familiengerechte Kommune zu werden?")).to_be_visible()
    section("Bestandsaufnahme")
    expect(page.get_by_role("heading", level=2)).to_have_count(6)
    expect(page.get_by_role("heading", name="Frühe Bildung und Erziehung")).to_be_visible()
    faults += fits(page)

    # Three workshops; the goal shows from which of them it came.
    section("Werkstätten")
    page.get_by_role("link", name="Workshop Bildung und Erziehung").click()
    expect(page.get_by_text("Eltern vom Kindergarten an begleiten", exact=True)).to_be_visible()
    section("Vereinbarungen")
    page.get_by_role("listitem").filter(has_text="Fassung 1").get_by_role("link").click()
    expect(page.get_by_text("verbindlich seit 24.08.2017")).to_be_visible()
    expect(page.get_by_text("Woher: Workshop Bildung und Erziehung").first).to_be_visible()
    faults += fits(page)
    agreement = text_of(page, "PDF")
    assert "Zielvereinbarung · Fassung 1 · verbindlich seit 24.08.2017" in agreement
    assert "Elternlotsen ausbilden" in agreement

    # What was sent to the association, and what is owed to it still.
    section("Berichte")
    page.get_by_role("link", name="Jahresbericht 2018", exact=True).click()
    expect(page.get_by_text("5 von 5 Maßnahmen haben einen Eintrag")).to_be_visible()
    faults += fits(page)
    assert "Zwölf Elternlotsen sind ausgebildet" in text_of(page, "PDF")
    section("Pflichten und Zertifikate")
    expect(page.get_by_text("2 Pflichten sind überfällig.")).to_be_visible()
    expect(page.get_by_role("heading", name="Zertifikat familiengerechte Kommune")).to_be_visible()

    # A measure of the second edition is one half of an earlier one that goes on beside it.
    section("Vereinbarungen")
    page.get_by_role("listitem").filter(has_text="Fassung 2").get_by_role("link").click()
    page.get_by_role("button", name="Maßnahme hinzufügen").first.click()
    dialog = page.get_by_role("dialog", name="Maßnahme hinzufügen")
    dialog.get_by_label("Maßnahme", exact=True).fill("Elternlotsen fortbilden")
    dialog.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Diese Maßnahme ist neu in dieser Fassung.")).to_be_visible()
    page.get_by_role("button", name="Herkunft eintragen").click()
    dialog = page.get_by_role("dialog", name="Woher kommt „Elternlotsen fortbilden“?")
    dialog.get_by_label("Was geschehen ist").select_option("split")
    dialog.get_by_label("Maßnahme der vorigen Fassung").select_option(label="3.1 Elternlotsen ausbilden")
    expect(dialog.get_by_role("button", name="Speichern")).to_be_disabled()
    dialog.get_by_role("checkbox", name="3.1 Elternlotsen ausbilden").check()
    faults += fits(page)
    dialog.get_by_role("button", name="Speichern").click()
    lineage = page.get_by_role("region", name="Herkunft und Verbleib")
    expect(lineage).to_contain_text("Fassung 2, geteilt: 3.1 Elternlotsen ausbilden")
    lineage.get_by_role("link", name="3.1 Elternlotsen ausbilden").click()
    expect(lineage).to_contain_text("Elternlotsen fortbilden")
    expect(lineage.get_by_role("listitem")).to_have_count(2)
    faults += fits(page)

    # The second edition: the committee advises, the council decides, and it binds.
    section("Ratsvorlagen")
    page.get_by_role("link", name="(Fassung 2)").click()
    for body in ("Jugendhilfeausschuss", "Rat der Kupferstadt Stolberg"):
        step = page.get_by_role("listitem").filter(has_text=body)
        step.get_by_role("button", name="Ergebnis eintragen").click()
        dialog = page.get_by_role("dialog", name=f"Ergebnis: {body}")
        dialog.get_by_label("Wortlaut des Ergebnisses").fill("einstimmig")
        dialog.get_by_role("button", name="Speichern").click()
        expect(step.get_by_text("einstimmig").first).to_be_visible()
    expect(page.get_by_text("Die Vereinbarung ist jetzt verbindlich.").first).to_be_visible()
    expect(page.get_by_text("beschlossen", exact=True)).to_be_visible()
    faults += fits(page)
    paper = text_of(page, "PDF")
    assert "Bücherkoffer in die Kitas bringen" in paper
    assert "einstimmig" in paper
    section("Vereinbarungen")
    expect(page.get_by_role("listitem").filter(has_text="Fassung 2")).to_contain_text("verbindlich seit")
    expect(page.get_by_role("listitem").filter(has_text="Fassung 1")).to_contain_text("abgelöst")
    assert not faults, "\n".join(faults)


def test_forty_measures_of_long_words_fit_a_telephone(coordinator: Page, operator: Caller) -> None:
    page = coordinator
    page.set_viewport_size(TELEPHONE)
    [alliance] = [one for one in operator.items("/alliances", limit=200) if one["name"] == NAME]
    path, home = f"/alliances/{alliance['id']}", f"/a/{alliance['slug']}"
    long = "Ferienbetreuungskooperationsvereinbarungsentwicklungsplanungsgruppe"
    field = operator.create(f"{path}/fields-of-action", label=long)
    agreement = operator.create(f"{path}/agreements", kind="target_agreement", title=long)
    goal = {"text": f"{long} {long}", "level": "strategic", "field_of_action_id": field["id"]}
    goal = operator.create(f"/agreements/{agreement['id']}/goals", **goal)
    for number in range(40):
        words = {"responsible": long, "description": long, "costs": long, "target_group": long}
        measure = operator.create(f"/goals/{goal['id']}/measures", title=f"{number} {long}", **words)
    year = {"period_from": "2024-01-01", "period_until": "2024-12-31"}
    report = operator.create(f"{path}/reports", agreement_id=agreement["id"], periods=[year])
    paper = operator.create(f"{path}/council-papers", kind="draft_resolution", agreement_id=agreement["id"])
    group = operator.create(f"{path}/groups", kind="committee", name=f"{long} {long}")
    operator.create(f"/council-papers/{paper['id']}/consultations", group_id=group["id"], competence="advise")
    faults = []
    for address in (
        *("agreements", f"agreements/{agreement['id']}", f"measures/{measure['id']}", "inventory", "reports"),
        *(f"reports/{report['id']}", "council-papers", f"council-papers/{paper['id']}"),
    ):
        page.goto(f"{home}/{address}")
        settled(page)
        faults += [f"{address}: {fault}" for fault in too_wide(page)]
    assert not faults, "\n".join(faults)


def fits(page: Page) -> list[str]:
    """What is wrong with the page as it stands, on a telephone."""
    settled(page)
    return [f"{page.url}: {fault}" for fault in (*violations(page), *too_wide(page))]


def text_of(page: Page, name: str) -> str:
    """The words of the PDF that the page offers, without the hyphens at the ends of its lines."""
    address = page.get_by_role("link", name=name).first.get_attribute("href")
    answer = page.context.request.get(str(address))
    assert answer.status == 200, answer.text()
    read = "\n".join(one.extract_text() for one in PdfReader(io.BytesIO(answer.body())).pages)
    return " ".join(re.sub(r"[-\u00ad]\n", "", read).split())

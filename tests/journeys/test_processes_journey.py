"""Processes on screen: a round table is started, steps are ticked, a rule is passed over, a template is changed."""

import re

from playwright.sync_api import Page, expect

from tests.journeys.visitors import ALLIANCE


def test_a_round_table_is_started_walked_and_its_template_changed(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/processes")
    page.get_by_role("button", name="Verfahren starten").click()
    form = page.get_by_role("dialog", name="Verfahren starten")
    form.get_by_role("radio", name="Runder Tisch").check()
    form.get_by_label("Titel").fill("Runder Tisch Spielplätze")
    form.get_by_role("button", name="Starten").click()
    expect(page.get_by_role("heading", level=1, name="Runder Tisch Spielplätze")).to_be_visible()

    # Each step says where its work is done; whose turn it is stands out.
    page.get_by_role("link", name="Weiter bei: Treffen").click()
    expect(page.get_by_role("heading", level=1, name="Treffen")).to_be_visible()
    page.go_back()
    page.get_by_role("link", name=re.compile("^Auftrag.*1.2 Auftrag klären")).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Auftrag")
    page.go_back()
    page.get_by_role("checkbox", name="Leitfrage ist aufgeschrieben").check()
    page.get_by_role("combobox", name="Stand von 1.1 Vorgespräche führen").select_option("done")
    expect(page.get_by_text("läuft", exact=True)).to_be_visible()
    # The kickoff before the mandate is clear: it goes on, and a hint stands.
    page.get_by_role("combobox", name="Stand von 2.1 Auftaktveranstaltung durchführen").select_option("in_progress")
    hints = page.get_by_role("region", name="Hinweise")
    expect(hints).to_contain_text("Kein Auftakt ohne Auftrag")
    hints.get_by_role("button", name="Trotzdem, weil …").click()
    why = page.get_by_role("dialog", name="Regel übergehen: Kein Auftakt ohne Auftrag")
    why.get_by_label("Begründung").fill("Der Auftrag ist mündlich erteilt.")
    why.get_by_role("button", name="Trotzdem, weil …").click()
    expect(hints).to_contain_text("Keine Hinweise.")
    hints.get_by_text("Frühere Hinweise").click()
    expect(hints).to_contain_text("Der Auftrag ist mündlich erteilt.")

    # Who opens a step again is asked about its checklist: it stays ticked unless somebody says so.
    talks = page.get_by_role("combobox", name="Stand von 1.1 Vorgespräche führen")
    ticked = page.get_by_role("checkbox", name="Mit dem Auftraggeber gesprochen")
    with page.expect_response(re.compile("/processes/.+/steps")):
        ticked.check()
    talks.select_option("open")
    again = page.get_by_role("dialog", name="Wieder öffnen: 1.1 Vorgespräche führen")
    again.get_by_role("button", name="Abbrechen").click()
    expect(talks).to_have_value("done")
    talks.select_option("open")
    again.get_by_role("checkbox", name="Das Häkchen der Prüfliste entfernen").check()
    again.get_by_role("button", name="Wieder öffnen").click()
    expect(page.get_by_text("einmal wieder geöffnet").first).to_be_visible()
    expect(talks).to_have_value("open")
    expect(ticked).not_to_be_checked()

    page.goto(f"{ALLIANCE}/process-templates")
    page.get_by_role("listitem").filter(has_text="Runder Tisch").get_by_role("button", name="Kopieren").click()
    name = page.get_by_role("dialog")
    name.get_by_label("Name").fill("Unser Runder Tisch")
    name.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("heading", level=1, name="Unser Runder Tisch")).to_be_visible()
    first = page.get_by_role("region", name="Phase 1")
    first.get_by_label("Name der Phase").fill("Vorlauf")
    first.get_by_role("button", name="Schritt hinzufügen").click()
    first.get_by_text("Prüfliste (2)").first.click()
    first.get_by_label("Prüfliste").first.fill("Mit denen gesprochen, die den Anstoß gegeben haben\nPresse gefragt")
    # What a rule asks for is chosen, with what it is about.
    rule = page.get_by_role("region", name="Kein Auftakt ohne Auftrag")
    expect(rule).to_contain_text("Gilt vor: Schritt beginnt")
    expect(rule.get_by_role("checkbox", name="1.2 Auftrag klären")).to_be_checked()
    rule.get_by_label("Was dann erfüllt sein muss").select_option("meeting_held")
    rule.get_by_label("Art der Treffen").select_option("mandate_talk")
    rule.get_by_label("Wie viele mindestens").fill("2")
    page.get_by_role("button", name="Speichern").click()
    expect(page.get_by_text("Gespeichert als Ausgabe 1.")).to_be_visible()
    page.reload()
    expect(first.get_by_label("Name der Phase")).to_have_value("Vorlauf")
    expect(first.get_by_label("Prüfliste").first).to_have_value(re.compile("Presse gefragt$"))
    expect(rule.get_by_label("Was dann erfüllt sein muss")).to_have_value("meeting_held")
    expect(rule.get_by_label("Art der Treffen")).to_have_value("mandate_talk")
    expect(rule.get_by_label("Wie viele mindestens")).to_have_value("2")


def test_the_start_page_leads_to_every_way_of_working(coordinator: Page) -> None:
    page = coordinator
    for kind in ("Bündnis", "Runder Tisch", "Audit", "Landesprogramm", "Konzept"):
        page.goto("/")
        page.get_by_role("listitem").filter(has_text=f"{kind} · Koordination").first.get_by_role("link").click()
        expect(page).to_have_url(re.compile("/a/.+/board"))

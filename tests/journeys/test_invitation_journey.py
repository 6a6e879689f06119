"""From the coordination's settings through the mail to the board: how somebody new gets in, and what a guest sees."""

import re
from collections.abc import Callable

from playwright.sync_api import Browser, Page, expect
from sqlmodel import Session, create_engine, select

from backend.core.mail import Mail
from tests.access.browsers import PASSWORD
from tests.fixtures.alliances import Caller
from tests.fixtures.databases import Database
from tests.fixtures.servers import Server
from tests.journeys.reading import settled, too_wide, violations
from tests.journeys.visitors import ALLIANCE, sign_in
from tests.journeys.waiting import expect_soon

TELEPHONE = {"width": 390, "height": 844}


def link_for(database: Database, email: str) -> str:
    """The link in the last mail to this address."""
    engine = create_engine(database.url)
    with Session(engine) as session:
        mail = session.exec(select(Mail).where(Mail.to == email).order_by(Mail.created_at.desc())).first()
    engine.dispose()
    assert mail is not None, f"nothing was mailed to {email}"
    [link] = set(re.findall(r"http\S+/invitation#\S+", mail.text))
    return str(link)


def invite(page: Page, name: str, email: str, role: str, group: str | None = None) -> None:
    """Invite somebody as the coordination does."""
    page.goto(f"{ALLIANCE}/settings?tab=access")
    page.get_by_role("button", name="Einladen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-Mail-Adresse").fill(email)
    dialog.get_by_label("Name").fill(name)
    dialog.get_by_label("Rolle").select_option(role)
    if group is not None:
        dialog.get_by_label("Gruppe", exact=True).select_option(label=group)
    dialog.get_by_role("button", name="Einladung schicken").click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_text("Die Mail wartet: Noch ist kein Mailserver eingerichtet.").first).to_be_visible()


def test_somebody_new_is_invited_and_finds_the_board(
    coordinator: Page, browser: Browser, live_server: Server, database: Database, operator: Caller, alliance_path: str
) -> None:
    email = "neu@leben-mit-kindern.example"
    group = operator.items(f"{alliance_path}/groups")[0]
    invite(coordinator, "D. Vorlage", email, "member", group["name"])
    pending = coordinator.get_by_role("listitem").filter(has_text=email)
    expect(pending).to_contain_text("verschickt")

    with browser.new_context(base_url=live_server.url, viewport=TELEPHONE, locale="de-DE") as theirs:
        page = theirs.new_page()
        link = link_for(database, email)
        page.goto(link)
        expect(page.get_by_text(f"Sie gehören dann zur Gruppe „{group['name']}“.")).to_be_visible()
        assert "secret" not in page.url, "the secret stays in no history"
        settled(page)
        assert (violations(page), too_wide(page)) == ([], [])
        page.get_by_label("Ein Passwort für Ihr neues Konto").fill(PASSWORD)
        page.get_by_role("button", name="Einladung annehmen").click()
        expect(page.get_by_role("heading", name="Board: Leben mit Kindern")).to_be_attached()

        page.goto("about:blank")
        page.goto(link)
        expect(page.get_by_text("Diese Einladung ist schon angenommen.")).to_be_visible()
        page.get_by_role("link", name="Weiter zum Bündnis").click()
        expect(page.get_by_role("heading", name="Board: Leben mit Kindern")).to_be_attached()
    members = operator.items(f"/groups/{group['id']}/memberships", limit=200)
    assert "D. Vorlage" in {one["party"]["name"] for one in members}


def test_an_invitation_is_taken_back(
    coordinator: Page, browser: Browser, live_server: Server, database: Database
) -> None:
    email = "zurueck@leben-mit-kindern.example"
    invite(coordinator, "B. Muster", email, "reader")
    row = coordinator.get_by_role("listitem").filter(has_text=email)
    row.get_by_role("button", name="Zurücknehmen").click()
    expect(row).to_contain_text("zurückgenommen")

    with browser.new_context(base_url=live_server.url, locale="de-DE") as theirs:
        page = theirs.new_page()
        page.goto(link_for(database, email))
        expect(page.get_by_text("Diese Einladung wurde zurückgenommen.")).to_be_visible()
        page.goto("/invitation#secret=bwk_inv_erfunden")
        expect(page.get_by_text("Dieser Link gilt nicht.")).to_be_visible()


def test_a_guest_finds_only_what_they_are_asked_to(
    page: Page, live_server: Server, operator: Caller, alliance_path: str, new_card: Callable[..., dict]
) -> None:
    email = "gast@leben-mit-kindern.example"
    person = operator.create(f"{alliance_path}/people", name="G. Gast")
    party = {"kind": "person", "id": person["id"], "name": "G. Gast"}
    card = new_card("Drachenfest", assignments=[{"party": party, "state": "asked", "task": "Wiese"}])
    body = {"email": email, "name": "G. Gast", "role": "guest", "person_id": person["id"]}
    operator.create(f"{alliance_path}/grants", **body)
    page.set_viewport_size({"width": 1280, "height": 900})
    sign_in(page, live_server, email)

    page.goto(f"{ALLIANCE}/board")
    cards = page.locator("[data-card]")
    expect(cards).to_have_count(1)
    expect(cards).to_contain_text("Drachenfest")
    navigation = page.get_by_role("navigation").first
    expect(navigation.get_by_role("link", name="Meine Aufgaben")).to_be_visible()
    for hidden in ("Ideen", "Überblick", "Personen", "Import"):
        expect(navigation.get_by_role("link", name=hidden)).to_have_count(0)
    expect(page.get_by_role("button", name="Neue Karte")).to_have_count(0)

    page.goto(f"{ALLIANCE}/mine")
    asked = page.get_by_role("region", name="Sie sind gefragt").get_by_role("listitem")
    asked.filter(has_text="Drachenfest").get_by_role("button", name="Ich mache das").click()
    expect_soon(lambda: [one["name"] for one in operator.get(f"/action-items/{card['id']}")["owners"]], ["G. Gast"])
    page.goto(f"{ALLIANCE}/cards/{card['number']}")
    expect(page.get_by_role("heading", name="Drachenfest")).to_be_visible()
    settled(page)
    assert violations(page) == []


def test_an_administrator_looks_after_the_municipality(
    page: Page, live_server: Server, operator: Caller, database: Database
) -> None:
    email, colleague = "verwaltung@stadt.example", "revision@stadt.example"
    operator.create("/users", email=email, name="A. Beispiel")
    place = operator.items("/municipalities")[0]
    operator.create(f"/municipalities/{place['id']}/municipality-grants", email=email, role="administrator")
    page.set_viewport_size(TELEPHONE)
    sign_in(page, live_server, email)
    page.goto("/")
    page.get_by_role("link", name=place["name"]).click()
    expect(page.get_by_role("heading", name=place["name"])).to_be_visible()

    page.get_by_role("button", name="Einladen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("E-Mail-Adresse").fill(colleague)
    dialog.get_by_label("Name").fill("C. Probe")
    dialog.get_by_label("Rolle").select_option("auditor")
    dialog.get_by_role("button", name="Einladung schicken").click()
    expect(page.get_by_role("listitem").filter(has_text=colleague)).to_contain_text("verschickt")
    assert "invitation#secret=" in link_for(database, colleague)
    settled(page)
    assert (violations(page), too_wide(page)) == ([], [])

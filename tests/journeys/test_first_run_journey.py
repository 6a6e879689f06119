"""The first run: whoever sees the server's console sets the installation up, and stands before an empty wall."""

import re
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from sqlalchemy.engine import make_url

from tests.fixtures.alliances import Caller
from tests.fixtures.databases import Database
from tests.fixtures.servers import Server

PASSWORD = "vier kluge Kühe im Regen"
EMAIL = "koordination@backnang.example"


@pytest.fixture(scope="module")
def database(sqlite_template: Database, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """An installation in which there is nothing yet."""
    file = tmp_path_factory.mktemp("first-run") / "empty.db"
    shutil.copyfile(str(make_url(sqlite_template.url).database), file)
    return Database(f"sqlite:///{file}", sqlite_template.operator_token)


def test_the_console_leads_to_a_board(page: Page, live_server: Server, operator: Caller) -> None:
    console = Path(live_server.log).read_text(encoding="utf-8")
    link = re.search(r"Set it up at (\S+)", console)
    assert link is not None, console

    # Without the key nobody gets further than a question.
    page.goto("/")
    expect(page.get_by_role("heading", name="Ihr Bündnis anlegen")).to_be_visible()
    expect(page.get_by_label("Einrichtungsschlüssel")).to_be_visible()

    page.goto(link[1])
    expect(page.get_by_label("Name des Bündnisses")).to_be_visible()
    expect(page.get_by_label("Einrichtungsschlüssel")).to_have_count(0)
    assert "setup=" not in page.url
    page.get_by_label("Kommune").fill("Backnang")
    page.get_by_label("Name des Bündnisses").fill("Bündnis für Familie")
    expect(page.get_by_label("Kürzel für die Karten")).to_have_value("BFF")
    page.get_by_label("Ihr Name").fill("A. Beispiel")
    page.get_by_label("E-Mail-Adresse").fill(EMAIL)
    page.get_by_label("Ein Passwort").fill("zu kurz")
    page.get_by_role("button", name="Bündnis anlegen").click()
    expect(page.get_by_role("alert").filter(has_text="markierten Felder")).to_be_visible()
    page.get_by_label("Ein Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Bündnis anlegen").click()

    expect(page.get_by_role("heading", name="Die Wand ist noch leer")).to_be_visible()
    expect(page).to_have_url(re.compile("/a/buendnis-fuer-familie/board$"))
    expect(page.get_by_role("banner")).to_contain_text("Bündnis für Familie")
    page.get_by_role("button", name="Karte hinzufügen").first.click()
    page.get_by_role("textbox", name="Titel der neuen Karte").fill("Erstes Treffen")
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Board").get_by_role("link", name="Erstes Treffen")).to_be_visible()

    # Whoever founds the alliance enters themselves, so that cards can name them.
    page.get_by_role("navigation").get_by_role("link", name="Meine Aufgaben").click()
    page.get_by_role("button", name="Mich als „A. Beispiel“ eintragen").click()
    expect(page.get_by_role("heading", name="Für Sie steht gerade nichts an")).to_be_visible()

    [municipality] = operator.items("/municipalities")
    [alliance] = operator.items("/alliances")
    assert (municipality["name"], alliance["name"], alliance["short_name"]) == (
        "Backnang",
        "Bündnis für Familie",
        "BFF",
    )
    [card] = operator.items(f"/alliances/{alliance['id']}/action-items")
    assert (card["title"], card["number"]) == ("Erstes Treffen", "BFF-1")
    [person] = operator.items(f"/alliances/{alliance['id']}/people")
    assert (person["name"], person["email"]) == ("A. Beispiel", EMAIL)


def test_afterwards_one_signs_in_with_the_password(page: Page, live_server: Server) -> None:
    page.goto("/welcome")
    page.get_by_role("link", name="Anmelden").click()
    page.get_by_label("E-Mail-Adresse").fill(EMAIL)
    page.get_by_label("Passwort").fill("falsch geraten")
    page.get_by_role("button", name="Anmelden").click()
    expect(page.get_by_role("alert").filter(has_text="passen nicht zusammen")).to_be_visible()
    page.get_by_label("Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Anmelden").click()

    expect(page.get_by_role("link", name="Erstes Treffen")).to_be_visible()

    page.get_by_role("button", name="Angemeldet als A. Beispiel").or_(
        page.get_by_role("banner").get_by_role("button", name="A. Beispiel")
    ).click()
    page.get_by_role("menuitem", name="Abmelden").click()
    expect(page.get_by_role("heading", name="Willkommen zurück")).to_be_visible()
    page.go_back()
    expect(page.get_by_role("link", name="Erstes Treffen")).to_have_count(0)

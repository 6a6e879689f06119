"""What protects an account: set up, used to sign in, lost and replaced. Passkeys are Chromium's virtual ones."""

import re
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pyotp
import pytest
from playwright.sync_api import Page, expect
from sqlmodel import select

from backend.access.password_resets import service as password_resets
from backend.core.db import Database as Engine
from backend.core.mail import Mail
from backend.settings import Settings
from tests.access.authenticators import code as one_time_code
from tests.access.browsers import PASSWORD
from tests.fixtures.alliances import Caller
from tests.fixtures.commands import SECRET_KEY
from tests.fixtures.databases import Database
from tests.fixtures.servers import Server, started
from tests.journeys.reading import too_wide, violations
from tests.journeys.visitors import MEMBER, sign_in

DEVICE = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def live_server(database: Database, frontend_dir: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server with a name, which passkeys need, that asks its operators for a second factor."""
    settings = {
        "frontend_dir": frontend_dir,
        "public_url": "http://localhost:{port}",
        "require_second_factor": "always",
    }
    with ExitStack() as stack:
        server = started(stack, database, tmp_path_factory.mktemp("security"), settings)
        yield replace(server, url=f"http://localhost:{urlsplit(server.url).port}")


@pytest.fixture
def device(page: Page) -> Page:
    """The page on a device that makes passkeys when its owner agrees, as they always do here."""
    protocol = page.context.new_cdp_session(page)
    protocol.send("WebAuthn.enable")
    protocol.send("WebAuthn.addVirtualAuthenticator", {"options": DEVICE})
    return page


def person(operator: Caller, email: str, **values: object) -> None:
    """Somebody new with an account."""
    operator.create("/users", email=email, name="A. Beispiel", **values)


def section(page: Page, name: str):
    return page.get_by_role("region", name=name, exact=True)


def sign_out(page: Page) -> None:
    page.get_by_role("banner").get_by_role("button", name=re.compile("A. Beispiel|Angemeldet")).click()
    page.get_by_role("menuitem", name="Abmelden").click()
    expect(page.get_by_role("heading", name="Willkommen zurück")).to_be_visible()


def fill_password(page: Page, email: str, password: str = PASSWORD) -> None:
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.get_by_label("Passwort").fill(password)
    page.get_by_label("Passwort").press("Enter")


def test_a_passkey_is_set_up_and_signs_in(device: Page, live_server: Server, operator: Caller) -> None:
    page, email = device, "passkey@stadt.example"
    person(operator, email)
    sign_in(page, live_server, email)
    page.goto("/account")
    page.get_by_role("link", name="Sicherheit Ihres Kontos").click()

    section(page, "Passkeys").get_by_role("button", name="Passkey einrichten").click()

    expect(section(page, "Passkeys").get_by_role("button", name=re.compile("entfernen$"))).to_be_visible()
    recovery = section(page, "Ersatzcodes")
    expect(recovery).to_contain_text("Sie haben noch keine Ersatzcodes")
    recovery.get_by_role("button", name="Ersatzcodes machen").click()
    expect(recovery.get_by_role("listitem")).to_have_count(10)
    code = recovery.get_by_role("listitem").first.inner_text()
    with page.expect_download() as download:
        recovery.get_by_role("button", name="Codes speichern").click()
    assert code in Path(download.value.path()).read_text(encoding="utf-8")
    assert violations(page) == []
    page.set_viewport_size(TELEPHONE)
    assert too_wide(page) == []

    sign_out(page)
    page.get_by_role("button", name="Mit Passkey anmelden").click()

    expect(page.get_by_role("heading", name="Noch kein Bündnis")).to_be_visible()


def test_codes_of_an_app_are_asked_for_after_the_password(page: Page, live_server: Server, operator: Caller) -> None:
    email = "codes@stadt.example"
    person(operator, email)
    sign_in(page, live_server, email)
    page.goto("/account/security")
    password = section(page, "Passwort")
    password.get_by_label("Neues Passwort").fill(PASSWORD)
    password.get_by_role("button", name="Passwort setzen").click()
    expect(password.get_by_label("Bisheriges Passwort")).to_be_visible()

    apps = section(page, "Codes aus einer App")
    apps.get_by_role("button", name="App einrichten").click()
    expect(apps.get_by_role("img", name="QR-Code für die App")).to_be_visible()
    assert violations(page) == []
    app = pyotp.TOTP(apps.locator("code").inner_text().replace(" ", ""))
    apps.get_by_label("Code, den die App jetzt zeigt").fill("000000")
    apps.get_by_role("button", name="Code prüfen").click()
    expect(apps.get_by_text("Dieser Code stimmt nicht")).to_be_visible()
    apps.get_by_label("Code, den die App jetzt zeigt").fill(one_time_code(app))
    apps.get_by_label("Code, den die App jetzt zeigt").press("Enter")
    expect(apps.get_by_role("button", name="App auf dem Handy entfernen")).to_be_visible()
    section(page, "Ersatzcodes").get_by_role("button", name="Ersatzcodes machen").click()
    recovery_code = section(page, "Ersatzcodes").get_by_role("listitem").first.inner_text()

    sign_out(page)
    fill_password(page, email)
    expect(page.get_by_role("heading", name="Zweiter Schritt")).to_be_visible()
    assert violations(page) == []
    page.reload()
    page.get_by_label("Code aus der App").fill("000000")
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").filter(has_text="stimmt nicht")).to_be_visible()
    page.get_by_label("Code aus der App").fill(one_time_code(app, 1))
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Noch kein Bündnis")).to_be_visible()

    sign_out(page)
    fill_password(page, email)
    page.get_by_role("button", name="Einen Ersatzcode nehmen").click()
    page.get_by_label("Ersatzcode").fill(recovery_code)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Noch kein Bündnis")).to_be_visible()


def test_an_operator_sets_one_up_before_anything_else(device: Page, live_server: Server, operator: Caller) -> None:
    page, email = device, "betreuung@stadt.example"
    person(operator, email, is_operator=True)
    sign_in(page, live_server, email)

    page.goto("/a/leben-mit-kindern/board")

    expect(page).to_have_url(re.compile("/account/security$"))
    expect(page.get_by_text("Richten Sie zuerst einen zweiten Schutz ein")).to_be_visible()
    assert violations(page) == []
    page.get_by_role("button", name="Passkey einrichten").click()
    expect(page.get_by_text("Richten Sie zuerst einen zweiten Schutz ein")).to_have_count(0)
    expect(section(page, "Wo Sie angemeldet sind")).to_contain_text("dieses Gerät")
    page.goto("/a/leben-mit-kindern/board")
    expect(page.get_by_role("region", name="Board")).to_be_visible()


def test_what_is_changed_late_is_confirmed_first(page: Page, live_server: Server, database: Database) -> None:
    sign_in(page, live_server, MEMBER)
    page.goto("/account/security")
    password = section(page, "Passwort")
    password.get_by_label("Neues Passwort").fill(PASSWORD)
    password.get_by_role("button", name="Passwort setzen").click()
    expect(password.get_by_label("Bisheriges Passwort")).to_be_visible()
    engine = Engine(database.url, 1)
    with engine.unit(write=True) as session:
        session.connection().exec_driver_sql("UPDATE user_sessions SET proved_at = '2020-01-01 00:00:00.000000'")
    engine.close()

    section(page, "Codes aus einer App").get_by_role("button", name="App einrichten").click()

    dialog = page.get_by_role("dialog", name="Sind Sie es?")
    expect(dialog).to_be_visible()
    assert violations(page) == []
    dialog.get_by_label("Passwort").fill("falsch geraten")
    dialog.get_by_role("button", name="Bestätigen").click()
    expect(dialog.get_by_role("alert")).to_contain_text("Passwort stimmt nicht")
    dialog.get_by_label("Passwort").fill(PASSWORD)
    dialog.get_by_role("button", name="Bestätigen").click()
    expect(page.get_by_role("img", name="QR-Code für die App")).to_be_visible()


def test_a_forgotten_password_is_set_anew(
    page: Page, live_server: Server, operator: Caller, database: Database
) -> None:
    email = "vergessen@stadt.example"
    person(operator, email)
    page.goto("/sign-in")
    page.get_by_role("link", name="Passwort vergessen?").click()
    page.get_by_label("E-Mail-Adresse").fill(email)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Wenn es zu dieser Adresse ein Konto gibt")).to_be_visible()

    engine = Engine(database.url, 1)
    password_resets.run(engine, Settings(database_url=database.url, secret_key=SECRET_KEY, public_url=live_server.url))
    with engine.unit() as session:
        [mail] = session.exec(select(Mail).where(Mail.to == email, Mail.template == "password-reset"))
    engine.close()
    found = re.search(r"\S+/new-password#reset=\w+", mail.text)
    assert found is not None
    page.goto(found[0])
    expect(page).to_have_url(re.compile("/new-password$"))
    page.get_by_label("Neues Passwort").fill("passwort1234")
    page.get_by_role("button", name="Passwort setzen").click()
    expect(page.get_by_text("leicht zu erraten")).to_be_visible()
    page.get_by_label("Neues Passwort").fill(PASSWORD)
    page.get_by_role("button", name="Passwort setzen").click()

    expect(page.get_by_role("heading", name="Noch kein Bündnis")).to_be_visible()
    sign_out(page)
    fill_password(page, email)
    expect(page.get_by_role("heading", name="Noch kein Bündnis")).to_be_visible()

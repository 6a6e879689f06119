"""The IT office enters the town hall's sign-in; somebody from there signs in with it, and out again."""

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy.engine import make_url

from tests.fixtures.alliances import Caller
from tests.fixtures.databases import Database
from tests.fixtures.providers import CLIENT_ID, CLIENT_SECRET, OpenIdProvider
from tests.fixtures.servers import Server, started
from tests.journeys.reading import too_wide, violations
from tests.journeys.visitors import ALLIANCE, sign_in

NAME = "Rathaus Musterstadt"


@pytest.fixture(scope="module")
def live_server(database: Database, frontend_dir: Path) -> Iterator[Server]:
    """A server that may ask a provider on this machine."""
    settings = {"frontend_dir": frontend_dir, "sign_on_allowed": "127.0.0.1"}
    with ExitStack() as stack:
        yield started(stack, database, Path(str(make_url(database.url).database)).parent, settings)


def test_from_entering_the_town_hall_to_signing_out_there(
    page: Page, browser: Browser, live_server: Server, operator: Caller, openid_provider: OpenIdProvider
) -> None:
    operator.create("/users", email="it@stadt.example", name="C. Probe", is_operator=True)
    sign_in(page, live_server, "it@stadt.example")
    page.goto(f"{ALLIANCE}/settings?tab=sign-on")
    page.get_by_role("button", name="Anmeldung eintragen").click()
    form = page.get_by_role("dialog", name="Anmeldung eintragen")
    form.get_by_label("Name", exact=True).fill(NAME)
    form.get_by_label("Aussteller").fill("http://10.0.0.1")
    form.get_by_label("Client-ID").fill(CLIENT_ID)
    form.get_by_label("Client-Secret").fill(CLIENT_SECRET)
    form.get_by_label("E-Mail-Adressen des Rathauses").fill("stadt.example")
    form.get_by_role("button", name="Gruppe hinzufügen").click()
    form.get_by_label("Gruppe beim Anbieter").fill("/familie/leitung")
    form.get_by_label("Rolle hier").select_option("coordinator")
    assert violations(page) == []
    form.get_by_role("button", name="Speichern").click()
    expect(form.get_by_role("alert")).to_contain_text("BUENDNISWERK_SIGN_ON_ALLOWED")
    form.get_by_label("Aussteller").fill(openid_provider.issuer)
    form.get_by_role("button", name="Speichern").click()

    entry = page.get_by_role("listitem").filter(has_text=openid_provider.issuer)
    entry.get_by_role("button", name="Prüfen").click()
    expect(entry.get_by_role("status")).to_contain_text("antwortet, wie er soll")
    entry.get_by_text("Das trägt Ihre IT beim Anbieter ein").click()
    [made] = operator.items("/identity-providers")
    expect(entry.get_by_text(made["redirect_uri"])).to_be_visible()
    entry.get_by_text("Zugang für das Verzeichnis (SCIM)").click()
    entry.get_by_role("button", name="Zugang anlegen").click()
    shown_once = page.get_by_role("dialog", name="Zugang für das Verzeichnis (SCIM)")
    assert shown_once.get_by_role("textbox").input_value().startswith("bwk_scim_")
    shown_once.get_by_role("button", name="Fertig").click()
    assert violations(page) == []
    page.set_viewport_size({"width": 390, "height": 844})
    assert too_wide(page) == []

    openid_provider.accounts = {
        "a-1": {"name": "A. Beispiel", "email": "a.beispiel@stadt.example", "groups": ["/familie/leitung"]}
    }
    openid_provider.client = {
        "redirect_uris": [made["redirect_uri"]],
        "post_logout_redirect_uris": [made["post_logout_redirect_uri"]],
    }
    openid_provider.serve()
    # Another browser, which may visit the town hall's own pages.
    with browser.new_context(base_url=live_server.url, locale="de-DE") as elsewhere:
        visitor = elsewhere.new_page()
        visitor.goto(f"/sign-in?next={ALLIANCE}/board")
        way_in = visitor.get_by_role("button", name=f"Mit „{NAME}“ anmelden")
        expect(way_in).to_be_visible()
        assert violations(visitor) == []
        way_in.click()
        visitor.locator("input[name=login]").fill("a-1")
        visitor.locator("input[name=password]").fill("any")
        visitor.get_by_role("button").first.click()
        visitor.wait_for_url(f"{live_server.url}{ALLIANCE}/board")
        expect(visitor.get_by_role("heading", level=1)).to_be_visible()

        visitor.get_by_role("button", name="A. Beispiel").click()
        visitor.get_by_role("menuitem", name="Abmelden").click()
        visitor.wait_for_url(f"{openid_provider.issuer}/session/end**")


def test_the_sign_in_page_says_what_went_wrong(page: Page) -> None:
    page.goto("/sign-in?sign_on=groups_left_out")

    expect(page.get_by_text("App-Rollen verwenden")).to_be_visible()
    assert violations(page) == []

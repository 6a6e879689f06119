"""Every page for everybody: axe-core finds nothing, in light and dark, narrow and wide, with large text and keys."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.alliances import Caller
from tests.journeys.reading import address, clipped_navigation, page_names, settled, too_wide, violations
from tests.journeys.visitors import ALLIANCE
from tests.journeys.ways import records_of, way_of

WIDE = {"width": 1280, "height": 900}
TELEPHONE = {"width": 390, "height": 844}
NARROWEST = {"width": 320, "height": 640}

# A card is framed as a whole when the link on it has the focus.
SHOWS_FOCUS = """() => [document.activeElement, document.activeElement.closest('[data-card]')].some((one) => {
    const style = one && getComputedStyle(one);
    return style && style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
})"""


@pytest.fixture
def address_of(operator: Caller, alliance_path: str) -> Callable[[str], str]:
    """The address of a page by its name; the records on it are the first ones."""

    def found(name: str) -> str:
        if slug := way_of(name):
            return address(name, f"/a/{slug}", **records_of(operator, slug))
        group, meeting, decision = (
            operator.items(f"{alliance_path}/{kind}")[0]["id"] for kind in ("groups", "meetings", "decisions")
        )
        return address(name, number="LMK-1", group=group, meeting=meeting, decision=decision)

    return found


def enlarge(page: Page, size: str) -> None:
    page.evaluate("(size) => { document.documentElement.style.fontSize = size }", size)


@pytest.mark.parametrize("name", page_names())
def test_every_page(coordinator: Page, address_of: Callable[[str], str], name: str) -> None:
    page = coordinator
    faults = []
    # Loaded in each of them, as a reader's device does: what changes its colours slowly would be caught on its way.
    for scheme in ("dark", "light"):
        page.set_viewport_size(WIDE)
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        page.goto(address_of(name))
        settled(page)
        faults += [f"{scheme}: {fault}" for fault in violations(page)]
    page.set_viewport_size(NARROWEST)
    faults += [f"{NARROWEST['width']} px: {fault}" for fault in violations(page)]
    for size in (TELEPHONE, NARROWEST):
        page.set_viewport_size(size)
        faults += [f"{size['width']} px is not enough for {fault}" for fault in too_wide(page)]
    enlarge(page, "200%")
    for size in (TELEPHONE, WIDE):
        page.set_viewport_size(size)
        faults += [f"200 %, {size['width']} px: “{entry}” is cut off" for entry in clipped_navigation(page)]
    faults += [f"200 %, {WIDE['width']} px is not enough for {fault}" for fault in too_wide(page)]
    assert not faults, "\n".join(faults)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_opens_on_a_page(coordinator: Page, scheme: str) -> None:
    page = coordinator
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
    page.goto(f"{ALLIANCE}/board?card=LMK-4")
    panel = page.get_by_role("complementary", name="Karte LMK-4")
    expect(panel.get_by_role("heading", level=1)).to_be_visible()
    panel.get_by_role("button", name="Nächsten Termin eintragen").click()
    page.get_by_role("textbox", name="Wann?").fill("15. Mai")
    expect(page.get_by_role("group", name="„15. Mai“ meint")).to_be_visible()
    assert violations(page) == []
    panel.get_by_role("button", name="Wer übernimmt etwas?").click()
    panel.get_by_role("combobox", name="Wer übernimmt etwas?").fill("mus")
    expect(page.get_by_role("option", name="B. Muster")).to_be_visible()
    # Only the list: what it covers for a moment is no target while it is open.
    assert violations(page, within="[role=listbox]") == []

    page.goto(f"{ALLIANCE}/board")
    page.get_by_role("button", name="„Gesundheit“ verschieben nach …").click()
    expect(page.get_by_role("menu")).to_be_visible()
    assert violations(page) == []
    page.keyboard.press("Escape")

    page.set_viewport_size(TELEPHONE)
    page.get_by_role("navigation").get_by_role("button", name="Mehr").click()
    expect(page.get_by_role("dialog", name="Mehr")).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("name", ["board", "table", "ideas"])
def test_keys_skip_to_the_content_and_show_where_they_are(coordinator: Page, name: str) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/{name}")
    settled(page)
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Zum Inhalt springen")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()

    for _ in range(20):
        page.keyboard.press("Tab")
        assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
        assert page.evaluate(SHOWS_FOCUS), page.evaluate("document.activeElement.outerHTML.slice(0, 200)")


def test_a_new_page_begins_at_its_content(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/board")
    settled(page)
    link = page.get_by_role("navigation").get_by_role("link", name="Gruppen")
    link.focus()
    page.keyboard.press("Enter")

    expect(page.get_by_role("heading", level=1, name="Gruppen")).to_be_visible()
    expect(page.get_by_role("main")).to_be_focused()
    expect(page).to_have_title("Gruppen – Leben mit Kindern – Bündniswerk")
    page.go_back()
    expect(page.get_by_role("region", name="Board")).to_be_visible()
    expect(page.get_by_role("main")).to_be_focused()


def test_the_page_says_its_language(coordinator: Page) -> None:
    page = coordinator
    page.goto(f"{ALLIANCE}/dashboard")
    expect(page.locator("html")).to_have_attribute("lang", "de")
    page.get_by_role("contentinfo").get_by_role("button", name="Deutsch").click()
    page.get_by_role("menuitemradio", name="English").click()

    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("heading", level=1)).not_to_have_text("Überblick")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "en")


def test_the_theme_can_be_chosen_against_the_device(coordinator: Page) -> None:
    page = coordinator
    page.emulate_media(color_scheme="light")
    page.goto(f"{ALLIANCE}/board")
    settled(page)
    light = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("contentinfo").get_by_role("button", name="Farben").click()
    page.get_by_role("menuitemradio", name="dunkel").click()
    dark = page.evaluate("getComputedStyle(document.body).backgroundColor")

    assert dark != light
    page.reload()
    settled(page)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == dark
    assert violations(page) == []

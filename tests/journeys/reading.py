"""What must hold on every page, whoever reads it and on whatever: checked with axe-core and by measuring."""

import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.journeys.visitors import ALLIANCE

ROUTES = Path(__file__).parents[2] / "frontend" / "src" / "routes"
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

# What reaches beyond the right edge, unless it is meant to be scrolled or is there for screen readers alone.
MEANWHILE_MS = 500
WIDER = """() => document.documentElement.scrollWidth <= innerWidth ? [] :
    [...document.querySelectorAll('body *')]
        .filter((one) => one.getBoundingClientRect().right > innerWidth + 1)
        .map((one) => `<${one.localName} class="${one.className}"> ${Math.round(one.getBoundingClientRect().right)}`)
        .slice(0, 8)"""

CLIPPED = """() => [...document.querySelectorAll('nav :is(a, button)')]
    .filter((one) => one.checkVisibility())
    .filter((one) => {
        const frame = one.getBoundingClientRect();
        const words = document.createRange();
        words.selectNodeContents(one);
        const text = words.getBoundingClientRect();
        return frame.left < -1 || frame.right > innerWidth + 1
            || text.left < frame.left - 1 || text.right > frame.right + 1
            || text.top < frame.top - 1 || text.bottom > frame.bottom + 1;
    })
    .map((one) => one.textContent.trim())"""


def page_names() -> list[str]:
    """The names of all pages."""
    return [name for name, _ in _listed()]


def address(name: str, alliance: str = ALLIANCE, **records: str) -> str:
    """The address of the page of this name; `records` by the name they have there: `number`, `group`, `meeting` …"""
    path = dict(_listed())[name].replace("/a/:alliance", alliance).replace(":municipality", "unbekannt")
    # The longest first: `:process` is also the beginning of `:processTemplate`.
    for record, key in sorted(records.items(), reverse=True):
        path = path.replace(f":{record}", key)
    assert ":" not in path, f"Which {path} shall be looked at?"
    return path


def _listed() -> list[tuple[str, str]]:
    written = "".join(file.read_text(encoding="utf-8") for file in sorted(ROUTES.glob("*.ts")))
    listed = re.findall(r"name: '(\w+)',\s+path: '([^']+)'", written)
    assert listed, f"{ROUTES.name} lists no page."
    return listed


def settled(page: Page) -> None:
    """Wait until the page has drawn itself: its heading is there and nothing is loading."""
    expect(page.get_by_role("heading", level=1)).to_have_count(1)
    expect(page.locator("[aria-busy=true], .skeleton")).to_have_count(0)


def violations(page: Page, within: str | None = None) -> list[str]:
    """What axe-core finds on the page as it stands, or in one part of it, with the elements it means.

    What it finds is looked at once more: a button that came to life meanwhile was seen half in one colour, half in another.
    """
    found = _looked_at(page, within)
    if found:
        page.wait_for_timeout(MEANWHILE_MS)
        found = _looked_at(page, within)
    return found


def _looked_at(page: Page, within: str | None) -> list[str]:
    found = Axe().run(
        page, context=within, options={"runOnly": {"type": "tag", "values": RULES}, "resultTypes": ["violations"]}
    )
    return [
        f"{rule['id']} ({rule['help']}): {node['html'][:160]} {node['failureSummary']}"
        for rule in found.response["violations"]
        for node in rule["nodes"]
    ]


def too_wide(page: Page) -> list[str]:
    """The elements for which somebody would have to scroll sideways."""
    wider: list[str] = page.evaluate(WIDER)
    return wider


def clipped_navigation(page: Page) -> list[str]:
    """The entries of the navigation whose words do not stand wholly within their frame and the window."""
    clipped: list[str] = page.evaluate(CLIPPED)
    return clipped

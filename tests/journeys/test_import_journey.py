"""A record becomes a board: dropped, looked at beside its source, corrected, taken over, and never twice."""

import base64
import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.fixtures.alliances import API, Caller
from tests.fixtures.servers import Server
from tests.journeys.visitors import ALLIANCE, COORDINATION, sign_in

RECORD = Path(__file__).parents[1] / "imports" / "records" / "workshop.txt"
CARDS = [
    "Aktionstage 15. Mai",
    "Aktionstage 6. November",
    "Werbung und Vermittlung von Erziehungslotsen / Familienpaten",
    "Familienfreundliches Unternehmen",
    "Gesundheit",
]
DROP = """async ([element, name, encoded]) => {
    const bytes = Uint8Array.from(atob(encoded), (one) => one.charCodeAt(0));
    const data = new DataTransfer();
    data.items.add(new File([bytes], name, { type: "text/plain" }));
    for (const type of ["dragover", "drop"])
        element.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true, cancelable: true }));
}"""


@pytest.fixture(scope="module")
def home(live_server: Server) -> dict:
    """An alliance that comes home from its workshop, and the one-time link of its coordinator."""
    with live_server.client() as client:
        operator = Caller(client)
        municipality, *_ = operator.items("/municipalities")
        names = {"name": "Kinder in der Stadt", "slug": "kinder-in-der-stadt", "short_name": "KIS"}
        alliance = operator.create("/alliances", municipality_id=municipality["id"], **names)
        person = {"email": "neu@kinder.example", "name": "E. Entwurf", "role": "coordinator"}
        link = operator.create(f"/alliances/{alliance['id']}/grants", **person)["sign_in_link"]
        return {"path": f"/alliances/{alliance['id']}", "link": link}


def drop(page: Page, record: Path) -> None:
    zone = page.get_by_role("group", name="Datei hierher ziehen").element_handle()
    page.evaluate(DROP, [zone, record.name, base64.b64encode(record.read_bytes()).decode()])


def found_card(page: Page, title: str) -> Locator:
    return page.get_by_role("region", name="Verstanden").get_by_role("article", name=title, exact=True)


def test_a_record_becomes_a_board_once(page: Page, home: dict, operator: Caller) -> None:
    page.goto(home["link"])
    expect(page.get_by_role("heading", name="Die Wand ist noch leer")).to_be_visible()
    page.get_by_role("link", name="Protokoll hereinholen").click()
    drop(page, RECORD)

    # What was understood stands beside the source, and where somebody should look is said.
    news = page.get_by_role("status").filter(
        has_text="Neu: 5 Karten, 25 Ideen, 31 Aufgaben der Gruppen, 1 offene Frage"
    )
    expect(news).to_be_visible()
    expect(page.get_by_label("Dokument vom")).to_have_value("2009-09-30")
    expect(page.get_by_role("region", name="Verstanden").get_by_role("article")).to_have_count(len(CARDS))
    source = page.get_by_role("region", name="Quelle").get_by_role("listitem")
    expect(source.filter(has_text="bitte ansehen: Aktionstage 15. Mai")).to_be_visible()
    expect(source.filter(has_text="nicht zugeordnet: Vernetzen, Anregungen")).to_have_count(1)
    expect(page.get_by_role("region", name="Verstanden")).to_contain_text("Das Jahr steht nicht da")
    companies = found_card(page, "Familienfreundliches Unternehmen")
    companies.get_by_role("button", name=re.compile("^Zeile 99: .*Catering|^Zeile 99: WIS")).first.click()
    expect(source.filter(has_text="Raum: WIS Catering: WIS")).to_be_in_viewport()

    # One thing is corrected, and nothing is stored before that is wanted.
    companies.get_by_role("button", name="Catering Aufgabe ändern").click()
    task = companies.get_by_role("textbox", name="Aufgabe")
    task.fill("Catering mit Obst")
    task.press("Enter")
    expect(companies.get_by_role("button", name="Catering mit Obst Aufgabe ändern")).to_be_visible()
    assert operator.items(f"{home['path']}/action-items") == []
    page.get_by_role("button", name="Übernehmen", exact=True).click()

    expect(page.get_by_role("region", name="Meldungen")).to_contain_text("Übernommen: 5 Karten, 25 Ideen")
    for title in CARDS:
        expect(page.get_by_role("region", name="Board").get_by_role("link", name=title, exact=True)).to_be_visible()
    cards = {item["title"]: item for item in operator.items(f"{home['path']}/action-items")}
    assert set(cards) == set(CARDS)
    tasks = cards["Familienfreundliches Unternehmen"]["assignments"]
    assert [one["task"] for one in tasks] == ["Raum", "Catering mit Obst", "Einladung", "Themen"]
    assert cards["Gesundheit"]["owners"] == []

    # The same record once more adds nothing.
    events = len(operator.items(f"{home['path']}/events", after=0, limit=200))
    page.get_by_role("navigation").get_by_role("link", name="Import").click()
    drop(page, RECORD)
    expect(page.get_by_role("status").filter(has_text="Alles davon ist schon da.")).to_be_visible()
    expect(page.get_by_text("wurde am")).to_be_visible()
    again = page.get_by_role("button", name="Übernehmen", exact=True)
    expect(again).to_be_disabled()
    again.click(force=True)
    with open(RECORD, "rb") as file:
        stored = operator.http.post(f"{API}{home['path']}/imports", files={"file": (RECORD.name, file, "text/plain")})
    assert set(stored.json()["created"].values()) == {0}, stored.text
    assert len(operator.items(f"{home['path']}/events", after=0, limit=200)) == events


def test_corrections_survive_a_closed_tab(page: Page, live_server: Server, home: dict) -> None:
    sign_in(page, live_server, COORDINATION)
    page.goto(f"{ALLIANCE}/imports")
    drop(page, RECORD)
    days = found_card(page, "Aktionstage 15. Mai")
    days.get_by_role("button", name="Öffentlichkeitsarbeit Text ändern").click()
    days.get_by_role("textbox", name="Text").fill("Plakate und Handzettel")
    days.get_by_role("textbox", name="Text").press("Control+Enter")
    expect(days.get_by_role("button", name="Plakate und Handzettel Text ändern")).to_be_visible()

    page.reload()

    expect(days.get_by_role("button", name="Plakate und Handzettel Text ändern")).to_be_visible()
    expect(page.get_by_text("Ihre Verbesserungen sind noch da.")).to_be_visible()


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("leer.txt", b"", "kein Text"),
        ("bild.png", b"\x89PNG\r\n\x1a\n" + bytes(64), "Gespeichert wurde nichts"),
    ],
    ids=["empty", "picture"],
)
def test_what_is_no_record_is_refused_in_words(
    page: Page, live_server: Server, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    sign_in(page, live_server, COORDINATION)
    page.goto(f"{ALLIANCE}/imports")
    file = tmp_path / name
    file.write_bytes(content)
    drop(page, file)

    expect(page.get_by_role("main").get_by_role("alert")).to_have_text(re.compile(said))
    expect(page.get_by_role("button", name="Datei auswählen")).to_be_visible()

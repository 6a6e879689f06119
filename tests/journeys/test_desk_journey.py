"""A plenum from its agenda to its approved minutes, as the coordination does it in the interface."""

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from backend.core.clock import today
from tests.fixtures.alliances import Caller
from tests.fixtures.mail import MailServer
from tests.fixtures.servers import Server
from tests.journeys.minute_taking import take_minutes
from tests.journeys.reading import too_wide
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon
from tests.meetings.participants.lists import appointment, method_of, text_of

TELEPHONE = {"width": 390, "height": 844}
NEXT_DAY = f"{today() + timedelta(days=44):%d.%m.%Y}"
WORDS = "Das Jahresthema ist Gesundheit."
AGENDA = ["Begrüßung", "Gesundheit", "Jahresthema", "Sponsoren", "Was die Projektgruppen berichten"]


@pytest.fixture(scope="module")
def server_settings(post_office: MailServer) -> dict[str, Any]:
    """A server that sends mails itself, as the small installation does."""
    return {"worker": "inside", **post_office.address}


@pytest.fixture
def guest(browser: Browser, live_server: Server) -> Iterator[Page]:
    """Another browser, of somebody without an account."""
    context = browser.new_context(base_url=live_server.url, locale="de-DE", viewport=TELEPHONE)
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def plenum(operator: Caller, alliance_path: str) -> Any:
    """The plenum that the demo has planned: it has an agenda, and "Gesundheit" waits for it."""
    return next(one for one in operator.items(f"{alliance_path}/meetings") if one["title"] == "Bündnissitzung")


def test_a_plenum_from_its_agenda_to_its_approved_minutes(
    coordinator: Page,
    guest: Page,
    operator: Caller,
    alliance_path: str,
    post_office: MailServer,
    plenum: Any,
    tmp_path: Path,
) -> None:
    page, path = coordinator, f"/meetings/{plenum['id']}"

    def state() -> str:
        return str(operator.get(path)["state"])

    plan_the_next(page)
    following = next(one for one in operator.items(f"{alliance_path}/meetings") if one["title"] == "Winterplenum")
    page.goto(f"{ALLIANCE}{path}")
    prepare(page, lambda: [item["title"] for item in operator.items(f"{path}/agenda-items")])

    invite(page)
    expect_soon(lambda: len(post_office.received), 2)
    mail = next(one for one in post_office.take() if "gast@example.org" in one["To"])
    event, read_elsewhere = appointment(mail)
    assert (method_of(mail), event["SUMMARY"]) == ("REQUEST", "Bündnissitzung")
    assert read_elsewhere.dtstart.value.date().isoformat() == plenum["when"]["earliest"]
    assert [one.value for one in read_elsewhere.attendee_list] == ["mailto:gast@example.org"]
    answer(guest, mail)
    expect(page.get_by_role("region", name="Teilnehmende")).to_contain_text("1 Zusage")
    assert state() == "invited"

    page.get_by_role("button", name="Treffen eröffnen").click()
    expect(page.get_by_role("button", name="Treffen beenden")).to_be_visible()
    take_minutes(page, WORDS, NEXT_DAY)
    page.get_by_role("button", name="Treffen beenden").click()
    page.get_by_role("dialog").get_by_role("button", name="Treffen beenden").click()
    expect(page.get_by_role("region", name="Meldungen")).to_contain_text("Das Treffen ist beendet.")
    assert state() == "minutes_draft"

    page.get_by_role("link", name="Zum Protokoll").click()
    expect(page.get_by_text(WORDS)).to_be_visible()
    post_office.take()
    page.get_by_role("button", name="Protokoll verschicken").click()
    page.get_by_role("dialog").get_by_role("button", name="Protokoll verschicken").click()
    expect(page.get_by_role("region", name="Meldungen")).to_contain_text("Das Protokoll ist verschickt.")
    assert state() == "circulated"
    expect_soon(lambda: len(post_office.received), 2)
    mail = next(one for one in post_office.take() if "gast@example.org" in one["To"])
    assert mail["Subject"].startswith("Protokoll: Bündnissitzung, ")
    link = re.search(r"http://\S+/minutes\b", text_of(mail))
    assert link
    page.goto(urlsplit(link[0]).path)

    page.get_by_role("button", name="Als genehmigt eintragen").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Genehmigt im Treffen").select_option(label=f"{NEXT_DAY}, Winterplenum")
    dialog.get_by_role("button", name="Als genehmigt eintragen").click()
    expect(page.get_by_role("region", name="Meldungen")).to_contain_text("Das Protokoll ist genehmigt.")
    assert state() == "approved"
    [version] = operator.items(f"{path}/minutes/versions")
    assert version["approved_in_id"] == following["id"]

    with page.expect_download() as waiting:
        page.get_by_role("link", name="Ganzes Protokoll als PDF herunterladen").click()
    waiting.value.save_as(tmp_path / "minutes.pdf")
    paper = PdfReader(tmp_path / "minutes.pdf")
    assert paper.metadata is not None
    assert "Bündnissitzung" in str(paper.metadata.title)
    assert WORDS in "".join(sheet.extract_text() for sheet in paper.pages)
    page.set_viewport_size(TELEPHONE)
    assert not too_wide(page)

    shows_what_was_decided(operator, alliance_path, plenum)
    page.goto(f"{ALLIANCE}/meetings/{following['id']}")
    agenda = page.get_by_role("region", name="Tagesordnung")
    agenda.get_by_role("button", name="„Was die Projektgruppen berichten“ auf die Tagesordnung nehmen").click()
    expect(agenda.get_by_role("listitem").filter(has_text="vom letzten Mal")).to_contain_text("Was die Projektgruppen")


def plan_the_next(page: Page) -> None:
    page.goto(f"{ALLIANCE}/meetings")
    page.get_by_role("button", name="Treffen eintragen").first.click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Gruppe, die einlädt").select_option(label="Plenum")
    dialog.get_by_role("textbox", name="Wann?").fill(NEXT_DAY)
    dialog.get_by_label("Name des Treffens").fill("Winterplenum")
    dialog.get_by_role("button", name="Speichern").click()
    expect(page.get_by_role("heading", level=1, name="Winterplenum")).to_be_visible()


def prepare(page: Page, titles: Callable[[], list[str]]) -> None:
    """What waits for this plenum and what belongs to no single project goes on its agenda, in a sensible order."""
    agenda = page.get_by_role("region", name="Tagesordnung")
    for title in ("Gesundheit", "Sponsoren"):
        agenda.get_by_role("button", name=f"„{title}“ auf die Tagesordnung nehmen").click()
        expect(agenda.get_by_role("button", name=f"„{title}“ verschieben")).to_be_visible()
    begun = ["Begrüßung", "Was die Projektgruppen berichten", "Jahresthema", "Gesundheit", "Sponsoren"]
    expect_soon(titles, begun)

    def shift(title: str, key: str, by: int) -> None:
        for _ in range(abs(by)):
            place = begun.index(title)
            begun.insert(place + (1 if by > 0 else -1), begun.pop(place))
            agenda.get_by_role("button", name=f"„{title}“ verschieben").press(key)
            expect_soon(titles, begun)

    shift("Gesundheit", "Alt+ArrowUp", -2)
    shift("Was die Projektgruppen berichten", "Alt+ArrowDown", 2)
    assert begun == AGENDA


def invite(page: Page) -> None:
    """Somebody of the alliance, and a guest whom nobody here knows."""
    section = page.get_by_role("region", name="Teilnehmende")
    for name, role, email in (("C. Probe", "Mitglied", ""), ("G. Gast", "Gast", "gast@example.org")):
        section.get_by_role("button", name="Person hinzufügen").click()
        dialog = page.get_by_role("dialog")
        dialog.get_by_role("combobox").fill(name)
        dialog.get_by_role("combobox").press("Enter")
        dialog.get_by_label("Nimmt teil als").select_option(label=role)
        dialog.get_by_label("E-Mail für die Einladung").fill(email)
        dialog.get_by_role("button", name="Speichern").click()
        expect(section.get_by_role("listitem").filter(has_text=name)).to_be_visible()
    section.get_by_role("button", name="Einladen …").click()
    page.get_by_role("dialog").get_by_role("button", name="2 Einladungen senden").click()
    expect(page.get_by_text("2 Einladungen sind unterwegs.")).to_be_visible()


def answer(guest: Page, mail: Any) -> None:
    """The guest says yes on the page that the mail leads to."""
    link = re.search(r"http://\S+/m/bwk_meet_\w+", text_of(mail))
    assert link
    guest.goto(link[0])
    expect(guest.get_by_role("heading", level=1)).to_have_text("Bündnissitzung")
    guest.get_by_role("button", name="Ja, ich komme").click()
    expect(guest.get_by_role("status")).to_have_text("Danke, Ihre Zusage ist gespeichert.")


def shows_what_was_decided(operator: Caller, alliance_path: str, plenum: Any) -> None:
    """The cards are as the meeting left them, the decision has its number, and the rest waits."""
    cards = {
        card["title"]: operator.get(f"/action-items/{card['id']}")
        for card in operator.items(f"{alliance_path}/action-items")
    }
    health, sponsors = cards["Gesundheit"], cards["Sponsoren anschreiben"]
    assert health["status"] == "in_progress"
    assert ("Landfrauen", "accepted") in [(one["party"]["name"], one["state"]) for one in health["assignments"]]
    assert NEXT_DAY in [one["when"]["text"] for one in health["follow_ups"]]
    assert [(one["party"]["name"], one["state"]) for one in sponsors["assignments"]] == [("WIS", "accepted")]

    [decision] = operator.items(f"{alliance_path}/decisions", meeting_id=plenum["id"])
    assert (decision["text"], decision["matter"], decision["procedure"]) == (WORDS, "Jahresthema", "consensus")
    assert decision["name"] == f"{decision['decided_on'][:4]}/{decision['number']}"

    waiting = operator.items(f"{alliance_path}/agenda-backlog", group_id=plenum["group_id"])
    reasons = {one["title"]: one["reason"] for one in waiting}
    assert reasons["Was die Projektgruppen berichten"] == "postponed"

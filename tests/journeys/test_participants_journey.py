"""A meeting's people: they are invited by mail, answer on an old phone, and are ticked by keyboard when it runs."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.mail import MailServer
from tests.fixtures.servers import Server
from tests.journeys.reading import too_wide, violations
from tests.journeys.visitors import ALLIANCE
from tests.journeys.waiting import expect_soon
from tests.meetings.participants.lists import appointment, method_of, text_of

TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def server_settings(post_office: MailServer) -> dict[str, Any]:
    """A server that sends mails itself, as the small installation does."""
    return {"worker": "inside", **post_office.address}


@pytest.fixture
def old_phone(browser: Browser, live_server: Server) -> Iterator[Page]:
    """A narrow page that runs no scripts and knows nobody."""
    context = browser.new_context(
        base_url=live_server.url, locale="de-DE", viewport=TELEPHONE, java_script_enabled=False
    )
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def meeting(operator: Caller, alliance_path: str) -> Any:
    """A meeting of a group with two members, of whom one has an address."""
    group = operator.create(f"{alliance_path}/groups", kind="project_group", name="Projektgruppe Laternen")
    for body in ({"name": "D. Vorlage", "email": "d.vorlage@example.org"}, {"name": "E. Ersatz"}):
        person = operator.create(f"{alliance_path}/people", **body)
        party = {"kind": "person", "id": person["id"], "name": person["name"]}
        operator.create(f"/groups/{group['id']}/memberships", party=party)
    facts = {"title": "Laternensitzung", "when": "11.11.2099", "begins": "18:00", "where": "Rathaus"}
    return operator.create(f"{alliance_path}/meetings", group_id=group["id"], **facts)


def test_people_are_invited_answer_and_are_ticked(
    coordinator: Page, old_phone: Page, operator: Caller, post_office: MailServer, meeting: Any
) -> None:
    page, path = coordinator, f"/meetings/{meeting['id']}"
    page.goto(f"{ALLIANCE}{path}")
    section = page.get_by_role("region", name="Teilnehmende")
    section.get_by_role("button", name="Einladen …").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("checkbox", name="D. Vorlage")).to_be_checked()
    expect(dialog.get_by_role("listitem")).to_have_text(["E. Ersatz"])
    dialog.get_by_label("Persönliche Worte").fill("Bitte Laternen mitbringen!")
    assert not violations(page)
    dialog.get_by_role("button", name="1 Einladung senden").click()
    expect(page.get_by_text("1 Einladung ist unterwegs.")).to_be_visible()
    expect(section.get_by_text("noch keine Antwort")).to_be_visible()

    expect_soon(lambda: len(post_office.received), 1)
    [mail] = post_office.take()
    event, other = appointment(mail)
    assert (method_of(mail), event["SUMMARY"], other.location.value) == ("REQUEST", "Laternensitzung", "Rathaus")
    assert "Bitte Laternen mitbringen!" in text_of(mail)
    link = re.search(r"http://\S+/m/bwk_meet_\w+", text_of(mail))
    assert link
    old_phone.goto(link[0])
    expect(old_phone.get_by_role("heading", name="Laternensitzung", level=1)).to_be_visible()
    assert not too_wide(old_phone)
    old_phone.get_by_label("Möchten Sie etwas dazu sagen?").fill("Ich bringe Kerzen mit.")
    old_phone.get_by_role("button", name="Ja, ich komme").click()
    expect(old_phone.get_by_role("status")).to_have_text("Danke, Ihre Zusage ist gespeichert.")
    expect(
        section.get_by_text("1 Zusage · 1 ohne Antwort").or_(section.get_by_text("1 Zusage", exact=True))
    ).to_be_visible()
    expect(section.get_by_text("Ich bringe Kerzen mit.")).to_be_visible()

    operator.change(path, when="12.11.2099")
    expect_soon(lambda: [method_of(one) for one in post_office.received], ["REQUEST"])
    operator.change(path, state="running")
    section.get_by_role("button", name="Anwesenheit abhaken").click()
    expect(section.get_by_role("radio").first).to_be_focused()
    page.keyboard.press("1")
    page.keyboard.press("3")
    section.get_by_label("Gezählte Personen").fill("12")
    assert not violations(page)
    section.get_by_role("button", name="Fertig").click()
    expect(section.get_by_text("1 anwesend · 1 entschuldigt")).to_be_visible()
    expect_soon(lambda: operator.get(path)["headcount"], 12)
    page.set_viewport_size(TELEPHONE)
    assert not too_wide(page)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_page_of_an_invitation_is_for_everybody(
    page: Page, operator: Caller, post_office: MailServer, meeting: Any, scheme: str
) -> None:
    answer = operator.http.post(f"/api/v1/meetings/{meeting['id']}/invitations", json={})
    assert answer.status_code == 200, answer.text
    # Mails of the other journeys may still be on their way.
    expect_soon(lambda: len(invitations(post_office, meeting)), 1)
    link = re.search(r"http://\S+/m/bwk_meet_\w+", text_of(invitations(post_office, meeting)[0]))
    assert link
    page.emulate_media(color_scheme=scheme)
    page.set_viewport_size(TELEPHONE)
    page.goto(link[0])
    page.get_by_role("button", name="Nein, ich komme nicht").click()
    expect(page.get_by_role("status")).to_be_visible()
    faults = violations(page)
    page.evaluate("() => { document.documentElement.style.fontSize = '200%' }")
    faults += [f"200 % is not enough for {fault}" for fault in too_wide(page)]
    assert not faults


def invitations(post_office: MailServer, meeting: Any) -> list[Any]:
    """The invitations to this meeting that arrived."""
    return [mail for mail in post_office.received if meeting["id"] in str(appointment(mail)[0]["UID"])]

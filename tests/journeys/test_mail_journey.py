"""Mail as people see it: how often it comes, what failed and why, and whether the mail server works."""

from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.fixtures.alliances import Caller
from tests.fixtures.mail import MailServer
from tests.fixtures.servers import Server
from tests.journeys.reading import too_wide, violations
from tests.journeys.visitors import ALLIANCE, MEMBER, sign_in
from tests.journeys.waiting import expect_soon

OPERATOR = "betrieb@stadt.example"
TELEPHONE = {"width": 390, "height": 844}


@pytest.fixture(scope="module")
def server_settings(post_office: MailServer) -> dict[str, Any]:
    """A server that sends mails itself, as the small installation does."""
    return {"worker": "inside", **post_office.address}


def test_a_member_chooses_how_often_mails_come(page: Page, live_server: Server) -> None:
    sign_in(page, live_server, MEMBER)
    page.set_viewport_size(TELEPHONE)
    page.goto("/account")
    choice = page.get_by_role("region", name="Mails an mich").get_by_role("combobox")
    expect(choice).to_have_value("daily")
    choice.select_option(label="Einmal in der Woche, montags")
    expect(page.get_by_text("Gespeichert", exact=True)).to_be_visible()
    page.reload()

    expect(choice).to_have_value("weekly")
    assert not too_wide(page)
    assert not violations(page)


def test_operators_see_what_failed_and_send_it_again(page: Page, live_server: Server, post_office: MailServer) -> None:
    with live_server.client() as client:
        body = {"email": OPERATOR, "name": "B. Muster", "is_operator": True}
        assert client.post("/api/v1/users", json=body).status_code == 201
    sign_in(page, live_server, OPERATOR)
    page.goto(f"{ALLIANCE}/settings?tab=mail")
    server = page.get_by_role("region", name="Mailserver")
    expect(server.get_by_text("Eingerichtet")).to_be_visible()

    post_office.take()
    post_office.refusals.append("550 5.1.1 no such user")
    server.get_by_label("Testmail an").fill("leitung@stadt.example")
    server.get_by_role("button", name="Testmail senden").click()
    expect(server.get_by_role("status")).to_contain_text("550 5.1.1 no such user")
    server.get_by_role("button", name="Testmail senden").click()
    expect(server.get_by_role("status")).to_have_text(
        "Der Mailserver hat die Mail an leitung@stadt.example angenommen: 250 taken"
    )
    assert [mail["To"] for mail in post_office.take()] == ["leitung@stadt.example"]

    post_office.refusals.append("554 5.7.1 message refused")
    with live_server.client() as client:
        slug = ALLIANCE.removeprefix("/a/")
        alliance = next(one for one in Caller(client).items("/alliances") if one["slug"] == slug)
        body = {"email": "neu@stadt.example", "name": "C. Probe", "role": "reader"}
        answer = client.post(f"/api/v1/alliances/{alliance['id']}/invitations", json=body)
        assert answer.status_code == 201, answer.text
    expect_soon(lambda: post_office.refusals, [])
    page.reload()
    queue = page.get_by_role("region", name="Alle Mails der Installation")
    expect(queue.get_by_role("listitem")).to_contain_text("554 5.7.1 message refused")
    assert not too_wide(page)
    assert not violations(page)

    queue.get_by_role("button", name="Noch einmal senden").click()
    expect(queue.get_by_text("Alles kam an")).to_be_visible()
    expect_soon(lambda: len(post_office.received), 1)
    assert post_office.take()[0]["To"].addresses[0].addr_spec == "neu@stadt.example"

"""Giving somebody named on a card a link, by mail or by hand; expiry, renewal, revocation."""

import json
from datetime import UTC, datetime, timedelta
from typing import Any
from xml.etree import ElementTree

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from backend.participation.pages.limits import ACTS_MOST, GUESSES_MOST
from tests.fixtures.alliances import API, AllianceInTest
from tests.fixtures.servers import PUBLIC_URL
from tests.participation.visitors import Named, Visitor, ask, form_of, forms_of, links_in, mails, name_somebody, tidy

NOON = datetime(2026, 5, 4, 12, tzinfo=UTC)


@pytest.fixture
def named(alliance: AllianceInTest) -> Named:
    """Somebody who is asked to lead a card."""
    return name_somebody(alliance)


def status_of(visitor: Visitor) -> int:
    """What the page answers."""
    return visitor.open().status_code


def test_a_link_is_shown_once_with_its_qr_code(named: Named) -> None:
    made = named.link()

    assert made["url"].startswith(f"{PUBLIC_URL}/l/bwk_my_")
    assert ElementTree.fromstring(made["qr_svg"]).tag == "{http://www.w3.org/2000/svg}svg"
    assert (made["state"], made["purpose"], made["can"]) == ("valid", "handed_out", ["revoke"])
    assert made["person_name"] == "A. Beispiel"
    [listed] = named.alliance.coordinator.items(f"{named.path}/personal-links")
    assert (listed["id"], listed["url"], listed["qr_svg"]) == (made["id"], None, None)
    secret = made["url"].rpartition("/")[2]
    assert secret not in json.dumps(named.alliance.events())


def test_the_answer_to_a_repeated_request_keeps_the_link_to_itself(named: Named) -> None:
    path, headers = f"{API}{named.path}/personal-links", {"Idempotency-Key": '"once"'}
    body = {"person_id": named.person["id"]}

    first, second = (named.alliance.coordinator.http.post(path, json=body, headers=headers) for _ in range(2))

    assert first.json()["url"]
    assert second.json() == {**first.json(), "url": None, "qr_svg": None}
    assert len(named.alliance.coordinator.items(f"{named.path}/personal-links")) == 1


def test_the_link_of_somebody_with_an_account_is_mailed_and_shown_to_nobody(app: FastAPI, named: Named) -> None:
    named.alliance.caller(Role.member, person_id=named.person["id"])
    path, body = f"{named.path}/personal-links", {"person_id": named.person["id"]}

    problem = named.alliance.coordinator.refused("POST", path, **body)

    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/send")
    assert named.link(send=True)["url"] is None
    assert [mail.to for mail in mails(app)] == [named.person["email"]]


def test_a_link_that_is_mailed_goes_to_the_stored_address_only(app: FastAPI, named: Named) -> None:
    made = named.link(send=True)

    assert (made["url"], made["qr_svg"], made["purpose"]) == (None, None, "sent")
    [mail] = mails(app)
    assert mail.to == "a.beispiel@example.org"
    assert "tests schickt Ihnen einen Link" in mail.text
    [path] = links_in(mail)
    assert "Spielfest im Park" in Visitor(app, path).page()
    assert ask(app) == 0


def test_a_link_is_for_people_who_are_named_there(named: Named, other_alliance: AllianceInTest) -> None:
    stranger = named.alliance.create("people", name="C. Probe", email="c.probe@example.org")
    foreign = other_alliance.create("people", name="D. Vorlage")
    for person_id in (stranger["id"], foreign["id"]):
        problem = named.alliance.coordinator.refused("POST", f"{named.path}/personal-links", person_id=person_id)
        assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/person_id")
    named.alliance.coordinator.change(f"/people/{named.person['id']}", email=None)
    body = {"person_id": named.person["id"], "send": True}
    problem = named.alliance.coordinator.refused("POST", f"{named.path}/personal-links", **body)
    assert (problem["status"], problem["errors"][0]["pointer"]) == (422, "#/send")
    assert named.alliance.coordinator.items(f"{named.path}/personal-links") == []


def test_those_of_the_cards_group_give_and_revoke_links_and_others_do_not(named: Named) -> None:
    alliance = named.alliance
    made = named.link()
    group = alliance.create("groups", kind="project_group", name="Aktionstage")
    person = alliance.create("people", name="B. Muster")
    outsider = alliance.caller(Role.member)
    insider = alliance.caller(Role.member, person_id=person["id"])
    party = {"kind": "person", "id": person["id"], "name": "B. Muster"}
    alliance.coordinator.create(f"/groups/{group['id']}/memberships", party=party)
    body = {"person_id": named.person["id"]}
    for caller in (insider, outsider, alliance.reader):
        for method, path, given in (
            ("GET", f"{named.path}/personal-links", {}),
            ("POST", f"{named.path}/personal-links", body),
            ("GET", f"/personal-links/{made['id']}", {}),
            ("DELETE", f"/personal-links/{made['id']}", {}),
        ):
            assert caller.refused(method, path, **given)["status"] == 403
    alliance.coordinator.change(named.path, group_id=group["id"])
    assert insider.create(f"{named.path}/personal-links", **body)["url"]
    insider.remove(f"/personal-links/{made['id']}")
    assert outsider.refused("GET", f"{named.path}/personal-links")["status"] == 403


def test_a_revoked_link_opens_nothing_and_offers_nothing(app: FastAPI, named: Named) -> None:
    made = named.link()
    visitor = Visitor(app, made["url"].removeprefix(PUBLIC_URL))
    form = form_of(visitor.page(), "accept")

    named.alliance.coordinator.remove(f"/personal-links/{made['id']}")

    answer = visitor.open()
    assert answer.status_code == 410
    assert "Dieser Link gilt nicht mehr" in answer.text
    assert ("Spielfest" in answer.text, forms_of(answer.text)) == (False, [])
    assert visitor.send(form).status_code == 410
    assert visitor.http.post(visitor.path, data={"act": "renew"}).status_code == 410
    assert (named.shown()["assignments"][0]["state"], mails(app)) == ("asked", [])
    shown = named.alliance.coordinator.get(f"/personal-links/{made['id']}")
    assert (shown["state"], shown["can"]) == ("revoked", [])
    assert named.alliance.events()[-1]["type"] == "personal_link.revoked"


@pytest.mark.parametrize("why", ["assignment", "person", "card", "alliance"])
def test_a_link_ends_with_what_it_stands_on(app: FastAPI, named: Named, why: str) -> None:
    alliance = named.alliance
    visitor = named.visitor()
    form = form_of(visitor.page(), "accept")
    removed = {
        "assignment": f"/assignments/{named.assignment['id']}",
        "person": f"/people/{named.person['id']}",
        "card": named.path,
        "alliance": alliance.path,
    }[why]

    alliance.operator.remove(removed)

    assert (status_of(visitor), visitor.send(form).status_code) == (410, 410)
    if why != "alliance":
        assert (tidy(app), tidy(app)) == (1, 0)
        revoked = [one for one in alliance.events() if one["type"] == "personal_link.revoked"]
        assert [one["actor"]["kind"] for one in revoked] == ["system"]


def test_an_expired_link_sends_a_new_one_to_the_stored_address(app: FastAPI, named: Named, frozen_clock: Any) -> None:
    frozen_clock(NOON)
    visitor = named.visitor()
    form = form_of(visitor.page(), "accept")
    frozen_clock(NOON + timedelta(days=app.state.settings.personal_link_days))

    answer = visitor.open()
    assert (answer.status_code, "abgelaufen" in answer.text, "Spielfest" in answer.text) == (410, True, False)
    assert visitor.send(form).status_code == 410
    [offered] = forms_of(answer.text)
    for _ in range(3):
        renewed = visitor.send(offered)
        assert (renewed.status_code, "Schauen Sie in Ihr Postfach" in renewed.text) == (200, True)

    [mail] = mails(app)
    [path] = links_in(mail)
    assert "Danke, Ihre Zusage" in Visitor(app, path).act("accept")
    frozen_clock(NOON + timedelta(days=app.state.settings.personal_link_days, hours=2))
    visitor.send(offered)
    assert len(mails(app)) == 2


def test_nobody_learns_from_a_renewal_whether_there_is_an_address(
    app: FastAPI, alliance: AllianceInTest, frozen_clock: Any
) -> None:
    answers = []
    frozen_clock(NOON)
    visitors = [
        name_somebody(alliance, email=address).visitor() for address in ("a@example.org", None, "a@example,org")
    ]
    frozen_clock(NOON + timedelta(days=365))
    for visitor in visitors:
        answers.append(visitor.http.post(visitor.path, data={"act": "renew"}))

    assert {(answer.status_code, answer.text) for answer in answers} == {(200, answers[0].text)}
    assert [mail.to for mail in mails(app)] == ["a@example.org"]


def test_guessing_links_has_to_wait(app: FastAPI, named: Named) -> None:
    visitor = named.visitor()
    for _ in range(GUESSES_MOST):
        assert status_of(Visitor(app, visitor.path[:-1] + "_")) == 404
    assert status_of(visitor) == 429
    assert visitor.http.post(visitor.path, data={"act": "renew"}).status_code == 429


def test_a_link_in_the_wrong_hands_cannot_flood_a_card(named: Named) -> None:
    visitor = named.visitor()
    sent = 0
    while (answer := visitor.send(form_of(visitor.page(), "comment"), text=f"Nummer {sent}")).status_code == 303:
        sent += 1
        assert sent <= ACTS_MOST
    assert (answer.status_code, sent) == (429, ACTS_MOST)
    assert len(named.events()) == ACTS_MOST
    assert named.visitor().act("accept")


@pytest.mark.parametrize("secret", ["x", "bwk_my_", "bwk_my_" + "0" * 36, "bwk_ses_" + "0" * 36, "%00", "ä"])
def test_what_is_no_link_opens_nothing(app: FastAPI, client: object, secret: str) -> None:
    answer = Visitor(app, f"/l/{secret}").open()

    assert (answer.status_code, "Diesen Link gibt es nicht" in answer.text) == (404, True)


def test_the_qr_code_of_a_card_is_the_address_for_members(named: Named, other_alliance: AllianceInTest) -> None:
    path = f"{API}{named.path}/qr-code"
    answer = named.alliance.reader.http.get(path)

    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert ElementTree.fromstring(answer.text).tag.endswith("svg")
    assert other_alliance.coordinator.http.get(path).status_code == 404

"""Invitations are answered on a page without an account: by that person, until the meeting is over."""

from datetime import UTC, datetime
from typing import Any

import pytest
from fastapi import FastAPI

from backend.access.permissions import Role
from backend.participation.pages.limits import GUESSES_MOST
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.mail import MailServer
from tests.meetings.participants.lists import Sitting, link_in, sitting, taken, tell
from tests.participation.visitors import Visitor, forms_of


@pytest.fixture(autouse=True)
def _in_may(frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 5, 4, 12, tzinfo=UTC))


@pytest.fixture
def plenum(alliance: AllianceInTest) -> Sitting:
    """A meeting with two participants who can be reached."""
    return sitting(alliance)


@pytest.fixture
def visitor(app: FastAPI, plenum: Sitting, mail_server: MailServer) -> Visitor:
    """A. Beispiel, with the link of the invitation."""
    plenum.invite()
    return Visitor(app, link_in(taken(app, mail_server)[0]))


def _send(visitor: Visitor, act: str, **typed: str) -> Any:
    [form] = forms_of(visitor.page())
    return visitor.http.post(visitor.path, data={**form.hidden, **form.fields, "act": act, **typed})


def test_opening_the_link_shows_the_meeting_and_changes_nothing(plenum: Sitting, visitor: Visitor) -> None:
    before = plenum.alliance.events()
    for _ in range(2):
        answer = visitor.open()
        assert answer.status_code == 200
        assert "script" not in answer.text
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert (answer.headers["cache-control"], answer.headers["referrer-policy"]) == ("no-store", "no-referrer")
    assert "20.10.2026, 18:30–20 Uhr" in answer.text
    assert "Sie haben noch nicht geantwortet." in answer.text
    assert "C. Probe" in answer.text, "their deputy"
    assert "B. Muster" not in answer.text
    assert plenum.alliance.events() == before
    assert "You have not answered yet." in visitor.open(**{"Accept-Language": "en"}).text


@pytest.mark.parametrize("reply", ["accepted", "tentative", "declined"])
def test_somebody_answers_without_an_account(plenum: Sitting, visitor: Visitor, reply: str) -> None:
    answer = _send(visitor, reply, note="Ich komme\r\nspäter.")
    assert answer.status_code == 303
    followed = visitor.http.get(answer.headers["location"])
    assert 'class="done"' in followed.text

    shown = plenum.of("A. Beispiel")
    assert (shown["reply"], shown["reply_note"]) == (reply, "Ich komme\nspäter.")
    assert shown["replied_at"].startswith("2026-05-04")
    event = plenum.alliance.events()[-1]
    assert (event["type"], event["actor"]) == ("participant.replied", {"kind": "person", "name": "A. Beispiel"})
    assert event["changes"]["reply"] == ["needs_action", reply]
    count = len(plenum.alliance.events())
    assert _send(visitor, reply).status_code == 303
    assert len(plenum.alliance.events()) == count, "the same answer again is none"


def test_somebody_names_who_comes_instead(plenum: Sitting, visitor: Visitor) -> None:
    plenum.alliance.coordinator.remove(f"/participants/{plenum.of('C. Probe')['id']}")
    _send(visitor, "declined", deputy="  D.   Vorlage ")
    _send(visitor, "declined", deputy="E. Ersatz")

    names = {one["party"]["name"]: one for one in plenum.participants()}
    assert names.keys() == {"A. Beispiel", "B. Muster", "E. Ersatz"}
    assert names["E. Ersatz"]["role"] == "deputy"
    assert names["E. Ersatz"]["deputy_for_id"] == names["A. Beispiel"]["id"]
    assert names["E. Ersatz"]["invited_at"] is None, "no mail goes to whom a stranger may have named"
    _send(visitor, "declined", deputy="B. Muster")
    assert plenum.of("B. Muster")["deputy_for_id"] == names["A. Beispiel"]["id"]


def test_an_answer_to_the_former_date_is_asked_for_again(app: FastAPI, plenum: Sitting, visitor: Visitor) -> None:
    [form] = forms_of(visitor.page())
    plenum.move(when="27.10.2026")
    answer = visitor.http.post(visitor.path, data={**form.hidden, "act": "accepted", "note": "Gern!", "deputy": ""})
    assert answer.status_code == 409
    assert "hat sich inzwischen etwas geändert" in answer.text
    assert "Gern!" in answer.text
    assert plenum.of("A. Beispiel")["reply"] == "needs_action"
    assert _send(visitor, "accepted").status_code == 303


def test_the_page_closes_with_the_meeting(app: FastAPI, plenum: Sitting, visitor: Visitor, frozen_clock: Any) -> None:
    plenum.move(state="cancelled")
    assert (visitor.open().status_code, "ist abgesagt" in visitor.open().text) == (410, True)
    plenum.move(state="invited")
    assert visitor.open().status_code == 200
    frozen_clock(datetime(2026, 10, 20, 20, tzinfo=UTC))
    assert visitor.open().status_code == 200, "the whole day"
    frozen_clock(datetime(2026, 10, 21, 12, tzinfo=UTC))
    assert (visitor.open().status_code, "ist vorbei" in visitor.open().text) == (410, True)
    assert visitor.http.post(visitor.path, data={"act": "accepted"}).status_code == 410


def test_the_link_goes_with_the_participant(app: FastAPI, plenum: Sitting, visitor: Visitor) -> None:
    [form] = forms_of(visitor.page())
    plenum.alliance.coordinator.remove(f"/participants/{plenum.of('A. Beispiel')['id']}")
    assert visitor.open().status_code == 410
    assert visitor.http.post(visitor.path, data={**form.hidden, "act": "accepted"}).status_code == 410
    tell(app)
    assert visitor.open().status_code == 404


def test_another_address_closes_the_former_link(
    app: FastAPI, plenum: Sitting, visitor: Visitor, mail_server: MailServer
) -> None:
    plenum.alliance.coordinator.change(f"/participants/{plenum.of('A. Beispiel')['id']}", email="neu@example.org")
    assert visitor.open().status_code == 404
    assert plenum.invite()["A. Beispiel"] == "sent"
    [mail] = taken(app, mail_server)
    assert mail["To"] == '"A. Beispiel" <neu@example.org>'
    assert Visitor(app, link_in(mail)).open().status_code == 200


def test_what_the_page_did_not_offer_is_refused(plenum: Sitting, visitor: Visitor) -> None:
    assert _send(visitor, "needs_action").status_code == 404
    assert _send(visitor, "accepted", note="x" * 1001).status_code == 422
    assert _send(visitor, "accepted", token="0" * 32).status_code == 409
    assert _send(visitor, "accepted", deputy="\x00<b>").status_code == 303
    assert "&lt;b&gt;" in visitor.page()
    for secret in ("x", "bwk_meet_" + "0" * 36, visitor.path.replace("bwk_meet", "bwk_my").removeprefix("/m/")):
        assert visitor.http.get(f"/m/{secret}").status_code == 404


def test_who_guesses_has_to_wait(visitor: Visitor) -> None:
    for number in range(GUESSES_MOST):
        assert visitor.http.get(f"/m/bwk_meet_{number}").status_code == 404
    assert visitor.http.get("/m/bwk_meet_x").status_code == 429


def test_who_has_an_account_answers_in_the_interface_for_themself_alone(plenum: Sitting) -> None:
    plenum.invite()
    own, other = plenum.of("B. Muster"), plenum.of("A. Beispiel")
    member = plenum.alliance.caller(Role.member, plenum.people["b"]["id"])
    assert member.get(f"/participants/{own['id']}")["can"] == ["reply"]
    assert member.change(f"/participants/{own['id']}", reply="accepted", reply_note="Gern")["reply"] == "accepted"
    assert member.refused("PATCH", f"/participants/{own['id']}", attendance="present")["status"] == 403
    assert member.refused("PATCH", f"/participants/{other['id']}", reply="accepted")["status"] == 403
    assert member.get(f"/participants/{other['id']}")["has_address"] is None
    guest = plenum.alliance.caller(Role.guest, plenum.people["c"]["id"])
    assert guest.change(f"/participants/{plenum.of('C. Probe')['id']}", reply="declined")["reply"] == "declined"

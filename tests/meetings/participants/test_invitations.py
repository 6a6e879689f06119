"""Invitations by mail, as real calendar invitations: request, update, cancel (RFC 5546, RFC 6047)."""

from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from fastapi import FastAPI
from sqlmodel import select

from backend.access.models import User
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.mail import SENDER, MailServer
from tests.fixtures.servers import PUBLIC_URL
from tests.meetings.participants.lists import Sitting, appointment, link_in, method_of, sitting, taken, tell, text_of

BERLIN = ZoneInfo("Europe/Berlin")


@pytest.fixture(autouse=True)
def _in_may(frozen_clock: Any) -> None:
    frozen_clock(datetime(2026, 5, 4, 12, tzinfo=UTC))


@pytest.fixture
def plenum(alliance: AllianceInTest, app: FastAPI) -> Sitting:
    """A meeting on a day at a time."""
    app.state.settings.mail_from = SENDER
    return sitting(alliance)


def test_the_first_invitation_fills_the_list_and_arrives_as_an_appointment(
    app: FastAPI, plenum: Sitting, mail_server: MailServer
) -> None:
    outcomes = plenum.invite(message="Bitte pünktlich.\nDanke.")

    assert outcomes == {"A. Beispiel": "sent", "B. Muster": "no_address", "C. Probe": "sent"}
    assert plenum.alliance.coordinator.get(plenum.path)["state"] == "invited"
    first, second = taken(app, mail_server)
    assert (first["To"], second["To"]) == ('"A. Beispiel" <a.beispiel@example.org>', '"C. Probe" <c.probe@example.org>')
    assert "Bitte pünktlich.\nDanke." in text_of(first)
    assert "20.10.2026, 18:30–20 Uhr" in text_of(first)
    assert method_of(first) == "REQUEST"
    event, other = appointment(first)
    assert (
        event["UID"] == f"{plenum.meeting['id']}@{PUBLIC_URL.partition('://')[2].partition(':')[0]}" == other.uid.value
    )
    begins, ends = datetime(2026, 10, 20, 18, 30, tzinfo=BERLIN), datetime(2026, 10, 20, 20, tzinfo=BERLIN)
    assert (event.start, event.end) == (begins, ends) == (other.dtstart.value, other.dtend.value)
    assert (str(event["ORGANIZER"]), other.organizer.value) == (f"mailto:{SENDER}",) * 2
    assert event["ATTENDEE"].params["PARTSTAT"] == "NEEDS-ACTION"
    assert event["ATTENDEE"].params["RSVP"] == "FALSE"
    assert other.attendee.value == "mailto:a.beispiel@example.org"
    assert (event["SUMMARY"], other.location.value) == ("Bündnissitzung", "Rathaus")
    assert "bwk_meet_" not in str(event)
    assert [one["role"] for one in plenum.participants()] == ["member", "member", "deputy"]
    assert plenum.of("C. Probe")["deputy_for_id"] == plenum.of("A. Beispiel")["id"]
    assert plenum.of("A. Beispiel")["represents"]["name"] == "WIS"


def test_nobody_gets_the_same_twice(app: FastAPI, plenum: Sitting, mail_server: MailServer) -> None:
    plenum.invite()
    assert len(taken(app, mail_server)) == 2

    assert plenum.invite()["A. Beispiel"] == "already_told"
    assert tell(app) == 0
    before = plenum.of("A. Beispiel")["version"]
    plenum.move(state="running")
    assert tell(app) == 0
    assert plenum.of("A. Beispiel")["version"] == before, "who ticks attendance is not told that somebody changed it"
    assert taken(app, mail_server) == []
    plenum.alliance.coordinator.change(f"/participants/{plenum.of('B. Muster')['id']}", email="b.muster@example.org")
    assert plenum.invite() == {"A. Beispiel": "already_told", "B. Muster": "sent", "C. Probe": "already_told"}


def test_a_moved_meeting_updates_the_same_appointment_and_asks_again(
    app: FastAPI, plenum: Sitting, mail_server: MailServer
) -> None:
    plenum.invite()
    first = appointment(taken(app, mail_server)[0])[0]
    plenum.alliance.coordinator.change(f"/participants/{plenum.of('A. Beispiel')['id']}", reply="accepted")

    plenum.move(where="Bibliothek")
    assert tell(app) == 2
    place = taken(app, mail_server)[0]
    assert "Ort: bisher Rathaus, jetzt Bibliothek" in text_of(place)
    assert appointment(place)[0]["ATTENDEE"].params["PARTSTAT"] == "ACCEPTED"
    plenum.move(when="27.10.2026, 18:30–20 Uhr")
    assert tell(app) == 2
    assert tell(app) == 0

    moved = taken(app, mail_server)[0]
    event, other = appointment(moved)
    assert method_of(moved) == "REQUEST"
    assert event["UID"] == first["UID"]
    assert event["SEQUENCE"] == int(other.sequence.value) > first["SEQUENCE"]
    assert event.start == datetime(2026, 10, 27, 18, 30, tzinfo=BERLIN)
    assert plenum.of("A. Beispiel")["reply"] == "needs_action"
    assert link_in(moved) == link_in(place)


def test_a_meeting_that_is_off_is_taken_out_of_calendars_and_can_come_back(
    app: FastAPI, plenum: Sitting, mail_server: MailServer
) -> None:
    plenum.invite()
    first = appointment(taken(app, mail_server)[0])[0]

    plenum.move(state="cancelled")
    assert tell(app) == 2
    cancelled = taken(app, mail_server)[0]
    event, other = appointment(cancelled)
    assert (method_of(cancelled), event["STATUS"], other.status.value) == ("CANCEL", "CANCELLED", "CANCELLED")
    assert event["SEQUENCE"] > first["SEQUENCE"]
    plenum.move(state="invited")
    assert tell(app) == 2
    again = taken(app, mail_server)[0]
    assert method_of(again) == "REQUEST"
    assert appointment(again)[0]["SEQUENCE"] > event["SEQUENCE"]


def test_a_removed_meeting_is_called_off_too(app: FastAPI, plenum: Sitting, mail_server: MailServer) -> None:
    plenum.invite()
    taken(app, mail_server)
    plenum.alliance.coordinator.remove(plenum.path)
    assert tell(app) == 2
    assert [method_of(one) for one in taken(app, mail_server)] == ["CANCEL", "CANCEL"]


def test_who_is_taken_off_the_list_is_told_alone(app: FastAPI, plenum: Sitting, mail_server: MailServer) -> None:
    plenum.invite()
    first = appointment(taken(app, mail_server)[1])[0]
    plenum.alliance.coordinator.remove(f"/participants/{plenum.of('C. Probe')['id']}")

    assert tell(app) == 1
    [mail] = taken(app, mail_server)
    assert mail["To"] == '"C. Probe" <c.probe@example.org>'
    event = appointment(mail)[0]
    assert (method_of(mail), event.get("STATUS")) == ("CANCEL", None)
    assert event["SEQUENCE"] > first["SEQUENCE"]
    assert tell(app) == 0


@pytest.mark.parametrize(
    ("when", "says"),
    [(None, "Der Termin steht noch nicht fest"), ("Herbst 2026", "Der Termin ist noch nicht genau")],
)
def test_without_a_certain_day_there_is_no_appointment_until_there_is(
    app: FastAPI, alliance: AllianceInTest, mail_server: MailServer, when: str | None, says: str
) -> None:
    plenum = sitting(alliance, when=when)
    plenum.invite()
    mail = taken(app, mail_server)[0]
    assert (method_of(mail), says in text_of(mail)) == (None, True)

    plenum.move(when="20.10.2026")
    assert tell(app) == 2
    fixed = taken(app, mail_server)[0]
    event, other = appointment(fixed)
    assert [event.start.isoformat(), event.end.isoformat()] == ["2026-10-20", "2026-10-21"]
    assert other.dtstart.value.isoformat() == "2026-10-20"
    plenum.move(when=when)
    assert tell(app) == 2
    opened = taken(app, mail_server)[0]
    assert method_of(opened) == "CANCEL"
    assert "Der frühere Kalendereintrag wird entfernt" in text_of(opened)


def test_what_is_over_or_off_is_not_invited_to(alliance: AllianceInTest) -> None:
    for changes in ({"when": "4.5.2025"}, {"state": "cancelled"}):
        plenum = sitting(alliance, title=f"Sitzung {changes}")
        plenum.move(**changes)
        problem = alliance.coordinator.refused("POST", f"{plenum.path}/invitations")
        assert (problem["status"], problem["type"].rpartition("/")[2]) == (409, "meeting-not-invitable")


def test_names_forge_neither_a_header_nor_a_property(app: FastAPI, plenum: Sitting, mail_server: MailServer) -> None:
    name = 'X"\r\nBcc: alle@example.org\r\nATTENDEE:mailto:alle@example.org'
    plenum.move(title="Sitzung\r\nATTENDEE:mailto:alle@example.org", where="Rathaus\nEND:VEVENT")
    plenum.add(party={"kind": "person", "name": name}, email="x@example.org")
    assert (
        plenum.alliance.coordinator.refused(
            "POST", f"{plenum.path}/participants", party="Y", email="y@example.org\nBcc: z@example.org"
        )["status"]
        == 422
    )
    plenum.invite(message="Hallo\r\nBcc: alle@example.org")

    [mail] = taken(app, mail_server)
    assert mail["Bcc"] is None
    assert mail_server.envelopes[-1].rcpt_tos == ["x@example.org"]
    event, other = appointment(mail)
    assert str(event["ATTENDEE"]) == "mailto:x@example.org" == other.attendee.value
    assert event["SUMMARY"] == "Sitzung ATTENDEE:mailto:alle@example.org"


def test_secrets_and_addresses_stand_in_no_event(app: FastAPI, plenum: Sitting, mail_server: MailServer) -> None:
    plenum.add(party="D. Vorlage", email="d.vorlage@example.org", role="guest")
    plenum.invite()
    [mail] = taken(app, mail_server)
    written = str(plenum.alliance.events())
    assert link_in(mail).removeprefix("/m/") not in written
    assert "d.vorlage@example.org" not in written
    assert "secret_hash" not in written
    assert [one["type"] for one in plenum.alliance.events()][-3:] == [
        "participant.created",
        "meeting.invited",
        "participant.invited",
    ]


def test_who_has_an_account_is_written_to_in_their_language(
    app: FastAPI, plenum: Sitting, mail_server: MailServer
) -> None:
    person = plenum.alliance.create("people", name="D. Vorlage", email="privat@example.org")
    body = {"email": "dienst@example.org", "name": "D. Vorlage", "role": "member", "person_id": person["id"]}
    plenum.alliance.operator.create(f"{plenum.alliance.path}/grants", **body)
    with app.state.database.unit(write=True) as session:
        session.exec(select(User).where(User.email == "dienst@example.org")).one().language = "en"
    plenum.add(party={"kind": "person", "id": person["id"], "name": "D. Vorlage"})
    plenum.invite()
    [mail] = taken(app, mail_server)
    assert (mail["To"], mail["Content-Language"]) == ('"D. Vorlage" <dienst@example.org>', "en")
    assert f"/meetings/{plenum.meeting['id']}/papers/invitation.pdf" in text_of(mail)

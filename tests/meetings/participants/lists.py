"""A meeting of a group with people in it, and the mails that go to them."""

import re
from dataclasses import dataclass, field
from email.message import EmailMessage
from typing import Any

import icalendar
import vobject
from fastapi import FastAPI

from backend.meetings.participants.invitations import service as invitations
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.mail import MailServer
from tests.fixtures.servers import PUBLIC_URL

LINK = re.compile(rf"{PUBLIC_URL}(/m/bwk_meet_\w+)")


@dataclass
class Sitting:
    """A meeting of a group in which A. Beispiel (with an address) and B. Muster (without) sit, and A.'s deputy."""

    alliance: AllianceInTest
    group: Any
    meeting: Any
    people: dict[str, Any] = field(default_factory=dict)

    @property
    def path(self) -> str:
        """The address of the meeting."""
        return f"/meetings/{self.meeting['id']}"

    def participants(self) -> list[Any]:
        """Everybody on the list."""
        return self.alliance.coordinator.items(f"{self.path}/participants")

    def of(self, name: str) -> Any:
        """The entry of this name."""
        [found] = [one for one in self.participants() if one["party"]["name"] == name]
        return found

    def add(self, **body: Any) -> Any:
        """Somebody for the list."""
        return self.alliance.coordinator.create(f"{self.path}/participants", **body)

    def invite(self, **body: Any) -> dict[str, str]:
        """Invite, by default everybody; what came of it by name."""
        answer = self.alliance.coordinator.http.post(f"/api/v1{self.path}/invitations", json=body)
        assert answer.status_code == 200, answer.text
        return {one["name"]: one["outcome"] for one in answer.json()["invited"]}

    def move(self, **body: Any) -> Any:
        """Change the meeting."""
        return self.alliance.coordinator.change(self.path, **body)


def sitting(alliance: AllianceInTest, **meeting: Any) -> Sitting:
    """The meeting; nobody is on its list yet."""
    group = alliance.create("groups", kind="plenum", name="Plenum")
    people = {
        "a": alliance.create("people", name="A. Beispiel", email="a.beispiel@example.org"),
        "b": alliance.create("people", name="B. Muster"),
        "c": alliance.create("people", name="C. Probe", email="c.probe@example.org"),
    }
    at = f"/groups/{group['id']}/memberships"
    member = alliance.coordinator.create(at, party=_party(people["a"]), represents="WIS")
    alliance.coordinator.create(at, party=_party(people["b"]))
    alliance.coordinator.create(at, party=_party(people["c"]), deputy_for=member["id"])
    facts = {"title": "Bündnissitzung", "when": "20.10.2026, 18:30–20 Uhr", "where": "Rathaus", **meeting}
    return Sitting(alliance, group, alliance.create("meetings", group_id=group["id"], **facts), people)


def _party(person: Any) -> dict[str, str]:
    return {"kind": "person", "id": person["id"], "name": person["name"]}


def tell(app: FastAPI) -> int:
    """The worker's turn: tell who was invited what has changed; the number of mails."""
    return invitations.tell(app.state.database, app.state.settings.model_copy(update={"mail_from": "b@stadt.example"}))


def taken(app: FastAPI, server: MailServer) -> list[EmailMessage]:
    """The mails that the server takes now."""
    server.deliver(app)
    return server.take()


def text_of(message: EmailMessage) -> str:
    """What stands in a mail."""
    body = message.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def link_in(message: EmailMessage) -> str:
    """The page on which the recipient answers."""
    [path] = set(LINK.findall(text_of(message)))
    return str(path)


def method_of(message: EmailMessage) -> str | None:
    """The method that the calendar part announces; None where there is none."""
    parts = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    return parts[0].get_param("method") if parts else None


def appointment(message: EmailMessage) -> tuple[icalendar.Event, Any]:
    """The appointment in a mail, read by two libraries that know nothing of each other."""
    [part] = [part for part in message.walk() if part.get_content_type() == "text/calendar"]
    [attached] = [part for part in message.iter_attachments() if part.get_filename() == "invite.ics"]
    content = part.get_payload(decode=True)
    assert content.replace(b"\r\n", b"\n").strip() == attached.get_payload(decode=True).replace(b"\r\n", b"\n").strip()
    calendar = icalendar.Calendar.from_ical(content)
    other = vobject.readOne(content.decode())
    assert calendar["METHOD"] == other.method.value == part.get_param("method")
    [event] = calendar.walk("VEVENT")
    return event, other.vevent

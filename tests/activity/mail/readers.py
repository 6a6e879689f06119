"""People who get digests, and the time that passes between them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.message import EmailMessage
from typing import Any

from fastapi import FastAPI

from backend.access.permissions import Role
from backend.activity.mail.digests import duty
from backend.core import clock
from tests.fixtures.alliances import AllianceInTest, Caller
from tests.fixtures.mail import MailServer

#: A Wednesday, nine o'clock in Germany.
START = datetime(2026, 3, 4, 8, tzinfo=UTC)


@dataclass
class Post:
    """The worker, called by hand: time passes only here."""

    app: FastAPI
    server: MailServer
    set_clock: Callable[[datetime], Any]

    def wait(self, **duration: float) -> None:
        """Let time pass."""
        self.set_clock(clock.now() + timedelta(**duration))

    def deliver(self, **duration: float) -> list[EmailMessage]:
        """Let time pass; what arrives then."""
        self.wait(**duration)
        duty.run(self.app.state.database, self.server.settings(self.app.state.settings))
        self.server.deliver(self.app)
        return self.server.take()

    def next_morning(self) -> list[EmailMessage]:
        """What arrives with the next morning."""
        return self.deliver(hours=24)


@dataclass(frozen=True)
class Reader:
    """A person with an account: calls the API, reads mails."""

    person_id: str
    name: str
    caller: Caller
    path: str

    @property
    def address(self) -> str:
        """Where their mails go."""
        return f"{self.person_id}@example.org"

    def wants(self, rhythm: str) -> None:
        """Choose a rhythm."""
        self.caller.change(f"{self.path}/mail-preference", rhythm=rhythm)


def reader(alliance: AllianceInTest, name: str, role: Role = Role.member) -> Reader:
    """Somebody new with an account."""
    person_id = alliance.create("people", name=name)["id"]
    return Reader(person_id, name, alliance.caller(role, person_id), alliance.path)


def party(one: Reader | dict[str, Any]) -> dict[str, str]:
    """The reader as a party reference."""
    if isinstance(one, Reader):
        return {"kind": "person", "id": one.person_id, "name": one.name}
    return {"kind": "person", "id": one["id"], "name": one["name"]}


def words(mail: EmailMessage) -> str:
    """The text of a mail."""
    body = mail.get_body(("plain",))
    assert body is not None
    return str(body.get_content()).replace("\r\n", "\n")


def addressed(mail: EmailMessage) -> tuple[str, str]:
    """Name and address of the recipient."""
    (recipient,) = mail["To"].addresses
    return recipient.display_name, recipient.addr_spec

"""Mails that wait to be sent: written in the transaction of what they tell of, sent by the worker.

A mail is rendered when it is queued, so that it says what was true. Its text may hold personal links: no endpoint
shows it, and it is erased as soon as the mail has gone out.
"""

import re
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import JSON, Field, Session

from backend.core.clock import now
from backend.core.mail_rendering import one_line, render
from backend.core.records import Record, new_id, reference

ADDRESS_LENGTH = 254
ADDRESS = re.compile(r"[^\s@<>()\[\]\",;:\\]+@[^\s@<>()\[\]\",;:\\]+")


class MailState(StrEnum):
    """Where a mail is. `failed`: the server refused it for good, or we gave up."""

    queued = "queued"
    sending = "sending"
    sent = "sent"
    failed = "failed"
    cancelled = "cancelled"


@dataclass(frozen=True)
class CalendarPart:
    """An appointment that a mail brings along (iMIP, RFC 6047): the method, and an iCalendar object that has it too."""

    method: str
    content: str


class Mail(Record, table=True):
    """One mail to one address. `text`, `html` and `calendar` are empty once it was sent."""

    __tablename__ = "mails"
    __table_args__ = (Index("ix_mails_state_due_at", "state", "due_at"),)

    to: str = Field(max_length=ADDRESS_LENGTH)
    name: str = Field(default="", max_length=200)
    language: str = Field(max_length=5)
    template: str = Field(max_length=60)
    subject: str = Field(max_length=500)
    text: str
    html: str
    calendar: str | None = Field(default=None)
    calendar_method: str | None = Field(default=None, max_length=20)
    headers: dict[str, str] = Field(default_factory=dict, sa_type=JSON)
    state: str = Field(default=MailState.queued, max_length=20)
    attempts: int = Field(default=0)
    due_at: datetime = Field(default_factory=now)
    claimed_until: datetime | None = None
    sent_at: datetime | None = None
    last_error: str | None = Field(default=None, max_length=1000)
    alliance_id: str | None = reference("alliances.id", null=True)
    user_id: str | None = reference("users.id", null=True, on_delete="SET NULL")
    dedupe_key: str | None = Field(default=None, max_length=200, unique=True)


class InvalidAddress(ValueError):
    """This is not one mail address; in particular it does not smuggle in a second one or a header."""


def queue(
    session: Session,
    *,
    to: str,
    name: str = "",
    template: str,
    language: str | None,
    values: dict[str, Any],
    alliance_id: str | None = None,
    user_id: str | None = None,
    dedupe_key: str | None = None,
    unsubscribe_url: str | None = None,
    calendar: CalendarPart | None = None,
) -> Mail:
    """Put a mail into the queue, in this transaction.

    `values` fill `locales/<language>/mails/<template>.txt`; `name`, the recipient's, is among them. With a
    `dedupe_key` that was used before, nothing is queued and the earlier mail is given. `unsubscribe_url` becomes the
    headers of RFC 8058 and a link at the end. Raises InvalidAddress.
    """
    recipient = checked_address(to)
    letter = render(template, language, {"name": name, **values}, unsubscribe_url)
    headers = {}
    if unsubscribe_url is not None:
        headers = {"List-Unsubscribe": f"<{unsubscribe_url}>", "List-Unsubscribe-Post": "List-Unsubscribe=One-Click"}
    mail = Mail(
        id=new_id(),
        to=recipient,
        name=one_line(name)[:200],
        language=letter.language,
        template=template,
        subject=letter.subject[:500],
        text=letter.text,
        html=letter.html,
        calendar=calendar.content if calendar else None,
        calendar_method=calendar.method if calendar else None,
        headers=headers,
        alliance_id=alliance_id,
        user_id=user_id,
        dedupe_key=dedupe_key,
    )
    session.flush()
    if dedupe_key is None:
        session.add(mail)
        session.flush()
        return mail
    # Two writers may come with the same key at once: the second one waits for the first and then adds nothing.
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    session.execute(insert(Mail).values(mail.model_dump()).on_conflict_do_nothing(index_elements=["dedupe_key"]))
    return session.execute(select(Mail).filter_by(dedupe_key=dedupe_key)).scalar_one()


def checked_address(address: str) -> str:
    """The address, if it is exactly one; raises InvalidAddress."""
    if len(address) > ADDRESS_LENGTH or not address.isprintable() or not ADDRESS.fullmatch(address):
        raise InvalidAddress(address)
    return address

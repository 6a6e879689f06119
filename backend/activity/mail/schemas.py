"""Bodies: mails in the queue, the mail server, how often one wants mail."""

from typing import Literal

from pydantic import Field

from backend.access.accounts.schemas import Email
from backend.activity.mail.models import MailRhythm
from backend.core.mail import MailState
from backend.core.schemas import Input, Output, Patch, RecordOut, Timestamp


class MailOut(RecordOut):
    """A mail in the queue, without its text: that may hold links which are only for its recipient.

    `last_error` is what the mail server answered, in its words.
    """

    alliance_id: str | None
    to: str
    name: str
    language: str
    template: str = Field(examples=["digest"])
    subject: str
    state: MailState
    attempts: int
    due_at: Timestamp
    sent_at: Timestamp | None
    last_error: str | None
    can: list[str]


class MailServerOut(Output):
    """Whether mails can be sent, and how many wait or failed. Only operators see where they are sent from."""

    is_configured: bool
    host: str | None
    port: int | None
    security: Literal["starttls", "tls", "none"] | None
    sender: str | None
    waiting: int
    failed: int


class TestMailIn(Input):
    """Where to send a test mail; absent: to the operator's own address."""

    #: Not a test, whatever its name begins with.
    __test__ = False

    to: Email | None = None


class TestMailOut(Output):
    """What the mail server said."""

    __test__ = False

    is_accepted: bool
    to: str
    answer: str = Field(examples=["250 2.0.0 Ok: queued"])


class MailPreferenceOut(Output):
    """How often one gets mail about an alliance. `version` 0: nothing was chosen yet."""

    version: int
    alliance_id: str
    rhythm: MailRhythm


class MailPreferencePatch(Patch):
    """Another rhythm. `never` also ends reminders; invitations and what concerns the account still come."""

    rhythm: MailRhythm = Field(default=None, examples=["weekly"])

"""One mail to one mail server: the message (RFC 5322) and the conversation (RFC 5321)."""

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import policy
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr

from backend.core.clock import now
from backend.core.mail import Mail
from backend.settings import Settings

SENDER_NAME = "Bündniswerk"
ENCRYPTED_PORT = 465
SUBMISSION_PORT = 587


class Refused(Exception):
    """The server did not take the mail. `is_final`: it will not take it later either (5xx for this very mail)."""

    def __init__(self, answer: str, *, is_final: bool) -> None:
        super().__init__(answer)
        self.answer = answer
        self.is_final = is_final


def port_of(settings: Settings) -> int:
    """The port that the settings name, or the usual one."""
    return settings.smtp_port or (ENCRYPTED_PORT if settings.smtp_security == "tls" else SUBMISSION_PORT)


def message_of(mail: Mail, settings: Settings) -> EmailMessage:
    """The mail as it goes over the line. Its Message-ID stays the same however often it is tried."""
    sender_name, sender = parseaddr(settings.mail_from)
    message = EmailMessage(policy=policy.SMTPUTF8 if not _encoded(mail.to).isascii() else policy.SMTP)
    message["From"] = _address(sender_name or SENDER_NAME, sender)
    message["To"] = _address(mail.name, mail.to)
    if settings.mail_reply_to:
        message["Reply-To"] = _address("", settings.mail_reply_to)
    message["Subject"] = mail.subject
    message["Date"] = format_datetime(now())
    message["Message-ID"] = f"<{mail.id}@{_encoded(sender).rpartition('@')[2]}>"
    # RFC 3834: no machine answers this, no absence note comes back.
    message["Auto-Submitted"] = "auto-generated"
    message["X-Auto-Response-Suppress"] = "All"
    for name, value in mail.headers.items():
        message[name] = value
    message.set_content(mail.text)
    message.add_alternative(mail.html, subtype="html")
    if mail.calendar is not None:
        _enclose(message, mail.calendar, mail.calendar_method or "PUBLISH")
    message["Content-Language"] = mail.language
    return message


def _enclose(message: EmailMessage, calendar: str, method: str) -> None:
    """Add the appointment twice, as all large senders do.

    Once as an alternative of the text that names its method (RFC 6047 section 2.4), which calendars act on, and once
    as a file for programs that don't.
    """
    message.add_alternative(calendar, subtype="calendar", charset="utf-8", params={"method": method})
    message.add_attachment(calendar.encode(), maintype="application", subtype="ics", filename="invite.ics")


class Connection:
    """A conversation with the mail server that takes several mails."""

    def __init__(self, smtp: smtplib.SMTP, settings: Settings) -> None:
        self._smtp = smtp
        self._settings = settings

    def send(self, mail: Mail) -> str:
        """Hand one mail over; the server's answer. Raises Refused."""
        recipient, sender = _encoded(mail.to), _encoded(parseaddr(self._settings.mail_from)[1])
        options = []
        if not recipient.isascii():
            if not self._smtp.has_extn("smtputf8"):
                raise Refused("The mail server takes no addresses with umlauts (SMTPUTF8).", is_final=True)
            options.append("SMTPUTF8")
        written = message_of(mail, self._settings).as_bytes()
        try:
            _accepted(self._smtp.mail(sender, options), {250})
            _accepted(self._smtp.rcpt(recipient), {250, 251})
            return _accepted(self._smtp.data(written), {250})
        except Refused:
            with suppress(smtplib.SMTPException, OSError):
                self._smtp.rset()
            raise
        except smtplib.SMTPDataError as failure:
            raise _refused(failure.smtp_code, failure.smtp_error) from failure
        except (smtplib.SMTPException, OSError) as failure:
            raise Refused(_words(failure), is_final=False) from failure


@contextmanager
def connected(settings: Settings) -> Iterator[Connection]:
    """A conversation with the mail server of the settings. Raises Refused, never finally: no mail is to blame."""
    try:
        smtp = _opened(settings)
    except (smtplib.SMTPException, OSError) as failure:
        raise Refused(_words(failure), is_final=False) from failure
    try:
        yield Connection(smtp, settings)
    finally:
        with suppress(smtplib.SMTPException, OSError):
            smtp.quit()
        smtp.close()


def _opened(settings: Settings) -> smtplib.SMTP:
    host, timeout = settings.smtp_host, settings.smtp_timeout_seconds
    context = ssl.create_default_context(cafile=str(settings.smtp_ca_file) if settings.smtp_ca_file else None)
    smtp: smtplib.SMTP
    if settings.smtp_security == "tls":
        smtp = smtplib.SMTP_SSL(host, port_of(settings), timeout=timeout, context=context)
    else:
        smtp = smtplib.SMTP(host, port_of(settings), timeout=timeout)
    try:
        if settings.smtp_security == "starttls":
            smtp.starttls(context=context)
        smtp.ehlo_or_helo_if_needed()
        if settings.smtp_user:
            smtp.login(settings.smtp_user, settings.smtp_password)
    except BaseException:
        smtp.close()
        raise
    return smtp


def _accepted(answer: tuple[int, bytes], codes: set[int]) -> str:
    code, words = answer
    if code not in codes:
        raise _refused(code, words)
    return f"{code} {_decoded(words)}".strip()


def _refused(code: int, words: bytes | str) -> Refused:
    return Refused(f"{code} {_decoded(words)}".strip(), is_final=500 <= code < 600)


def _words(failure: Exception) -> str:
    if isinstance(failure, smtplib.SMTPResponseException):
        return f"{failure.smtp_code} {_decoded(failure.smtp_error)}"
    return str(failure) or type(failure).__name__


def _decoded(words: bytes | str) -> str:
    return words.decode("utf-8", "replace") if isinstance(words, bytes) else words


def _address(name: str, address: str) -> Address:
    user, _, domain = _encoded(address).rpartition("@")
    return Address(display_name=name, username=user, domain=domain)


def _encoded(address: str) -> str:
    """The address with its domain in ASCII (RFC 5891); what stands before the @ stays."""
    user, _, domain = address.rpartition("@")
    try:
        return f"{user}@{domain.encode('idna').decode()}"
    except UnicodeError:
        return address

"""What people read in their mailbox: the mails that wait to be sent to them."""

import re

from sqlmodel import select

from backend.core.mail import Mail
from tests.fixtures.alliances import AllianceInTest
from tests.fixtures.servers import PUBLIC_URL


def mails_to(alliance: AllianceInTest, email: str) -> list[Mail]:
    """The mails to one address, oldest first."""
    with alliance.app.state.database.unit() as session:
        return list(session.exec(select(Mail).where(Mail.to == email).order_by(Mail.created_at, Mail.id)))


def last_mail(alliance: AllianceInTest, email: str) -> Mail:
    """The newest mail to one address."""
    return mails_to(alliance, email)[-1]


def link_in(mail: Mail, page: str) -> str:
    """The link to this page of ours in the text of a mail."""
    [link] = set(re.findall(rf"{re.escape(PUBLIC_URL)}/{page}#\S+", mail.text))
    return str(link)

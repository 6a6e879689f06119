"""Mails about an account's security, to its owner: what they did themselves they recognise, anything else alarms them."""

from typing import Any

import structlog
from sqlmodel import Session

from backend.access.models import User
from backend.core import mail
from backend.settings import Settings

log = structlog.get_logger("access")


def send(
    session: Session, settings: Settings, user: User, template: str, *, language: str | None = None, **values: Any
) -> None:
    """Queue this mail to the owner of the account, in this transaction. Nothing fails because of an address."""
    known = {"url": f"{settings.base_url}/account/security", **values}
    try:
        mail.queue(
            session,
            to=user.email,
            name=user.name,
            template=template,
            language=language or user.language,
            values=known,
            user_id=user.id,
        )
    except mail.InvalidAddress:
        log.warning("no mail to this address", user=user.id, template=template)

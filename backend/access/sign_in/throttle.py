"""The limit of failed sign-ins: per mail address, whether an account has it or not, and per network address.

Subjects are stored as keyed hashes: the table tells nobody who tried to sign in.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network

from fastapi import Request
from sqlmodel import Session

from backend.access.models import FailedSignIn
from backend.access.sign_in import queries as sign_in_queries
from backend.core.clock import now
from backend.core.problems import TooManyRequests
from backend.settings import Settings

WINDOW = timedelta(minutes=15)
IPV6_PREFIX = 64  # what one household or one rented machine has to itself


class TooManySignIns(TooManyRequests):
    """Guessing passwords has to be slow."""


def subjects(request: Request, email: str) -> list[str]:
    """What failures of this request count against: first the mail address, then the network address."""
    settings: Settings = request.app.state.settings
    names = [f"email:{email}", f"network:{_network(request.client.host if request.client else '')}"]
    return [hmac.new(settings.key, name.encode(), hashlib.sha256).hexdigest() for name in names]


def refuse_too_many(session: Session, subject_hashes: list[str], most: int) -> None:
    """Raise 429 with `Retry-After` if one of the subjects has used its attempts up."""
    moment = now()
    rows = sign_in_queries.failures(session, subject_hashes, moment - WINDOW)
    spent = [row.first for row in rows if row.number >= most]
    if spent:
        seconds = max(1, int((max(map(_aware, spent)) + WINDOW - moment).total_seconds()) + 1)
        raise TooManySignIns(minutes=-(-seconds // 60), headers={"Retry-After": str(seconds)})


def note(session: Session, subject_hashes: list[str]) -> None:
    """Count a failure."""
    session.add_all(FailedSignIn(subject_hash=subject) for subject in subject_hashes)


def _aware(moment: datetime | str) -> datetime:
    # An aggregate loses the column's type on SQLite.
    return moment if isinstance(moment, datetime) else datetime.fromisoformat(moment)


def _network(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address) and address.ipv4_mapped is None:
        return str(ip_network((address, IPV6_PREFIX), strict=False))
    return str(address)

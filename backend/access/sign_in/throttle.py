"""The limit of failed sign-ins: per mail address, whether an account has it or not, and per network address.

After some free attempts each further one has to wait twice as long as the one before, a quarter of an hour at most:
guessing becomes hopeless, and nobody is locked out for good by somebody else. A passkey, a sign-in link and a reset
by mail lead in at any time. Subjects are stored as keyed hashes: the table tells nobody who tried to sign in.
"""

import hashlib
import hmac
from datetime import datetime, timedelta
from ipaddress import IPv6Address, ip_address, ip_network
from typing import NamedTuple

from fastapi import Request
from sqlmodel import Session

from backend.access.models import FailedSignIn
from backend.access.sign_in import queries as sign_in_queries
from backend.core.clock import now
from backend.core.problems import TooManyRequests
from backend.settings import Settings

#: How long failures count: those of one mail address or account, and those of a network that a whole house may share.
MEMORY, NETWORK_MEMORY = timedelta(days=1), timedelta(minutes=15)
FIRST_WAIT, LONGEST_WAIT = timedelta(minutes=1), timedelta(minutes=15)
IPV6_PREFIX = 64  # what one household or one rented machine has to itself


class TooManySignIns(TooManyRequests):
    """Guessing passwords has to be slow."""


class Subject(NamedTuple):
    """What failures count against, as a keyed hash, and how long they do."""

    hash: str
    memory: timedelta


def subjects(request: Request, email: str) -> list[Subject]:
    """What failures of this request count against: first the mail address, then the network address."""
    return [_subject(request.app.state.settings, f"email:{email}"), for_network(request, "network")]


def for_network(request: Request, what: str) -> Subject:
    """The network address alone; `what` keeps the counts of different things apart."""
    address = _network(request.client.host if request.client else "")
    return _subject(request.app.state.settings, f"{what}:{address}", NETWORK_MEMORY)


def for_factor(settings: Settings, user_id: str) -> list[Subject]:
    """The second factor of one account: whoever tries it already knows the password."""
    return [_subject(settings, f"factor:{user_id}")]


def for_mails(request: Request, email: str) -> list[Subject]:
    """The mails that somebody may ask for: to one address, and from one network."""
    return [_subject(request.app.state.settings, f"mail:{email}"), for_network(request, "mails")]


def refuse_too_many(session: Session, counted: list[Subject], most: int) -> None:
    """Raise 429 with `Retry-After` while one of the subjects has to wait."""
    moment, longest = now(), timedelta()
    for subject in counted:
        row = sign_in_queries.failures(session, subject.hash, moment - subject.memory)
        if row.number >= most:
            longest = max(longest, _aware(row.last) + _wait(row.number - most) - moment)
    if longest > timedelta():
        seconds = int(longest.total_seconds()) + 1
        raise TooManySignIns(minutes=-(-seconds // 60), headers={"Retry-After": str(seconds)})


def note(session: Session, counted: list[Subject]) -> None:
    """Count a failure."""
    session.add_all(FailedSignIn(subject_hash=subject.hash, occurred_at=now()) for subject in counted)


def forget(session: Session, subject: Subject) -> None:
    """Count from zero again for somebody who got in."""
    sign_in_queries.forget_failures(session, subject.hash)


def _subject(settings: Settings, name: str, memory: timedelta = MEMORY) -> Subject:
    return Subject(hmac.new(settings.key, name.encode(), hashlib.sha256).hexdigest(), memory)


def _wait(beyond: int) -> timedelta:
    return min(LONGEST_WAIT, FIRST_WAIT * 2 ** min(beyond, 10))


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

"""Every select of mails and of who wants them how often."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, delete, func, select, update
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Grant
from backend.activity.mail.models import MailPosition, MailPreference
from backend.core.claims import claim
from backend.core.clock import now
from backend.core.events import sequence_of
from backend.core.mail import Mail, MailState
from backend.core.problems import NotFound
from backend.people.models import Person

WAITING = (MailState.queued, MailState.sending)


def take_due(session: Session, limit: int, lease_seconds: float) -> list[str]:
    """Claim mails that are due, oldest first; their ids. Also those that somebody took and never finished."""
    due = Mail.state.in_(WAITING) & (Mail.due_at <= now())
    ids = claim(session, Mail, due, limit, lease_seconds)
    if ids:
        session.execute(update(Mail).where(Mail.id.in_(ids)).values(state=MailState.sending))
    return ids


def taken(session: Session, mail_id: str) -> Mail | None:
    """A mail that is being sent; None if it was called off meanwhile."""
    return session.execute(select(Mail).filter_by(id=mail_id, state=MailState.sending)).scalar_one_or_none()


def sweep(session: Session, changed_before: datetime) -> int:
    """Delete mails that nothing happens to any more, since then; their number."""
    over = (MailState.sent, MailState.failed, MailState.cancelled)
    return session.execute(delete(Mail).where(Mail.state.in_(over), Mail.updated_at < changed_before)).rowcount


def visible_to(actor: Actor) -> Select[Any]:
    """All mails for operators; the alliances' mails for those who may read them there."""
    if actor.is_operator:
        return select(Mail)
    alliances = [alliance_id for alliance_id in actor.roles if actor.may("mails:read", alliance_id)]
    return select(Mail).where(Mail.alliance_id.in_(sorted(alliances)))


def mails(actor: Actor, state: MailState | None, alliance_id: str | None) -> Select[Any]:
    """The queue with these filters."""
    statement = visible_to(actor)
    if state is not None:
        statement = statement.where(Mail.state == state)
    if alliance_id is not None:
        statement = statement.where(Mail.alliance_id == alliance_id)
    return statement


def find_mail(session: Session, actor: Actor, mail_id: str) -> Mail:
    """The mail by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(Mail.id == mail_id, Mail.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found  # type: ignore[no-any-return]  # a Select of one entity


def counts(session: Session, actor: Actor) -> dict[str, int]:
    """How many of the visible mails are in each state."""
    mine = visible_to(actor).where(Mail.deleted_at.is_(None)).subquery()
    statement = select(mine.c.state, func.count()).group_by(mine.c.state)
    return {row[0]: row[1] for row in session.execute(statement)}


def preference(
    session: Session, alliance_id: str, *, user_id: str | None = None, person_id: str | None = None
) -> MailPreference | None:
    """What a user, or a person without an account, chose in an alliance."""
    statement = select(MailPreference).filter_by(alliance_id=alliance_id, user_id=user_id, person_id=person_id)
    return session.execute(statement).scalar_one_or_none()


def forget_missed(session: Session, preference: MailPreference) -> None:
    """Let the next digest begin with what happens from now on."""
    statement = update(MailPosition).where(
        MailPosition.alliance_id == preference.alliance_id,
        MailPosition.user_id == preference.user_id
        if preference.user_id
        else MailPosition.person_id == preference.person_id,
    )
    now_at = sequence_of(session, preference.alliance_id)
    session.execute(statement.values(sequence=now_at), execution_options={"synchronize_session": False})


def alliances_of(session: Session, user_id: str) -> list[str]:
    """The alliances in which the user has a role."""
    statement = select(Grant.alliance_id).filter_by(user_id=user_id, deleted_at=None).distinct()
    return sorted(session.execute(statement).scalars())


def people(session: Session, ids: Sequence[str]) -> list[Person]:
    """These people, without those who were removed."""
    return list(session.execute(select(Person).where(Person.id.in_(ids), Person.deleted_at.is_(None))).scalars())

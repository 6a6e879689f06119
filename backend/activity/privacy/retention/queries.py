"""Every select of retention: the rules, the runs, and what is due."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, delete, func, or_, select, update
from sqlmodel import Session, col

from backend.access.models import Grant, User, UserSession
from backend.access.permissions import Role
from backend.access.provisioning.models import ProvisionedUser
from backend.access.sign_in.models import KnownDevice
from backend.activity.privacy.retention.models import RetentionRule, RetentionRun
from backend.alliances.invitations.models import Invitation
from backend.alliances.models import Alliance, AllianceState
from backend.core.clock import now
from backend.core.events import INSTALLATION, Event
from backend.core.mail import Mail, MailState
from backend.meetings.models import Meeting
from backend.meetings.participants.models import Participant
from backend.participation.models import PersonalLink
from backend.people.models import Person

SIGN_INS = ("session.", "sessions.", "sign_in.", "sign_in_link.", "access.", "password_reset.")


@dataclass(frozen=True)
class Reach:
    """Where a rule holds: in one municipality only, or everywhere besides some."""

    only: str | None = None
    besides: tuple[str, ...] = ()

    def of(self, alliance_column: Any, municipality_column: Any = None) -> ColumnElement[bool]:
        """The condition for records of an alliance, or of the municipality itself."""
        places = col(Alliance.municipality_id)
        chosen = places == self.only if self.only else places.not_in(self.besides)
        within: ColumnElement[bool] = alliance_column.in_(select(Alliance.id).where(chosen))
        if municipality_column is None:
            return within
        own = municipality_column == self.only if self.only else municipality_column.not_in(self.besides)
        return or_(within, own)


def rules(municipality_id: str | None) -> Select[Any]:
    """The rules of the installation (None) or those of a municipality."""
    return select(RetentionRule).where(RetentionRule.municipality_id == municipality_id)


def all_rules(session: Session) -> list[RetentionRule]:
    """Every rule that somebody has looked at or changed."""
    return list(session.execute(select(RetentionRule)).scalars())


def has_run_since(session: Session, moment: datetime) -> bool:
    """Whether the rules were carried out since then."""
    return session.execute(select(RetentionRun.id).where(RetentionRun.created_at >= moment)).first() is not None


def is_in_use(session: Session) -> bool:
    """Whether anybody is here: an empty database stays empty, so that a backup can be restored into it."""
    return session.execute(select(User.id).limit(1)).first() is not None


def runs() -> Select[Any]:
    """The protocol."""
    return select(RetentionRun)


def number(session: Session, due: Select[Any]) -> int:
    """How many ids a statement finds."""
    return int(session.execute(select(func.count()).select_from(due.order_by(None).subquery())).scalar_one())


def some(session: Session, due: Select[Any], limit: int) -> list[str]:
    """The first of the ids that a statement finds."""
    return list(session.execute(due.limit(limit)).scalars())


def ended_mails(before: datetime, _reach: Reach) -> Select[Any]:
    """Mails that nothing happens to any more."""
    over = (MailState.sent, MailState.failed, MailState.cancelled)
    return select(Mail.id).where(col(Mail.state).in_(over), Mail.updated_at < before)


def delete_mails(session: Session, ids: Sequence[str]) -> None:
    """Delete these."""
    session.execute(delete(Mail).where(col(Mail.id).in_(ids)))


def unused_accounts(before: datetime, _reach: Reach) -> Select[Any]:
    """Accounts that nobody has done anything with.

    Left out are operators and coordinators, whom somebody has to succeed first, and whom a directory still knows.
    """
    active = select(Event.actor_id).where(Event.occurred_at >= before, col(Event.actor_id).is_not(None))
    seen = select(UserSession.user_id).where(UserSession.seen_at >= before)
    needed = select(Grant.user_id).where(Grant.role == Role.coordinator, col(Grant.deleted_at).is_(None))
    provided = select(ProvisionedUser.user_id).where(
        col(ProvisionedUser.is_active).is_(True), col(ProvisionedUser.user_id).is_not(None)
    )
    return select(User.id).where(
        User.created_at < before,
        col(User.deleted_at).is_(None),
        col(User.is_operator).is_(False),
        *(col(User.id).not_in(others) for others in (active, seen, needed, provided)),
    )


def old_devices(before: datetime, _reach: Reach) -> Select[Any]:
    """Kinds of device that were first seen long ago; who still has one is told once more that it is new."""
    return select(KnownDevice.id).where(KnownDevice.first_seen_at < before)


def delete_devices(session: Session, ids: Sequence[str]) -> None:
    """Delete these."""
    session.execute(delete(KnownDevice).where(col(KnownDevice.id).in_(ids)))


def old_sign_ins(before: datetime, _reach: Reach) -> Select[Any]:
    """Events of signing in that still say who it was."""
    kinds = or_(*(col(Event.type).startswith(kind, autoescape=True) for kind in SIGN_INS))
    return select(Event.id).where(
        Event.stream_id == INSTALLATION, kinds, Event.occurred_at < before, Event.subject_id != INSTALLATION
    )


def forget_sign_ins(session: Session, ids: Sequence[str]) -> None:
    """That somebody signed in stays in the log, who it was goes."""
    nobody = {"actor_id": None, "actor_name": "", "subject_id": INSTALLATION, "context_id": INSTALLATION}
    statement = update(Event).where(col(Event.id).in_(ids)).values(**nobody)
    session.execute(statement, execution_options={"synchronize_session": False})


def ended_invitations(before: datetime, reach: Reach) -> Select[Any]:
    """Invitations that were accepted, revoked or never answered."""
    ended = func.coalesce(Invitation.accepted_at, Invitation.revoked_at, Invitation.expires_at) < before
    return select(Invitation.id).where(ended, reach.of(Invitation.alliance_id, Invitation.municipality_id))


def delete_invitations(session: Session, ids: Sequence[str]) -> None:
    """Delete these."""
    session.execute(delete(Invitation).where(col(Invitation.id).in_(ids)))


def ended_links(before: datetime, reach: Reach) -> Select[Any]:
    """Personal links that open nothing any more."""
    ended = func.coalesce(PersonalLink.revoked_at, PersonalLink.expires_at) < before
    return select(PersonalLink.id).where(ended, reach.of(PersonalLink.alliance_id))


def delete_links(session: Session, ids: Sequence[str]) -> None:
    """Delete these."""
    session.execute(delete(PersonalLink).where(col(PersonalLink.id).in_(ids)))


def old_participants(before: datetime, reach: Reach) -> Select[Any]:
    """Who gave an address for a meeting that is over, or answered to its invitation."""
    written = or_(*(col(column).is_not(None) for column in (Participant.email, Participant.secret_hash)))
    over = select(Meeting.id).where(col(Meeting.latest) < before.date())
    kept = or_(written, col(Participant.reply_note).is_not(None))
    return select(Participant.id).where(col(Participant.meeting_id).in_(over), kept, reach.of(Participant.alliance_id))


def forget_participants(session: Session, ids: Sequence[str]) -> None:
    """That they were there stays; how they were invited and what they wrote back goes."""
    emptied = {"email": None, "secret_hash": None, "reply_note": None, "told": None}
    changed = {"updated_at": now(), "version": Participant.version + 1}
    statement = update(Participant).where(col(Participant.id).in_(ids)).values(**emptied, **changed)
    session.execute(statement, execution_options={"synchronize_session": False})


def contacts_of_dissolved(before: datetime, reach: Reach) -> Select[Any]:
    """People whose alliance is dissolved, and who can still be written to or called.

    An alliance that was changed afterwards counts as dissolved from then: later, never earlier.
    """
    dissolved = and_(Alliance.state == AllianceState.dissolved, Alliance.updated_at < before)
    reachable = or_(col(Person.email).is_not(None), col(Person.phone).is_not(None))
    within = col(Person.alliance_id).in_(select(Alliance.id).where(dissolved))
    return select(Person.id).where(within, reachable, reach.of(Person.alliance_id))


def people(session: Session, ids: Sequence[str]) -> list[Person]:
    """These people."""
    return list(session.execute(select(Person).where(col(Person.id).in_(ids))).scalars())


def old_runs(before: datetime, _reach: Reach) -> Select[Any]:
    """Entries of the protocol."""
    return select(RetentionRun.id).where(RetentionRun.created_at < before)


def delete_runs(session: Session, ids: Sequence[str]) -> None:
    """Delete these."""
    session.execute(delete(RetentionRun).where(col(RetentionRun.id).in_(ids)))

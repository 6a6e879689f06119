"""Every select about participants."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, func, or_, select, update
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.models import Grant, User
from backend.access.secrets import hash_secret
from backend.alliances.groups.memberships.queries import lasting
from backend.alliances.groups.models import Group, GroupKind, Membership
from backend.alliances.models import Alliance
from backend.core.problems import NotFound
from backend.meetings import queries as meeting_queries
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants.models import Participant
from backend.people.models import PartyKind, Person

#: The states in which those who were invited hear of what changes.
HEARD = (MeetingState.invited, MeetingState.running, MeetingState.cancelled)


@dataclass(frozen=True)
class Address:
    """Where somebody gets mail, in which language, and the account it belongs to."""

    email: str
    language: str | None = None
    user_id: str | None = None


def visible_to(actor: Actor) -> Select[Any]:
    """Participants of the meetings that the actor sees, and who the actor is at others."""
    seen = meeting_queries.visible_to(actor).with_only_columns(Meeting.id)
    return select(Participant).where(col(Participant.meeting_id).in_(seen))


def of_meeting(actor: Actor, meeting_id: str) -> Select[Any]:
    """The participants of one meeting, in the order of the list."""
    return visible_to(actor).where(Participant.meeting_id == meeting_id)


def find(session: Session, actor: Actor, participant_id: str) -> tuple[Participant, Meeting]:
    """The participant by id and their meeting, if visible; 404 otherwise."""
    statement = (
        visible_to(actor)
        .add_columns(Meeting)
        .join(Meeting, col(Meeting.id) == Participant.meeting_id)
        .where(
            Participant.id == participant_id, col(Participant.deleted_at).is_(None), col(Meeting.deleted_at).is_(None)
        )
    )
    row = session.execute(statement).one_or_none()
    if row is None:
        raise NotFound
    return row[0], row[1]


def living(session: Session, meeting_id: str, *, lock: bool = False) -> list[Participant]:
    """Everybody on the list of a meeting. `lock`: whoever else tells or changes them waits."""
    statement = (
        select(Participant)
        .where(Participant.meeting_id == meeting_id, col(Participant.deleted_at).is_(None))
        .order_by(col(Participant.position), col(Participant.id))
    )
    return list(session.execute(statement.with_for_update() if lock else statement).scalars())


def next_position(session: Session, meeting_id: str) -> int:
    """The place after the last on the list."""
    statement = select(func.max(Participant.position)).where(Participant.meeting_id == meeting_id)
    last = session.execute(statement).scalar_one_or_none()
    return 0 if last is None else int(last) + 1


def members(session: Session, group_ids: Sequence[str], on: date) -> list[Membership]:
    """Who sits in these groups on a day; members before their deputies, by name.

    A plenum that nobody was entered for is everybody: who sits in any group of the alliance on that day.
    """
    seated = _seated(session, col(Membership.group_id).in_(group_ids), on)
    occupied = {membership.group_id for membership in seated}
    plenums = select(Group.alliance_id).where(
        col(Group.id).in_(set(group_ids) - occupied), col(Group.kind) == GroupKind.plenum
    )
    alliance_id = session.execute(plenums.limit(1)).scalar_one_or_none()
    if alliance_id is None:
        return seated
    groups = select(Group.id).where(
        col(Group.alliance_id) == alliance_id,
        col(Group.deleted_at).is_(None),
        or_(col(Group.until).is_(None), col(Group.until) >= on),
    )
    return _seated(session, col(Membership.group_id).in_(groups), on)


def _seated(session: Session, where: ColumnElement[bool], on: date) -> list[Membership]:
    statement = (
        select(Membership)
        .where(where, col(Membership.deleted_at).is_(None), lasting(on))
        .order_by(col(Membership.deputy_for).is_not(None), Membership.party_name, Membership.id)
    )
    return list(session.execute(statement).scalars())


def addresses(session: Session, participants: Collection[Participant]) -> dict[str, Address]:
    """Where mails reach these participants, by their id; who has no address is not in it.

    What was written for this meeting goes before the account's address, and that before the one of the record.
    """
    people = {one.party_id for one in participants if one.party_kind == PartyKind.person and one.party_id}
    accounts, records = _accounts(session, people), _records(session, people)
    found = {}
    for one in participants:
        person = one.party_id if one.party_kind == PartyKind.person else None
        account = accounts.get(person or "")
        email = one.email or (account.email if account else None) or records.get(person or "")
        if email:
            found[one.id] = Address(email, account.language if account else None, account.id if account else None)
    return found


def _accounts(session: Session, people: Collection[str]) -> dict[str, User]:
    statement = (
        select(Grant.person_id, User)
        .join(User, col(User.id) == Grant.user_id)
        .where(
            col(Grant.person_id).in_(sorted(people)),
            col(Grant.deleted_at).is_(None),
            and_(col(User.disabled_at).is_(None), col(User.deleted_at).is_(None)),
        )
        .order_by(col(User.id))
    )
    return {row[0]: row[1] for row in session.execute(statement)} if people else {}


def _records(session: Session, people: Collection[str]) -> dict[str, str]:
    statement = select(Person.id, Person.email).where(
        col(Person.id).in_(sorted(people)), col(Person.email).is_not(None), col(Person.deleted_at).is_(None)
    )
    return {row[0]: row[1] for row in session.execute(statement)} if people else {}


def outdated(session: Session, limit: int) -> list[tuple[Participant, Meeting, Alliance]]:
    """Whoever was told something of a meeting that has changed since, or of which they are no part any more."""
    statement = (
        select(Participant, Meeting, Alliance)
        .join(Meeting, col(Meeting.id) == Participant.meeting_id)
        .join(Alliance, col(Alliance.id) == Participant.alliance_id)
        .where(
            col(Participant.told_revision).is_not(None),
            col(Alliance.deleted_at).is_(None),
            or_(
                col(Participant.deleted_at).is_not(None),
                and_(
                    col(Participant.told_revision) < Meeting.revision,
                    or_(col(Meeting.state).in_(HEARD), col(Meeting.deleted_at).is_not(None)),
                ),
            ),
        )
        .order_by(col(Participant.id))
        .limit(limit)
        .with_for_update(of=Participant, skip_locked=True)
    )
    return [(row[0], row[1], row[2]) for row in session.execute(statement)]


def catch_up(session: Session, participant: Participant, meeting: Meeting) -> None:
    """Note that the participant needs no mail about the meeting as it is now. Their version stays: nobody sees it."""
    is_off = participant.deleted_at is not None
    values = {"told_revision": None, "secret_hash": None} if is_off else {"told_revision": meeting.revision}
    statement = update(Participant).where(col(Participant.id) == participant.id).values(values)
    session.execute(statement, execution_options={"synchronize_session": False})


def by_secret(session: Session, secret: str, *, lock: bool) -> tuple[Participant, Meeting, Alliance] | None:
    """The participant whom this secret lets answer, also if they were taken off; None if there is none."""
    statement = (
        select(Participant, Meeting, Alliance)
        .join(Meeting, col(Meeting.id) == Participant.meeting_id)
        .join(Alliance, col(Alliance.id) == Participant.alliance_id)
        .where(Participant.secret_hash == hash_secret(secret))
    )
    row = session.execute(statement.with_for_update(of=Participant) if lock else statement).one_or_none()
    return (row[0], row[1], row[2]) if row else None


def alliance_of(session: Session, alliance_id: str) -> Alliance:
    """The alliance of this id."""
    return session.execute(select(Alliance).where(col(Alliance.id) == alliance_id)).scalar_one()


def agenda_titles(session: Session, meeting_id: str) -> list[str]:
    """What is on the agenda, without what is not for everybody, in its order."""
    statement = (
        select(AgendaItem.title)
        .where(
            AgendaItem.meeting_id == meeting_id,
            col(AgendaItem.deleted_at).is_(None),
            col(AgendaItem.is_internal).is_(False),
        )
        .order_by(col(AgendaItem.position), col(AgendaItem.id))
    )
    return list(session.execute(statement).scalars())


def deputies_of(session: Session, participant_id: str) -> list[str]:
    """The names of those who are on the list in somebody's place."""
    statement = (
        select(Participant.party_name)
        .where(Participant.deputy_for_id == participant_id, col(Participant.deleted_at).is_(None))
        .order_by(col(Participant.position), col(Participant.id))
    )
    return list(session.execute(statement).scalars())

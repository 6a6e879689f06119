"""Every select about minutes."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.access.models import User
from backend.actions.models import ActionItem, Card
from backend.alliances.groups.models import Group
from backend.core.problems import NotFound
from backend.documents.models import Document
from backend.meetings.agenda.models import Outcome
from backend.meetings.decisions.models import Decision
from backend.meetings.minutes.models import MinutesAddendum, MinutesVersion
from backend.meetings.models import Meeting, MeetingGroup
from backend.meetings.participants.models import Participant
from backend.people.models import PartyKind, Person


def visible_to(actor: Actor) -> Select[Any]:
    """Versions of minutes in the actor's alliances; guests see none."""
    return select(MinutesVersion).where(actor.sees(MinutesVersion.alliance_id))


def find(session: Session, actor: Actor, version_id: str) -> MinutesVersion:
    """The version by id, if visible; 404 otherwise."""
    statement = visible_to(actor).where(MinutesVersion.id == version_id, MinutesVersion.deleted_at.is_(None))
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def of_meeting(actor: Actor, meeting_id: str) -> Select[Any]:
    """The versions of one meeting's minutes."""
    return visible_to(actor).where(MinutesVersion.meeting_id == meeting_id)


def latest(session: Session, meeting_id: str) -> MinutesVersion | None:
    """The last version of a meeting's minutes that was circulated."""
    statement = select(MinutesVersion).where(
        MinutesVersion.meeting_id == meeting_id, MinutesVersion.deleted_at.is_(None)
    )
    return session.execute(statement.order_by(MinutesVersion.number.desc()).limit(1)).scalar_one_or_none()


def numbered(session: Session, meeting_id: str, number: int) -> MinutesVersion | None:
    """The version of a meeting's minutes with this number."""
    statement = select(MinutesVersion).filter_by(meeting_id=meeting_id, number=number, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()


def before(session: Session, version: MinutesVersion) -> MinutesVersion | None:
    """The version before this one."""
    statement = select(MinutesVersion).where(
        MinutesVersion.meeting_id == version.meeting_id,
        MinutesVersion.number < version.number,
        MinutesVersion.deleted_at.is_(None),
    )
    return session.execute(statement.order_by(MinutesVersion.number.desc()).limit(1)).scalar_one_or_none()


def last_number(session: Session, meeting_id: str) -> int:
    """The highest number a version of these minutes has had; 0 without any."""
    statement = select(func.max(MinutesVersion.number)).where(MinutesVersion.meeting_id == meeting_id)
    return session.execute(statement).scalar_one() or 0


def addenda(session: Session, meeting_id: str) -> list[MinutesAddendum]:
    """What was added after the approval, in order."""
    statement = select(MinutesAddendum).where(
        MinutesAddendum.meeting_id == meeting_id, MinutesAddendum.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(MinutesAddendum.id)).scalars())


def addenda_of(actor: Actor, meeting_id: str) -> Select[Any]:
    """The addenda of one meeting's minutes, for a list."""
    return select(MinutesAddendum).where(
        actor.sees(MinutesAddendum.alliance_id), MinutesAddendum.meeting_id == meeting_id
    )


def outcomes(session: Session, meeting_id: str) -> list[Outcome]:
    """What came out of the meeting, in order."""
    statement = select(Outcome).where(Outcome.meeting_id == meeting_id, Outcome.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Outcome.position, Outcome.id)).scalars())


def decisions(session: Session, meeting_id: str) -> list[Decision]:
    """The decisions of the meeting by their number."""
    statement = select(Decision).where(Decision.meeting_id == meeting_id, Decision.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Decision.year, Decision.number)).scalars())


def participants(session: Session, meeting_id: str) -> list[Participant]:
    """Who is on the list of the meeting."""
    statement = select(Participant).where(Participant.meeting_id == meeting_id, Participant.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Participant.position, Participant.id)).scalars())


def cards(session: Session, ids: Iterable[str]) -> dict[str, bytes]:
    """The kept JSON of living cards by id."""
    statement = (
        select(Card.action_item_id, Card.body)
        .join(ActionItem, ActionItem.id == Card.action_item_id)
        .where(Card.action_item_id.in_(sorted(ids)), ActionItem.deleted_at.is_(None))
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def meetings(session: Session, ids: Iterable[str]) -> dict[str, Meeting]:
    """Meetings by id."""
    return {one.id: one for one in session.execute(select(Meeting).where(Meeting.id.in_(sorted(ids)))).scalars()}


def group_names(session: Session, meeting: Meeting) -> list[str]:
    """The names of the groups that sit, the one that called first."""
    further = select(MeetingGroup.group_id).where(MeetingGroup.meeting_id == meeting.id)
    statement = select(Group.id, Group.name).where((Group.id == meeting.group_id) | Group.id.in_(further))
    rows = sorted(session.execute(statement), key=lambda row: (row.id != meeting.group_id, row.name))
    return [row.name for row in rows]


def functions(session: Session, alliance_id: str, ids: Iterable[str]) -> dict[str, str]:
    """What these people are in the alliance, where it is known."""
    statement = select(Person.id, Person.function).where(
        Person.alliance_id == alliance_id, Person.id.in_(sorted(ids)), Person.function.is_not(None)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def files_on(session: Session, ids: Iterable[str]) -> list[Document]:
    """The files on these cards."""
    statement = select(Document).where(Document.subject_id.in_(sorted(ids)), Document.deleted_at.is_(None))
    return list(session.execute(statement.order_by(Document.id)).scalars())


def approved_in(session: Session, meeting_id: str) -> list[Any]:
    """Versions of minutes that this meeting approved, each with its own meeting."""
    statement = (
        select(MinutesVersion.number, Meeting.title, Meeting.fuzzy_date)
        .join(Meeting, Meeting.id == MinutesVersion.meeting_id)
        .where(MinutesVersion.approved_in_id == meeting_id, MinutesVersion.deleted_at.is_(None))
    )
    return list(session.execute(statement.order_by(Meeting.earliest, MinutesVersion.id)).all())


def decision_exists(session: Session, alliance_id: str, decision_id: str) -> bool:
    """Whether the decision is a living one of this alliance."""
    statement = select(Decision.id).filter_by(id=decision_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).first() is not None


def addresses(session: Session, alliance_id: str, people: Iterable[str]) -> dict[str, str]:
    """The mail addresses of these people, where they are known."""
    statement = select(Person.id, Person.email).where(
        Person.alliance_id == alliance_id,
        Person.id.in_(sorted(people)),
        Person.email.is_not(None),
        Person.deleted_at.is_(None),
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def languages(session: Session, emails: Iterable[str]) -> dict[str, str | None]:
    """The languages of accounts by mail address."""
    statement = select(User.email, User.language).where(col(User.email).in_(sorted(emails)))
    return {row[0]: row[1] for row in session.execute(statement)}


def people_in(rows: Iterable[Participant]) -> set[str]:
    """The ids of the people among participants."""
    return {row.party_id for row in rows if row.party_kind == PartyKind.person and row.party_id}

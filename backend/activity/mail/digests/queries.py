"""Every select of digests: who is told, what happened, what it is about."""

from collections.abc import Sequence
from datetime import date, datetime
from itertools import takewhile
from typing import Any

from sqlalchemy import and_, exists, or_, select
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session

from backend.access.models import Grant, Token, User
from backend.access.permissions import SPEAKING
from backend.actions.alarms import CLOSED, PAUSED
from backend.actions.models import ActionItem, Assignment, AssignmentState, FollowUp, FollowUpState, Step, StepState
from backend.activity.mail.digests.requests.queries import names_person
from backend.activity.mail.digests.subscribers import Subscriber
from backend.activity.mail.models import MailPosition, MailPreference, MailReminder
from backend.alliances.groups.models import Membership
from backend.alliances.models import Alliance, AllianceState
from backend.core.clock import now, today
from backend.core.events import Event, Stream
from backend.people.models import Person

EVENTS_MOST = 1000


def subscribers(session: Session) -> list[Subscriber]:
    """Everybody who may be told something: users with a role, and people with an address who are named somewhere."""
    return [*_users(session), *_people(session)]


def _users(session: Session) -> list[Subscriber]:
    of_user = [MailPosition.user_id == User.id, MailPosition.alliance_id == Alliance.id]
    chosen = [MailPreference.user_id == User.id, MailPreference.alliance_id == Alliance.id]
    statement = (
        select(Alliance, User, Person, Grant.role, MailPreference.rhythm, MailPosition, Stream.sequence)
        .select_from(Grant)
        .join(User, User.id == Grant.user_id)
        .join(Alliance, Alliance.id == Grant.alliance_id)
        .outerjoin(Person, and_(Person.id == Grant.person_id, Person.deleted_at.is_(None)))
        .outerjoin(MailPosition, and_(*of_user))
        .outerjoin(MailPreference, and_(*chosen))
        .outerjoin(Stream, Stream.id == Alliance.id)
        .where(Grant.deleted_at.is_(None), User.disabled_at.is_(None), User.deleted_at.is_(None), *_ACTIVE)
        .order_by(User.email, Alliance.name)
    )
    return [Subscriber.of(*row) for row in session.execute(statement)]


def _people(session: Session) -> list[Subscriber]:
    of_person = [MailPosition.person_id == Person.id, MailPosition.alliance_id == Alliance.id]
    chosen = [MailPreference.person_id == Person.id, MailPreference.alliance_id == Alliance.id]
    has_account = exists().where(
        Grant.person_id == Person.id,
        Grant.deleted_at.is_(None),
        User.id == Grant.user_id,
        User.deleted_at.is_(None),
    )
    is_named = exists().where(Assignment.party_id == Person.id, Assignment.deleted_at.is_(None))
    statement = (
        select(Alliance, Person, MailPreference.rhythm, MailPosition, Stream.sequence)
        .select_from(Person)
        .join(Alliance, Alliance.id == Person.alliance_id)
        .outerjoin(MailPosition, and_(*of_person))
        .outerjoin(MailPreference, and_(*chosen))
        .outerjoin(Stream, Stream.id == Alliance.id)
        .where(
            Person.email.is_not(None),
            Person.deleted_at.is_(None),
            or_(is_named, names_person()),
            ~has_account,
            *_ACTIVE,
        )
        .order_by(Person.email, Alliance.name)
    )
    return [Subscriber.of(row[0], None, row[1], None, *row[2:]) for row in session.execute(statement)]


_ACTIVE = (Alliance.deleted_at.is_(None), Alliance.state != AllianceState.dissolved)


def locked(session: Session, position_id: str) -> MailPosition | None:
    """How far somebody was told, for whoever tells them now; None while another worker does."""
    statement = select(MailPosition).filter_by(id=position_id).with_for_update(skip_locked=True)
    return session.execute(statement.execution_options(populate_existing=True)).scalar_one_or_none()


def begin(session: Session, one: Subscriber) -> None:
    """Note that the subscriber is told what happens from now on; another worker may have done so meanwhile."""
    insert = (postgresql if session.get_bind().dialect.name == "postgresql" else sqlite).insert
    row = MailPosition(
        alliance_id=one.alliance.id,
        user_id=one.user.id if one.user else None,
        person_id=one.person.id if one.person and one.user is None else None,
        sequence=one.last_sequence,
        told_at=now(),
        reminded_on=today(),
    )
    session.execute(insert(MailPosition).values(row.model_dump()).on_conflict_do_nothing())


def happened(session: Session, alliance_id: str, after: int, until: datetime) -> list[Event]:
    """Events of an alliance behind a number, oldest first, up to the first that is younger than `until`."""
    statement = select(Event).where(Event.stream_id == alliance_id, Event.sequence > after)
    rows = session.execute(statement.order_by(Event.sequence).limit(EVENTS_MOST)).scalars()
    return list(takewhile(lambda event: event.occurred_at <= until, rows))


def own_ids(session: Session, one: Subscriber) -> set[str]:
    """As whom the subscriber acts: the user, their tokens, the person."""
    own = {one.person.id} if one.person else set()
    if one.user:
        own |= {one.user.id, *session.execute(select(Token.id).where(Token.user_id == one.user.id)).scalars()}
    return own


def spoken_groups(session: Session, alliance_id: str, person_id: str) -> set[str]:
    """The groups that the person speaks for today."""
    day = today()
    statement = select(Membership.group_id).where(
        Membership.alliance_id == alliance_id,
        Membership.party_id == person_id,
        Membership.role.in_(sorted(SPEAKING)),
        Membership.deleted_at.is_(None),
        (Membership.since.is_(None)) | (Membership.since <= day),
        (Membership.until.is_(None)) | (Membership.until >= day),
    )
    return set(session.execute(statement).scalars())


def named_items(session: Session, alliance_id: str, party_ids: set[str]) -> set[str]:
    """The cards on which one of these is named and has not said no."""
    statement = select(Assignment.action_item_id).where(
        Assignment.alliance_id == alliance_id,
        Assignment.party_id.in_(sorted(party_ids)),
        Assignment.state != AssignmentState.declined,
        Assignment.deleted_at.is_(None),
    )
    return set(session.execute(statement).scalars())


def rows_by_id(session: Session, table: Any, ids: set[str]) -> dict[str, Any]:
    """Rows of a table, also removed ones, by id."""
    return {row.id: row for row in session.execute(select(table).where(table.id.in_(sorted(ids)))).scalars()}


def items_in_hand(session: Session, alliance_id: str, item_ids: set[str], group_ids: set[str]) -> list[ActionItem]:
    """Cards that are worked on: these, and all of these groups."""
    statement = select(ActionItem).where(
        ActionItem.alliance_id == alliance_id,
        or_(ActionItem.id.in_(sorted(item_ids)), ActionItem.group_id.in_(sorted(group_ids))),
        ActionItem.status.not_in(sorted(CLOSED | PAUSED)),
        ActionItem.deleted_at.is_(None),
    )
    return list(session.execute(statement).scalars())


def open_dates(session: Session, item_ids: Sequence[str], first: date, last: date) -> list[FollowUp]:
    """Next dates of these cards without result, of which some day lies between the two."""
    statement = select(FollowUp).where(
        FollowUp.action_item_id.in_(item_ids),
        FollowUp.state == FollowUpState.open,
        or_(FollowUp.outcome.is_(None), FollowUp.outcome == ""),
        *_within(FollowUp, first, last),
    )
    return list(session.execute(statement.order_by(FollowUp.latest, FollowUp.id)).scalars())


def open_steps(session: Session, item_ids: Sequence[str], first: date, last: date) -> list[Step]:
    """Steps of these cards that are to be done, with a date of which some day lies between the two."""
    over = (StepState.done, StepState.dropped, StepState.deferred)
    statement = select(Step).where(
        Step.action_item_id.in_(item_ids), Step.state.not_in(over), *_within(Step, first, last)
    )
    return list(session.execute(statement.order_by(Step.latest, Step.id)).scalars())


def unanswered(
    session: Session, item_ids: Sequence[str], party_ids: set[str], since: datetime, until: datetime
) -> list[Assignment]:
    """What these parties were asked between two moments and have not answered."""
    statement = select(Assignment).where(
        Assignment.action_item_id.in_(item_ids),
        Assignment.party_id.in_(sorted(party_ids)),
        Assignment.state == AssignmentState.asked,
        Assignment.deleted_at.is_(None),
        Assignment.updated_at >= since,
        Assignment.updated_at <= until,
    )
    return list(session.execute(statement.order_by(Assignment.id)).scalars())


def reminded(session: Session, position_id: str) -> set[tuple[str, str, date]]:
    """Of what somebody was reminded: kind, subject, date."""
    statement = select(MailReminder.kind, MailReminder.subject_id, MailReminder.about)
    rows = session.execute(statement.where(MailReminder.position_id == position_id))
    return {(row.kind, row.subject_id, row.about) for row in rows}


def _within(table: Any, first: date, last: date) -> tuple[Any, ...]:
    begins, ends = table.earliest, table.latest
    return (
        table.deleted_at.is_(None),
        or_(begins <= last, and_(begins.is_(None), ends <= last)),
        or_(ends >= first, and_(ends.is_(None), begins >= first)),
    )

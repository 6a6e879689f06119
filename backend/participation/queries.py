"""Every select of this room."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, exists, func, or_, select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import Grant, User
from backend.access.permissions import Role
from backend.access.secrets import hash_secret
from backend.actions.alarms import CLOSED
from backend.actions.models import ActionItem, Assignment, AssignmentState, Comment
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance, AllianceState
from backend.core.events import Event
from backend.core.problems import NotFound
from backend.documents.models import Document
from backend.participation.models import PersonalLink, Purpose
from backend.people.models import Person


def of_item(actor: Actor, item_id: str) -> Select[Any]:
    """The links to one card."""
    return select(PersonalLink).where(actor.sees(PersonalLink.alliance_id), PersonalLink.action_item_id == item_id)


def find(session: Session, actor: Actor, link_id: str) -> PersonalLink:
    """The link by id, if visible and its card is there; 404 otherwise."""
    statement = (
        select(PersonalLink)
        .join(ActionItem, ActionItem.id == PersonalLink.action_item_id)
        .where(
            PersonalLink.id == link_id,
            actor.sees(PersonalLink.alliance_id),
            PersonalLink.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
        )
    )
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def people_names(session: Session, ids: set[str]) -> dict[str, str]:
    """The names of these people, also of those that were removed."""
    statement = select(Person.id, Person.name).where(Person.id.in_(sorted(ids)))
    return {row.id: row.name for row in session.execute(statement)} if ids else {}


def named_person(session: Session, item: ActionItem, person_id: str) -> Person | None:
    """The person, if they are there and named on the card."""
    statement = select(Person).where(
        Person.id == person_id,
        Person.alliance_id == item.alliance_id,
        Person.deleted_at.is_(None),
        _is_named(item.id, person_id),
    )
    return session.execute(statement).scalar_one_or_none()


def by_secret(session: Session, secret: str, *, lock: bool) -> PersonalLink | None:
    """The link that this secret opens, in whatever state. `lock`: whoever else writes with it waits."""
    statement = select(PersonalLink).where(
        PersonalLink.secret_hash == hash_secret(secret), PersonalLink.deleted_at.is_(None)
    )
    if lock:
        statement = statement.with_for_update()
    return session.execute(statement).scalar_one_or_none()


def item_of(session: Session, link: PersonalLink) -> tuple[ActionItem, Alliance] | None:
    """The link's card and its alliance, if both are there."""
    statement = (
        select(ActionItem, Alliance)
        .join(Alliance, Alliance.id == ActionItem.alliance_id)
        .where(ActionItem.id == link.action_item_id, ActionItem.deleted_at.is_(None), Alliance.deleted_at.is_(None))
    )
    row = session.execute(statement).one_or_none()
    return (row[0], row[1]) if row else None


def _is_named(item_id: Any, person_id: Any) -> Any:
    return exists().where(
        Assignment.action_item_id == item_id, Assignment.party_id == person_id, Assignment.deleted_at.is_(None)
    )


def alliance_of(session: Session, alliance_id: str) -> Alliance:
    """The alliance, whoever asks."""
    return session.execute(select(Alliance).where(Alliance.id == alliance_id)).scalar_one()


def coordinators(session: Session, alliance_id: str) -> list[User]:
    """The accounts that coordinate the alliance and can sign in."""
    statement = (
        select(User)
        .join(Grant, Grant.user_id == User.id)
        .where(
            Grant.alliance_id == alliance_id,
            Grant.role == Role.coordinator.value,
            Grant.deleted_at.is_(None),
            User.disabled_at.is_(None),
            User.deleted_at.is_(None),
        )
        .order_by(User.id)
        .distinct()
    )
    return list(session.execute(statement).scalars())


def unasked(session: Session, since: datetime, most: int) -> list[Any]:
    """Assignments, with person and card, whose people have an address but no account and were not told yet.

    Only what was asked since a moment: who brings an old archive in does not write to everybody in it. What another
    worker is just telling is left out.
    """
    told = exists().where(
        PersonalLink.action_item_id == Assignment.action_item_id, PersonalLink.person_id == Assignment.party_id
    )
    has_account = exists().where(
        Grant.person_id == Person.id,
        Grant.deleted_at.is_(None),
        User.id == Grant.user_id,
        User.disabled_at.is_(None),
        User.deleted_at.is_(None),
    )
    statement = (
        select(Assignment, Person, ActionItem)
        .join(Person, Person.id == Assignment.party_id)
        .join(ActionItem, ActionItem.id == Assignment.action_item_id)
        .join(Alliance, Alliance.id == Assignment.alliance_id)
        .where(
            Assignment.state == AssignmentState.asked.value,
            Assignment.updated_at >= since,
            Assignment.deleted_at.is_(None),
            Person.email.is_not(None),
            Person.deleted_at.is_(None),
            ActionItem.deleted_at.is_(None),
            ActionItem.status.not_in(sorted(CLOSED)),
            Alliance.state == AllianceState.active.value,
            Alliance.deleted_at.is_(None),
            ~told,
            ~has_account,
        )
        .order_by(Assignment.party_id, Assignment.id)
        .limit(most)
        .with_for_update(of=Assignment, skip_locked=True)
    )
    return list(session.execute(statement).all())


def groundless(session: Session, moment: datetime, most: int) -> list[tuple[PersonalLink, str]]:
    """Links that are still open although their card or person is gone or the person is named there no longer."""
    statement = (
        select(PersonalLink, Person.name)
        .join(Person, Person.id == PersonalLink.person_id)
        .join(ActionItem, ActionItem.id == PersonalLink.action_item_id)
        .where(
            PersonalLink.revoked_at.is_(None),
            PersonalLink.expires_at > moment,
            or_(
                ActionItem.deleted_at.is_not(None),
                Person.deleted_at.is_not(None),
                ~_is_named(PersonalLink.action_item_id, PersonalLink.person_id),
            ),
        )
        .order_by(PersonalLink.id)
        .limit(most)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]


def was_renewed(session: Session, item_id: str, person_id: str, since: datetime) -> bool:
    """Whether the person asked for a new link to this card since a moment."""
    statement = select(PersonalLink.id).where(
        PersonalLink.action_item_id == item_id,
        PersonalLink.person_id == person_id,
        PersonalLink.purpose == Purpose.renewed.value,
        PersonalLink.created_at >= since,
    )
    return session.execute(statement).first() is not None


def comments_of(session: Session, item_id: str, author_id: str) -> list[Comment]:
    """What somebody has said on a card, oldest first."""
    statement = select(Comment).where(
        Comment.action_item_id == item_id, Comment.author_id == author_id, Comment.deleted_at.is_(None)
    )
    return list(session.execute(statement.order_by(Comment.created_at, Comment.id)).scalars())


def documents_of(session: Session, item_id: str, author_id: str) -> int:
    """How many files somebody has attached to a card, also those removed since."""
    statement = select(func.count()).where(Document.subject_id == item_id, Document.author_id == author_id)
    return int(session.execute(statement).scalar_one())


def group_name(session: Session, group_id: str | None) -> str | None:
    """The name of a group."""
    return session.execute(select(Group.name).where(Group.id == group_id)).scalar_one_or_none()


def last_change(session: Session, item_id: str, subject_id: str | None) -> Any:
    """Who changed a card last and when, or one part of it; None if nobody did."""
    statement = select(Event.actor_name, Event.occurred_at).where(Event.context_id == item_id)
    if subject_id:
        statement = statement.where(Event.subject_id == subject_id)
    statement = statement.order_by(Event.sequence.desc())
    return session.execute(statement.limit(1)).first()

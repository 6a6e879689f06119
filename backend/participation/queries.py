"""Every select of this room."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import JSON, Date, Select, and_, column, exists, false, or_, select, table
from sqlalchemy.orm import aliased
from sqlmodel import Session
from sqlmodel.sql.sqltypes import UTCDateTime

from backend.access.actors import Actor
from backend.access.models import Grant, User
from backend.access.permissions import SPEAKING, Role
from backend.access.secrets import hash_secret
from backend.actions.alarms import CLOSED
from backend.actions.models import ActionItem, Assignment, AssignmentState
from backend.alliances.groups.models import Membership
from backend.alliances.models import Alliance, AllianceState
from backend.core.clock import today
from backend.core.problems import NotFound
from backend.participation.models import PersonalLink
from backend.people.models import PartyKind, Person

# What was imported, and who is told how often, is the business of rooms above this one: named by table.
IMPORTS = table("imports", column("origins", JSON), column("created_at", UTCDateTime), column("document_date", Date))
FRESH_WITHIN = timedelta(days=60)
PREFERENCES = table("mail_preferences", *(column(name) for name in ("user_id", "person_id", "alliance_id", "rhythm")))


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
    """The person, if they are there and named on the card, or speak for a group that is."""
    statement = select(Person).where(
        Person.id == person_id,
        Person.alliance_id == item.alliance_id,
        Person.deleted_at.is_(None),
        is_named(item.id, Person.id),
    )
    return session.execute(statement).scalar_one_or_none()


def has_account(session: Session, person_id: str) -> bool:
    """Whether somebody signs in as this person."""
    return bool(session.execute(select(_has_account(person_id))).scalar_one())


def _has_account(person_id: Any) -> Any:
    return exists().where(
        Grant.person_id == person_id,
        Grant.deleted_at.is_(None),
        User.id == Grant.user_id,
        and_(User.disabled_at.is_(None), User.deleted_at.is_(None)),
    )


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


def is_named(item_id: Any, person_id: Any) -> Any:
    """The condition that a person, or a group that they speak for today, is named on a card."""
    return (
        exists()
        .where(
            Assignment.action_item_id == item_id,
            or_(Assignment.party_id == person_id, Assignment.party_id.in_(_spoken_for(person_id))),
            Assignment.deleted_at.is_(None),
        )
        .correlate_except(Assignment)
    )


def parties_of(session: Session, person_id: str) -> set[str]:
    """The person, and the groups that they speak for today."""
    return {person_id, *session.execute(_spoken_for(person_id)).scalars()}


def _spoken_for(person_id: Any) -> Any:
    """The ids of the groups that a person speaks for today: as chair or speaker, or as the deputy of one."""
    own, chairs = aliased(Membership), aliased(Membership)
    of_chairs = select(chairs.id).where(chairs.role.in_(sorted(SPEAKING)), *_lasts(chairs))
    # Named, because this stands two levels below the table that the person is of.
    return (
        select(own.group_id)
        .where(
            own.party_id == person_id,
            or_(own.role.in_(sorted(SPEAKING)), own.deputy_for.in_(of_chairs)),
            *_lasts(own),
        )
        .correlate_except(own)
    )


def _lasts(membership: Any) -> tuple[Any, ...]:
    day = today()
    return (
        membership.deleted_at.is_(None),
        or_(membership.since.is_(None), membership.since <= day),
        or_(membership.until.is_(None), membership.until >= day),
    )


def alliance_of(session: Session, alliance_id: str) -> Alliance:
    """The alliance, whoever asks."""
    return session.execute(select(Alliance).where(Alliance.id == alliance_id)).scalar_one()


def coordinators(session: Session, alliance_id: str) -> list[User]:
    """The accounts that coordinate the alliance, can sign in and want a mail of what goes wrong.

    Who chose to be told of everything at once gets it with that mail, who chose none gets none.
    """
    by_other_mail = exists().where(
        PREFERENCES.c.user_id == User.id,
        PREFERENCES.c.alliance_id == alliance_id,
        PREFERENCES.c.rhythm.in_(("immediately", "never")),
    )
    statement = (
        select(User)
        .join(Grant, Grant.user_id == User.id)
        .where(
            Grant.alliance_id == alliance_id,
            Grant.role == Role.coordinator.value,
            Grant.deleted_at.is_(None),
            User.disabled_at.is_(None),
            User.deleted_at.is_(None),
            ~by_other_mail,
        )
        .order_by(User.id)
        .distinct()
    )
    return list(session.execute(statement).scalars())


def unasked(session: Session, since: datetime, most: int) -> list[Any]:
    """Assignments, with person and card, whose people have an address but no account and were not told yet.

    A group is asked through those who speak for it. Only what was asked since a moment, and not what came with an old
    document. What another worker is just telling is left out, and who wants no mails.
    """
    archived = [
        and_(ActionItem.id.in_([made_id for *_, made_id in origins]), Assignment.created_at <= moment)
        for origins, moment in _archives(session, since)
    ]
    told = exists().where(PersonalLink.action_item_id == Assignment.action_item_id, PersonalLink.person_id == Person.id)
    wants_none = exists().where(PREFERENCES.c.person_id == Person.id, PREFERENCES.c.rhythm == "never")
    statement = (
        select(Assignment, Person, ActionItem)
        .join(Person, Person.alliance_id == Assignment.alliance_id)
        .join(ActionItem, ActionItem.id == Assignment.action_item_id)
        .join(Alliance, Alliance.id == Assignment.alliance_id)
        .where(
            or_(
                Assignment.party_id == Person.id,
                and_(Assignment.party_kind == PartyKind.group.value, Assignment.party_id.in_(_spoken_for(Person.id))),
            ),
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
            ~_has_account(Person.id),
            ~wants_none,
            ~or_(false(), *archived),
        )
        .order_by(Person.id, Assignment.id)
        .limit(most)
        .with_for_update(of=Assignment, skip_locked=True)
    )
    return list(session.execute(statement).all())


def _archives(session: Session, since: datetime) -> list[Any]:
    """What was made of old documents, and of tables that say nothing of their age, by imports since a moment."""
    fresh = today() - FRESH_WITHIN
    statement = select(IMPORTS.c.origins, IMPORTS.c.created_at).where(
        IMPORTS.c.created_at >= since, or_(IMPORTS.c.document_date.is_(None), IMPORTS.c.document_date < fresh)
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
                ~is_named(PersonalLink.action_item_id, PersonalLink.person_id),
            ),
        )
        .order_by(PersonalLink.id)
        .limit(most)
    )
    return [(row[0], row[1]) for row in session.execute(statement)]

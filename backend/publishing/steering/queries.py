"""Every select of steering: one a kind of record, whatever their number."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from backend.actions.models import ActionItem, Assignment, FollowUp, Step
from backend.alliances.groups.models import Group
from backend.core.events import Event
from backend.meetings.models import Meeting, MeetingState
from backend.people.models import Organisation, Person

#: Whose events change a card or its parts, and are heard when one asks for silence.
HEARD = ("action_item", "step", "assignment", "follow_up", "partner", "sponsor")


def items(session: Session, alliance_id: str) -> list[Any]:
    """The living cards."""
    statement = (
        select(
            ActionItem.id,
            ActionItem.number,
            ActionItem.title,
            ActionItem.status,
            ActionItem.created_at,
            ActionItem.updated_at,
            col(Group.name).label("group_name"),
        )
        .join(Group, Group.id == ActionItem.group_id, isouter=True)
        .where(ActionItem.alliance_id == alliance_id, col(ActionItem.deleted_at).is_(None))
    )
    return list(session.execute(statement.order_by(ActionItem.number)).all())


def steps(session: Session, alliance_id: str) -> list[Any]:
    """All steps there ever were."""
    return _parts(session, alliance_id, Step, (Step.text, Step.state))


def assignments(session: Session, alliance_id: str) -> list[Any]:
    """All assignments there ever were, of cards and of steps."""
    return _parts(
        session,
        alliance_id,
        Assignment,
        (
            Assignment.step_id,
            Assignment.task,
            Assignment.state,
            Assignment.party_kind,
            Assignment.party_id,
            Assignment.party_name,
        ),
    )


def follow_ups(session: Session, alliance_id: str) -> list[Any]:
    """All next dates there ever were."""
    return _parts(
        session,
        alliance_id,
        FollowUp,
        (
            FollowUp.purpose,
            FollowUp.state,
            FollowUp.outcome,
            FollowUp.earliest,
            FollowUp.latest,
            FollowUp.fuzzy_date,
        ),
    )


def _parts(session: Session, alliance_id: str, table: Any, columns: tuple[Any, ...]) -> list[Any]:
    statement = (
        select(table.id, table.action_item_id, table.created_at, table.deleted_at, *columns)
        .where(table.alliance_id == alliance_id)
        .order_by(table.position, table.id)
    )
    return list(session.execute(statement).all())


def heard_since(session: Session, alliance_id: str, moment: datetime) -> list[Any]:
    """What happened to cards and their parts after a moment, in order."""
    statement = select(
        Event.type, Event.subject_type, Event.subject_id, Event.context_id, Event.occurred_at, Event.changes
    ).where(
        Event.stream_id == alliance_id,
        Event.occurred_at > moment,
        col(Event.subject_type).in_(HEARD),
    )
    return list(session.execute(statement.order_by(col(Event.sequence))).all())


def status_changes(session: Session, alliance_id: str) -> list[Any]:
    """Card, moment and `[old, new]` of every change of a status, in order."""
    statement = select(Event.subject_id, Event.occurred_at, Event.changes).where(
        Event.stream_id == alliance_id,
        Event.subject_type == "action_item",
        col(Event.changes)["status"].as_string().is_not(None),
    )
    found = session.execute(statement.order_by(col(Event.sequence)))
    return [(card, moment, changes["status"]) for card, moment, changes in found]


def first_event_at(session: Session, alliance_id: str) -> datetime | None:
    """When the earliest event that is kept happened. What tells of the past (the demo) need not be written first."""
    statement = select(func.min(Event.occurred_at)).where(Event.stream_id == alliance_id)
    found: datetime | None = session.execute(statement).scalar_one_or_none()
    return found


def last_meeting(session: Session, alliance_id: str, before: date, meeting_id: str | None) -> Any:
    """The last meeting on a certain day before this one that was not cancelled, or the one that is named, with the name
    of its group."""
    statement = (
        select(Meeting.id, Meeting.title, Meeting.latest, col(Group.name).label("group_name"))
        .join(Group, col(Group.id) == Meeting.group_id, isouter=True)
        .where(
            Meeting.alliance_id == alliance_id,
            col(Meeting.deleted_at).is_(None),
            Meeting.state != MeetingState.cancelled,
            col(Meeting.latest) < before,
            col(Meeting.earliest) == col(Meeting.latest),
        )
    )
    if meeting_id is not None:
        statement = statement.where(Meeting.id == meeting_id)
    return session.execute(statement.order_by(col(Meeting.latest).desc(), col(Meeting.id).desc()).limit(1)).first()


def organisations_of_people(session: Session, alliance_id: str) -> dict[str, str | None]:
    """Each person's organisation."""
    statement = select(Person.id, Person.organisation_id).where(Person.alliance_id == alliance_id)
    return {key: value for key, value in session.execute(statement)}  # noqa: C416 (rows are no pairs for `dict`)


def organisation_names(session: Session, alliance_id: str) -> dict[str, str]:
    """The names of organisations, also of those that were removed."""
    statement = select(Organisation.id, Organisation.name).where(Organisation.alliance_id == alliance_id)
    return {key: value for key, value in session.execute(statement)}  # noqa: C416 (rows are no pairs for `dict`)

"""Every select of the timeline. A constant number of statements draws it."""

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Select, column, func, or_, select, table
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.core.events import Event
from backend.goals.models import Agreement
from backend.meetings import queries as meeting_queries
from backend.meetings.decisions import queries as decision_queries
from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants.models import Participant
from backend.people.models import PartyKind
from backend.processes.concepts.models import Concept
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.models import Process, ProcessBody, ProcessStep
from backend.processes.recommendations.models import RecommendationPaper
from backend.processes.reports.models import Report

# The room of workshops stands beside this one and is therefore named by table, as in a foreign key.
WORKSHOPS = table("workshops", column("process_id"), column("meeting_id"), column("deleted_at"))


def steps(session: Session, process_id: str) -> list[ProcessStep]:
    """Phases and steps, in their order."""
    statement = select(ProcessStep).filter_by(process_id=process_id, deleted_at=None)
    return list(session.execute(statement.order_by(ProcessStep.position, ProcessStep.id)).scalars())


def meetings(session: Session, actor: Actor, process: Process) -> list[Meeting]:
    """The meetings of a process that the actor sees, in the order in which they were written down."""
    statement = meetings_of(meeting_queries.visible_to(actor), process, _is_alone(session, process))
    return list(session.execute(statement.order_by(Meeting.id)).scalars())


def meetings_of(statement: Select[Any], process: Process, is_alone: bool) -> Select[Any]:
    """These meetings, as far as they belong to the process.

    A process that is the only one of its alliance has all of them; else those of its bodies and of its workshops.
    """
    statement = statement.where(
        Meeting.alliance_id == process.alliance_id,
        col(Meeting.deleted_at).is_(None),
        Meeting.state != MeetingState.cancelled,
    )
    return statement if is_alone else statement.where(or_(*_of_bodies(process)))


def _of_bodies(process: Process) -> list[ColumnElement[bool]]:
    workshops = select(WORKSHOPS.c.meeting_id).where(
        WORKSHOPS.c.process_id == process.id, WORKSHOPS.c.deleted_at.is_(None), WORKSHOPS.c.meeting_id.is_not(None)
    )
    return [meeting_queries.sits_in(_bodies(process)), col(Meeting.id).in_(workshops)]


def _bodies(process: Process) -> Select[Any]:
    return select(ProcessBody.group_id).where(
        ProcessBody.process_id == process.id,
        col(ProcessBody.deleted_at).is_(None),
        col(ProcessBody.group_id).is_not(None),
    )


def decisions(session: Session, actor: Actor, process: Process) -> list[Decision]:
    """The decisions of a process that the actor sees, oldest first; see `meetings_of`."""
    statement = decision_queries.visible_to(actor).where(
        Decision.alliance_id == process.alliance_id, col(Decision.deleted_at).is_(None)
    )
    if not _is_alone(session, process):
        statement = statement.where(col(Decision.group_id).in_(_bodies(process)))
    return list(session.execute(statement.order_by(Decision.decided_on, Decision.id)).scalars())


def _is_alone(session: Session, process: Process) -> bool:
    statement = select(func.count()).where(
        Process.alliance_id == process.alliance_id, col(Process.deleted_at).is_(None)
    )
    return bool(session.execute(statement).scalar_one() == 1)


def documents(session: Session, process_id: str) -> dict[type[Any], list[Any]]:
    """Papers, agreements, concepts and reports of a process, by their table."""
    found: dict[type[Any], list[Any]] = {}
    for one in (Agreement, RecommendationPaper, CouncilPaper, Report, Concept):
        statement = select(one).filter_by(process_id=process_id, deleted_at=None)
        found[one] = list(session.execute(statement.order_by(one.id)).scalars())
    return found


def groups(session: Session, alliance_id: str) -> dict[str, Any]:
    """Name and kind of the alliance's groups by id, also of removed ones."""
    statement = select(Group.id, Group.name, Group.kind).where(Group.alliance_id == alliance_id)
    return {row.id: row for row in session.execute(statement)}


def functions(session: Session, meeting_ids: Collection[str]) -> dict[str, list[str]]:
    """By meeting: who is on its list by function, organisation or group; nobody by their own name."""
    statement = select(Participant.meeting_id, Participant.party_name).where(
        col(Participant.meeting_id).in_(sorted(meeting_ids)),
        col(Participant.deleted_at).is_(None),
        Participant.party_kind != PartyKind.person,
    )
    found: dict[str, list[str]] = {}
    for row in session.execute(statement.order_by(Participant.position, Participant.id)):
        found.setdefault(row.meeting_id, []).append(row.party_name)
    return found


def step_events(session: Session, step_ids: Collection[str]) -> list[Event]:
    """What happened to these steps, in order."""
    statement = select(Event).where(Event.subject_type == "process_step", col(Event.subject_id).in_(sorted(step_ids)))
    return list(session.execute(statement.order_by(Event.sequence)).scalars())

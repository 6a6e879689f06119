"""Every select of an evaluation: one a kind of record, whatever their number."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session, col

from backend.alliances.groups.models import Membership
from backend.goals.indicators.models import Indicator, IndicatorValue
from backend.goals.models import Agreement, Measure
from backend.meetings.models import Meeting, MeetingState
from backend.meetings.participants.models import Participant
from backend.processes.certificates.models import Certificate
from backend.processes.models import Process
from backend.processes.recommendations.models import Recommendation, RecommendationPaper


def is_alone(session: Session, process: Process) -> bool:
    """Whether the alliance has no other process: all its meetings are this one's then."""
    statement = select(Process.id).where(
        Process.alliance_id == process.alliance_id, Process.id != process.id, col(Process.deleted_at).is_(None)
    )
    return session.execute(statement.limit(1)).first() is None


def meetings(session: Session, process: Process, starting: date | None, ending: date | None) -> list[Meeting]:
    """The dated meetings of the alliance between two days that were not called off; a month comes after its days."""
    statement = select(Meeting).where(
        Meeting.alliance_id == process.alliance_id,
        col(Meeting.deleted_at).is_(None),
        Meeting.state != MeetingState.cancelled,
        col(Meeting.earliest).is_not(None),
    )
    if starting is not None:
        statement = statement.where(col(Meeting.latest) >= starting)
    if ending is not None:
        statement = statement.where(col(Meeting.earliest) <= ending)
    return list(session.execute(statement.order_by(Meeting.latest, Meeting.earliest, Meeting.id)).scalars())


def participants(session: Session, meeting_ids: Collection[str]) -> list[Any]:
    """Who was entered for these meetings: meeting, party, what they represent, attendance."""
    statement = select(
        Participant.meeting_id,
        Participant.party_kind,
        Participant.party_id,
        Participant.party_name,
        Participant.represents,
        Participant.attendance,
    ).where(col(Participant.meeting_id).in_(sorted(meeting_ids)), col(Participant.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Participant.position, Participant.id)).all())


def represented(session: Session, alliance_id: str) -> dict[tuple[str, str], str]:
    """By kind and id or name of a member: whose interest they represent in a group of the alliance."""
    statement = select(Membership.party_kind, Membership.party_id, Membership.party_name, Membership.represents).where(
        Membership.alliance_id == alliance_id, col(Membership.deleted_at).is_(None)
    )
    found: dict[tuple[str, str], str] = {}
    for row in session.execute(statement.order_by(Membership.since, Membership.id)):
        if row.represents:
            found[(row.party_kind, row.party_id or row.party_name)] = row.represents["name"]
    return found


def adopted_papers(session: Session, process_id: str) -> list[RecommendationPaper]:
    """The recommendation papers of a process, first adopted first."""
    statement = select(RecommendationPaper).where(
        RecommendationPaper.process_id == process_id, col(RecommendationPaper.deleted_at).is_(None)
    )
    return list(
        session.execute(
            statement.order_by(RecommendationPaper.adopted_on.is_(None), RecommendationPaper.adopted_on)  # type: ignore[union-attr]  # a column
        ).scalars()
    )


def fates(session: Session, paper_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many living recommendations of each paper have which fate."""
    statement = (
        select(Recommendation.paper_id, Recommendation.fate, func.count())
        .where(col(Recommendation.paper_id).in_(sorted(paper_ids)), col(Recommendation.deleted_at).is_(None))
        .group_by(Recommendation.paper_id, Recommendation.fate)
    )
    found: dict[str, dict[str, int]] = {}
    for paper_id, fate, count in session.execute(statement):
        found.setdefault(paper_id, {})[fate] = count
    return found


def agreements(session: Session, process_id: str) -> list[Agreement]:
    """The living agreements of a process, all editions, newest last."""
    statement = select(Agreement).where(Agreement.process_id == process_id, col(Agreement.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Agreement.edition, Agreement.id)).scalars())


def statuses(session: Session, agreement_ids: Collection[str]) -> dict[str, dict[str, int]]:
    """How many living measures of each agreement have which status."""
    statement = (
        select(Measure.agreement_id, Measure.status, func.count())
        .where(col(Measure.agreement_id).in_(sorted(agreement_ids)), col(Measure.deleted_at).is_(None))
        .group_by(Measure.agreement_id, Measure.status)
    )
    found: dict[str, dict[str, int]] = {}
    for agreement_id, status, count in session.execute(statement):
        found.setdefault(agreement_id, {})[status] = count
    return found


def indicators(session: Session, agreement_ids: Collection[str]) -> list[Any]:
    """The living indicators of these agreements' measures, each with its measure's title."""
    statement = (
        select(Indicator, Measure.title)
        .join(Measure, col(Measure.id) == Indicator.measure_id)
        .where(
            col(Measure.agreement_id).in_(sorted(agreement_ids)),
            col(Measure.deleted_at).is_(None),
            col(Indicator.deleted_at).is_(None),
        )
        .order_by(Measure.position, Measure.id, Indicator.position, Indicator.id)
    )
    return list(session.execute(statement).all())


def values(session: Session, series: Collection[str]) -> dict[str, list[Any]]:
    """What was measured of these indicators in all editions, oldest first."""
    statement = select(IndicatorValue.series, IndicatorValue.on_day, IndicatorValue.value).where(
        col(IndicatorValue.series).in_(sorted(series)), col(IndicatorValue.deleted_at).is_(None)
    )
    found: dict[str, list[Any]] = {}
    for row in session.execute(statement.order_by(IndicatorValue.on_day, IndicatorValue.id)):
        found.setdefault(row.series, []).append(row)
    return found


def certificates(session: Session, process: Process) -> list[Certificate]:
    """The living certificates of a process, first awarded first."""
    statement = select(Certificate).where(Certificate.process_id == process.id, col(Certificate.deleted_at).is_(None))
    return list(session.execute(statement.order_by(Certificate.awarded_on, Certificate.id)).scalars())

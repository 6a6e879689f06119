"""Every select about reports and status entries."""

from collections.abc import Collection
from datetime import date
from typing import Any

from sqlalchemy import Select, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.core.problems import NotFound
from backend.goals.lineage.models import LineageEntry
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure
from backend.processes.models import Process
from backend.processes.reports.models import EntryStatus, Perspective, Report, ReportState, StatusEntry

#: The order in which what was said of a measure counts: the last is what holds.
LATER = (StatusEntry.period_until, StatusEntry.assessed_on, StatusEntry.created_at, StatusEntry.id)


def visible_to(actor: Actor) -> Select[Any]:
    """Reports of the actor's alliances."""
    return select(Report).where(actor.sees(Report.alliance_id))


def of_alliance(actor: Actor, alliance_id: str, **members: str | None) -> Select[Any]:
    """Reports of one alliance. `members` are columns (`agreement_id`, `state`, …) and what they are."""
    statement = visible_to(actor).where(Report.alliance_id == alliance_id)
    for name, value in members.items():
        if value is not None:
            statement = statement.where(getattr(Report, name) == value)
    return statement


def find(session: Session, actor: Actor, report_id: str) -> Report:
    """The report by id, if visible; 404 otherwise."""
    return _one(session, visible_to(actor).where(Report.id == report_id, col(Report.deleted_at).is_(None)))  # type: ignore[no-any-return]  # a Select of one entity


def entries_visible_to(actor: Actor) -> Select[Any]:
    """Entries of the actor's alliances, on measures that are there."""
    return (
        select(StatusEntry)
        .join(Measure, col(Measure.id) == StatusEntry.measure_id)
        .where(actor.sees(StatusEntry.alliance_id), col(Measure.deleted_at).is_(None))
    )


def find_entry(session: Session, actor: Actor, entry_id: str) -> StatusEntry:
    """The entry by id, if visible; 404 otherwise."""
    statement = entries_visible_to(actor).where(StatusEntry.id == entry_id, col(StatusEntry.deleted_at).is_(None))
    return _one(session, statement)  # type: ignore[no-any-return]  # a Select of one entity


def find_measure(session: Session, actor: Actor, measure_id: str) -> Measure:
    """The measure by id, if visible; 404 otherwise."""
    statement = select(Measure).where(
        actor.sees(Measure.alliance_id), Measure.id == measure_id, col(Measure.deleted_at).is_(None)
    )
    return _one(session, statement)  # type: ignore[no-any-return]  # a Select of one entity


def _one(session: Session, statement: Select[Any]) -> Any:
    found = session.execute(statement).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def agreement(session: Session, alliance_id: str, agreement_id: str) -> Agreement | None:
    """A living agreement of the alliance."""
    statement = select(Agreement).filter_by(id=agreement_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()


def has_process(session: Session, alliance_id: str, process_id: str) -> bool:
    """Whether the process is one of the alliance's."""
    statement = select(Process.id).filter_by(id=process_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).first() is not None


def measures(session: Session, agreement_id: str) -> list[Any]:
    """Rows of every measure of an agreement with its goal's text and its field's label, in their order."""
    statement = (
        select(Measure, Goal.text.label("goal"), FieldOfAction.label.label("field"))  # type: ignore[attr-defined]  # columns
        .join(Goal, col(Goal.id) == Measure.goal_id)
        .outerjoin(FieldOfAction, col(FieldOfAction.id) == Goal.field_of_action_id)
        .where(Measure.agreement_id == agreement_id, col(Measure.deleted_at).is_(None), col(Goal.deleted_at).is_(None))
        .order_by(FieldOfAction.position, FieldOfAction.id, Goal.position, Goal.id, Measure.position, Measure.id)
    )
    return list(session.execute(statement).all())


def entries_of(session: Session, measure_ids: Collection[str], until: date) -> dict[str, list[StatusEntry]]:
    """By measure: its living entries about periods that ended until a day, the last that counts last."""
    found: dict[str, list[StatusEntry]] = {one: [] for one in measure_ids}
    statement = select(StatusEntry).where(
        col(StatusEntry.measure_id).in_(sorted(measure_ids)),
        col(StatusEntry.deleted_at).is_(None),
        StatusEntry.period_until <= until,
    )
    for entry in session.execute(statement.order_by(*LATER)).scalars():
        found[entry.measure_id].append(entry)
    return found


def last_status(session: Session, measure_id: str) -> StatusEntry | None:
    """What the administration said last of a measure, besides that there are no news."""
    statement = select(StatusEntry).where(
        StatusEntry.measure_id == measure_id,
        col(StatusEntry.deleted_at).is_(None),
        StatusEntry.perspective == Perspective.administration,
        StatusEntry.status != EntryStatus.no_news,
    )
    return session.execute(statement.order_by(*(col(one).desc() for one in LATER)).limit(1)).scalar_one_or_none()


def report_before(session: Session, report: Report, agreement_ids: Collection[str]) -> Report | None:
    """The last report on one of these agreements that was sent, about a time before this one's end."""
    statement = select(Report).where(
        col(Report.agreement_id).in_(sorted(agreement_ids)),
        Report.state == ReportState.sent,
        Report.period_until < report.period_until,
        Report.id != report.id,
        col(Report.deleted_at).is_(None),
    )
    return session.execute(
        statement.order_by(col(Report.period_until).desc(), col(Report.sent_on).desc(), col(Report.id)).limit(1)
    ).scalar_one_or_none()


def lineage(session: Session, agreement_id: str) -> list[LineageEntry]:
    """What became of the measures of the edition before in this one."""
    statement = select(LineageEntry).where(
        LineageEntry.agreement_id == agreement_id, col(LineageEntry.deleted_at).is_(None)
    )
    return list(session.execute(statement.order_by(LineageEntry.created_at, LineageEntry.id)).scalars())


def titles(session: Session, measure_ids: Collection[str]) -> dict[str, str]:
    """Titles of measures by id, also of removed ones."""
    statement = select(Measure.id, Measure.title).where(col(Measure.id).in_(sorted(measure_ids)))
    return {row.id: row.title for row in session.execute(statement)} if measure_ids else {}


def report_of(session: Session, alliance_id: str, report_id: str) -> Report | None:
    """A living report of the alliance."""
    statement = select(Report).filter_by(id=report_id, alliance_id=alliance_id, deleted_at=None)
    return session.execute(statement).scalar_one_or_none()


def sent_among(session: Session, report_ids: Collection[str]) -> set[str]:
    """Which of these reports were sent."""
    if not report_ids:
        return set()
    statement = select(Report.id).where(col(Report.id).in_(sorted(report_ids)), Report.state == ReportState.sent)
    return set(session.execute(statement).scalars())


def agreement_of(session: Session, agreement_id: str) -> Agreement:
    """The agreement of a report, also a removed one."""
    return session.execute(select(Agreement).where(Agreement.id == agreement_id)).scalar_one()

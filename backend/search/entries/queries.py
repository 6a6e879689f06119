"""Every select of the records that can be found."""

from collections import defaultdict
from collections.abc import Collection, Sequence
from typing import Any

from sqlalchemy import Select, func, or_, select
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem, Comment
from backend.alliances.groups.models import Duty
from backend.alliances.models import Alliance
from backend.documents.models import Document
from backend.meetings.agenda.models import AgendaItem, Outcome
from backend.meetings.minutes.models import MinutesAddendum, MinutesVersion
from backend.people.models import Person
from backend.processes.concepts.models import Chapter
from backend.processes.mandates.models import Mandate
from backend.processes.material.models import Material
from backend.processes.models import ProcessStep
from backend.processes.recommendations import queries as recommendation_queries
from backend.processes.recommendations.models import Recommendation, RecommendationPaper
from backend.programmes import queries as programme_queries
from backend.programmes.accessions.models import Accession
from backend.programmes.good_practices.models import GoodPractice
from backend.programmes.models import Participation, Programme
from backend.workshops.models import WorkshopCluster


def living(session: Session, table: Any, alliance_id: str, ids: Collection[str]) -> list[Any]:
    """The records of a table with these ids that are not removed."""
    statement = select(table).where(table.alliance_id == alliance_id, table.id.in_(ids), table.deleted_at.is_(None))
    return list(session.execute(statement.execution_options(populate_existing=True)).scalars())


def following(session: Session, table: Any, alliance_id: str, after: str, limit: int) -> list[str]:
    """The ids of the next living records of a table behind one."""
    statement = select(table.id).where(table.alliance_id == alliance_id, table.id > after, table.deleted_at.is_(None))
    return list(session.execute(statement.order_by(table.id).limit(limit)).scalars())


def comments_on(session: Session, item_ids: Collection[str]) -> dict[str, list[str]]:
    """What was said about these cards."""
    return _gathered(session, Comment.action_item_id, Comment.text, Comment, item_ids)


def duties_of(session: Session, group_ids: Collection[str]) -> dict[str, list[str]]:
    """The duties of these groups."""
    return _gathered(session, Duty.group_id, Duty.text, Duty, group_ids)


def clusters_of(session: Session, workshop_ids: Collection[str]) -> dict[str, list[str]]:
    """The titles of the clusters of these workshops."""
    return _gathered(session, WorkshopCluster.workshop_id, WorkshopCluster.title, WorkshopCluster, workshop_ids)


def outcomes_of(session: Session, agenda_item_ids: Collection[str]) -> dict[str, list[str]]:
    """What came out of these agenda items."""
    return _gathered(session, Outcome.agenda_item_id, Outcome.text, Outcome, agenda_item_ids)


def addenda_to(session: Session, meeting_ids: Collection[str]) -> dict[str, list[str]]:
    """What was added to the minutes of these meetings."""
    return _gathered(session, MinutesAddendum.meeting_id, MinutesAddendum.text, MinutesAddendum, meeting_ids)


def _gathered(session: Session, key: Any, text: Any, table: Any, keys: Collection[str]) -> dict[str, list[str]]:
    statement = select(key, text).where(key.in_(keys), table.deleted_at.is_(None)).order_by(table.id)
    found: dict[str, list[str]] = defaultdict(list)
    for owner, words in session.execute(statement):
        found[owner].append(words)
    return found


def steps_of(session: Session, process_ids: Collection[str]) -> dict[str, list[tuple[str, str | None]]]:
    """Title and note of the living steps of these processes, in their order."""
    statement = select(ProcessStep.process_id, ProcessStep.title, ProcessStep.note).where(
        col(ProcessStep.process_id).in_(process_ids), col(ProcessStep.deleted_at).is_(None)
    )
    found: dict[str, list[tuple[str, str | None]]] = defaultdict(list)
    for row in session.execute(statement.order_by(ProcessStep.position, ProcessStep.id)):
        found[row.process_id].append((row.title, row.note))
    return found


def mandates_of(session: Session, process_ids: Collection[str]) -> dict[str, Mandate]:
    """The mandates of these processes."""
    statement = select(Mandate).where(col(Mandate.process_id).in_(process_ids), col(Mandate.deleted_at).is_(None))
    return {one.process_id: one for one in session.execute(statement).scalars()}


def rows_by_id(session: Session, table: Any, ids: Collection[str | None]) -> dict[str, Any]:
    """Living rows of a table by id."""
    known = {one for one in ids if one}
    statement = select(table).where(table.id.in_(known), table.deleted_at.is_(None))
    return {row.id: row for row in session.execute(statement).scalars()} if known else {}


def short_name(session: Session, alliance_id: str) -> str:
    """The prefix of the alliance's numbers."""
    return str(session.execute(select(Alliance.short_name).where(Alliance.id == alliance_id)).scalar_one())


def circulated_last(session: Session, meeting_ids: Collection[str]) -> dict[str, int]:
    """The number of the last version of the minutes that was circulated, by meeting."""
    statement = (
        select(MinutesVersion.meeting_id, func.max(MinutesVersion.number))
        .where(
            col(MinutesVersion.meeting_id).in_(meeting_ids),
            col(MinutesVersion.circulated_at).is_not(None),
            col(MinutesVersion.deleted_at).is_(None),
        )
        .group_by(MinutesVersion.meeting_id)
    )
    return {row[0]: row[1] for row in session.execute(statement)}


def agenda_items_with(session: Session, ids: Collection[str]) -> set[str]:
    """The agenda items of these meetings, and those from which one of these outcomes came."""
    of_outcomes = select(Outcome.agenda_item_id).where(col(Outcome.id).in_(ids))
    statement = select(AgendaItem.id).where(or_(col(AgendaItem.meeting_id).in_(ids), AgendaItem.id.in_(of_outcomes)))
    return set(session.execute(statement).scalars())


def minutes_with(session: Session, ids: Collection[str]) -> set[str]:
    """The versions of the minutes of the meetings that one of these is, or that one of these belongs to."""
    meetings = [select(table.meeting_id).where(col(table.id).in_(ids)) for table in (MinutesVersion, MinutesAddendum)]
    statement = select(MinutesVersion.id).where(
        or_(col(MinutesVersion.meeting_id).in_(ids), *(MinutesVersion.meeting_id.in_(one) for one in meetings))
    )
    return set(session.execute(statement).scalars())


def people_of(session: Session, organisation_ids: Collection[str]) -> set[str]:
    """The people of these organisations."""
    statement = select(Person.id).where(col(Person.organisation_id).in_(organisation_ids))
    return set(session.execute(statement).scalars())


def chapters_of(session: Session, concept_ids: Collection[str]) -> set[str]:
    """The chapters of these concepts."""
    return set(session.execute(select(Chapter.id).where(col(Chapter.concept_id).in_(concept_ids))).scalars())


def material_of(session: Session, process_ids: Collection[str]) -> set[str]:
    """The material of these processes."""
    return set(session.execute(select(Material.id).where(col(Material.process_id).in_(process_ids))).scalars())


def papers_of(session: Session, process_ids: Collection[str]) -> set[str]:
    """The recommendation papers of these processes."""
    statement = select(RecommendationPaper.id).where(col(RecommendationPaper.process_id).in_(process_ids))
    return set(session.execute(statement).scalars())


def recommendations_of(session: Session, ids: Collection[str]) -> set[str]:
    """The recommendations in these papers, and in those of these processes."""
    papers = select(RecommendationPaper.id).where(col(RecommendationPaper.process_id).in_(ids))
    statement = select(Recommendation.id).where(
        or_(col(Recommendation.paper_id).in_(ids), col(Recommendation.paper_id).in_(papers))
    )
    return set(session.execute(statement).scalars())


def recommendations_visible_to(actor: Actor) -> Select[Any]:
    """Recommendations in the papers that the actor sees."""
    papers = recommendation_queries.visible_to(actor).with_only_columns(RecommendationPaper.id)
    return recommendation_queries.within(actor, Recommendation).where(col(Recommendation.paper_id).in_(papers))


def practices_of(session: Session, programme_ids: Collection[str]) -> set[str]:
    """The good practices of these programmes."""
    statement = select(GoodPractice.id).where(col(GoodPractice.programme_id).in_(programme_ids))
    return set(session.execute(statement).scalars())


def shared_with(session: Session, actor: Actor, alliance_id: str | None) -> dict[str, str]:
    """What offices of other alliances share: ids of programmes and practices, each with the alliance that takes part.

    In this alliance, or (None) in any that the actor sees as a whole.
    """
    links = programme_queries.joined(actor, Participation.programme_id).add_columns(col(Accession.alliance_id))
    if alliance_id is not None:
        links = links.where(Accession.alliance_id == alliance_id)
    by_programme = {row[0]: row[1] for row in session.execute(links.order_by(Accession.alliance_id))}
    if not by_programme:
        return {}
    keys = sorted(by_programme)
    living = select(Programme.id).where(col(Programme.id).in_(keys), col(Programme.deleted_at).is_(None))
    programmes = {key: by_programme[key] for key in session.execute(living).scalars()}
    statement = select(GoodPractice.id, GoodPractice.programme_id).where(
        col(GoodPractice.programme_id).in_(programmes), col(GoodPractice.deleted_at).is_(None)
    )
    return programmes | {row[0]: by_programme[row[1]] for row in session.execute(statement)}


def documents_on(session: Session, item_ids: Collection[str]) -> set[str]:
    """The files on these cards."""
    return set(session.execute(select(Document.id).where(col(Document.subject_id).in_(item_ids))).scalars())


def cards(session: Session, ids: Sequence[str]) -> dict[str, Any]:
    """Living cards by id."""
    return rows_by_id(session, ActionItem, ids)

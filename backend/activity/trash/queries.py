"""Every select of the trash: removed records of all kinds as one read-only table."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, String, cast, func, literal, null, or_, select, union_all
from sqlalchemy.orm import registry
from sqlmodel import Session, col

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.activity.trash.kinds import KINDS
from backend.alliances.groups.models import Group
from backend.alliances.models import Alliance
from backend.core.events import Event
from backend.core.problems import NotFound
from backend.documents.models import Document
from backend.goals.fields.models import InventoryEntry
from backend.goals.indicators.models import Indicator
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure
from backend.ideas.models import Idea
from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting
from backend.people.models import Organisation, Person
from backend.processes.certificates.models import Certificate
from backend.processes.concepts.models import Chapter, Concept
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.interfaces.models import Interface
from backend.processes.material.models import Material
from backend.processes.models import Process
from backend.processes.obligations.models import Obligation
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse
from backend.processes.recommendations.models import Recommendation, RecommendationPaper
from backend.processes.reports.models import Report
from backend.processes.templates.models import ProcessTemplate
from backend.workshops.models import Workshop, WorkshopCard

#: What stands for a record in the list. Purging empties it, so that an empty one is no longer in the trash.
TITLES: dict[str, Any] = {
    "action_item": ActionItem.title,
    "group": Group.name,
    "person": Person.name,
    "organisation": Organisation.name,
    "meeting": func.coalesce(Meeting.title, col(Meeting.fuzzy_date)["text"].as_string(), " "),
    "decision": Decision.matter,
    "idea": Idea.text,
    "document": Document.name,
    "concept": Concept.title,
    "chapter": Chapter.title,
    "interface": Interface.title,
    "certificate": Certificate.title,
    "obligation": Obligation.title,
    "questionnaire": Questionnaire.title,
    "questionnaire_response": func.coalesce(
        col(QuestionnaireResponse.assessor)["name"].as_string(), QuestionnaireResponse.kind
    ),
    "field_of_action": FieldOfAction.label,
    "inventory_entry": InventoryEntry.text,
    "agreement": Agreement.title,
    "goal": Goal.text,
    "measure": Measure.title,
    "indicator": Indicator.name,
    "process": Process.title,
    "process_template": ProcessTemplate.name,
    "material": Material.text,
    "recommendation_paper": RecommendationPaper.title,
    "recommendation": Recommendation.text,
    "council_paper": CouncilPaper.title,
    "report": Report.title,
    "workshop": Workshop.title,
    "workshop_card": WorkshopCard.text,
}
#: Whose history tells of the removal, where that is not the record's own.
CONTEXTS: dict[str, Any] = {
    "document": Document.subject_id,
    "chapter": Chapter.concept_id,
    "inventory_entry": InventoryEntry.field_of_action_id,
    "indicator": Indicator.measure_id,
    "questionnaire_response": QuestionnaireResponse.questionnaire_id,
    "material": Material.process_id,
    "recommendation": Recommendation.paper_id,
    "workshop_card": WorkshopCard.workshop_id,
}


def _rows(kind: str, table: Any) -> Select[Any]:
    numbers = {
        "action_item": Alliance.short_name.concat("-").concat(cast(ActionItem.number, String)),
        "decision": cast(Decision.year, String).concat("/").concat(cast(Decision.number, String)),
    }
    number = numbers.get(kind, null())
    statement: Any = select(
        literal(kind).label("kind"),
        table.id,
        table.alliance_id,
        cast(number, String).label("number"),
        TITLES[kind].label("title"),
        CONTEXTS.get(kind, table.id).label("context_id"),
        table.version,
        table.updated_at,
        table.deleted_at,
    ).where(table.deleted_at.is_not(None), TITLES[kind] != "")
    return statement.join(Alliance, Alliance.id == table.alliance_id) if kind == "action_item" else statement


TRASHED = union_all(*(_rows(name, kind.table) for name, kind in KINDS.items())).subquery("trashed")


class Trashed:
    """One removed record, whatever its kind."""

    kind: Any
    id: Any
    alliance_id: Any
    number: Any
    title: Any
    context_id: Any
    version: Any
    updated_at: Any
    deleted_at: Any


registry().map_imperatively(Trashed, TRASHED, primary_key=[TRASHED.c.id])


def visible_to(actor: Actor, since: datetime) -> Select[Any]:
    """What was removed since a moment in the actor's alliances."""
    return select(Trashed).where(actor.sees(Trashed.alliance_id), Trashed.deleted_at > since)


def find(session: Session, actor: Actor, record_id: str, since: datetime) -> Trashed:
    """The removed record by id, if it still waits in the trash of an alliance that the actor sees; 404 otherwise."""
    found: Trashed | None = session.execute(
        visible_to(actor, since).where(Trashed.id == record_id)
    ).scalar_one_or_none()
    if found is None:
        raise NotFound
    return found


def record_of(session: Session, trashed: Trashed) -> Any:
    """The record itself."""
    return session.get_one(KINDS[trashed.kind].table, trashed.id)


def removed_by(session: Session, trashed: Sequence[Trashed]) -> dict[str, str]:
    """Who removed these, by id of the record; in one statement."""
    statement = (
        select(Event.subject_id, Event.actor_name)
        .where(
            Event.context_id.in_({one.context_id for one in trashed}),
            Event.subject_id.in_([one.id for one in trashed]),
            or_(*(Event.type == f"{kind}.deleted" for kind in KINDS)),
        )
        .order_by(Event.sequence)
    )
    return {row[0]: row[1] for row in session.execute(statement)} if trashed else {}


def due(session: Session, before: datetime, limit: int) -> list[tuple[str, Any]]:
    """Kinds and records whose time in the trash is over, oldest first."""
    statement = select(Trashed).where(Trashed.deleted_at <= before).order_by(Trashed.deleted_at).limit(limit)
    return [(one.kind, record_of(session, one)) for one in session.execute(statement).scalars()]

"""The kinds of records that wait in the trash, and who brings them back or erases them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import tombstones as action_items
from backend.actions.models import ActionItem
from backend.alliances.groups import tombstones as groups
from backend.alliances.groups.models import Group
from backend.documents import service as documents
from backend.documents.models import Document
from backend.goals import tombstones as goals
from backend.goals.fields.models import InventoryEntry
from backend.goals.indicators.models import Indicator
from backend.goals.models import Agreement, FieldOfAction, Goal, Measure
from backend.ideas import service as ideas
from backend.ideas.models import Idea
from backend.meetings import service as meetings
from backend.meetings.decisions import service as decisions
from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting
from backend.people import service as people
from backend.people.models import Organisation, Person
from backend.processes.certificates import service as certificates
from backend.processes.certificates.models import Certificate
from backend.processes.concepts import service as concepts
from backend.processes.concepts.chapters import service as chapters
from backend.processes.concepts.models import Chapter, Concept
from backend.processes.council_papers import service as council_papers
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.interfaces import service as interfaces
from backend.processes.interfaces.models import Interface
from backend.processes.material import service as material
from backend.processes.material.models import Material
from backend.processes.models import Process
from backend.processes.obligations import service as obligations
from backend.processes.obligations.models import Obligation
from backend.processes.questionnaires import service as questionnaires
from backend.processes.questionnaires.models import Questionnaire, QuestionnaireResponse
from backend.processes.recommendations import service as recommendation_papers
from backend.processes.recommendations.items import service as recommendations
from backend.processes.recommendations.models import Recommendation, RecommendationPaper
from backend.processes.reports import service as reports
from backend.processes.reports.models import Report
from backend.processes.runs import service as processes
from backend.processes.templates import service as process_templates
from backend.processes.templates.models import ProcessTemplate
from backend.workshops import service as workshops
from backend.workshops.cards import service as workshop_cards
from backend.workshops.models import Workshop, WorkshopCard


@dataclass(frozen=True)
class Kind:
    """One kind: its table, and its room's own ways."""

    table: type[Any]
    restore: Callable[[Session, Actor, Any], None]
    purge: Callable[[Session, Actor, Any], None]


#: By what events call them.
KINDS: dict[str, Kind] = {
    "action_item": Kind(ActionItem, action_items.restore, action_items.purge),
    "group": Kind(Group, groups.restore, groups.purge),
    "person": Kind(Person, people.restore, people.purge),
    "organisation": Kind(Organisation, people.restore, people.purge),
    "meeting": Kind(Meeting, meetings.restore, meetings.purge),
    "decision": Kind(Decision, decisions.restore, decisions.purge),
    "idea": Kind(Idea, ideas.restore, ideas.purge),
    "document": Kind(Document, documents.restore, documents.purge),
    "council_paper": Kind(CouncilPaper, council_papers.restore, council_papers.purge),
    "report": Kind(Report, reports.restore, reports.purge),
    "concept": Kind(Concept, concepts.restore, concepts.purge),
    "chapter": Kind(Chapter, chapters.restore, chapters.purge),
    "interface": Kind(Interface, interfaces.restore, interfaces.purge),
    "certificate": Kind(Certificate, certificates.restore, certificates.purge),
    "obligation": Kind(Obligation, obligations.restore, obligations.purge),
    "questionnaire": Kind(Questionnaire, questionnaires.restore, questionnaires.purge),
    "questionnaire_response": Kind(QuestionnaireResponse, questionnaires.restore, questionnaires.purge),
    "field_of_action": Kind(FieldOfAction, goals.restore, goals.purge),
    "inventory_entry": Kind(InventoryEntry, goals.restore, goals.purge),
    "agreement": Kind(Agreement, goals.restore, goals.purge),
    "goal": Kind(Goal, goals.restore, goals.purge),
    "measure": Kind(Measure, goals.restore, goals.purge),
    "indicator": Kind(Indicator, goals.restore, goals.purge),
    "process": Kind(Process, processes.restore, processes.purge),
    "process_template": Kind(ProcessTemplate, process_templates.restore, process_templates.purge),
    "material": Kind(Material, material.restore, material.purge),
    "recommendation_paper": Kind(RecommendationPaper, recommendation_papers.restore, recommendation_papers.purge),
    "recommendation": Kind(Recommendation, recommendations.restore, recommendations.purge),
    "workshop": Kind(Workshop, workshops.restore, workshops.purge),
    "workshop_card": Kind(WorkshopCard, workshop_cards.restore, workshop_cards.purge),
}

"""The kinds of records that can be found, a line each."""

from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Select
from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions import queries as action_queries
from backend.actions.documents import queries as document_queries
from backend.actions.models import ActionItem
from backend.alliances.groups import queries as group_queries
from backend.alliances.groups.models import Group
from backend.documents.models import Document
from backend.goals import queries as goal_queries
from backend.goals.models import Agreement, Goal, Measure
from backend.ideas import queries as idea_queries
from backend.ideas.models import Idea
from backend.meetings import queries as meeting_queries
from backend.meetings.agenda.items import queries as agenda_queries
from backend.meetings.agenda.models import AgendaItem
from backend.meetings.decisions import queries as decision_queries
from backend.meetings.decisions.models import Decision
from backend.meetings.minutes import queries as minutes_queries
from backend.meetings.minutes.models import MinutesVersion
from backend.meetings.models import Meeting
from backend.people import queries as people_queries
from backend.people.models import Organisation, Person
from backend.processes import queries as process_queries
from backend.processes.concepts import queries as concept_queries
from backend.processes.concepts.chapters import queries as chapter_queries
from backend.processes.concepts.models import Chapter, Concept
from backend.processes.council_papers import queries as council_paper_queries
from backend.processes.council_papers.models import CouncilPaper
from backend.processes.interfaces import queries as interface_queries
from backend.processes.interfaces.models import Interface
from backend.processes.material import queries as material_queries
from backend.processes.material.models import Material
from backend.processes.models import Process
from backend.processes.recommendations import queries as recommendation_queries
from backend.processes.recommendations.models import Recommendation, RecommendationPaper
from backend.processes.reports import queries as report_queries
from backend.processes.reports.models import Report
from backend.programmes import queries as programme_queries
from backend.programmes.good_practices import queries as practice_queries
from backend.programmes.good_practices.models import GoodPractice
from backend.programmes.models import Programme
from backend.search.entries import process_texts, queries, texts
from backend.search.models import EntryType
from backend.workshops import queries as workshop_queries
from backend.workshops.models import Workshop

Ids = Collection[str]


@dataclass(frozen=True)
class Source:
    """One kind: who may read it at all, its table, its texts, who sees it, and its records that follow from something else's change.

    An event about a part names its record as context; `following` adds what hangs together otherwise.
    """

    type: EntryType
    permission: str
    table: Any
    texts: Callable[[Session, Sequence[Any]], Iterator[texts.Text]]
    visible: Callable[[Actor], Select[Any]]
    following: Callable[[Session, Ids], set[str]] | None = None


SOURCES = [
    Source(EntryType.action_item, "action-items:read", ActionItem, texts.action_items, action_queries.visible_to),
    Source(EntryType.idea, "ideas:read", Idea, texts.ideas, idea_queries.visible_to),
    Source(EntryType.meeting, "meetings:read", Meeting, texts.meetings, meeting_queries.visible_to),
    Source(
        EntryType.agenda_item,
        "meetings:read",
        AgendaItem,
        texts.agenda_items,
        agenda_queries.visible_to,
        queries.agenda_items_with,
    ),
    Source(
        EntryType.minutes,
        "meetings:read",
        MinutesVersion,
        texts.minutes,
        minutes_queries.visible_to,
        queries.minutes_with,
    ),
    Source(EntryType.decision, "decisions:read", Decision, texts.decisions, decision_queries.visible_to),
    Source(EntryType.process, "processes:read", Process, process_texts.processes, process_queries.visible_to),
    Source(
        EntryType.material,
        "processes:read",
        Material,
        process_texts.material,
        material_queries.visible_to,
        queries.material_of,
    ),
    Source(
        EntryType.recommendation_paper,
        "processes:read",
        RecommendationPaper,
        process_texts.recommendation_papers,
        recommendation_queries.visible_to,
        queries.papers_of,
    ),
    Source(
        EntryType.recommendation,
        "processes:read",
        Recommendation,
        process_texts.recommendations,
        queries.recommendations_visible_to,
        queries.recommendations_of,
    ),
    Source(EntryType.agreement, "goals:read", Agreement, process_texts.agreements, goal_queries.agreements_visible_to),
    Source(EntryType.goal, "goals:read", Goal, process_texts.goals, goal_queries.goals_visible_to),
    Source(EntryType.measure, "goals:read", Measure, process_texts.measures, goal_queries.measures_visible_to),
    Source(EntryType.workshop, "workshops:read", Workshop, process_texts.workshops, workshop_queries.visible_to),
    Source(
        EntryType.council_paper,
        "processes:read",
        CouncilPaper,
        process_texts.council_papers,
        council_paper_queries.visible_to,
    ),
    Source(EntryType.report, "processes:read", Report, process_texts.reports, report_queries.visible_to),
    Source(EntryType.concept, "processes:read", Concept, process_texts.concepts, concept_queries.visible_to),
    Source(
        EntryType.chapter,
        "processes:read",
        Chapter,
        process_texts.chapters,
        chapter_queries.visible_to,
        queries.chapters_of,
    ),
    Source(EntryType.interface, "processes:read", Interface, process_texts.interfaces, interface_queries.visible_to),
    Source(EntryType.programme, "programmes:read", Programme, process_texts.programmes, programme_queries.visible_to),
    Source(
        EntryType.good_practice,
        "programmes:read",
        GoodPractice,
        process_texts.good_practices,
        practice_queries.visible_to,
        queries.practices_of,
    ),
    Source(EntryType.group, "groups:read", Group, texts.groups, group_queries.visible_to),
    Source(EntryType.person, "people:read", Person, texts.people, people_queries.people_visible_to, queries.people_of),
    Source(
        EntryType.organisation,
        "people:read",
        Organisation,
        texts.organisations,
        people_queries.organisations_visible_to,
    ),
    Source(
        EntryType.document,
        "documents:read",
        Document,
        texts.documents,
        document_queries.visible_to,
        queries.documents_on,
    ),
]

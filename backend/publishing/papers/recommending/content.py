"""What a recommendation paper's file is made of, read in a constant number of statements."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

from backend.meetings.decisions.models import Decision
from backend.meetings.models import Meeting
from backend.people.models import PartyKind
from backend.processes.mandates import queries as mandate_queries
from backend.processes.mandates.models import Mandate
from backend.processes.material import queries as material_queries
from backend.processes.material.models import Material
from backend.processes.models import Process
from backend.processes.recommendations import queries
from backend.processes.recommendations.content import PaperContent
from backend.processes.recommendations.editions import service as editions
from backend.processes.recommendations.models import (
    FROZEN,
    Amendment,
    Objection,
    Recommendation,
    RecommendationPaper,
)
from backend.publishing.evaluation import queries as evaluation_queries


@dataclass(frozen=True)
class Interest:
    """Who sat at the table for one interest: organisations by name, persons by number. `name` None: nobody said."""

    name: str | None
    organisations: list[str]
    persons: int


@dataclass(frozen=True)
class Found:
    """All that the file says. `content` is the adopted edition, or the paper as it is now."""

    paper: RecommendationPaper
    process: Process
    mandate: Mandate | None
    content: PaperContent
    recommendations: list[Recommendation]
    meetings: list[Meeting]
    interests: list[Interest]
    decision: Decision | None
    body: str | None
    objections: list[Objection]
    amendments: list[Amendment]
    material: list[Material]


def gather(session: Session, paper: RecommendationPaper) -> Found:
    """Everything about the paper, whoever asks: the caller has seen to it that they may."""
    process = session.get_one(Process, paper.process_id)
    found = queries.recommendations(session, [paper.id])
    ids = [one.id for one in found]
    meetings = evaluation_queries.meetings(session, process, process.started_on, paper.adopted_on)
    groups = {one.id: one.name for one in queries.groups(session, paper.alliance_id)}
    return Found(
        paper=paper,
        process=process,
        mandate=mandate_queries.of_process(session, process.id),
        content=_content(session, paper),
        recommendations=found,
        meetings=meetings,
        interests=_interests(session, paper.alliance_id, meetings),
        decision=session.get(Decision, paper.decision_id) if paper.decision_id else None,
        body=groups.get(paper.group_id or ""),
        objections=queries.objections(session, ids),
        amendments=queries.amendments(session, ids),
        material=material_queries.in_order(session, process.id),
    )


def _content(session: Session, paper: RecommendationPaper) -> PaperContent:
    last = queries.edition(session, paper.id, paper.edition) if paper.state in FROZEN else None
    return PaperContent.model_validate(last.content) if last else editions.contents_of(session, [paper])[paper.id]


def _interests(session: Session, alliance_id: str, meetings: Sequence[Meeting]) -> list[Interest]:
    """Each party once, with the interest that it stood for; interests in the order in which they came."""
    members = evaluation_queries.represented(session, alliance_id)
    parties: dict[tuple[str, str], tuple[str | None, str, str]] = {}
    for one in evaluation_queries.participants(session, [meeting.id for meeting in meetings]):
        key = (one.party_kind, one.party_id or one.party_name)
        interest = one.represents["name"] if one.represents else members.get(key)
        parties.setdefault(key, (interest, one.party_kind, one.party_name))
    found: dict[str | None, Interest] = {}
    for interest, kind, name in parties.values():
        there = found.get(interest) or Interest(interest, [], 0)
        if kind == PartyKind.person:
            found[interest] = Interest(interest, there.organisations, there.persons + 1)
        else:
            found[interest] = Interest(interest, [*there.organisations, name], there.persons)
    return sorted(found.values(), key=lambda one: one.name is None)

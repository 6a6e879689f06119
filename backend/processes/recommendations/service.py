"""Use cases: begin, change and remove recommendation papers."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.processes.models import Process
from backend.processes.recommendations import policy, queries
from backend.processes.recommendations.editions import service as editions
from backend.processes.recommendations.models import FROZEN, RecommendationPaper
from backend.processes.recommendations.problems import PaperIsFrozen
from backend.processes.recommendations.schemas import RecommendationPaperOut


def show_all(session: Session, actor: Actor, papers: Sequence[RecommendationPaper]) -> list[RecommendationPaperOut]:
    """The papers with what follows from elsewhere, in a constant number of statements."""
    changed = editions.changed(session, papers)
    council = queries.council_papers(session, [one.id for one in papers])
    return [
        RecommendationPaperOut.model_validate(
            {
                **one.model_dump(),
                "is_changed": one.id in changed,
                "council_paper_ids": council.get(one.id, []),
                "can": policy.can(actor, one),
            }
        )
        for one in papers
    ]


def show(session: Session, actor: Actor, paper: RecommendationPaper) -> RecommendationPaperOut:
    """One paper as the list shows it."""
    return show_all(session, actor, [paper])[0]


def create(session: Session, actor: Actor, process: Process, values: dict[str, Any]) -> RecommendationPaper:
    """Begin a paper."""
    paper = RecommendationPaper(alliance_id=process.alliance_id, process_id=process.id, title=values["title"])
    _write(session, paper, values)
    session.add(paper)
    record(session, actor, "recommendation_paper.created", paper, {"title": [None, paper.title]})
    return paper


def change(session: Session, actor: Actor, paper: RecommendationPaper, values: dict[str, Any]) -> None:
    """Change a paper. Raises 409 once it is adopted."""
    policy.require(actor, paper.alliance_id)
    if paper.state in FROZEN:
        raise PaperIsFrozen
    _write(session, paper, values)
    changes = events.changes_of(paper)
    if changes:
        touch(paper)
        record(session, actor, "recommendation_paper.changed", paper, changes)


def delete(session: Session, actor: Actor, paper: RecommendationPaper) -> None:
    """Leave a tombstone of the paper. Raises 409 once it is adopted: it is part of what was decided."""
    policy.require(actor, paper.alliance_id)
    if paper.state in FROZEN:
        raise PaperIsFrozen
    paper.deleted_at = now()
    touch(paper)
    record(session, actor, "recommendation_paper.deleted", paper, events.changes_of(paper))


def restore(session: Session, actor: Actor, paper: RecommendationPaper) -> None:
    """Bring a paper back from the trash, with all that is in it."""
    paper.deleted_at = None
    touch(paper)
    record(session, actor, "recommendation_paper.restored", paper, events.changes_of(paper))


def purge(session: Session, actor: Actor, paper: RecommendationPaper) -> None:
    """Erase the words of a removed paper and all that is in it; its tombstone stays."""
    paper.title = ""
    paper.introduction = paper.handed_over_to = paper.handed_over_as = None
    paper.concept_name = paper.concept_note = None
    queries.erase_parts(session, paper.id)
    touch(paper)
    record(session, actor, "recommendation_paper.purged", paper, {})


def _write(session: Session, paper: RecommendationPaper, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(paper, name, value)
    if values.get("group_id") and not queries.exists_in(session, Group, paper.alliance_id, values["group_id"]):
        raise invalid("#/group_id", "unknown_reference")


def record(
    session: Session, actor: Actor, event_type: str, paper: RecommendationPaper, changes: dict[str, list[Any]]
) -> None:
    """Note what happened to a paper."""
    subject = events.Subject("recommendation_paper", paper.id)
    alliance = paper.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

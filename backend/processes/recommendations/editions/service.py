"""Use cases: put an edition down, and tell what differs between two."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import today
from backend.core.differences import TextChange
from backend.core.problems import NotFound, invalid
from backend.core.records import touch
from backend.meetings.models import Meeting
from backend.processes.recommendations import queries
from backend.processes.recommendations.content import (
    FrozenRecommendation,
    PaperContent,
    QuotedMaterial,
    differences,
)
from backend.processes.recommendations.models import FROZEN, RecommendationEdition, RecommendationPaper
from backend.processes.recommendations.problems import EditionUnchanged, PaperIsFrozen


def contents_of(session: Session, papers: Sequence[RecommendationPaper]) -> dict[str, PaperContent]:
    """The papers as they are now, by id, in a constant number of statements."""
    found = queries.recommendations(session, [one.id for one in papers])
    rests_on = queries.material(session, [one.id for one in found])
    contents = {one.id: PaperContent(title=one.title, introduction=one.introduction) for one in papers}
    for one in found:
        quoted = [
            QuotedMaterial(id=piece.id, text=piece.text, source=piece.source["name"] if piece.source else None)
            for piece in rests_on.get(one.id, ())
        ]
        frozen = FrozenRecommendation(id=one.id, text=one.text, reason=one.reason, material=quoted)
        contents[one.paper_id].recommendations.append(frozen)
    return contents


def changed(session: Session, papers: Sequence[RecommendationPaper]) -> set[str]:
    """The ids of papers that say otherwise than their last edition, in a constant number of statements."""
    last = queries.last_editions(session, [one.id for one in papers])
    # What was adopted says what its last edition says; material may have been removed since.
    living = [one for one in papers if one.state not in FROZEN]
    return {
        paper_id
        for paper_id, content in contents_of(session, living).items()
        if paper_id not in last or PaperContent.model_validate(last[paper_id].content) != content
    }


def put_down(
    session: Session,
    actor: Actor,
    paper: RecommendationPaper,
    *,
    note: str | None = None,
    meeting_id: str | None = None,
    on: date | None = None,
) -> RecommendationEdition:
    """Keep the paper as it is now under the next number. Raises 409 if it says what the last edition says."""
    if paper.state in FROZEN:
        raise PaperIsFrozen
    if meeting_id and not queries.exists_in(session, Meeting, paper.alliance_id, meeting_id):
        raise invalid("#/meeting_id", "unknown_reference")
    if on is not None and on > today():
        raise invalid("#/on", "later_than_today")
    if not changed(session, [paper]):
        raise EditionUnchanged(number=paper.edition)
    paper.edition += 1
    made = RecommendationEdition(
        alliance_id=paper.alliance_id,
        paper_id=paper.id,
        number=paper.edition,
        content=contents_of(session, [paper])[paper.id].model_dump(),
        put_down_on=on or today(),
        note=note,
        meeting_id=meeting_id,
        author_id=actor.id,
        author_name=actor.name,
    )
    session.add(made)
    changes = events.changes_of(paper)
    touch(paper)
    subject = events.Subject("recommendation_paper", paper.id)
    alliance = paper.alliance_id
    events.record(
        session,
        actor,
        "recommendation_paper.put_down",
        subject,
        stream_id=alliance,
        alliance_id=alliance,
        changes=changes,
    )
    return made


def changes(
    session: Session, paper: RecommendationPaper, before: int | None, after: int | None, language: str
) -> list[TextChange]:
    """What differs between two editions; None is the paper as it is now. Raises 404 for an edition that is not there."""
    old, new = (_content(session, paper, number) for number in (before, after))
    return differences(old, new, language)


def _content(session: Session, paper: RecommendationPaper, number: int | None) -> PaperContent:
    if number is None:
        return contents_of(session, [paper])[paper.id]
    if number == 0:
        return PaperContent(title="")
    found = queries.edition(session, paper.id, number)
    if found is None:
        raise NotFound
    return PaperContent.model_validate(found.content)

"""Use cases: a paper's way to the plenum, to its adoption, to the council and into the parent concept."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.groups.models import Group
from backend.core import events, guards
from backend.core.clock import today
from backend.core.language import text
from backend.core.problems import Conflict, invalid
from backend.core.records import hold, touch
from backend.meetings.decisions import service as decisions
from backend.meetings.decisions import writing as decision_writing
from backend.meetings.decisions.models import DecisionResult
from backend.meetings.decisions.procedures import TOGETHER
from backend.meetings.models import Meeting
from backend.processes.concepts.models import Concept
from backend.processes.models import Process
from backend.processes.recommendations import policy, problems, queries, service
from backend.processes.recommendations.editions import service as editions
from backend.processes.recommendations.models import (
    HANDED_OVER,
    IN_PLENUM,
    AmendmentState,
    Objection,
    Recommendation,
    RecommendationPaper,
    RecommendationPaperState,
)
from backend.processes.recommendations.schemas import AdoptionIn, ConceptHandoverIn, CouncilHandoverIn

TITLE_MOST = 300


def submit(session: Session, actor: Actor, paper: RecommendationPaper, meeting_id: str | None) -> None:
    """Bring a draft before the plenum; what the plenum gets is put down as an edition."""
    policy.require(actor, paper.alliance_id)
    _refuse_but(paper, (RecommendationPaperState.draft,))
    if not queries.recommendations(session, [paper.id]):
        raise problems.PaperIsEmpty
    if meeting_id and not queries.exists_in(session, Meeting, paper.alliance_id, meeting_id):
        raise invalid("#/meeting_id", "unknown_reference")
    _put_down_if_changed(session, actor, paper, meeting_id)
    paper.state, paper.meeting_id = RecommendationPaperState.in_plenum, meeting_id
    _moved(session, actor, paper, "submitted")


def take_back(session: Session, actor: Actor, paper: RecommendationPaper) -> None:
    """Let the paper be drafted on before the plenum deals with it again."""
    policy.require(actor, paper.alliance_id)
    _refuse_but(paper, IN_PLENUM)
    paper.state = RecommendationPaperState.draft
    _moved(session, actor, paper, "returned")


def adopt(
    session: Session, actor: Actor, process: Process, paper: RecommendationPaper, body: AdoptionIn, language: str
) -> None:
    """Adopt the paper by a decision of the body that may.

    Raises 409 for another body, for changes that are not decided on, and for a consensus against an objection.
    """
    policy.require(actor, paper.alliance_id)
    hold(session, paper)
    _refuse_but(paper, IN_PLENUM)
    found = queries.recommendations(session, [paper.id])
    if not found:
        raise problems.PaperIsEmpty
    meeting_id = body.meeting_id or paper.meeting_id
    meeting = decision_writing.meeting(session, paper.alliance_id, meeting_id) if meeting_id else None
    # A group that the caller names counts; it is not put right behind their back.
    group = _body(session, process, paper, body.group_id or (meeting.group_id if meeting else None))
    _refuse_undecided(session, found)
    objections = queries.objections(session, [one.id for one in found])
    if body.procedure in TOGETHER:
        _refuse_objections(found, objections)
    guards.check(session, actor, "recommendation_paper.adopted", paper)
    _put_down_if_changed(session, actor, paper, meeting_id)
    was_amended = paper.state == RecommendationPaperState.amended
    given: dict[str, Any] = {
        "group_id": group.id,
        "meeting_id": meeting_id,
        "decided_on": body.decided_on,
        "matter": paper.title[:TITLE_MOST],
        "text": text("recommendations.adopted", language, title=paper.title, number=paper.edition),
        "procedure": body.procedure,
        "result": DecisionResult.adopted_with_changes if was_amended else DecisionResult.adopted,
        "votes": body.votes,
        "conditions": body.conditions,
        "objections": [{"party": one.party, "text": one.text, "is_withdrawn": one.is_withdrawn} for one in objections],
    }
    decision = decisions.create(session, actor, paper.alliance_id, given)
    paper.state = RecommendationPaperState.adopted
    paper.adopted_on, paper.decision_id = decision.decided_on, decision.id
    paper.group_id, paper.meeting_id = decision.group_id, meeting_id
    _moved(session, actor, paper, "adopted")


def hand_over(session: Session, actor: Actor, paper: RecommendationPaper, body: CouncilHandoverIn) -> None:
    """Hand an adopted paper over to the council."""
    policy.require(actor, paper.alliance_id)
    if paper.state in HANDED_OVER:
        raise problems.PaperHandedOver(recipient=paper.handed_over_to)
    if paper.state != RecommendationPaperState.adopted:
        raise problems.PaperNotAdopted
    guards.check(session, actor, "recommendation_paper.handed_over", paper)
    paper.handed_over_on = _day(paper, body.on)
    paper.handed_over_to, paper.handed_over_as = body.recipient, body.purpose
    paper.state = RecommendationPaperState.handed_over
    _moved(session, actor, paper, "handed_over")


def hand_to_concept(session: Session, actor: Actor, paper: RecommendationPaper, body: ConceptHandoverIn) -> None:
    """Note that the results go into the parent concept, which accompanies what follows."""
    policy.require(actor, paper.alliance_id)
    if paper.state not in (RecommendationPaperState.adopted, *HANDED_OVER):
        raise problems.PaperNotAdopted
    name = body.name
    if body.concept_id:
        if not queries.exists_in(session, Concept, paper.alliance_id, body.concept_id):
            raise invalid("#/concept_id", "unknown_reference")
        name = name or session.get_one(Concept, body.concept_id).title
    if not name:
        raise invalid("#/name", "missing")
    paper.concept_id, paper.concept_name, paper.concept_note = body.concept_id, name, body.note
    paper.concept_on = _day(paper, body.on)
    _moved(session, actor, paper, "handed_to_concept")


def _day(paper: RecommendationPaper, on: date | None) -> date:
    day = on or today()
    if day > today():
        raise invalid("#/on", "later_than_today")
    if paper.adopted_on and day < paper.adopted_on:
        raise invalid("#/on", "before_adoption")
    return day


def _body(session: Session, process: Process, paper: RecommendationPaper, asked: str | None) -> Group:
    """The body that adopts. Raises 409 if another one was asked for, 422 if nobody can tell which."""
    kind, name, _procedure = policy.adopting(process)
    groups = queries.groups(session, paper.alliance_id)
    able = [one for one in groups if one.kind == kind]
    # Of several such bodies the paper may name one; it names no other that would have no right to.
    able = [one for one in able if one.id == paper.group_id] or able
    chosen = next((one for one in groups if one.id == asked), None)
    if chosen is None:
        if asked is not None or len(able) != 1:
            raise invalid("#/group_id", "missing" if asked is None else "unknown_reference")
        return able[0]
    if chosen not in able:
        bodies = ", ".join(one.name for one in able) or name or text(f"recommendations.body.{kind}", "de")
        raise problems.OnlyTheBodyAdopts(group=chosen.name, bodies=bodies)
    return chosen


def _refuse_undecided(session: Session, found: list[Recommendation]) -> None:
    numbers = [
        str(one.number)
        for one in queries.amendments(session, [one.id for one in found])
        if one.state == AmendmentState.open
    ]
    if numbers:
        raise problems.AmendmentsUndecided(numbers=", ".join(numbers))


def _refuse_objections(found: list[Recommendation], objections: list[Objection]) -> None:
    standing = [one for one in objections if not one.is_withdrawn]
    if standing:
        against = {one.recommendation_id for one in standing}
        raise problems.ObjectionStands(
            names=", ".join(dict.fromkeys(one.party["name"] for one in standing)),
            numbers=", ".join(str(place) for place, one in enumerate(found, start=1) if one.id in against),
        )


def _put_down_if_changed(session: Session, actor: Actor, paper: RecommendationPaper, meeting_id: str | None) -> None:
    if editions.changed(session, [paper]):
        editions.put_down(session, actor, paper, meeting_id=meeting_id)


def _refuse_but(paper: RecommendationPaper, states: tuple[str, ...]) -> None:
    """Raise 409, with what to do, unless the paper is in one of these states."""
    if paper.state in states:
        return
    refusal: type[Conflict] = problems.PaperIsFrozen
    if paper.state in IN_PLENUM:
        refusal = problems.TextIsInPlenum
    elif paper.state == RecommendationPaperState.draft:
        refusal = problems.PaperNotInPlenum
    raise refusal


def _moved(session: Session, actor: Actor, paper: RecommendationPaper, verb: str) -> None:
    changes = events.changes_of(paper)
    touch(paper)
    service.record(session, actor, f"recommendation_paper.{verb}", paper, changes)

"""Use cases: draft, order and remove recommendations, say what they rest on, and what the council made of them."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events, positions
from backend.core.clock import now, today
from backend.core.problems import invalid
from backend.core.records import hold, touch
from backend.meetings.decisions.models import Decision
from backend.processes.material import queries as material_queries
from backend.processes.recommendations import policy, problems, queries, service
from backend.processes.recommendations.disputes import service as disputes
from backend.processes.recommendations.items.schemas import FateIn, RecommendationOut
from backend.processes.recommendations.models import (
    FROZEN,
    HANDED_OVER,
    IN_PLENUM,
    Fate,
    Recommendation,
    RecommendationPaper,
    RecommendationPaperState,
)


def show_all(
    session: Session, actor: Actor, paper: RecommendationPaper, found: Sequence[Recommendation]
) -> list[RecommendationOut]:
    """Recommendations of one paper with all that was said about them, in a constant number of statements."""
    ids = [one.id for one in found]
    rests_on = queries.material_ids(session, ids)
    numbers = {one.id: place for place, one in enumerate(queries.recommendations(session, [paper.id]), start=1)}
    objections = [disputes.show_objection(actor, one, paper) for one in queries.objections(session, ids)]
    amendments = [disputes.show_amendment(actor, one, paper) for one in queries.amendments(session, ids)]
    return [
        RecommendationOut.model_validate(
            {
                **one.model_dump(),
                "number": numbers[one.id],
                "material_ids": rests_on.get(one.id, []),
                "objections": [objection for objection in objections if objection.recommendation_id == one.id],
                "amendments": [amendment for amendment in amendments if amendment.recommendation_id == one.id],
                "can": policy.can(actor, paper),
            }
        )
        for one in found
    ]


def show(session: Session, actor: Actor, recommendation: Recommendation) -> RecommendationOut:
    """One recommendation as the list shows it."""
    return show_all(session, actor, queries.paper_of(session, recommendation), [recommendation])[0]


def create(session: Session, actor: Actor, paper: RecommendationPaper, values: dict[str, Any]) -> Recommendation:
    """Draft a recommendation behind the others; what the plenum adds amends the paper."""
    policy.require(actor, paper.alliance_id)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    others = queries.recommendations(session, [paper.id])
    made = Recommendation(
        alliance_id=paper.alliance_id,
        paper_id=paper.id,
        text=values["text"],
        reason=values["reason"],
        position=positions.between(others, None),
    )
    session.add(made)
    _rest_on(session, paper, made, values["material_ids"])
    _record(session, actor, "recommendation.created", made, {})
    disputes.amended(session, actor, paper)
    return made


def change(session: Session, actor: Actor, recommendation: Recommendation, values: dict[str, Any]) -> None:
    """Change a recommendation. Raises 409 once it is adopted, and for its text while the plenum has it."""
    paper = queries.paper_of(session, recommendation)
    policy.require(actor, paper.alliance_id)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    if paper.state in IN_PLENUM and values.get("text", recommendation.text) != recommendation.text:
        raise problems.TextIsInPlenum
    wanted = values.pop("material_ids", None)
    for name, value in values.items():
        setattr(recommendation, name, value)
    changes = events.changes_of(recommendation)
    if wanted is not None:
        before = queries.material_ids(session, [recommendation.id]).get(recommendation.id, [])
        if set(before) != set(wanted):
            _rest_on(session, paper, recommendation, wanted)
            changes["material_ids"] = [before, wanted]
    if changes:
        touch(recommendation)
        _record(session, actor, "recommendation.changed", recommendation, changes)


def move(session: Session, actor: Actor, recommendation: Recommendation, before_id: str | None) -> None:
    """Put a recommendation before another one of its paper, or at the end."""
    paper = queries.paper_of(session, recommendation)
    policy.require(actor, paper.alliance_id)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    others = [one for one in queries.recommendations(session, [paper.id]) if one.id != recommendation.id]
    recommendation.position = positions.between(others, before_id)
    changes = events.changes_of(recommendation)
    if changes:
        touch(recommendation)
        _record(session, actor, "recommendation.changed", recommendation, changes)


def set_fate(session: Session, actor: Actor, recommendation: Recommendation, body: FateIn) -> None:
    """Note what the council made of a recommendation; the paper follows once it has dealt with all of them."""
    paper = queries.paper_of(session, recommendation)
    policy.require(actor, paper.alliance_id)
    if paper.state not in HANDED_OVER:
        raise problems.PaperNotHandedOver
    if body.decision_id and not queries.exists_in(session, Decision, paper.alliance_id, body.decision_id):
        raise invalid("#/decision_id", "unknown_reference")
    day = None if body.fate == Fate.open else body.on or today()
    if day and day > today():
        raise invalid("#/on", "later_than_today")
    recommendation.fate, recommendation.fate_on = body.fate, day
    recommendation.fate_reason, recommendation.fate_reference = body.reason, body.reference
    recommendation.fate_decision_id = body.decision_id
    changes = events.changes_of(recommendation)
    if not changes:
        return
    touch(recommendation)
    _record(session, actor, "recommendation.answered", recommendation, changes)
    _follow(session, actor, paper)


def _follow(session: Session, actor: Actor, paper: RecommendationPaper) -> None:
    """Give the paper the state that its recommendations' fates make."""
    fates = {one.fate for one in queries.recommendations(session, [paper.id])}
    state = RecommendationPaperState.handed_over
    if Fate.open not in fates:
        best = next(fate for fate in (Fate.resolved, Fate.noted, Fate.rejected) if fate in fates)
        state = RecommendationPaperState(best.value)
    if paper.state != state:
        paper.state = state
        changes = events.changes_of(paper)
        touch(paper)
        service.record(session, actor, "recommendation_paper.answered", paper, changes)


def delete(session: Session, actor: Actor, recommendation: Recommendation) -> None:
    """Leave a tombstone. Raises 409 once it is adopted; what the plenum takes out amends the paper."""
    paper = queries.paper_of(session, recommendation)
    policy.require(actor, paper.alliance_id)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    recommendation.deleted_at = now()
    touch(recommendation)
    _record(session, actor, "recommendation.deleted", recommendation, events.changes_of(recommendation))
    disputes.amended(session, actor, paper)


def restore(session: Session, actor: Actor, recommendation: Recommendation) -> None:
    """Bring a recommendation back from the trash. Raises 409 if its paper was adopted without it."""
    paper = queries.paper_of(session, recommendation)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    recommendation.deleted_at = None
    touch(recommendation)
    _record(session, actor, "recommendation.restored", recommendation, events.changes_of(recommendation))


def purge(session: Session, actor: Actor, recommendation: Recommendation) -> None:
    """Erase the words of a removed recommendation and what was said about it; its tombstone stays."""
    recommendation.text, recommendation.reason = "", None
    recommendation.fate_reason = recommendation.fate_reference = None
    queries.erase_disputes(session, recommendation.id)
    touch(recommendation)
    _record(session, actor, "recommendation.purged", recommendation, {})


def _rest_on(
    session: Session, paper: RecommendationPaper, recommendation: Recommendation, wanted: Sequence[str]
) -> None:
    known = {one.id for one in material_queries.in_order(session, paper.process_id)}
    for place, one in enumerate(wanted):
        if one not in known:
            raise invalid(f"#/material_ids/{place}", "unknown_reference")
    queries.set_material(session, recommendation, wanted)


def _record(
    session: Session, actor: Actor, event_type: str, recommendation: Recommendation, changes: dict[str, list[Any]]
) -> None:
    subject = events.Subject("recommendation", recommendation.id, context_id=recommendation.paper_id)
    alliance = recommendation.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

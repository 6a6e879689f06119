"""Use cases: raise and withdraw objections, propose amendments and note what was decided on them."""

from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import today
from backend.core.problems import Forbidden, invalid
from backend.core.records import hold, touch
from backend.meetings.models import Meeting
from backend.processes.material.service import party
from backend.processes.recommendations import policy, problems, queries, service
from backend.processes.recommendations.disputes.schemas import (
    AmendmentIn,
    AmendmentOut,
    RecommendationObjectionIn,
    RecommendationObjectionOut,
)
from backend.processes.recommendations.models import (
    FROZEN,
    IN_PLENUM,
    Amendment,
    AmendmentState,
    Objection,
    Recommendation,
    RecommendationPaper,
    RecommendationPaperState,
)


def show_objection(actor: Actor, objection: Objection, paper: RecommendationPaper) -> RecommendationObjectionOut:
    """The objection with what the actor may do with it."""
    shown = {"entered_by": objection.entered_by_name, "can": policy.of_objection(actor, objection, paper)}
    return RecommendationObjectionOut.model_validate({**objection.model_dump(), **shown})


def show_amendment(actor: Actor, amendment: Amendment, paper: RecommendationPaper) -> AmendmentOut:
    """The proposed change with what the actor may do with it."""
    shown = {"entered_by": amendment.entered_by_name, "can": policy.of_amendment(actor, amendment, paper)}
    return AmendmentOut.model_validate({**amendment.model_dump(), **shown})


def object_to(
    session: Session, actor: Actor, recommendation: Recommendation, body: RecommendationObjectionIn
) -> Objection:
    """Record an objection. Raises 409 once the paper is adopted."""
    paper = queries.paper_of(session, recommendation)
    policy.require(actor, paper.alliance_id, policy.SPEAK)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    _check_meeting(session, paper, body.meeting_id)
    made = Objection(
        alliance_id=paper.alliance_id,
        recommendation_id=recommendation.id,
        meeting_id=body.meeting_id,
        party=party(session, paper.alliance_id, body.party, "#/party"),
        text=body.text,
        entered_by=actor.id,
        entered_by_name=actor.name,
    )
    session.add(made)
    _record(session, actor, "objection.raised", "objection", made, {})
    return made


def change_objection(session: Session, actor: Actor, objection: Objection, values: dict[str, Any]) -> None:
    """Correct or withdraw an objection. Raises 409 once the paper is adopted."""
    paper = _paper_of(session, objection)
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    if not policy.of_objection(actor, objection, paper):
        raise Forbidden(permission=policy.LEAD)
    for name, value in values.items():
        setattr(objection, name, value)
    if "is_withdrawn" in values:
        objection.withdrawn_on = today() if objection.is_withdrawn else None
    changes = events.changes_of(objection)
    if changes:
        touch(objection)
        verb = "withdrawn" if changes.get("is_withdrawn") == [False, True] else "changed"
        _record(session, actor, f"objection.{verb}", "objection", objection, changes)


def propose(session: Session, actor: Actor, recommendation: Recommendation, body: AmendmentIn) -> Amendment:
    """Record a proposed change, with the text as it stands. Raises 409 unless the plenum has the paper."""
    paper = queries.paper_of(session, recommendation)
    policy.require(actor, paper.alliance_id, policy.SPEAK)
    _refuse_out_of_plenum(session, paper)
    _check_meeting(session, paper, body.meeting_id)
    if body.new_text == recommendation.text:
        raise invalid("#/new_text", "amendment_changes_nothing")
    made = Amendment(
        alliance_id=paper.alliance_id,
        recommendation_id=recommendation.id,
        meeting_id=body.meeting_id or paper.meeting_id,
        number=queries.next_amendment(session, paper.id),
        party=party(session, paper.alliance_id, body.party, "#/party"),
        old_text=recommendation.text,
        new_text=body.new_text,
        reason=body.reason,
        entered_by=actor.id,
        entered_by_name=actor.name,
    )
    session.add(made)
    _record(session, actor, "amendment.proposed", "amendment", made, {})
    return made


def change_amendment(session: Session, actor: Actor, amendment: Amendment, values: dict[str, Any]) -> None:
    """Note what was decided; an accepted change becomes the text.

    Raises 409 for one that was decided already, and for one whose old text is no longer the text.
    """
    paper = _paper_of(session, amendment)
    _refuse_out_of_plenum(session, paper)
    if amendment.state != AmendmentState.open:
        raise problems.AmendmentDecided(number=amendment.number)
    wanted = values.get("state", AmendmentState.open)
    right = "withdraw" if wanted in (AmendmentState.withdrawn, AmendmentState.open) else "decide"
    if right not in policy.of_amendment(actor, amendment, paper):
        raise Forbidden(permission=policy.LEAD)
    if wanted == AmendmentState.accepted:
        _put_in(session, actor, paper, amendment)
    for name, value in values.items():
        setattr(amendment, name, value)
    if wanted != AmendmentState.open:
        amendment.decided_on = today()
    changes = events.changes_of(amendment)
    if changes:
        touch(amendment)
        verb = "decided" if "state" in changes else "changed"
        _record(session, actor, f"amendment.{verb}", "amendment", amendment, changes)


def _put_in(session: Session, actor: Actor, paper: RecommendationPaper, amendment: Amendment) -> None:
    recommendation = session.get_one(Recommendation, amendment.recommendation_id)
    if recommendation.text != amendment.old_text:
        raise problems.AmendmentOutdated(number=amendment.number)
    recommendation.text = amendment.new_text
    changes = events.changes_of(recommendation)
    touch(recommendation)
    _record(session, actor, "recommendation.changed", "recommendation", recommendation, changes, paper.id)
    amended(session, actor, paper)


def amended(session: Session, actor: Actor, paper: RecommendationPaper) -> None:
    """Note that the plenum changed the paper."""
    if paper.state != RecommendationPaperState.in_plenum:
        return
    paper.state = RecommendationPaperState.amended
    changes = events.changes_of(paper)
    touch(paper)
    service.record(session, actor, "recommendation_paper.amended", paper, changes)


def _paper_of(session: Session, record: Objection | Amendment) -> RecommendationPaper:
    return queries.paper_of(session, session.get_one(Recommendation, record.recommendation_id))


def _refuse_out_of_plenum(session: Session, paper: RecommendationPaper) -> None:
    hold(session, paper)
    if paper.state in FROZEN:
        raise problems.PaperIsFrozen
    if paper.state not in IN_PLENUM:
        raise problems.PaperNotInPlenum


def _check_meeting(session: Session, paper: RecommendationPaper, meeting_id: str | None) -> None:
    if meeting_id and not queries.exists_in(session, Meeting, paper.alliance_id, meeting_id):
        raise invalid("#/meeting_id", "unknown_reference")


def _record(
    session: Session,
    actor: Actor,
    event_type: str,
    kind: str,
    record: Any,
    changes: dict[str, list[Any]],
    context_id: str | None = None,
) -> None:
    subject = events.Subject(kind, record.id, context_id=context_id or record.recommendation_id)
    alliance = record.alliance_id
    events.record(session, actor, event_type, subject, stream_id=alliance, alliance_id=alliance, changes=changes)

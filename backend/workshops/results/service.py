"""Use cases: make ideas, goals and measures of what hangs on the wall, and remember what came from where."""

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.problems import invalid
from backend.goals import queries as goal_queries
from backend.goals import service as goals
from backend.goals.measures import service as measures
from backend.goals.models import SourceType
from backend.ideas import service as ideas
from backend.workshops import policy
from backend.workshops import queries as workshop_queries
from backend.workshops.cards import queries as card_queries
from backend.workshops.clusters import queries as cluster_queries
from backend.workshops.models import ResultKind, VoteSubject, Workshop, WorkshopResult
from backend.workshops.results.evaluation import points_of

TITLE_MOST = 300


@dataclass(frozen=True)
class Chosen:
    """One card or cluster of the wall: its words, what else was said, and the dots it got."""

    words: str
    phase: str
    card_id: str | None = None
    cluster_id: str | None = None
    cluster: str | None = None
    said: str | None = None
    points: int | None = None


def create(session: Session, actor: Actor, workshop: Workshop, values: dict[str, Any]) -> list[WorkshopResult]:
    """Make one idea, goal or measure of each chosen card, or of a cluster. `values` are members of `WorkshopResultIn`.

    Raises 403 where the actor may not write there, 409 for an agreement that is frozen, 422 for unknown records.
    """
    policy.require_write(actor, workshop.alliance_id)
    # Before anything else is locked: whoever writes on this wall waits in the same order.
    workshop_queries.next_revision(session, workshop.id)
    made = [_make(session, actor, workshop, one, values) for one in _chosen(session, actor, workshop, values)]
    session.add_all(made)
    for one in made:
        _record(session, actor, one)
    return made


def _chosen(session: Session, actor: Actor, workshop: Workshop, values: dict[str, Any]) -> list[Chosen]:
    title: str | None = values.get("title")
    clusters = {one.id: one for one in cluster_queries.of_workshop(session, workshop.id)}
    if values.get("cluster_id"):
        cluster = clusters.get(values["cluster_id"])
        if cluster is None:
            raise invalid("#/cluster_id", "unknown_reference")
        listed = "\n".join(f"– {one.text}" for one in card_queries.in_cluster(session, cluster.id))
        points = points_of(session, workshop.id, cluster.phase, VoteSubject.clusters).get(cluster.id)
        words = title or cluster.title
        return [Chosen(words, cluster.phase, cluster_id=cluster.id, cluster=cluster.title, said=listed, points=points)]
    found = []
    dots: dict[str, dict[str, int]] = {}
    for place, card_id in enumerate(values["card_ids"]):
        card = card_queries.find(session, actor, card_id)
        if card.workshop_id != workshop.id:
            raise invalid(f"#/card_ids/{place}", "unknown_reference")
        if card.phase not in dots:
            dots[card.phase] = points_of(session, workshop.id, card.phase, VoteSubject.cards)
        points = dots[card.phase].get(card.id)
        cluster = clusters.get(card.cluster_id or "")
        said = card.text if title and title != card.text else None
        named = cluster.title if cluster else None
        found.append(Chosen(title or card.text, card.phase, card_id=card.id, cluster=named, said=said, points=points))
    return found


def _make(session: Session, actor: Actor, workshop: Workshop, chosen: Chosen, values: dict[str, Any]) -> WorkshopResult:
    result = WorkshopResult(
        alliance_id=workshop.alliance_id,
        workshop_id=workshop.id,
        card_id=chosen.card_id,
        cluster_id=chosen.cluster_id,
        kind=values["kind"],
        words=chosen.words,
        points=chosen.points,
    )
    if result.kind == ResultKind.idea:
        actor.require("ideas:write", workshop.alliance_id)
        written = {"text": chosen.words, "question": workshop.question or workshop.title, "cluster": chosen.cluster}
        result.idea_id = ideas.create(session, actor, workshop.alliance_id, written).id
        return result
    actor.require("goals:write", workshop.alliance_id)
    if result.kind == ResultKind.goal:
        result.goal_id = _goal(session, actor, workshop, chosen, values.get("agreement_id"))
    else:
        result.measure_id = _measure(session, actor, workshop, chosen, values.get("goal_id"))
    return result


def _goal(session: Session, actor: Actor, workshop: Workshop, chosen: Chosen, agreement_id: str | None) -> str:
    if agreement_id is None:
        raise invalid("#/agreement_id", "missing")
    agreement = goal_queries.find_agreement(session, actor, agreement_id)
    if agreement.alliance_id != workshop.alliance_id:
        raise invalid("#/agreement_id", "unknown_reference")
    source = {"type": SourceType.workshop, "id": workshop.id, "text": workshop.title}
    return goals.propose_goal(session, actor, agreement, text=chosen.words, sources=[source]).id


def _measure(session: Session, actor: Actor, workshop: Workshop, chosen: Chosen, goal_id: str | None) -> str:
    if goal_id is None:
        raise invalid("#/goal_id", "missing")
    goal = goal_queries.find_goal(session, actor, goal_id)
    if goal.alliance_id != workshop.alliance_id:
        raise invalid("#/goal_id", "unknown_reference")
    is_long = len(chosen.words) > TITLE_MOST
    title = f"{chosen.words[: TITLE_MOST - 1]}…" if is_long else chosen.words
    said = [workshop.title, chosen.words if is_long else None, chosen.said]
    written = {"title": title, "description": "\n".join(one for one in said if one)}
    return measures.add_measure(session, actor, goal, written).id


def _record(session: Session, actor: Actor, result: WorkshopResult) -> None:
    made = result.idea_id or result.goal_id or result.measure_id
    events.record(
        session,
        actor,
        "workshop_result.created",
        events.Subject("workshop_result", result.id, context_id=result.workshop_id),
        stream_id=result.alliance_id,
        alliance_id=result.alliance_id,
        changes={"kind": [None, result.kind], "made_id": [None, made]},
    )

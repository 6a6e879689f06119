"""Use cases: begin, rename, order, merge and take clusters apart."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.workshops import phases, policy
from backend.workshops import queries as workshop_queries
from backend.workshops.cards import queries as card_queries
from backend.workshops.cards import service as cards
from backend.workshops.clusters import queries
from backend.workshops.clusters.schemas import WorkshopClusterOut
from backend.workshops.models import Workshop, WorkshopCluster


def show_all(session: Session, actor: Actor, clusters: Sequence[WorkshopCluster]) -> list[WorkshopClusterOut]:
    """The clusters with how many cards they have, in a constant number of statements."""
    counts = queries.card_counts(session, [one.id for one in clusters])
    return [
        WorkshopClusterOut.model_validate(
            {
                **one.model_dump(),
                "card_count": counts.get(one.id, 0),
                "can": ["edit", "merge", "delete"] if actor.may(policy.WRITE, one.alliance_id) else [],
            }
        )
        for one in clusters
    ]


def show(session: Session, actor: Actor, cluster: WorkshopCluster) -> WorkshopClusterOut:
    """One cluster as the list shows it."""
    return show_all(session, actor, [cluster])[0]


def create(session: Session, actor: Actor, workshop: Workshop, values: dict[str, Any]) -> WorkshopCluster:
    """Begin a cluster behind the others, with the cards `card_ids` in it. Raises 422 for cards of another phase."""
    policy.require_write(actor, workshop.alliance_id)
    phase = values.get("phase") or workshop.phase
    phases.require(workshop.phases, phase)
    workshop_queries.next_revision(session, workshop.id)
    cluster = WorkshopCluster(
        alliance_id=workshop.alliance_id,
        workshop_id=workshop.id,
        phase=phase,
        title=values["title"],
        position=len(queries.of_workshop(session, workshop.id)),
    )
    session.add(cluster)
    _record(session, actor, "workshop_cluster.created", cluster)
    for place, card_id in enumerate(values.get("card_ids") or ()):
        card = card_queries.find(session, actor, card_id)
        if card.workshop_id != workshop.id or card.phase != phase:
            raise invalid(f"#/card_ids/{place}", "unknown_reference")
        cards.change(session, actor, card, {"cluster_id": cluster.id})
    return cluster


def change(session: Session, actor: Actor, cluster: WorkshopCluster, values: dict[str, Any]) -> None:
    """Give a cluster another title or place."""
    policy.require_write(actor, cluster.alliance_id)
    for name, value in values.items():
        setattr(cluster, name, value)
    if events.changes_of(cluster):
        _changed(session, actor, "workshop_cluster.changed", cluster)


def merge(session: Session, actor: Actor, cluster: WorkshopCluster, into: WorkshopCluster) -> None:
    """Hang a cluster's cards into another one of the same phase, behind its own; the emptied cluster goes."""
    policy.require_write(actor, cluster.alliance_id)
    if into.id == cluster.id or (into.workshop_id, into.phase) != (cluster.workshop_id, cluster.phase):
        raise invalid("#/into_id", "unknown_reference")
    _empty(session, actor, cluster, into.id)
    cluster.deleted_at = now()
    _changed(session, actor, "workshop_cluster.merged", cluster, {"into": [None, into.title]})


def delete(session: Session, actor: Actor, cluster: WorkshopCluster) -> None:
    """Take a cluster apart; its cards stay on the wall."""
    policy.require_write(actor, cluster.alliance_id)
    _empty(session, actor, cluster, None)
    cluster.deleted_at = now()
    _changed(session, actor, "workshop_cluster.deleted", cluster)


def _empty(session: Session, actor: Actor, cluster: WorkshopCluster, into: str | None) -> None:
    for card in card_queries.in_cluster(session, cluster.id):
        cards.change(session, actor, card, {"cluster_id": into})


def _changed(
    session: Session,
    actor: Actor,
    event_type: str,
    cluster: WorkshopCluster,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    changes = events.changes_of(cluster) if changes is None else changes
    touch(cluster)
    workshop_queries.next_revision(session, cluster.workshop_id)
    _record(session, actor, event_type, cluster, changes)


def _record(
    session: Session,
    actor: Actor,
    event_type: str,
    cluster: WorkshopCluster,
    changes: dict[str, list[Any]] | None = None,
) -> None:
    events.record(
        session,
        actor,
        event_type,
        events.Subject("workshop_cluster", cluster.id, context_id=cluster.workshop_id),
        stream_id=cluster.alliance_id,
        alliance_id=cluster.alliance_id,
        changes=changes,
    )

"""Workshops, their cards, clusters, dot votes and results."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "workshops": "/alliances/{}/workshops",
    "workshop-cards": "/workshops/{}/workshop-cards",
    "workshop-clusters": "/workshops/{}/workshop-clusters",
    "dot-votes": "/workshops/{}/dot-votes",
}
SINGULARS: dict[str, str] = {}


def two_clusters(world: "World") -> str:
    """A new cluster of the world's workshop; another one is `cluster besides` of the world."""
    world.ids["cluster besides"] = world.fresh("workshop-clusters")["id"]
    return str(world.fresh("workshop-clusters")["id"])


def opened(world: "World") -> str:
    """The world's workshop, with a code."""
    workshop = world.id_of("workshops")
    world.caller.http.post(f"/api/v1/workshops/{workshop}/join-code", json={}).raise_for_status()
    return workshop


FRESH: dict[str, Callable[["World"], Record]] = {}
BODIES: dict[str, Callable[["World"], Record]] = {
    "create_workshop": lambda _: {"title": f"Zukunftswerkstatt {number()}"},
    "change_workshop": lambda _: {"question": f"Wie leben Familien hier gern? {number()}"},
    "go_to_phase": lambda _: {"phase": "profile"},
    "open_workshop": lambda _: {"hours": 6},
    "create_workshop_card": lambda _: {"text": f"Mehr Bänke {number()}", "phase": "critique"},
    "change_workshop_card": lambda _: {"text": f"Mehr Bäume {number()}"},
    "create_workshop_cluster": lambda _: {"title": f"Treffpunkte {number()}", "phase": "critique"},
    "change_workshop_cluster": lambda _: {"title": f"Orte {number()}"},
    "merge_workshop_cluster": lambda world: {"into_id": world.ids["cluster besides"]},
    "create_dot_vote": lambda _: {"question": f"Was drückt? {number()}", "phase": "critique"},
    "change_dot_vote": lambda _: {"question": f"Was drückt am meisten? {number()}"},
    "create_workshop_results": lambda world: {"kind": "idea", "card_ids": [world.fresh("workshop-cards")["id"]]},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "go_to_phase": lambda world: f"/workshops/{world.fresh('workshops')['id']}/phase",
    "read_join_code": lambda world: f"/workshops/{opened(world)}/join-code",
    "shut_workshop": lambda world: f"/workshops/{opened(world)}/join-code",
    "merge_workshop_cluster": lambda world: f"/workshop-clusters/{two_clusters(world)}/merger",
}

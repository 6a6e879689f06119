"""Material, recommendation papers, recommendations, objections, amendments."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "material": "/processes/{}/material",
    "recommendation-papers": "/processes/{}/recommendation-papers",
    "recommendation-editions": "/recommendation-papers/{}/editions",
    "recommendations": "/recommendation-papers/{}/recommendations",
    "objections": "/recommendations/{}/objections",
    "amendments": "/recommendations/{}/amendments",
}
SINGULARS = {"/recommendation-papers/{}/editions": "recommendation_edition"}


def drafted(world: "World") -> str:
    """The address of a new draft with one recommendation, which is `drafted` of the world."""
    plenum = world.create_there("groups", kind="plenum", name=f"Runder Tisch {number()}")["id"]
    body = {"title": f"Empfehlungspapier {number()}", "group_id": plenum}
    made = world.caller.create(f"/processes/{world.id_of('processes')}/recommendation-papers", **body)
    path = f"/recommendation-papers/{made['id']}"
    recommendation = world.caller.create(f"{path}/recommendations", text=f"Plätze schaffen, {number()}")
    world.ids["drafted"] = recommendation["id"]
    return path


def _after(world: "World", path: str, *steps: tuple[str, Record]) -> str:
    for step, body in steps:
        world.caller.http.post(f"/api/v1{path}/{step}", json=body).raise_for_status()
    return path


def in_plenum(world: "World") -> str:
    """The address of a new paper that the plenum has."""
    return _after(world, drafted(world), ("submission", {}))


def adopted(world: "World") -> str:
    """The address of a new paper that was adopted."""
    return _after(world, in_plenum(world), ("adoption", {}))


def handed_over(world: "World") -> str:
    """The address of a recommendation that the council has."""
    _after(world, adopted(world), ("handover", {"recipient": "Gemeinderat"}))
    return f"/recommendations/{world.ids['drafted']}"


def edition(world: "World") -> Record:
    """A new edition of a new paper."""
    made: Record = world.caller.create(f"{drafted(world)}/editions")
    return made


def amendment(world: "World") -> Record:
    """A change that is proposed to a new paper in the plenum."""
    in_plenum(world)
    path = f"/recommendations/{world.ids['drafted']}/amendments"
    made: Record = world.caller.create(path, **BODIES["create_amendment"](world))
    return made


def in_plenum_recommendation(world: "World") -> str:
    """The address of a recommendation that the plenum has."""
    in_plenum(world)
    return f"/recommendations/{world.ids['drafted']}"


FRESH: dict[str, Callable[["World"], Record]] = {"recommendation-editions": edition, "amendments": amendment}


def behind_a_new_one(world: "World") -> Record:
    """To the end, where another one has just come."""
    world.fresh("recommendations")
    return {"before": None}


BODIES: dict[str, Callable[["World"], Record]] = {
    "change_material_collection": lambda world: {"closes_after_id": world.fresh("meetings")["id"]},
    "create_material": lambda _: {"text": f"Es fehlen {number()} Plätze."},
    "change_material": lambda _: {"text": f"Es fehlen {number()} Plätze."},
    "move_material": lambda _: {"bundle": f"Bündel {number()}"},
    "bundle_material": lambda world: {"bundle": f"Bündel {number()}", "material_ids": [world.id_of("material")]},
    "create_recommendation_paper": lambda _: {"title": f"Empfehlungspapier {number()}"},
    "change_recommendation_paper": lambda _: {"title": f"Empfehlungspapier {number()}"},
    "submit_recommendation_paper": lambda _: {},
    "adopt_recommendation_paper": lambda _: {},
    "hand_over_recommendation_paper": lambda _: {"recipient": "Gemeinderat"},
    "hand_recommendation_paper_to_concept": lambda _: {"name": f"Bildungskonzept {number()}"},
    "create_recommendation_edition": lambda _: {},
    "create_recommendation": lambda _: {"text": f"Plätze schaffen, {number()}"},
    "change_recommendation": lambda _: {"reason": f"Grund {number()}"},
    "move_recommendation": behind_a_new_one,
    "set_recommendation_fate": lambda _: {"fate": "noted"},
    "create_objection": lambda _: {"party": "Kämmerei", "text": f"Zu teuer, {number()}"},
    "change_objection": lambda _: {"text": f"Zu teuer, {number()}"},
    "create_amendment": lambda _: {"party": "Elternbeirat", "new_text": f"Mehr Plätze, {number()}"},
    "change_amendment": lambda _: {"reason": f"Grund {number()}"},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "read_recommendation_file": lambda world: (
        f"/recommendation-papers/{world.id_of('recommendation-papers')}/papers/recommendation-paper.html"
    ),
    "create_recommendation_edition": lambda world: f"{drafted(world)}/editions",
    "submit_recommendation_paper": lambda world: f"{drafted(world)}/submission",
    "return_recommendation_paper": lambda world: f"{in_plenum(world)}/return",
    "adopt_recommendation_paper": lambda world: f"{in_plenum(world)}/adoption",
    "hand_over_recommendation_paper": lambda world: f"{adopted(world)}/handover",
    "hand_recommendation_paper_to_concept": lambda world: f"{adopted(world)}/concept-handover",
    "set_recommendation_fate": lambda world: f"{handed_over(world)}/fate",
    "create_amendment": lambda world: f"{in_plenum_recommendation(world)}/amendments",
}

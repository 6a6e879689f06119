"""Fields of action, agreements, goals, measures, indicators."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "fields-of-action": "/alliances/{}/fields-of-action",
    "inventory-entries": "/fields-of-action/{}/inventory-entries",
    "agreements": "/alliances/{}/agreements",
    "goals": "/agreements/{}/goals",
    "measures": "/goals/{}/measures",
    "measure-links": "/measures/{}/measure-links",
    "lineage-entries": "/agreements/{}/lineage-entries",
    "indicators": "/measures/{}/indicators",
    "indicator-values": "/indicators/{}/indicator-values",
}
SINGULARS = {
    "/alliances/{}/fields-of-action": "field_of_action",
    "/fields-of-action/{}/inventory-entries": "inventory_entry",
    "/agreements/{}/lineage-entries": "lineage_entry",
}


def decided(world: "World") -> str:
    """A new decision of a council."""
    council = world.create_there("groups", kind="council", name=f"Rat {number()}")["id"]
    decision = {"matter": "Zielvereinbarung", "text": "Beschlossen.", "decided_on": "2017-08-24"}
    return str(world.create_there("decisions", group_id=council, **decision)["id"])


def binding(world: "World") -> str:
    """A new agreement with one measure that is binding; that measure is `measure before` of the world."""
    made = str(world.fresh("agreements")["id"])
    goal = world.caller.create(f"/agreements/{made}/goals", text=f"Ziel {number()}")["id"]
    world.ids["measure before"] = world.caller.create(f"/goals/{goal}/measures", title=f"Maßnahme {number()}")["id"]
    answer = world.caller.http.post(f"/api/v1/agreements/{made}/resolution", json={"decision_id": decided(world)})
    answer.raise_for_status()
    return made


def revised(world: "World") -> str:
    """A new second edition of an agreement."""
    return str(world.caller.create(f"/agreements/{binding(world)}/editions")["id"])


def lineage_entry(world: "World") -> Record:
    """A new entry of a second edition."""
    edition = revised(world)
    made: Record = world.caller.create(
        f"/agreements/{edition}/lineage-entries", **BODIES["create_lineage_entry"](world)
    )
    return made


FRESH: dict[str, Callable[["World"], Record]] = {"lineage-entries": lineage_entry}
BODIES: dict[str, Callable[["World"], Record]] = {
    "create_field_of_action": lambda _: {"label": f"Handlungsfeld {number()}"},
    "change_field_of_action": lambda _: {"label": f"Handlungsfeld {number()}"},
    "lay_out_fields_of_action": lambda _: {"set": "a"},
    "create_inventory_entry": lambda _: {"kind": "offer", "text": f"Elterncafé {number()}"},
    "change_inventory_entry": lambda _: {"source": f"Befragung {number()}"},
    "create_agreement": lambda _: {"title": f"Zielvereinbarung {number()}"},
    "change_agreement": lambda _: {"title": f"Zielvereinbarung {number()}"},
    "bind_agreement": lambda world: {"decision_id": decided(world)},
    "create_goal": lambda _: {"text": f"Gleiche Startbedingungen {number()}"},
    "change_goal": lambda _: {"text": f"Gleiche Startbedingungen {number()}"},
    "create_measure": lambda _: {"title": f"Elternbegleitung {number()}"},
    "change_measure": lambda _: {"title": f"Elternbegleitung {number()}"},
    "create_measure_link": lambda world: {"action_item_id": world.fresh("action-items")["id"]},
    "create_lineage_entry": lambda world: {
        "from_measure_id": world.ids["measure before"],
        "kind": "dropped",
        "reason": f"Beschluss {number()}",
    },
    "create_indicator": lambda _: {"name": f"Schulen {number()}", "baseline_value": 3, "target_value": 9},
    "change_indicator": lambda _: {"name": f"Schulen {number()}"},
    "create_indicator_value": lambda _: {"on_day": "2018-12-31", "value": 5},
    "change_indicator_value": lambda _: {"note": f"Befragung {number()}"},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "bind_agreement": lambda world: f"/agreements/{world.fresh('agreements')['id']}/resolution",
    "begin_next_edition": lambda world: f"/agreements/{binding(world)}/editions",
    "create_lineage_entry": lambda world: f"/agreements/{revised(world)}/lineage-entries",
    "read_agreement_paper": lambda world: f"/agreements/{world.id_of('agreements')}/papers/target-agreement.html",
    "read_agreement_differences": lambda world: f"/agreements/{revised(world)}/differences",
}


def fill(world: "World", number: int) -> None:
    """One more of each of what an agreement consists of."""
    base, call = world.alliance.path, world.caller
    field = call.create(f"{base}/fields-of-action", label=f"Feld {number}")["id"]
    call.create(f"/fields-of-action/{field}/inventory-entries", kind="offer", text=f"Angebot {number}")
    call.create(f"{base}/agreements", title=f"Vereinbarung {number}")
    goal = {"text": f"Ziel {number}", "field_of_action_id": field}
    call.create(f"/agreements/{world.ids['agreements']}/goals", **goal)
    sheet = {"title": f"Maßnahme {number}", "responsible": f"Amt {number}", "deadline": "2049"}
    measure = call.create(f"/goals/{world.ids['goals']}/measures", **sheet)["id"]
    card = call.create(f"/measures/{measure}/measure-links", action_item_id=None)["action_item_id"]
    call.create(f"/measures/{world.ids['measures']}/measure-links", action_item_id=card)
    indicators = f"/measures/{world.ids['measures']}/indicators"
    indicator = call.create(indicators, name=f"Kennzahl {number}", baseline_value=1, target_value=9)["id"]
    for one in (indicator, world.ids["indicators"]):
        call.create(f"/indicators/{one}/indicator-values", on_day="2018-12-31", value=number)

"""Process templates, processes, their steps and bodies, and what was found of their rules."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "process-templates": "/alliances/{}/process-templates",
    "processes": "/alliances/{}/processes",
    "process-steps": "/processes/{}/steps",
    "process-bodies": "/processes/{}/bodies",
    "findings": "/processes/{}/findings",
}
SINGULARS: dict[str, str] = {"/alliances/{}/processes": "process", "/processes/{}/bodies": "process_body"}
RULE = "material_before_drafting"


def own(kind: str) -> Callable[["World"], Record]:
    """The last record of a new round table in a list that nobody writes to."""

    def made(world: "World") -> Record:
        process = world.fresh("processes")["id"]
        record: Record = world.caller.items(f"/processes/{process}/{kind}")[-1]
        return record

    return made


def passed_over(world: "World") -> Record:
    """A rule of a new round table that somebody passed over."""
    process = world.fresh("processes")["id"]
    record: Record = world.caller.create(f"/processes/{process}/overrides", rule=RULE, reason="Vor den Ferien")
    return record


FRESH: dict[str, Callable[["World"], Record]] = {
    "process-steps": own("steps"),
    "process-bodies": own("bodies"),
    "findings": passed_over,
}
BODIES: dict[str, Callable[["World"], Record]] = {
    "create_process_template": lambda _: {"copy_of": "round_table", "name": f"Tisch {number()}"},
    "change_process_template": lambda _: {"name": f"Tisch {number()}"},
    "create_process": lambda _: {"template": "round_table", "title": f"Runder Tisch {number()}"},
    "change_process": lambda _: {"title": f"Runder Tisch {number()}"},
    "change_process_step": lambda _: {"note": f"Notiz {number()}"},
    "change_process_body": lambda world: {"group_id": world.fresh("groups")["id"]},
    "override_rule": lambda _: {"rule": RULE, "reason": f"Grund {number()}"},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {}

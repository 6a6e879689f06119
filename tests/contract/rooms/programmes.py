"""Programmes: places, what municipalities share, events, experts, good practice."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from tests.contract.numbers import number

if TYPE_CHECKING:
    from tests.contract.worlds import World

Record = dict[str, Any]

COLLECTIONS = {
    "programmes": "/alliances/{}/programmes",
    "participations": "/programmes/{}/participations",
    "accessions": "/alliances/{}/accessions",
    "programme-contacts": "/programmes/{}/programme-contacts",
    "cost-shares": "/participations/{}/cost-shares",
    "programme-events": "/programmes/{}/programme-events",
    "registrations": "/programme-events/{}/registrations",
    "coaching-notes": "/programme-events/{}/coaching-notes",
    "experts": "/programmes/{}/experts",
    "external-reviews": "/accessions/{}/external-reviews",
    "expert-recommendations": "/external-reviews/{}/expert-recommendations",
    "good-practices": "/accessions/{}/good-practices",
    "practice-adoptions": "/good-practices/{}/practice-adoptions",
}
SINGULARS: dict[str, str] = {}
FRESH: dict[str, Callable[["World"], Record]] = {}


def code(world: "World") -> str:
    """What opens a place in a new programme: an alliance takes part in each of them once."""
    programme = world.create_there("programmes", title=f"Programm {number()}")["id"]
    made = world.caller.create(f"/programmes/{programme}/participations", municipality_name=f"Stadt {number()}")
    answer = world.caller.http.post(f"/api/v1/participations/{made['id']}/invitation")
    return str(answer.json()["code"])


def coaching(world: "World") -> str:
    """The address of the world's event, for which its caller is registered: the others read no notes."""
    path = f"/programme-events/{world.id_of('programme-events')}"
    if world.ids.get("coaching") != path:
        world.caller.create(f"{path}/registrations", is_self=True)
        world.ids["coaching"] = path
    return path


def coaching_note(world: "World") -> Record:
    """A note, by who takes part."""
    coaching(world)
    return {"title": f"Fall {number()}", "text": "Kaum Jugendliche in der Werkstatt"}


BODIES: dict[str, Callable[["World"], Record]] = {
    "create_programme": lambda _: {"title": f"Managementverfahren {number()}"},
    "change_programme": lambda _: {"motto": f"Motto {number()}"},
    "create_participation": lambda _: {"municipality_name": f"Stadt {number()}"},
    "change_participation": lambda _: {"state": "mandated"},
    "create_accession": lambda world: {"code": code(world), "shares": ["state", "tracks", "counts"]},
    "change_accession": lambda _: {"counts": {"workshops": int(number())}},
    "create_programme_contact": lambda _: {"function": f"Geschäftsstelle {number()}", "party": "Leitung"},
    "change_programme_contact": lambda _: {"phone": number()},
    "create_cost_share": lambda _: {"service": "process_guidance", "amount_cents": 250_000},
    "change_cost_share": lambda _: {"amount_cents": int(number())},
    "create_programme_event": lambda _: {"kind": "exchange", "title": f"Austausch {number()}"},
    "change_programme_event": lambda _: {"place": f"Raum {number()}"},
    "create_registration": lambda _: {"party": "Leitung Stabsstelle", "function": "Projektleitung"},
    "change_registration": lambda _: {"function": f"Vertretung {number()}"},
    "create_coaching_note": coaching_note,
    "change_coaching_note": lambda _: {"text": f"Jugendhaus besuchen, {number()}"},
    "create_expert": lambda world: {"person_id": world.id_of("people")},
    "change_expert": lambda _: {"subject": f"Beteiligung {number()}"},
    "create_external_review": lambda _: {"title": f"Handlungskonzept {number()}"},
    "change_external_review": lambda _: {"state": "assessed"},
    "create_expert_recommendation": lambda _: {"text": f"Jugend früher fragen, {number()}"},
    "change_expert_recommendation": lambda _: {"response_text": f"Ab Mai, {number()}"},
    "create_good_practice": lambda _: {"title": f"Tauschbörse {number()}", "text": "Ältere helfen Jüngeren."},
    "change_good_practice": lambda _: {"is_withdrawn": True},
    "create_practice_adoption": lambda world: {"alliance_id": world.id_of("alliances")},
}
ADDRESSES: dict[str, Callable[["World"], str]] = {
    "list_coaching_notes": lambda world: f"{coaching(world)}/coaching-notes",
    # What was withdrawn is not taken up any more.
    "change_good_practice": lambda world: f"/good-practices/{world.fresh('good-practices')['id']}",
    "read_programme_paper": lambda world: f"/programmes/{world.id_of('programmes')}/papers/programme-report.html",
}

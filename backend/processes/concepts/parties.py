"""Party references of a concept: read from what was sent, and whether somebody named there is the actor."""

from collections.abc import Sequence
from typing import Any

from backend.access.actors import Actor
from backend.core.problems import invalid
from backend.people.models import PartyKind
from backend.people.parties import Directory, PartyReference

Party = dict[str, Any]


def read(directory: Directory, written: PartyReference, pointer: str) -> Party:
    """The reference as it is stored. Raises 422 for somebody whom the alliance does not have, and for nobody."""
    columns = directory.read(written, pointer)
    if columns["party_kind"] == PartyKind.open:
        raise invalid(pointer, "nobody_named")
    return {"kind": columns["party_kind"], "id": columns["party_id"], "name": columns["party_name"]}


def read_all(directory: Directory, written: Sequence[PartyReference], pointer: str) -> list[Party]:
    """Several references, each of them once."""
    found: list[Party] = []
    for place, one in enumerate(written):
        party = read(directory, one, f"{pointer}/{place}")
        if party not in found:
            found.append(party)
    return found


def is_actor(actor: Actor, alliance_id: str, party: Party | None) -> bool:
    """Whether the actor is this person, or speaks for this group today."""
    if party is None or party.get("id") is None:
        return False
    if party["kind"] == PartyKind.person:
        return bool(party["id"] == actor.person_in(alliance_id))
    return party["kind"] == PartyKind.group and party["id"] in actor.speaks_for(alliance_id)

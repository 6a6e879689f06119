"""Use cases: run a programme, give places, let the next ones move up, ask a municipality to link its alliance."""

from collections.abc import Sequence
from datetime import timedelta
from secrets import SystemRandom
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.secrets import PROGRAMME, hash_secret, new_secret
from backend.core.clock import now, today
from backend.core.events import Author
from backend.core.language import text
from backend.core.problems import AlreadyExists, Conflict, invalid
from backend.programmes import policy, queries, recording
from backend.programmes.models import Admission, Participation, ParticipationState, Programme, WhenFull
from backend.programmes.schemas import InvitationCodeOut, ParticipationOut, ProgrammeOut

INVITED_FOR = timedelta(days=30)
BLOCKS = 3
#: Letters of comparisons are drawn by lot, so that nobody counts them off by who came first.
LOT = SystemRandom()


class ProgrammeFull(Conflict):
    """All places are taken, and nobody waits for one."""


class ReportedByMunicipality(Conflict):
    """What a municipality reports itself is not written by the office."""


class AlreadyLinked(Conflict):
    """A municipality that is linked needs no invitation."""


def shown(session: Session, actor: Actor, programmes: Sequence[Programme]) -> list[ProgrammeOut]:
    """Programmes with how many have a place and wait, which the office alone learns."""
    ids = [one.id for one in programmes]
    taken, queues = queries.admitted(session, ids), queries.waiting(session, ids)
    found = []
    for one in programmes:
        is_office = actor.may("programmes:read", one.alliance_id)
        numbers = {
            "admitted": taken.get(one.id, 0) if is_office else None,
            "waiting": len(queues.get(one.id, ())) if is_office else None,
        }
        found.append(ProgrammeOut.model_validate({**one.model_dump(), **numbers, "can": policy.can(actor, one)}))
    return found


def show(session: Session, actor: Actor, programme: Programme) -> ProgrammeOut:
    """One programme."""
    return shown(session, actor, [programme])[0]


def shown_participations(
    session: Session, actor: Actor, participations: Sequence[Participation]
) -> list[ParticipationOut]:
    """Participations with their place on the waiting list."""
    queues = queries.waiting(session, {one.programme_id for one in participations})
    found = []
    for one in participations:
        queue = queues.get(one.programme_id, [])
        more = {
            "waitlist_place": queue.index(one.id) + 1 if one.id in queue else None,
            "is_linked": one.member_alliance_id is not None,
            "can": policy.can_participation(actor, one),
        }
        found.append(ParticipationOut.model_validate({**one.model_dump(), **more}))
    return found


def show_participation(session: Session, actor: Actor, participation: Participation) -> ParticipationOut:
    """One participation."""
    return shown_participations(session, actor, [participation])[0]


def create(session: Session, actor: Actor, alliance_id: str, values: dict[str, Any], language: str) -> Programme:
    """Begin a programme, with the usual three building blocks if none are named."""
    if values.get("blocks") is None:
        values["blocks"] = [
            {
                "key": str(number),
                **{part: text(f"programmes.block_{number}.{part}", language) for part in ("title", "text")},
            }
            for number in range(1, BLOCKS + 1)
        ]
    _check(values)
    programme = Programme(alliance_id=alliance_id, **values)
    recording.created(session, actor, "programme", programme)
    return programme


def change(session: Session, actor: Actor, programme: Programme, values: dict[str, Any]) -> None:
    """Change a programme; those who wait move up if there are more places."""
    _check({"starts_on": programme.starts_on, "ends_on": programme.ends_on, **values})
    queries.lock(session, programme.id)
    if recording.changed(session, actor, "programme.changed", programme, values):
        move_up(session, actor, programme)


def apply(session: Session, actor: Actor, programme: Programme, name: str) -> Participation:
    """Enter a municipality: with a place while there is one, else on the waiting list.

    Raises 409 if it is entered already, or if all places are taken and the programme keeps no waiting list.
    """
    queries.lock(session, programme.id)
    if queries.name_is_taken(session, programme.id, name):
        raise AlreadyExists(value=name)
    known = queries.of_programme(session, programme.id)
    is_free = programme.capacity is None or _places(session, programme) > 0
    if not is_free and programme.when_full == WhenFull.refuse:
        raise ProgrammeFull(capacity=programme.capacity)
    participation = Participation(
        alliance_id=programme.alliance_id,
        programme_id=programme.id,
        municipality_name=name,
        admission=Admission.admitted if is_free else Admission.waitlisted,
        admitted_on=today() if is_free else None,
        queued_at=_behind(known),
        state=ParticipationState.interested,
        state_since=today(),
        tracks={},
        alias=_lot({one.alias for one in known}),
    )
    recording.created(session, actor, "participation", participation, context_id=programme.id)
    return participation


def change_participation(session: Session, actor: Actor, participation: Participation, values: dict[str, Any]) -> None:
    """Change what the office keeps of a municipality. Raises 409 for what a linked one reports itself.

    Who withdraws gives the place back and the next one moves up; who comes back waits behind the others.
    """
    state = values.get("state")
    own = {"state", "tracks", "counts"} & values.keys()
    if participation.member_alliance_id is not None and own - ({"state"} if state == "withdrawn" else set()):
        raise ReportedByMunicipality(name=participation.municipality_name)
    queries.lock(session, participation.programme_id)
    name = values.get("municipality_name")
    if name is not None and queries.name_is_taken(session, participation.programme_id, name, participation.id):
        raise AlreadyExists(value=name)
    programme = session.get_one(Programme, participation.programme_id)
    check_blocks(programme, values.get("tracks"))
    if own:
        values = {**values, "reported_at": now()}
    withdraws = None if state is None else state == ParticipationState.withdrawn
    settle(session, actor, programme, participation, values, "participation.changed", withdraws)


def settle(
    session: Session,
    author: Author,
    programme: Programme,
    participation: Participation,
    values: dict[str, Any],
    event_type: str,
    withdraws: bool | None,
) -> None:
    """Write what is new of a participation. `withdraws`: it gives its place back (True) or wants one (False)."""
    if "state" in values and values["state"] != participation.state:
        values = {**values, "state_since": today() if values["state"] else None}
    has_withdrawn = participation.admission == Admission.withdrawn
    if withdraws and not has_withdrawn:
        values = {**values, "admission": Admission.withdrawn, "admitted_on": None}
    elif withdraws is False and has_withdrawn:
        behind = _behind(queries.of_programme(session, programme.id))
        values = {**values, "admission": Admission.waitlisted, "queued_at": behind}
    recording.changed(session, author, event_type, participation, values, context_id=programme.id)
    move_up(session, author, programme)


def move_up(session: Session, author: Author, programme: Programme) -> None:
    """Give free places to those who wait, in their order."""
    places = _places(session, programme)
    if places <= 0:
        return
    for one in queries.first_waiting(session, programme.id, places):
        values = {"admission": Admission.admitted, "admitted_on": today()}
        recording.changed(session, author, "participation.admitted", one, values, context_id=programme.id)


def invite(session: Session, actor: Actor, participation: Participation) -> InvitationCodeOut:
    """A code for the municipality's coordination; an earlier one opens nothing any more. Raises 409 if it is linked."""
    if participation.member_alliance_id is not None:
        raise AlreadyLinked(name=participation.municipality_name)
    code = new_secret(PROGRAMME)
    until = now() + INVITED_FOR
    values = {"invitation_hash": hash_secret(code), "invitation_until": until, "is_invited": True}
    recording.changed(
        session, actor, "participation.invited", participation, values, context_id=participation.programme_id
    )
    return InvitationCodeOut(code=code, valid_until=until, municipality_name=participation.municipality_name)


def check_blocks(programme: Programme, tracks: dict[str, Any] | None) -> None:
    """Raise 422 for a building block that the programme does not have."""
    known = {block["key"] for block in programme.blocks}
    for key in tracks or {}:
        if key not in known:
            raise invalid(f"#/tracks/{key}", "unknown_reference")


def _check(values: dict[str, Any]) -> None:
    starts, ends = values.get("starts_on"), values.get("ends_on")
    if starts and ends and ends < starts:
        raise invalid("#/ends_on", "ends_before_it_starts")
    keys = [block["key"] for block in values.get("blocks") or ()]
    if len(set(keys)) < len(keys):
        raise invalid("#/blocks", "block_twice")


def _places(session: Session, programme: Programme) -> int:
    """How many places are free; as many as wait where there is no limit."""
    session.flush()
    if programme.capacity is None:
        return len(queries.waiting(session, [programme.id]).get(programme.id, ()))
    return programme.capacity - queries.admitted(session, [programme.id]).get(programme.id, 0)


def _behind(known: Sequence[Participation]) -> int:
    return max((one.queued_at for one in known), default=0) + 1


def _lot(taken: set[int]) -> int:
    """A number that no other municipality of the programme has."""
    return LOT.choice([number for number in range(max(26, 2 * len(taken) + 2)) if number not in taken])

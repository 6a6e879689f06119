"""Use cases: join a programme with a code, keep one's own state, say what is shared, leave."""

from collections.abc import Sequence
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.secrets import hash_secret, is_well_formed
from backend.core.clock import now, today
from backend.core.problems import Conflict, invalid
from backend.programmes import queries as programme_queries
from backend.programmes import recording
from backend.programmes import service as programmes
from backend.programmes.accessions import queries
from backend.programmes.accessions.models import Accession, Share
from backend.programmes.accessions.schemas import AccessionOut
from backend.programmes.models import Participation, ParticipationState, Programme
from backend.programmes.recording import MunicipalityAuthor

NOTHING = {"programme": None, "municipality_name": None, "admission": None, "waitlist_place": None, "alias": None}


class AlreadyTakingPart(Conflict):
    """An alliance takes part in a programme once."""


class LinkEnded(Conflict):
    """Who has left a programme reports nothing to it any more."""


def shown(session: Session, actor: Actor, accessions: Sequence[Accession]) -> list[AccessionOut]:
    """Accessions of one alliance with their programmes, in a constant number of statements."""
    linked = queries.participations(session, accessions)
    ids = {one.programme_id for one in linked.values()}
    known, queues = programme_queries.programmes_by_id(session, ids), programme_queries.waiting(session, ids)
    counted = {one: queries.counted(session, one) for one in {one.alliance_id for one in accessions}}
    found = []
    for one in accessions:
        participation = linked.get(one.id)
        values = {**one.model_dump(), **NOTHING, "reported_at": None, "own_counts": counted[one.alliance_id]}
        values["can"] = ["edit"] if actor.may("programmes:write", one.alliance_id) and participation else []
        if participation is not None:
            queue = queues.get(participation.programme_id, [])
            values |= {
                "programme": known[participation.programme_id],
                "municipality_name": participation.municipality_name,
                "admission": participation.admission,
                "waitlist_place": queue.index(participation.id) + 1 if participation.id in queue else None,
                "alias": letters(participation.alias),
                "reported_at": participation.reported_at,
            }
        found.append(AccessionOut.model_validate(values))
    return found


def show(session: Session, actor: Actor, accession: Accession) -> AccessionOut:
    """One accession."""
    return shown(session, actor, [accession])[0]


def join(session: Session, actor: Actor, alliance_id: str, code: str, shares: set[Share]) -> Accession:
    """Take an invitation up. Raises 422 for a code that opens nothing, 409 if the alliance takes part already."""
    found = programme_queries.invited_with(session, hash_secret(code), now()) if is_well_formed(code) else None
    if found is None:
        raise invalid("#/code", "programme_code_unknown")
    if queries.takes_part(session, alliance_id, found.programme_id):
        raise AlreadyTakingPart
    accession = Accession(
        alliance_id=alliance_id,
        participation_id=found.id,
        joined_on=today(),
        state=found.state or ParticipationState.interested,
        tracks=found.tracks or {},
        counts=found.counts,
        shares=sorted(shares),
    )
    recording.created(session, actor, "accession", accession)
    linked = {"member_alliance_id": alliance_id, "invitation_hash": None, "invitation_until": None, "is_invited": False}
    author = MunicipalityAuthor(found.municipality_name)
    recording.changed(session, author, "participation.linked", found, linked, context_id=found.programme_id)
    _share(session, accession, found)
    return accession


def change(session: Session, actor: Actor, accession: Accession, values: dict[str, Any]) -> None:
    """Change one's own part and copy what is shared of it. Raises 409 once the link has ended."""
    participation = linked_with(session, accession)
    programmes.check_blocks(session.get_one(Programme, participation.programme_id), values.get("tracks"))
    if "shares" in values:
        values["shares"] = sorted(values["shares"])
    if values.pop("has_left", False):
        values["left_on"] = today()
    recording.changed(
        session, actor, "accession.ended" if "left_on" in values else "accession.changed", accession, values
    )
    if accession.left_on is None:
        _share(session, accession, participation)
    else:
        _leave(session, participation)


def linked_with(session: Session, accession: Accession) -> Participation:
    """The participation that the accession is linked with; raises 409 once the link has ended."""
    found = queries.participations(session, [accession]).get(accession.id)
    if found is None:
        raise LinkEnded
    return found


def letters(number: int) -> str:
    """A, B … Z, AA, AB …"""
    found = ""
    number += 1
    while number:
        number, digit = divmod(number - 1, 26)
        found = chr(ord("A") + digit) + found
    return found


def _share(session: Session, accession: Accession, participation: Participation) -> None:
    """Copy what is shared. Giving the place back reaches the office in any case: the next one waits for it."""
    is_withdrawn = accession.state == ParticipationState.withdrawn
    values: dict[str, Any] = {
        "state": accession.state if Share.state in accession.shares or is_withdrawn else None,
        "tracks": accession.tracks if Share.tracks in accession.shares else None,
        "counts": accession.counts if Share.counts in accession.shares else None,
    }
    if any(getattr(participation, name) != value for name, value in values.items()):
        values["reported_at"] = now()
        _settle(session, participation, values, "participation.reported", is_withdrawn)


def _leave(session: Session, participation: Participation) -> None:
    values = {"member_alliance_id": None, "state": None, "tracks": None, "counts": None, "reported_at": now()}
    _settle(session, participation, values, "participation.unlinked", None)


def _settle(
    session: Session, participation: Participation, values: dict[str, Any], event_type: str, withdraws: bool | None
) -> None:
    programme_queries.lock(session, participation.programme_id)
    programme = session.get_one(Programme, participation.programme_id)
    author = MunicipalityAuthor(participation.municipality_name)
    programmes.settle(session, author, programme, participation, values, event_type, withdraws)

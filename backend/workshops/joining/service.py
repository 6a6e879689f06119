"""Use cases: open a workshop with a code, shut it, and join it with a phone."""

import secrets
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.secrets import hash_secret
from backend.core.clock import now
from backend.core.problems import Conflict, NotFound
from backend.core.records import touch
from backend.settings import Settings
from backend.workshops import policy, queries, service
from backend.workshops.joining import codes
from backend.workshops.joining.schemas import JoinCodeOut
from backend.workshops.models import Workshop, WorkshopParticipant


class WorkshopFull(Conflict):
    """As many take part as the workshop has places for."""


class TableFull(Conflict):
    """The table has no seat left."""


@dataclass(frozen=True)
class Anonymous:
    """Somebody with a phone as the author of what happens: nobody knows who."""

    kind: str = "participant"
    id: str | None = None
    name: str = ""


PARTICIPANT = Anonymous()


def open_with_code(session: Session, settings: Settings, actor: Actor, workshop: Workshop, hours: int) -> JoinCodeOut:
    """Give a workshop a new code for some hours. The one before opens nothing any more."""
    policy.require_write(actor, workshop.alliance_id)
    nonce = codes.new_nonce()
    letters = codes.normalised(codes.code_of(settings, workshop.id, nonce)) or ""
    workshop.join_nonce, workshop.join_hash = nonce, codes.hash_of(settings, letters)
    workshop.joinable_until = now() + timedelta(hours=hours)
    touch(workshop)
    service.record(session, actor, "workshop.opened", workshop, {"hours": [None, hours]})
    session.flush()
    return shown(settings, workshop)


def shown(settings: Settings, workshop: Workshop) -> JoinCodeOut:
    """The code again, for whoever leads the workshop. Raises 404 if there is none that opens."""
    if not policy.is_joinable(workshop) or workshop.join_nonce is None or workshop.joinable_until is None:
        raise NotFound
    code = codes.code_of(settings, workshop.id, workshop.join_nonce)
    address = codes.address_of(settings, code)
    until = workshop.joinable_until
    return JoinCodeOut(
        version=workshop.version, code=code, address=address, qr_svg=codes.qr_svg(address), joinable_until=until
    )


def shut(session: Session, actor: Actor, workshop: Workshop) -> None:
    """Revoke the code: phones see and send nothing any more."""
    policy.require_write(actor, workshop.alliance_id)
    if workshop.join_hash is None:
        return
    workshop.join_hash = workshop.join_nonce = workshop.joinable_until = None
    touch(workshop)
    service.record(session, actor, "workshop.shut", workshop, {})
    queries.next_revision(session, workshop.id)


def join(session: Session, workshop: Workshop, table_name: str | None) -> tuple[WorkshopParticipant, str]:
    """A new participant at a table, and the token that their phone keeps; only its hash is stored.

    Without a table it is the one with the most free seats. Raises 409 where there is no place.
    """
    queries.next_revision(session, workshop.id)
    taken = queries.participants(session, [workshop.id]).get(workshop.id, {})
    if sum(taken.values()) >= workshop.most_participants:
        raise WorkshopFull(most=workshop.most_participants)
    token = secrets.token_urlsafe(24)
    chosen = _seat(workshop, taken, table_name)
    participant = WorkshopParticipant(
        alliance_id=workshop.alliance_id, workshop_id=workshop.id, secret_hash=hash_secret(token), table_name=chosen
    )
    session.add(participant)
    service.record(session, PARTICIPANT, "workshop.joined", workshop, {"table": [None, chosen]})
    return participant, token


def _seat(workshop: Workshop, taken: dict[str | None, int], wanted: str | None) -> str | None:
    free = {one["name"]: int(one["seats"]) - taken.get(one["name"], 0) for one in workshop.tables}
    if not free:
        return None
    name = wanted if wanted in free else max(free, key=lambda one: free[one])
    if free[name] <= 0:
        raise TableFull(table=name)
    return name

"""An alliance for one way to work: its municipality, its coordinator, its bodies."""

from datetime import UTC, date, datetime
from typing import Any

from pydantic import BaseModel
from sqlmodel import Session

from backend.access.actors import SYSTEM, Actor, AllianceRole
from backend.access.grants import service as grants
from backend.access.models import User
from backend.access.permissions import Role
from backend.alliances import service as alliances
from backend.alliances.groups import service as groups
from backend.alliances.groups.models import Group
from backend.alliances.groups.schemas import GroupIn
from backend.alliances.models import Alliance
from backend.alliances.schemas import AllianceIn
from backend.core import clock
from backend.municipalities import service as municipalities


def found(
    session: Session, user: User, municipality: dict[str, Any], alliance: dict[str, Any]
) -> tuple[Alliance, Actor]:
    """The alliance in a new municipality, and the user as its coordinator, as whom the rest is written."""
    home = municipalities.create(session, SYSTEM, municipality)
    body = AllianceIn.model_validate({**alliance, "municipality_id": home.id})
    made = alliances.create(session, SYSTEM, body.model_dump())
    grant = grants.give(session, SYSTEM, made.id, user, Role.coordinator, None)
    roles = {made.id: AllianceRole(Role(grant.role), None)}
    return made, Actor("user", user.id, user.name, roles=roles, user_id=user.id)


def group(session: Session, actor: Actor, alliance: Alliance, **body: Any) -> Group:
    """A body of the alliance."""
    return groups.create(session, actor, alliance.id, body_of(GroupIn.model_validate(body)))


def body_of(body: BaseModel) -> dict[str, Any]:
    """The members of a body as they are: services read parties and dates themselves."""
    return {name: getattr(body, name) for name in type(body).model_fields}


class on:  # noqa: N801 (reads as a sentence: with on(2011, 9, 12))
    """Let what is written meanwhile have been written on that day at noon."""

    def __init__(self, year: int, month: int, day: int) -> None:
        self._then = datetime.combine(date(year, month, day), datetime.min.time(), UTC).replace(hour=12)

    def __enter__(self) -> None:
        self._before = clock.freeze(lambda: self._then)

    def __exit__(self, *_: object) -> None:
        clock.freeze(self._before)

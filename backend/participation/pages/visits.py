"""From the secret in an address to who acts on what."""

from dataclasses import dataclass
from typing import Literal

from sqlmodel import Session

from backend.access.actors import Actor, AllianceRole
from backend.access.permissions import Role
from backend.access.secrets import is_well_formed
from backend.actions.models import ActionItem
from backend.alliances.models import Alliance
from backend.core.clock import now
from backend.participation import own, queries
from backend.participation.links import PERSONAL_LINK
from backend.participation.models import PersonalLink
from backend.people.models import Person


class Closed(Exception):
    """The link opens nothing: `unknown` to us, `ended`, `expired` and renewable or `late` and not, or what it was for is `over` or `cancelled`."""

    def __init__(self, why: Literal["unknown", "ended", "expired", "late", "over", "cancelled"]) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True)
class Visit:
    """Somebody on their page. The actor is the person, and sees no more than what they are named for."""

    link: PersonalLink
    person: Person
    item: ActionItem
    alliance: Alliance
    part: own.OwnPart

    @property
    def actor(self) -> Actor:
        """The person as the author of what happens."""
        roles = {self.alliance.id: AllianceRole(Role.guest, self.person.id)}
        return Actor(kind="person", id=self.person.id, name=self.person.name, roles=roles)


def open_visit(session: Session, secret: str, *, write: bool = False, expired: bool = False) -> Visit:
    """The visit that the secret opens. Raises Closed.

    `write`: whoever else writes with this link waits. `expired`: also if the link's time is over.
    """
    is_ours = secret.startswith(f"{PERSONAL_LINK}_") and is_well_formed(secret)
    link = queries.by_secret(session, secret, lock=write) if is_ours else None
    if link is None:
        raise Closed("unknown")
    # What has lost its ground is revoked by the worker; it must not work until then either.
    found = queries.item_of(session, link)
    person = queries.named_person(session, found[0], link.person_id) if found else None
    if link.revoked_at is not None or found is None or person is None:
        raise Closed("ended")
    if link.expires_at <= now() and not expired:
        raise Closed("expired")
    item, alliance = found
    return Visit(link, person, item, alliance, own.part_of(session, item, person.id))

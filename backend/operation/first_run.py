"""The first run: an installation without any user is set up by whoever holds the setup key.

The key is derived from the secret key and stored nowhere: every process of an installation knows it, it is shown on
the console only, and it is worthless as soon as there is a user.
"""

import hashlib
import hmac
import re
import unicodedata

from sqlmodel import Session

from backend.access import queries
from backend.access.accounts import service as accounts
from backend.access.actors import SYSTEM
from backend.access.grants import service as grants
from backend.access.models import User
from backend.access.permissions import Role
from backend.access.secrets import checked
from backend.alliances import service as alliances
from backend.core import events
from backend.core.problems import Conflict, Forbidden
from backend.municipalities import service as municipalities
from backend.operation.schemas import FirstRun
from backend.settings import Settings

PREFIX = "bwk_setup"
UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})


class AlreadyInitialised(Conflict):
    """The first run happens once."""


class WrongSetupKey(Forbidden):
    """Only whoever sees the server's console may set it up."""


def setup_key(settings: Settings) -> str:
    """The key of this installation."""
    digest = hmac.new(settings.key, b"first run", hashlib.sha256).digest()
    return checked(PREFIX, digest)


def is_initialised(session: Session) -> bool:
    """Whether somebody can sign in already."""
    return queries.has_users(session)


def address(settings: Settings, base_url: str) -> str:
    """What the founder opens; the key stands behind `#`, which reaches no server and no log."""
    return f"{base_url}/welcome#setup={setup_key(settings)}"


def set_up(session: Session, settings: Settings, body: FirstRun) -> User:
    """Create municipality, alliance and coordinator. Raises 409 the second time, 403 for a wrong key."""
    # Whoever is second waits for this row's lock and then sees the first one's user.
    events.record(
        session,
        SYSTEM,
        "installation.set_up",
        events.Subject("installation", events.INSTALLATION),
        stream_id=events.INSTALLATION,
    )
    if is_initialised(session):
        raise AlreadyInitialised
    if not hmac.compare_digest(body.setup_key.strip().encode(), setup_key(settings).encode()):
        raise WrongSetupKey(permission="setup_key")
    place, circle, person = body.municipality, body.alliance, body.coordinator
    municipality = municipalities.create(
        session,
        SYSTEM,
        {"name": place.name, "slug": place.slug or slug_of(place.name), "regional_key": place.regional_key},
    )
    slug = circle.slug or slug_of(circle.name)
    founded = {"municipality_id": municipality.id, "name": circle.name, "slug": slug, "short_name": circle.short_name}
    alliance = alliances.create(session, SYSTEM, founded)
    user = accounts.create(
        session,
        SYSTEM,
        person.email,
        person.name,
        is_operator=True,
        password=person.password,
        pointer="#/coordinator/password",
    )
    grants.give(session, SYSTEM, alliance.id, user, Role.coordinator)
    return user


def slug_of(name: str) -> str:
    """The name as a part of an address: `Bündnis für Familie` → `buendnis-fuer-familie`."""
    folded = unicodedata.normalize("NFKD", name.lower().translate(UMLAUTS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")[:80].strip("-") or "ohne-namen"

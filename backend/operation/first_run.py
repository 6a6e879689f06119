"""The first run: an installation without any user is set up by whoever holds the setup key.

The key is derived from the secret key and stored nowhere: every process of an installation knows it, it is shown on
the console only, and it is worthless as soon as there is a user.
"""

import hashlib
import hmac

from sqlmodel import Session

from backend.access import queries
from backend.access.secrets import checked
from backend.settings import Settings

PREFIX = "bwk_setup"


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

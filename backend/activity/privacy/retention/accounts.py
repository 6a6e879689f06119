"""What happens to accounts that nobody has used for long."""

from collections.abc import Sequence

from sqlmodel import Session

from backend.access.actors import SYSTEM
from backend.access.models import User
from backend.activity.privacy.erasure import accounts


def erase(session: Session, ids: Sequence[str]) -> None:
    """Erase them, as they could have done themselves."""
    for user_id in ids:
        accounts.anonymise(session, SYSTEM, session.get_one(User, user_id))

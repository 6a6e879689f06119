"""Bodies that several parts of this room share."""

from datetime import timedelta
from typing import ClassVar

from backend.access.sign_in import links
from backend.core.clock import now
from backend.core.schemas import Output, Timestamp
from backend.settings import Settings


class SignInLinkOut(Output):
    """A one-time sign-in link, shown once: the answer to a repeated request has null in its place."""

    SHOWN_ONCE: ClassVar[tuple[str, ...]] = ("sign_in_link",)

    sign_in_link: str | None
    expires_at: Timestamp

    @classmethod
    def of(cls, settings: Settings, secret: str) -> "SignInLinkOut":
        """The link that was just made with this secret."""
        expires_at = now() + timedelta(hours=settings.sign_in_link_hours)
        return cls(sign_in_link=links.address(settings.base_url, secret), expires_at=expires_at)

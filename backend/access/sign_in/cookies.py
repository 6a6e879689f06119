"""The session's cookie.

`SameSite=Lax`: with `Strict` a link in a mail would open the page without the session, as if signed out. A foreign
page's write is refused by its origin and for want of our own header, so nothing rests on `SameSite` alone.
"""

from backend.access.authentication import cookie_name
from backend.settings import Settings

DAY_SECONDS = 86_400


def setting(settings: Settings, secret: str) -> str:
    """The value of `Set-Cookie` that starts a session."""
    return _cookie(settings, secret, settings.session_days * DAY_SECONDS)


def clearing(settings: Settings) -> str:
    """The value of `Set-Cookie` that ends it in the browser."""
    return _cookie(settings, "", 0)


def _cookie(settings: Settings, value: str, seconds: int) -> str:
    secure = "; Secure" if settings.is_https else ""
    return f"{cookie_name(settings)}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"

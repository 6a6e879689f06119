"""The cookie that binds a sign-on to the browser it began in.

`SameSite=Lax`: the provider sends people back from another site, and with `Strict` the cookie would be missing then.
It lives for minutes, says nothing by itself and is worth nothing without what is stored for it.
"""

from fastapi import Request

from backend.access.secrets import hash_secret
from backend.settings import Settings

SECONDS = 600
LONGEST = 100


def cookie_name(settings: Settings) -> str:
    """Bound to host and TLS where there is TLS."""
    return "__Host-Http-buendniswerk-sign-on" if settings.is_https else "buendniswerk-sign-on"


def secret_of(request: Request) -> str | None:
    """The value of this browser's cookie."""
    value = request.cookies.get(cookie_name(request.app.state.settings))
    return value if value and len(value) <= LONGEST else None


def hash_of(request: Request) -> str | None:
    """What is stored for this browser."""
    secret = secret_of(request)
    return hash_secret(secret) if secret else None


def setting(settings: Settings, secret: str) -> str:
    """The value of `Set-Cookie` when somebody leaves for a provider."""
    return _cookie(settings, secret, SECONDS)


def clearing(settings: Settings) -> str:
    """The value of `Set-Cookie` when nothing is open any more."""
    return _cookie(settings, "", 0)


def _cookie(settings: Settings, value: str, seconds: int) -> str:
    secure = "; Secure" if settings.is_https else ""
    return f"{cookie_name(settings)}={value}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Lax{secure}"

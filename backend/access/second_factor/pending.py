"""Between the two steps of signing in: a short-lived cookie that only says whose second factor is asked for."""

from datetime import timedelta

from fastapi import Request
from sqlmodel import Session

from backend.access.authentication import cookie_name
from backend.access.models import User
from backend.access.second_factor import queries
from backend.access.second_factor.models import PendingSignIn
from backend.access.second_factor.schemas import Method
from backend.access.secrets import hash_secret, is_well_formed, new_secret
from backend.core.clock import now
from backend.core.problems import Unauthorized
from backend.settings import Settings

LASTS = timedelta(minutes=10)
ATTEMPTS = 5
PREFIX = "bwk_step"


class FirstStepMissing(Unauthorized):
    """No password or link came before, or too long ago, or too many codes were wrong."""


def methods_of(session: Session, user_id: str) -> list[Method]:
    """How the user can prove a second factor; empty without one. Recovery codes alone are none."""
    has = queries.numbers(session, user_id)
    methods: list[Method] = []
    if has.passkeys:
        methods.append("passkey")
    if has.apps:
        methods.append("code")
    if methods and has.codes:
        methods.append("recovery_code")
    return methods


def begin(session: Session, user: User, amr: list[str]) -> tuple[PendingSignIn, str]:
    """Note that the first factor was right; the cookie's value."""
    queries.sweep(session, now())
    secret = new_secret(PREFIX)
    pending = PendingSignIn(user_id=user.id, secret_hash=hash_secret(secret), amr=amr, expires_at=now() + LASTS)
    session.add(pending)
    session.flush()
    return pending, secret


def find(session: Session, request: Request) -> PendingSignIn:
    """The sign-in that this browser has begun. Raises 401 without one."""
    secret = request.cookies.get(name_of(request.app.state.settings), "")
    found = queries.pending_by_secret(session, secret, now()) if is_well_formed(secret) else None
    if found is None or found.attempts >= ATTEMPTS:
        raise FirstStepMissing(headers={"WWW-Authenticate": 'Bearer realm="Buendniswerk"'})
    return found


def name_of(settings: Settings) -> str:
    """The cookie's name, bound to host and TLS where there is TLS."""
    return f"{cookie_name(settings)}-step"


def setting(settings: Settings, secret: str) -> str:
    """The value of `Set-Cookie` that begins the second step. No other page leads into it: `Strict`."""
    secure = "; Secure" if settings.is_https else ""
    seconds = int(LASTS.total_seconds())
    return f"{name_of(settings)}={secret}; Path=/; Max-Age={seconds}; HttpOnly; SameSite=Strict{secure}"

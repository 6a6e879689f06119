"""Use cases: set an authenticator app up, and check a code."""

from datetime import timedelta

import pyotp
import segno
import structlog
from sqlmodel import Session

from backend.access.models import User
from backend.access.second_factor import queries
from backend.access.second_factor.models import AuthenticatorApp
from backend.access.second_factor.one_time_codes.schemas import AuthenticatorAppOut
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import new_id, touch
from backend.core.sealing import SealBroken, seal, unseal
from backend.settings import Settings

ISSUER = "Bündniswerk"
STEP_SECONDS = 30
#: Steps of clock difference that are forgiven.
DRIFT = (0, -1, 1)
MOST = 20
UNCONFIRMED_LASTS = timedelta(hours=1)
log = structlog.get_logger("access")


def begin(session: Session, settings: Settings, user: User, name: str) -> tuple[AuthenticatorApp, AuthenticatorAppOut]:
    """A new app, and its secret in every form. What was begun long ago and never finished is forgotten."""
    queries.drop_unconfirmed(session, user.id, now() - UNCONFIRMED_LASTS)
    if queries.number_of_apps(session, user.id) >= MOST:
        raise invalid("#", "too_many_devices", most=MOST)
    secret, own_id = pyotp.random_base32(), new_id()
    app = AuthenticatorApp(
        id=own_id, user_id=user.id, name=name, sealed_secret=seal(settings.key, _purpose(own_id), secret)
    )
    session.add(app)
    session.flush()
    address = pyotp.TOTP(secret).provisioning_uri(name=user.email, issuer_name=ISSUER)
    # Black on white whatever the page's colours are, with the quiet border that cameras need.
    qr_code = segno.make(address, error="m").svg_data_uri(scale=5, border=4, dark="#000", light="#fff")
    return app, shown(app).model_copy(update={"secret": secret, "address": address, "qr_code": qr_code})


def confirm(session: Session, settings: Settings, app: AuthenticatorApp, code: str) -> bool:
    """Whether the app shows the right code; from then on it counts."""
    if not _is_right(session, settings, app, code):
        return False
    session.refresh(app)
    app.confirmed_at = now()
    touch(app)
    return True


def verify(session: Session, settings: Settings, user_id: str, code: str) -> bool:
    """Whether one of the user's apps shows this code now. It is used up by this."""
    return any(_is_right(session, settings, app, code) for app in queries.confirmed_apps(session, user_id))


def shown(app: AuthenticatorApp) -> AuthenticatorAppOut:
    """The app without its secret."""
    return AuthenticatorAppOut.model_validate(app.model_dump())


def _is_right(session: Session, settings: Settings, app: AuthenticatorApp, code: str) -> bool:
    try:
        counter = pyotp.TOTP(unseal(settings.key, _purpose(app.id), app.sealed_secret))
    except SealBroken:
        log.warning("authenticator app unreadable", app=app.id, reason="the installation has another secret key")
        return False
    digits = "".join(code.split())
    present = int(now().timestamp()) // STEP_SECONDS
    for step in (present + drift for drift in DRIFT):
        if pyotp.utils.strings_equal(digits, counter.generate_otp(step)):
            return queries.take_step(session, app.id, step, now())
    return False


def _purpose(app_id: str) -> str:
    return f"authenticator_app.secret:{app_id}"

"""Leaving the mails by the link in one of them (RFC 8058): the address, the page behind it, the act.

The address names the recipient and carries our signature; it needs no session and does not expire, because a mail
does not either. Opening it changes nothing: scanners of mail servers open links, only the button or the mail program
sends the form.
"""

import base64
import hmac
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse
from jinja2 import Environment, FileSystemLoader
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.models import User
from backend.access.secrets import SIGNATURE_BYTES, signature
from backend.activity.mail import preferences, queries
from backend.core.db import Database
from backend.core.language import negotiate, text
from backend.participation.links import PATH as PERSONAL_PAGES
from backend.settings import Settings

router = APIRouter()
UNSUBSCRIBE_PATH = "/mail/unsubscribe"
PURPOSE = b"mail: unsubscribe"
HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer",
    "Vary": "Accept-Language",
    "X-Robots-Tag": "noindex, nofollow",
}


@dataclass(frozen=True)
class Recipient:
    """Who reads at one address: a user, people without an account, or both."""

    user_id: str | None
    person_ids: tuple[str, ...]


def address(settings: Settings, recipient: Recipient) -> str:
    """Where this recipient leaves all mails."""
    named = ",".join([recipient.user_id or "", *recipient.person_ids]).encode()
    token = base64.urlsafe_b64encode(signature(settings.key, PURPOSE, named) + named).decode().rstrip("=")
    return f"{settings.base_url}{UNSUBSCRIBE_PATH}/{token}"


def read(settings: Settings, token: str) -> Recipient | None:
    """Whom the token names; None if it was not made here."""
    try:
        raw = base64.urlsafe_b64decode(token + "=" * (-len(token) % 4))
    except ValueError:
        return None
    signed, named = raw[:SIGNATURE_BYTES], raw[SIGNATURE_BYTES:]
    if not hmac.compare_digest(signed, signature(settings.key, PURPOSE, named)):
        return None
    user_id, *person_ids = named.decode().split(",")
    return Recipient(user_id or None, tuple(person_ids))


@router.get(f"{UNSUBSCRIBE_PATH}/{{token}}", include_in_schema=False)
async def show_unsubscribe_page(request: Request, token: str) -> Response:
    """Ask. Changes nothing."""
    return _page(request, "ask" if read(request.app.state.settings, token) else "unknown")


@router.post(f"{UNSUBSCRIBE_PATH}/{{token}}", include_in_schema=False)
async def unsubscribe(request: Request, token: str) -> Response:
    """Leave the mails; doing it twice does no harm."""
    recipient = read(request.app.state.settings, token)
    if recipient is None:
        return _page(request, "unknown")
    database: Database = request.app.state.database
    await database.perform(lambda session: leave(session, recipient), write=True)
    return _page(request, "done")


def leave(session: Session, recipient: Recipient) -> int:
    """Set every rhythm of this recipient to never; how many that changed."""
    changed = 0
    for user in filter(None, [session.get(User, recipient.user_id)] if recipient.user_id else []):
        actor = Actor(kind="user", id=user.id, name=user.name, user_id=user.id)
        for alliance_id in queries.alliances_of(session, user.id):
            changed += preferences.unsubscribe(session, actor, preferences.of_user(session, user, alliance_id))
    for person in queries.people(session, recipient.person_ids):
        actor = Actor(kind="person", id=person.id, name=person.name)
        changed += preferences.unsubscribe(session, actor, preferences.of_person(session, person))
    return changed


def _page(request: Request, state: str) -> Response:
    settings: Settings = request.app.state.settings
    language = negotiate(request.headers.get("accept-language"))

    def say(key: str) -> str:
        return text(f"mail.leave.{key}", language)

    html = (
        _template()
        .get_template("unsubscribe.html")
        .render(
            language=language,
            state=state,
            say=say,
            styles=f"{PERSONAL_PAGES}/page.css",
            account=f"{settings.base_url}/account",
        )
    )
    return HTMLResponse(html, status_code=404 if state == "unknown" else 200, headers=HEADERS)


@cache
def _template() -> Environment:
    return Environment(
        loader=FileSystemLoader(Path(__file__).parent), autoescape=True, trim_blocks=True, lstrip_blocks=True
    )

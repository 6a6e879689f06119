"""Making and revoking personal links, and what they look like."""

import io
from datetime import timedelta

import segno
from sqlmodel import Session

from backend.access.actors import Actor
from backend.access.secrets import hash_secret, new_secret
from backend.actions import queries as action_queries
from backend.actions.models import ActionItem
from backend.core import events
from backend.core.clock import now
from backend.core.records import touch
from backend.participation.models import PersonalLink, Purpose
from backend.people.models import Person
from backend.settings import Settings

PERSONAL_LINK = "bwk_my"
PATH = "/l"


def make(
    session: Session, settings: Settings, actor: Actor, item: ActionItem, person: Person, purpose: Purpose
) -> tuple[PersonalLink, str]:
    """A new link to the person's part of the card, and its address, which is stored nowhere."""
    secret = new_secret(PERSONAL_LINK)
    link = PersonalLink(
        alliance_id=item.alliance_id,
        action_item_id=item.id,
        person_id=person.id,
        secret_hash=hash_secret(secret),
        purpose=purpose,
        created_by=actor.id,
        expires_at=now() + timedelta(days=settings.personal_link_days),
    )
    session.add(link)
    _record(session, actor, "personal_link.created", link, person.name)
    return link, f"{settings.base_url}{PATH}/{secret}"


def link_for(session: Session, settings: Settings, actor: Actor, item: ActionItem, person: Person) -> str:
    """The address of a new link to the person's part of the card, for a mail that is sent to them now."""
    return make(session, settings, actor, item, person, Purpose.sent)[1]


def revoke(session: Session, actor: Actor, link: PersonalLink, person_name: str) -> None:
    """Make a link worthless; one that is already stays as it was."""
    if link.revoked_at is not None:
        return
    link.revoked_at = now()
    touch(link)
    _record(session, actor, "personal_link.revoked", link, person_name)


def qr_svg(address: str) -> str:
    """The address as a QR code: an SVG image with the quiet zone that readers need, error correction level M."""
    image = io.BytesIO()
    segno.make(address, error="m", micro=False).save(image, kind="svg", xmldecl=False, scale=4, border=4)
    return image.getvalue().decode()


def _record(session: Session, actor: Actor, event_type: str, link: PersonalLink, person_name: str) -> None:
    item = action_queries.items_by_id(session, [link.action_item_id])
    prefix = action_queries.short_name(session, link.alliance_id)
    number = f"{prefix}-{item[0].number}" if item else None
    events.record(
        session,
        actor,
        event_type,
        events.Subject("personal_link", link.id, number, context_id=link.action_item_id),
        stream_id=link.alliance_id,
        alliance_id=link.alliance_id,
        changes={"person": [None, person_name], "purpose": [None, link.purpose]},
    )

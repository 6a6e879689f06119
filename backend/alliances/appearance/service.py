"""Use cases: show and change how the papers of an alliance look."""

import hashlib
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances import service as alliances
from backend.alliances.appearance import queries
from backend.alliances.appearance.colours import READABLE, contrast_with_white
from backend.alliances.appearance.models import Logo
from backend.alliances.appearance.schemas import LOGO_MOST, AppearanceOut
from backend.alliances.models import Alliance
from backend.core import events
from backend.core.clock import now
from backend.core.problems import invalid
from backend.core.records import touch
from backend.core.routing import API
from backend.documents.kinds import JPEG, PNG, kind_of
from backend.documents.pictures import drawn_anew


def show(actor: Actor, alliance: Alliance) -> AppearanceOut:
    """The look with what the actor may do with it."""
    url = f"{API}/alliances/{alliance.id}/appearance/logo" if alliance.logo_checksum else None
    return AppearanceOut(
        alliance_id=alliance.id,
        version=alliance.version,
        name=alliance.name,
        colour=alliance.colour,
        contrast=round(contrast_with_white(alliance.colour), 2) if alliance.colour else None,
        footer=alliance.footer,
        logo_alt=alliance.logo_alt,
        logo_url=url,
        can=["edit"] if actor.may("alliances:write", alliance.id) else [],
    )


def change(session: Session, actor: Actor, alliance: Alliance, values: dict[str, Any]) -> None:
    """Change the look. `values` are the members that were sent.

    Raises 422 for a colour too light to read and for a logo without words or that is no picture.
    """
    colour = values.get("colour")
    if colour is not None and contrast_with_white(colour) < READABLE:
        raise invalid("#/colour", "colour_too_light", contrast=f"{contrast_with_white(colour):.1f}")
    if "logo" in values:
        _hang(session, alliance, values.pop("logo"))
        if alliance.logo_checksum is None:
            values["logo_alt"] = None
    for name, value in values.items():
        setattr(alliance, name, value or None)
    if alliance.logo_checksum and not alliance.logo_alt:
        raise invalid("#/logo_alt", "missing")
    if not events.changes_of(alliance):
        return
    touch(alliance)
    alliances.record(session, actor, "alliance.changed", alliance)


def _hang(session: Session, alliance: Alliance, picture: bytes | None) -> None:
    """Put a picture in the place of the one before, or take that away."""
    logo = queries.logo_of(session, alliance.id)
    if picture is None:
        if logo is not None:
            session.delete(logo)
        alliance.logo_checksum = None
        return
    if len(picture) > LOGO_MOST:
        raise invalid("#/logo", "bytes_too_long", max_length=LOGO_MOST)
    kind = kind_of(picture, "")
    if kind not in (PNG, JPEG):
        raise invalid("#/logo", "no_picture")
    drawn = drawn_anew(picture, kind)
    logo = logo or Logo(alliance_id=alliance.id, media_type=kind.media_type, picture=drawn)
    logo.media_type, logo.picture, logo.updated_at = kind.media_type, drawn, now()
    session.add(logo)
    alliance.logo_checksum = hashlib.sha256(drawn).hexdigest()

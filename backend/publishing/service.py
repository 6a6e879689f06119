"""Use case: the public version of an alliance's cards."""

import orjson
from sqlmodel import Session

from backend.alliances.models import Alliance
from backend.core.clock import today
from backend.core.language import text
from backend.publishing import queries
from backend.publishing.cards import CardWriter
from backend.publishing.names import Nameless
from backend.publishing.schemas import Publication


def nameless_of(session: Session, alliance_id: str, alliance_name: str, language: str) -> Nameless:
    """What takes the names of this alliance's people out of texts."""
    return Nameless(
        queries.persons(session, alliance_id),
        [alliance_name, *queries.public_names(session, alliance_id)],
        text("publication.somebody", language),
    )


def publication(session: Session, alliance: Alliance, language: str, *, preview: bool) -> Publication:
    """The cards that are public, or with `preview` all of them, without names of persons. A constant number of
    statements."""
    nameless = nameless_of(session, alliance.id, alliance.name, language)
    writer = CardWriter(nameless, language)
    found = queries.cards(session, alliance.id, only_public=not preview)
    return Publication(
        alliance=alliance.name,
        mission_statement=nameless.text(alliance.mission_statement),
        on=today(),
        preview=preview,
        cards=[writer.card(orjson.loads(row.body), row.group_name) for row in found],
    )

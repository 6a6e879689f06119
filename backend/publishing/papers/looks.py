"""The appearance of one alliance, for its papers."""

from sqlmodel import Session

from backend.alliances.appearance import queries
from backend.alliances.models import Alliance
from backend.publishing.papers.tree import Look


def look_of(session: Session, alliance: Alliance) -> Look:
    """Name, colour, footer and logo of the alliance."""
    logo = queries.logo_of(session, alliance.id) if alliance.logo_checksum else None
    return Look(
        name=alliance.name,
        colour=alliance.colour or Look.colour,
        footer=alliance.footer,
        logo=logo.picture if logo else None,
        logo_type=logo.media_type if logo else Look.logo_type,
        logo_alt=alliance.logo_alt or "",
    )

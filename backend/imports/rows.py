"""Cards of a document and the action items they are: by number in tables, else by title."""

from dataclasses import dataclass

from sqlmodel import Session

from backend.access.actors import Actor
from backend.alliances.models import Alliance
from backend.imports.matching import Here, key
from backend.imports.readers.lines import Document
from backend.imports.schemas import ImportOut
from backend.imports.understanding import Understanding

CODES: frozenset[str] = frozenset()


@dataclass
class Edit:
    """Changes."""


def match(
    session: Session, here: Here, alliance: Alliance, document: Document, read: Understanding, found: ImportOut
) -> list[Edit]:
    """Say of each card whether it is here."""
    for item in found.action_items:
        item.id = here.take("action_item", key(item.title))
        item.outcome = "known" if item.id else "new"
        if item.id:
            item.number = f"{alliance.short_name}-{here.items[item.id].number}"
    return []


def apply(session: Session, actor: Actor, edits: list[Edit], found: ImportOut) -> None:
    """Write the changes."""

"""Prepares the public version of a card: finds what shows a person, and puts other words where they are given."""

from collections.abc import Iterator, Sequence
from typing import Any

import orjson
from sqlmodel import Session

from backend.actions.models import ActionItem
from backend.alliances.models import Alliance
from backend.core.problems import Conflict, invalid
from backend.publishing.cards import CardWriter
from backend.publishing.names import Nameless
from backend.publishing.releases import queries
from backend.publishing.releases.schemas import Finding, Wording
from backend.publishing.schemas import PublicCard
from backend.publishing.service import nameless_of

#: The members of a prepared card that people have written freely.
FREE = frozenset({"title", "field_of_action", "status_label", "idea", "text", "task", "purpose", "how", "where"})


class PersonRecognisable(Conflict):
    """A free text names a person, or how to reach one; the errors point into the prepared card."""


class Preparation:
    """One card on its way to the public, with other words for some of its texts."""

    def __init__(self, session: Session, item: ActionItem, language: str, wording: Sequence[Wording] = ()) -> None:
        alliance = session.get_one(Alliance, item.alliance_id)
        self._nameless = nameless_of(session, alliance.id, alliance.name, language)
        body, group = queries.card_of(session, item.id)
        card = CardWriter(self._nameless, language, lambda text: text).card(orjson.loads(body), group)
        self.body: dict[str, Any] = card.model_dump(mode="json")
        self._reword(wording)

    @property
    def card(self) -> PublicCard:
        """The card as everybody would read it."""
        return PublicCard.model_validate(self.body)

    def findings(self) -> list[Finding]:
        """The texts in which a person can be recognised."""
        return findings(self._nameless, self.body)

    def _reword(self, wording: Sequence[Wording]) -> None:
        places = {pointer: (holder, name) for pointer, holder, name in _texts(self.body, "#")}
        instead: dict[str, str] = {}
        for index, one in enumerate(wording):
            if one.pointer not in places:
                raise invalid(f"#/wording/{index}/pointer", "unknown_reference")
            if not one.text.strip():
                raise invalid(f"#/wording/{index}/text", "missing")
            holder, name = places[one.pointer]
            instead[holder[name]] = one.text.strip()
        for holder, name in places.values():
            holder[name] = instead.get(holder[name], holder[name])


def findings(nameless: Nameless, body: dict[str, Any]) -> list[Finding]:
    """The texts of a prepared card in which a person can be recognised."""
    found = []
    for pointer, holder, name in _texts(body, "#"):
        text: str = holder[name]
        if hits := nameless.found(text):
            found.append(Finding(pointer=pointer, text=text, found=hits, suggestion=nameless.text(text) or ""))
    return found


def refuse_names(found: Sequence[Finding]) -> None:
    """Raise 409 with a pointer to each text in which a person can be recognised."""
    if found:
        errors = [(one.pointer, "person_recognisable", {"found": ", ".join(one.found)}) for one in found]
        raise PersonRecognisable(errors=errors)


def _texts(value: Any, pointer: str) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Every free text with its pointer, and where it stands."""
    if isinstance(value, list):
        for index, one in enumerate(value):
            yield from _texts(one, f"{pointer}/{index}")
    elif isinstance(value, dict):
        for name, one in value.items():
            if name in FREE and isinstance(one, str) and one:
                yield f"{pointer}/{name}", value, name
            else:
                yield from _texts(one, f"{pointer}/{name}")

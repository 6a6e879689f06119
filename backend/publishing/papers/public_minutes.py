"""Minutes for everybody: persons only by their number or function, internal items left out."""

from collections.abc import Iterable

from backend.meetings.minutes.content import (
    MinutesActionItem,
    MinutesContent,
    MinutesDecision,
    MinutesItem,
    MinutesOutcome,
    NamedParty,
)
from backend.meetings.participants.models import Attendance
from backend.people.models import PartyKind
from backend.publishing.cards import persons_in_words
from backend.publishing.names import Nameless
from backend.publishing.papers.wording import joined

THERE = (Attendance.present, Attendance.partly)


def nameless_content(content: MinutesContent, nameless: Nameless, language: str) -> MinutesContent:
    """The same minutes without a personal name. Who objected is left out: of a few, a function tells who it was."""
    return _Writer(nameless, language).content(content)


def present_in_words(content: MinutesContent, nameless: Nameless, language: str) -> str | None:
    """`5 persons, WIS`: how many were there, and for whom; None if nobody noted it."""
    there = [one for one in content.participants if one.attendance in THERE]
    people = sum(1 for one in there if one.party.kind == PartyKind.person)
    count = content.head.headcount if content.head.headcount is not None else people
    bodies = [one.party.name for one in there if one.party.kind != PartyKind.person]
    bodies += [one.represents for one in there if one.represents and not nameless.is_person(one.represents)]
    named = [persons_in_words(count, language)] if count else []
    return joined([*named, *dict.fromkeys(nameless.party(body) for body in bodies)]) or None


class _Writer:
    def __init__(self, nameless: Nameless, language: str) -> None:
        self._nameless = nameless
        self._language = language

    def content(self, content: MinutesContent) -> MinutesContent:
        items = [self._item(item) for item in content.items if not item.is_internal]
        kept = {
            card.number
            for item in items
            for card in (item.action_item, *(o.action_item for o in item.outcomes))
            if card
        }
        head = content.head.model_copy(
            update={
                "title": self._plain(content.head.title),
                "place": self._plain(content.head.place),
                "room": self._plain(content.head.room),
                "moderator": self._function(content.head.moderator),
                "minute_taker": self._function(content.head.minute_taker),
                "headcount": None,
            }
        )
        return content.model_copy(
            update={
                "head": head,
                "participants": [],
                "items": items,
                "decisions": [self._decision(one) for one in content.decisions],
                "action_items": [self._card(card) for card in content.action_items if card.number in kept],
                # Files are released one by one.
                "annexes": [],
            }
        )

    def _item(self, item: MinutesItem) -> MinutesItem:
        return item.model_copy(
            update={
                "title": self._plain(item.title),
                "notes": self._plain(item.notes),
                "presenter": self._function(item.presenter),
                "action_item": self._card(item.action_item) if item.action_item else None,
                "outcomes": [self._outcome(one) for one in item.outcomes],
            }
        )

    def _outcome(self, one: MinutesOutcome) -> MinutesOutcome:
        return one.model_copy(
            update={
                "text": self._plain(one.text),
                "decision": self._decision(one.decision) if one.decision else None,
                "action_item": self._card(one.action_item) if one.action_item else None,
            }
        )

    def _decision(self, one: MinutesDecision) -> MinutesDecision:
        return one.model_copy(
            update={
                "matter": self._plain(one.matter),
                "text": self._plain(one.text),
                "conditions": self._plain(one.conditions),
                "entered_for": None,
                "objections": [
                    objection.model_copy(update={"party": None, "text": self._plain(objection.text)})
                    for objection in one.objections
                ],
            }
        )

    def _card(self, card: MinutesActionItem) -> MinutesActionItem:
        return card.model_copy(
            update={
                "title": self._plain(card.title),
                "owners": list(self._counted(card.owners)),
                "next_date": self._plain(card.next_date),
            }
        )

    def _counted(self, parties: list[NamedParty]) -> Iterable[NamedParty]:
        """Everybody but persons by name, persons by their number."""
        persons = 0
        for party in parties:
            if self._is_person(party):
                persons += 1
            else:
                yield party.model_copy(update={"name": self._nameless.party(party.name)})
        if persons:
            yield NamedParty(kind=PartyKind.person, name=persons_in_words(persons, self._language))

    def _function(self, party: NamedParty | None) -> NamedParty | None:
        """A person by function, if it is known; everybody else by name."""
        if party is None:
            return None
        if not self._is_person(party):
            return party.model_copy(update={"name": self._nameless.party(party.name)})
        function = self._plain(party.function)
        return party.model_copy(update={"name": function, "function": None}) if function else None

    def _is_person(self, party: NamedParty) -> bool:
        return party.kind == PartyKind.person or self._nameless.is_person(party.name)

    def _plain(self, written: str | None) -> str | None:
        return self._nameless.text(written)

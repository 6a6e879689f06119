"""The public version of a card: organisations and groups by name, persons only by their number."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from backend.core.language import text
from backend.people.models import PartyKind
from backend.publishing.names import Nameless
from backend.publishing.schemas import (
    PublicAssignment,
    PublicCard,
    PublicFollowUp,
    PublicPartner,
    PublicParty,
    PublicSponsor,
    PublicStep,
)

#: The page of an alliance is this and its slug.
PATH = "/oeffentlich"
Part = Mapping[str, Any]
Plain = Callable[[str | None], str | None]


def persons_in_words(count: int, language: str) -> str:
    """`1 person`, `5 persons`."""
    return text(f"publication.persons.{'one' if count == 1 else 'several'}", language, count=count)


class CardWriter:
    """Writes cards for the public. `plain` makes free texts fit for it: it takes names out unless given otherwise."""

    def __init__(self, nameless: Nameless, language: str, plain: Plain | None = None) -> None:
        self._plain = plain or nameless.text
        self._party = nameless.party
        self._is_person = nameless.is_person
        self._language = language

    def card(self, card: Part, group: str | None) -> PublicCard:
        """The public version of a card's kept JSON."""
        accepted = [one for one in card["assignments"] if one["state"] == "accepted"]
        of_steps = [
            {**one, "task": one["task"] or step["text"]}
            for step in card["steps"]
            for one in step["assignments"]
            if one["state"] == "accepted"
        ]
        return PublicCard(
            number=card["number"],
            title=self._plain(card["title"]) or "",
            group=self._party(group) if group else None,
            field_of_action=self._plain(card["field_of_action"]),
            status=card["status"],
            status_label=self._plain(card["status_label"]),
            idea=self._plain(card["idea"]),
            steps=[self._step(step) for step in card["steps"]],
            assignments=self._assignments([*accepted, *of_steps]),
            owners=self._parties(card["owners"]),
            follow_ups=[self._follow_up(one) for one in card["follow_ups"]],
            next_date=self._date(card["next_date"]),
            partners=[
                PublicPartner(party=party, state=state)
                for state, named in _by(card["partners"], "state").items()
                for party in self._parties(one["party"] for one in named)
            ],
            sponsors=[
                PublicSponsor(party=party, state=state)
                for state, named in _by(card["sponsors"], "state").items()
                for party in self._parties(one["party"] for one in named)
            ],
        )

    def _step(self, step: Part) -> PublicStep:
        return PublicStep(text=self._plain(step["text"]) or "", state=step["state"], due=self._date(step["due"]))

    def _follow_up(self, one: Part) -> PublicFollowUp:
        return PublicFollowUp(
            purpose=self._plain(one["purpose"]),
            how=self._plain(one["how"]),
            when=self._date(one["when"]),
            where=self._plain(one["where"]),
            state=one["state"],
        )

    def _assignments(self, accepted: list[Part]) -> list[PublicAssignment]:
        return [
            PublicAssignment(task=self._plain(task), parties=self._parties(one["party"] for one in named))
            for task, named in _by(accepted, "task").items()
        ]

    def _parties(self, named: Iterable[Part]) -> list[PublicParty]:
        """Everybody but persons by name, each once; persons counted, where the first of them stands."""
        shown: list[PublicParty] = []
        persons: list[str] = []
        place = 0
        for party in named:
            if party["kind"] == PartyKind.person or self._is_person(party["name"]):
                place = place if persons else len(shown)
                if party["name"] not in persons:
                    persons.append(party["name"])
                continue
            public = PublicParty(kind=party["kind"], name=self._party(party["name"]), count=1)
            if public not in shown:
                shown.append(public)
        if persons:
            name = persons_in_words(len(persons), self._language)
            shown.insert(place, PublicParty(kind=PartyKind.person, name=name, count=len(persons)))
        return shown

    def _date(self, when: Part | None) -> Any:
        return {**when, "text": self._plain(when["text"]) or "", "anchor": None} if when else None


def _by(parts: Iterable[Part], name: str) -> dict[Any, list[Part]]:
    found: dict[Any, list[Part]] = {}
    for part in parts:
        found.setdefault(part[name], []).append(part)
    return found

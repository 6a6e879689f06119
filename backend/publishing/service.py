"""Use case: the public version of an alliance's cards."""

from collections.abc import Iterable, Mapping
from typing import Any

import orjson
from sqlmodel import Session

from backend.alliances.models import Alliance
from backend.core.clock import today
from backend.core.language import text
from backend.people.models import PartyKind
from backend.publishing import queries
from backend.publishing.names import Nameless
from backend.publishing.schemas import (
    PublicAssignment,
    Publication,
    PublicCard,
    PublicFollowUp,
    PublicPartner,
    PublicParty,
    PublicSponsor,
    PublicStep,
)

Part = Mapping[str, Any]


def publication(session: Session, alliance: Alliance, language: str, *, preview: bool) -> Publication:
    """The cards that are public, or with `preview` all of them, without names of persons. A constant number of
    statements."""
    nameless = Nameless(
        queries.persons(session, alliance.id),
        [alliance.name, *queries.public_names(session, alliance.id)],
        text("publication.somebody", language),
    )
    writer = _Writer(nameless, language)
    found = queries.cards(session, alliance.id, only_public=not preview)
    return Publication(
        alliance=alliance.name,
        mission_statement=nameless.text(alliance.mission_statement),
        on=today(),
        preview=preview,
        cards=[writer.card(orjson.loads(row.body), row.group_name) for row in found],
    )


class _Writer:
    def __init__(self, nameless: Nameless, language: str) -> None:
        self._plain = nameless.text
        self._party = nameless.party
        self._is_person = nameless.is_person
        self._language = language

    def card(self, card: Part, group: str | None) -> PublicCard:
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
            group=group,
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
            form = "one" if len(persons) == 1 else "several"
            name = text(f"publication.persons.{form}", self._language, count=len(persons))
            shown.insert(place, PublicParty(kind=PartyKind.person, name=name, count=len(persons)))
        return shown

    def _date(self, when: Part | None) -> Any:
        return {**when, "text": self._plain(when["text"]) or "", "anchor": None} if when else None


def _by(parts: Iterable[Part], name: str) -> dict[Any, list[Part]]:
    found: dict[Any, list[Part]] = {}
    for part in parts:
        found.setdefault(part[name], []).append(part)
    return found

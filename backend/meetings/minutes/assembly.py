"""Puts minutes together from the meeting itself: its facts, list, agenda, outcomes, decisions and cards."""

from collections.abc import Mapping
from typing import Any

import orjson
from sqlmodel import Session

from backend.meetings.agenda.items import queries as agenda_queries
from backend.meetings.agenda.models import AgendaItem, AgendaItemState, Outcome
from backend.meetings.decisions.models import Decision
from backend.meetings.minutes import queries
from backend.meetings.minutes.content import (
    ApprovedMinutes,
    MinutesActionItem,
    MinutesAnnex,
    MinutesContent,
    MinutesDecision,
    MinutesHead,
    MinutesItem,
    MinutesObjection,
    MinutesOutcome,
    MinutesParticipant,
    NamedParty,
)
from backend.meetings.models import Meeting
from backend.meetings.participants.models import Participant
from backend.people.models import PartyKind


def assemble(session: Session, meeting: Meeting) -> MinutesContent:
    """The minutes of a meeting as it stands now, in a constant number of statements."""
    session.flush()
    return _Assembly(session, meeting).content()


class _Assembly:
    def __init__(self, session: Session, meeting: Meeting) -> None:
        self._session = session
        self._meeting = meeting
        self._agenda = agenda_queries.on_agenda(session, meeting.id)
        self._outcomes = queries.outcomes(session, meeting.id)
        self._decisions = {one.id: one for one in queries.decisions(session, meeting.id)}
        self._people = queries.participants(session, meeting.id)
        told: list[AgendaItem | Outcome | Decision] = [*self._agenda, *self._outcomes, *self._decisions.values()]
        about = {one.action_item_id for one in told}
        bodies = queries.cards(session, (one for one in about if one))
        self._cards: dict[str, dict[str, Any]] = {key: orjson.loads(body) for key, body in bodies.items()}
        later = {item.postponed_to_id for item in self._agenda} | {one.postponed_to_id for one in self._outcomes}
        self._later = queries.meetings(session, (one for one in later if one))
        self._functions = queries.functions(session, meeting.alliance_id, self._named_people())

    def content(self) -> MinutesContent:
        """All of it."""
        items = [self._item(number, one) for number, one in enumerate(self._agenda, start=1)]
        told = {outcome.decision.id for item in items for outcome in item.outcomes if outcome.decision}
        return MinutesContent(
            head=self._head(),
            participants=self._participants(),
            approved=[
                ApprovedMinutes(title=row.title, when=_text(row.fuzzy_date), version=row.number)
                for row in queries.approved_in(self._session, self._meeting.id)
            ],
            items=items,
            decisions=[self._decision(one) for one in self._decisions.values() if one.id not in told],
            action_items=[self._card(key) for key in self._in_order()],
            annexes=[
                MinutesAnnex(
                    name=one.name, description=one.description, action_item=self._cards[one.subject_id]["number"]
                )
                for one in queries.files_on(self._session, self._cards)
            ],
        )

    def _head(self) -> MinutesHead:
        meeting = self._meeting
        is_day = meeting.earliest is not None and meeting.earliest == meeting.latest
        return MinutesHead(
            title=meeting.title,
            kind=meeting.kind,
            groups=queries.group_names(self._session, meeting),
            when=_text(meeting.fuzzy_date),
            day=meeting.earliest if is_day else None,
            begins=meeting.begins,
            ends=meeting.ends,
            place=meeting.place,
            room=meeting.room,
            moderator=self._party(meeting.moderator),
            minute_taker=self._party(meeting.minute_taker),
            headcount=meeting.headcount,
        )

    def _participants(self) -> list[MinutesParticipant]:
        names = {one.id: one.party_name for one in self._people}
        return [
            MinutesParticipant(
                party=self._named(one),
                role=one.role,
                represents=one.represents["name"] if one.represents else None,
                deputy_for=names.get(one.deputy_for_id or ""),
                attendance=one.attendance,
                remark=one.remark,
            )
            for one in self._people
        ]

    def _item(self, number: int, one: AgendaItem) -> MinutesItem:
        outcomes = [outcome for outcome in self._outcomes if outcome.agenda_item_id == one.id]
        own = [item for item in self._decisions.values() if item.agenda_item_id == one.id]
        written = [self._outcome(outcome) for outcome in outcomes]
        told = {outcome.decision_id for outcome in outcomes}
        # A decision that was entered by itself, beside the outcomes of its item.
        written += [
            MinutesOutcome(
                id=item.id,
                kind="decision",
                text="",
                decision=self._decision(item),
                action_item=self._card_or_none(item.action_item_id),
                postponed_to=None,
            )
            for item in own
            if item.id not in told
        ]
        is_put_off = one.state in (AgendaItemState.postponed, AgendaItemState.not_discussed)
        return MinutesItem(
            id=one.id,
            number=number,
            title=one.title,
            purpose=one.purpose,
            state=one.state,
            is_internal=one.is_internal,
            presenter=self._party(one.presenter),
            group_ids=self._groups_of(one, outcomes, own),
            action_item=self._card_or_none(one.action_item_id),
            postponed_to=self._date_of(one.postponed_to_id) if is_put_off else None,
            notes=one.notes,
            outcomes=written,
        )

    def _groups_of(self, item: AgendaItem, outcomes: list[Outcome], decisions: list[Decision]) -> list[str]:
        told: list[AgendaItem | Outcome | Decision] = [item, *outcomes, *decisions]
        cards = [one.action_item_id for one in told]
        groups = [item.group_id, *(self._cards[key]["group_id"] for key in cards if key in self._cards)]
        return list(dict.fromkeys(one for one in groups if one))

    def _outcome(self, one: Outcome) -> MinutesOutcome:
        decision = self._decisions.get(one.decision_id or "")
        return MinutesOutcome(
            id=one.id,
            kind=one.kind,
            text=one.text,
            decision=self._decision(decision) if decision else None,
            action_item=self._card_or_none(one.action_item_id),
            postponed_to=self._date_of(one.postponed_to_id),
        )

    def _decision(self, one: Decision) -> MinutesDecision:
        return MinutesDecision.model_validate(
            {
                **one.model_dump(),
                "number": f"{one.year}/{one.number}",
                "objections": [
                    MinutesObjection(
                        party=self._party(objection.get("party")),
                        text=objection["text"],
                        is_withdrawn=objection.get("is_withdrawn", False),
                    )
                    for objection in one.objections
                ],
                "entered_for": self._party(one.entered_for),
            }
        )

    def _in_order(self) -> list[str]:
        """The cards in the order in which they came up."""
        keys: list[str | None] = []
        for item in self._agenda:
            keys.append(item.action_item_id)
            keys += [one.action_item_id for one in self._outcomes if one.agenda_item_id == item.id]
        keys += [one.action_item_id for one in self._decisions.values()]
        return list(dict.fromkeys(key for key in keys if key in self._cards))

    def _card(self, key: str) -> MinutesActionItem:
        card = self._cards[key]
        return MinutesActionItem(
            id=key,
            number=card["number"],
            title=card["title"],
            status=card["status"],
            owners=[NamedParty(kind=one["kind"], name=one["name"]) for one in card["owners"]],
            next_date=_text(card["next_date"]),
        )

    def _card_or_none(self, key: str | None) -> MinutesActionItem | None:
        return self._card(key) if key in self._cards else None

    def _date_of(self, meeting_id: str | None) -> str | None:
        meeting = self._later.get(meeting_id or "")
        return _text(meeting.fuzzy_date) if meeting else None

    def _named_people(self) -> set[str]:
        parties = [self._meeting.moderator, self._meeting.minute_taker, *(one.presenter for one in self._agenda)]
        linked = {party["id"] for party in parties if party and party.get("id")}
        return linked | queries.people_in(self._people)

    def _named(self, row: Participant) -> NamedParty:
        function = self._functions.get(row.party_id or "")
        return NamedParty(kind=row.party_kind, name=row.party_name, function=function)

    def _party(self, party: Mapping[str, Any] | None) -> NamedParty | None:
        if party is None:
            return None
        kind = party.get("kind") or PartyKind.person
        return NamedParty(kind=kind, name=party["name"], function=self._functions.get(party.get("id") or ""))


def _text(fuzzy_date: Mapping[str, Any] | None) -> str | None:
    return fuzzy_date["text"] if fuzzy_date else None

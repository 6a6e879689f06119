"""From what was understood of a card to the body that the room of action items takes."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from pydantic import ValidationError
from sqlmodel import Session

from backend.actions.models import FollowUpState
from backend.actions.parts.schemas import AssignmentIn, FollowUpIn, PartnerIn, SponsorIn, StepIn
from backend.actions.schemas import ActionItemIn
from backend.actions.sheets import cells as sheet
from backend.core.dates import FuzzyDate, FuzzyDateObject, NextMeeting
from backend.core.problems import InvalidInput
from backend.imports import queries
from backend.imports.schemas import ItemFound
from backend.imports.understanding import Assignment, FollowUp, PartyName
from backend.people.parties import Directory, PartyReference

_PLAIN = ("idea", "field_of_action", "status_label", "funding")


class Reader:
    """Makes bodies of cards, with the parties and groups that the alliance has by then."""

    def __init__(self, session: Session, alliance_id: str) -> None:
        self._parties = Directory(session, alliance_id)
        self._groups = [row for row in queries.groups(session, alliance_id) if row.until is None]

    def card(self, item: ItemFound, group_id: str | None) -> ActionItemIn:
        """The whole card. Raises ValidationError where a corrected piece is not valid."""
        values: dict[str, Any] = {name: getattr(item, name) for name in _PLAIN if getattr(item, name)}
        for name in ("status", "visibility"):
            if getattr(item, name):
                values[name] = getattr(item, name)
        if item.status_label and (ours := sheet.meant_status(item.status_label)):
            values["status"], values["status_label"] = ours
        return ActionItemIn(
            title=item.title,
            group_id=group_id,
            steps=[StepIn(text=one.text, state=one.state, due=self.date(one.due)) for one in item.steps],
            assignments=[self.assignment(one) for one in item.assignments],
            follow_ups=[self.follow_up(one) for one in item.follow_ups],
            partners=[PartnerIn(party=self.party(one.party), state=one.state) for one in item.partners],
            sponsors=[SponsorIn(party=self.party(one.party), state=one.state) for one in item.sponsors],
            **values,
        )

    def assignment(self, one: Assignment) -> AssignmentIn:
        """Who takes what. An assignment has no date of its own: it stays as a note."""
        return AssignmentIn(
            party=self.party(one.party), task=one.task or None, state=one.state, role=one.role, note=_dated(one.due)
        )

    def follow_up(self, one: FollowUp) -> FollowUpIn:
        """When it goes on; what waits for a meeting is anchored on the only group that can be meant."""
        when = self.date(one.when)
        if one.when is not None and when is not None and one.when.precision == "anchor" and one.when.anchor is None:
            of_kind = [row.id for row in self._groups if row.kind == one.meeting_of]
            if len(of_kind) == 1:
                anchor = NextMeeting.model_validate({"group_id": of_kind[0]})
                when = FuzzyDateObject(text=one.when.text, precision="anchor", anchor=anchor)
        body = FollowUpIn(when=when, purpose=one.purpose or None, where=one.where or None)
        if state := sheet.meant_state(one.source):
            body.state = FollowUpState(state)
            body.purpose = re.sub(r"\s*\([^()]*\)$", "", body.purpose or "") or None
        return body

    def party(self, named: PartyName) -> PartyReference:
        """Who is named, linked to the only record that this can be."""
        found = self._parties.read(named.name, "#")
        if found["party_id"] is None:
            return PartyReference.model_validate({"kind": named.kind, "name": named.name})
        reference = {"kind": found["party_kind"], "id": found["party_id"], "name": named.name}
        return PartyReference.model_validate(reference)

    def date(self, understood: FuzzyDate | None) -> FuzzyDateObject | None:
        """The date as it was understood or corrected; what waits for a meeting is read again, with its group."""
        if understood is None:
            return None
        if understood.precision == "anchor" and understood.anchor is None:
            return FuzzyDateObject(text=understood.text)
        return FuzzyDateObject.model_validate(understood.model_dump())


def link(session: Session, alliance_id: str, items: list[ItemFound]) -> None:
    """Say of everybody who is named which record of the alliance it is by now."""
    parties = Directory(session, alliance_id)
    for item in items:
        parts = (item.assignments, item.partners, item.sponsors)
        for party in (part.party for several in parts for part in several):
            party.id = parties.read(party.name, "#")["party_id"]


def _dated(due: FuzzyDate | None) -> str | None:
    if due is None:
        return None
    known = due.earliest is not None and due.earliest == due.latest and str(due.earliest) not in due.text
    return f"{due.text} ({due.earliest})" if known else due.text


@contextmanager
def pointing(pointer: str) -> Iterator[None]:
    """Say of what is not valid where in the corrected understanding it stands."""
    try:
        yield
    except ValidationError as failure:
        errors = [
            ("/".join([pointer, *(str(part) for part in error["loc"])]), error["type"], error.get("ctx", {}))
            for error in failure.errors(include_url=False)[:50]
        ]
        raise InvalidInput(errors=errors) from failure
    except InvalidInput as problem:
        problem.errors = [(pointer + at.removeprefix("#"), why, values) for at, why, values in problem.errors]
        raise

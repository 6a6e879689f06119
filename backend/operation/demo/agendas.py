"""The demo's meetings: one that was held, with what came out of it, and one that is being prepared."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.actions.models import ActionItem
from backend.core import clock
from backend.ideas.models import Idea
from backend.meetings import service as meetings
from backend.meetings.agenda.items import service as agenda
from backend.meetings.agenda.items.schemas import AgendaItemIn
from backend.meetings.agenda.models import AgendaItem, AgendaItemState
from backend.meetings.agenda.notes import service as notes
from backend.meetings.agenda.outcomes import service as outcomes
from backend.meetings.agenda.outcomes.schemas import OutcomeIn
from backend.meetings.models import Meeting, MeetingState

Written = dict[str, Any]


class Agendas:
    """Writes agendas; names cards by their place in the list and ideas by their text."""

    def __init__(self, session: Session, actor: Actor, cards: Sequence[ActionItem], ideas: dict[str, Idea]) -> None:
        self.session = session
        self.actor = actor
        self.cards = cards
        self.ideas = ideas

    def write(self, meeting: Meeting, written: Sequence[Written]) -> list[AgendaItem]:
        """Put the points on the agenda of a meeting."""
        return [self._put(meeting, one) for one in written]

    def hold(self, meeting: Meeting, written: Sequence[Written]) -> None:
        """Go through the agenda as it was; points that nobody noted anything on were not reached."""
        items = self.write(meeting, written)
        meetings.change(self.session, self.actor, meeting, {"state": MeetingState.running})
        passed = 0
        for item, one in zip(items, written, strict=True):
            if "spent" not in one:
                continue
            with _later(passed):
                agenda.change(self.session, self.actor, item, meeting, {"state": AgendaItemState.in_progress})
                if "notes" in one:
                    notes.rewrite(self.session, self.actor, item, meeting, one["notes"])
                for outcome in one.get("outcomes", ()):
                    body = OutcomeIn.model_validate(outcome)
                    outcomes.create(self.session, self.actor, item, meeting, body)
            passed += one["spent"]
        with _later(passed):
            meetings.change(self.session, self.actor, meeting, {"state": MeetingState.minutes_draft})

    def _put(self, meeting: Meeting, written: Written) -> AgendaItem:
        values = {name: written[name] for name in AgendaItemIn.model_fields if name in written}
        if "card" in written:
            values["action_item_id"] = self.cards[written["card"]].id
        if "idea" in written:
            values["idea_id"] = self.ideas[written["idea"]].id
        body = AgendaItemIn.model_validate(values)
        sent = {name: getattr(body, name) for name in body.model_fields_set}
        return agenda.create(self.session, self.actor, meeting, sent)


@contextmanager
def _later(minutes: int) -> Iterator[None]:
    """Let what is written meanwhile have been written so many minutes later."""
    then = clock.now() + timedelta(minutes=minutes)
    before = clock.freeze(lambda: then)
    try:
        yield
    finally:
        clock.freeze(before)

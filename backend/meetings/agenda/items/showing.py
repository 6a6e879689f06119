"""What agenda items look like: with their place, their time by plan, their card and their outcomes.

Everything that a list of items needs is loaded at once, so that its statements do not grow with it.
"""

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta
from typing import Any

from sqlmodel import Session

from backend.access.actors import Actor
from backend.meetings.agenda.items import policy, queries
from backend.meetings.agenda.items.schemas import AgendaItemOut, AgendaItemWithHistory, CardRef, EarlierItem
from backend.meetings.agenda.models import AgendaItem, Outcome
from backend.meetings.agenda.outcomes.schemas import OutcomeOut
from backend.meetings.models import Meeting

#: What is taken from the row as it is.
PLAIN = set(AgendaItem.model_fields) - {"notes_state", "position", "matter_id", "created_by", "deleted_at"}


def show_all(session: Session, actor: Actor, items: Sequence[AgendaItem]) -> list[AgendaItemOut]:
    """Several items of one alliance, in a constant number of statements."""
    meetings = queries.meetings_by_id(session, {item.meeting_id for item in items if item.meeting_id})
    places = _places(session, meetings)
    cards = queries.cards_of(session, {item.action_item_id for item in items if item.action_item_id})
    outcomes = queries.outcomes_of(session, [item.id for item in items])
    return [
        _shown(actor, item, meetings.get(item.meeting_id or ""), places, cards, outcomes[item.id]) for item in items
    ]


def show(session: Session, actor: Actor, item: AgendaItem) -> AgendaItemOut:
    """One item."""
    return show_all(session, actor, [item])[0]


def with_history(session: Session, actor: Actor, item: AgendaItem) -> AgendaItemWithHistory:
    """One item and where its matter was before and after."""
    others = queries.matter(session, actor, item)
    outcomes = queries.outcomes_of(session, [other.id for other, _ in others])
    history = [
        EarlierItem(
            id=other.id,
            meeting_id=other.meeting_id,
            meeting_title=meeting.title if meeting else None,
            on=meeting.earliest if meeting else None,
            state=other.state,
            notes=other.notes,
            outcomes=[show_outcome(one, []) for one in outcomes[other.id]],
        )
        for other, meeting in others
    ]
    shown = show(session, actor, item)
    return AgendaItemWithHistory.model_validate({**dict(shown), "history": history})


def show_outcome(outcome: Outcome, rights: Sequence[str]) -> OutcomeOut:
    """One outcome; `rights` are those on its item."""
    can = ["edit", "delete"] if "run" in rights else []
    return OutcomeOut.model_validate({**outcome.model_dump(), "can": can})


def _shown(
    actor: Actor,
    item: AgendaItem,
    meeting: Meeting | None,
    places: dict[str, tuple[int, time | None]],
    cards: dict[str, Any],
    outcomes: Sequence[Outcome],
) -> AgendaItemOut:
    card = cards.get(item.action_item_id or "")
    number, starts_at = places.get(item.id, (None, None))
    can = policy.can(actor, item, meeting)
    return AgendaItemOut.model_validate(
        {
            **{name: getattr(item, name) for name in PLAIN},
            "number": number,
            "starts_at": starts_at,
            "action_item": card_ref(card) if card else None,
            "outcomes": [show_outcome(outcome, can) for outcome in outcomes],
            "can": can,
        }
    )


def card_ref(card: Any) -> CardRef:
    """The card of a row of `queries.cards_of`, named."""
    return CardRef(id=card.id, number=f"{card.short_name}-{card.number}", title=card.title, status=card.status)


def _places(session: Session, meetings: dict[str, Meeting]) -> dict[str, tuple[int, time | None]]:
    """Number (from 1) and time by plan of every item on these agendas."""
    found: dict[str, tuple[int, time | None]] = {}
    number: dict[str, int] = {}
    passed: dict[str, int] = {}
    for row in queries.order_of(session, meetings) if meetings else []:
        number[row.meeting_id] = number.get(row.meeting_id, 0) + 1
        minutes = passed.get(row.meeting_id, 0)
        found[row.id] = (number[row.meeting_id], after(meetings[row.meeting_id].begins, minutes))
        passed[row.meeting_id] = minutes + (row.minutes or 0)
    return found


def after(begins: time | None, minutes: int) -> time | None:
    """The time of day so many minutes after the begin; past midnight it starts anew."""
    if begins is None:
        return None
    return (datetime.combine(date(2000, 1, 1), begins) + timedelta(minutes=minutes)).time()

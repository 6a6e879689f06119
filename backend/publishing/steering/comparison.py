"""What is different on a day from what was at the end of a meeting's day."""

from collections.abc import Callable, Mapping
from typing import Any

from backend.actions.alarms import CLOSED, Day
from backend.actions.models import AssignmentState, Status
from backend.publishing.steering.past import CardThen
from backend.publishing.steering.schemas import AlarmChange, AnswerGiven, Comparison, LastMeeting, NamedCard

ANSWERS = (AssignmentState.accepted, AssignmentState.declined)


def compare(
    meeting: Any,
    then: Mapping[str, CardThen],
    now: Mapping[str, CardThen],
    days: tuple[Day, Day],
    answers: tuple[Mapping[str, str], list[Any]],
    ref: Callable[[Any], NamedCard],
) -> Comparison:
    """`days` are both days; `answers`: the states of assignments then by id, and the assignments now."""
    before, after = answers

    def closed(one: CardThen | None) -> bool:
        return one is not None and one.status in CLOSED

    ended = [one for card, one in now.items() if closed(one) and not closed(then.get(card))]
    raised = {card: set(one.alarms(days[1])) for card, one in now.items()}
    known = {card: set(one.alarms(days[0])) for card, one in then.items()}
    return Comparison(
        meeting=LastMeeting(id=meeting.id, title=meeting.title, group=meeting.group_name, on=meeting.latest),
        new=[ref(one.item) for card, one in now.items() if card not in then],
        finished=[ref(one.item) for one in ended if one.status == Status.done],
        set_aside=[ref(one.item) for one in ended if one.status != Status.done],
        new_alarms=_alarms(now, raised, known, ref),
        ended_alarms=_alarms(now, known, raised, ref),
        answers=[
            AnswerGiven(
                **ref(now[row.action_item_id].item).model_dump(), party=row.party_name, task=row.task, state=row.state
            )
            for row in after
            if row.state in ANSWERS and before.get(row.id) != row.state
        ],
    )


def _alarms(
    cards: Mapping[str, CardThen],
    here: Mapping[str, set[str]],
    not_there: Mapping[str, set[str]],
    ref: Callable[[Any], NamedCard],
) -> list[AlarmChange]:
    return [
        AlarmChange(**ref(one.item).model_dump(), alarm=alarm)
        for card, one in cards.items()
        for alarm in sorted(here.get(card, set()) - not_there.get(card, set()))
    ]

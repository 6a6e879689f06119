"""What the end of a meeting does to its agenda: what was not reached is noted as such and waits for the next one."""

from sqlmodel import Session

from backend.access.actors import Actor
from backend.meetings.agenda.backlog.queries import OVER
from backend.meetings.agenda.items import queries
from backend.meetings.agenda.items.service import record, stop_clock
from backend.meetings.agenda.models import AgendaItemState
from backend.meetings.models import Meeting, MeetingState

#: What becomes of an item that is in one of these states when its meeting is over.
AT_THE_END = {
    AgendaItemState.in_progress: AgendaItemState.discussed,
    AgendaItemState.open: AgendaItemState.not_discussed,
}


def follow(session: Session, actor: Actor, meeting: Meeting, before: str) -> None:
    """Let the agenda follow a new state of its meeting; `before` is the state that it was in."""
    if (meeting.state in OVER) == (before in OVER):
        if before == MeetingState.running and meeting.state != before:
            _change(session, actor, meeting, {AgendaItemState.in_progress: AgendaItemState.open})
    elif meeting.state in OVER:
        _change(session, actor, meeting, AT_THE_END)
    else:
        # It goes on, or takes place after all: what no later meeting has taken over yet is open again.
        _change(session, actor, meeting, {AgendaItemState.not_discussed: AgendaItemState.open})


def _change(
    session: Session, actor: Actor, meeting: Meeting, following: dict[AgendaItemState, AgendaItemState]
) -> None:
    for item in queries.on_agenda(session, meeting.id):
        state = following.get(AgendaItemState(item.state))
        if state is None or (state == AgendaItemState.open and queries.successor_of(session, item.id) is not None):
            continue
        stop_clock(item)
        item.state = state
        record(session, actor, "agenda_item.changed", item)

"""The life of a meeting: which state may follow which.

Forward as things happen, and back where people err: a meeting that was opened too early, ended by a slip, called off
and takes place after all. Minutes that were approved are not taken back; what is wrong in them gets an addendum.
"""

from typing import Any

from backend.core.clock import now
from backend.core.language import text
from backend.core.problems import Conflict
from backend.meetings.models import HELD, Meeting, MeetingState

S = MeetingState
FOLLOWING: dict[MeetingState, tuple[MeetingState, ...]] = {
    S.draft: (S.invited, S.running, S.minutes_draft, S.cancelled),
    S.invited: (S.running, S.minutes_draft, S.cancelled, S.draft),
    S.running: (S.minutes_draft, S.invited, S.draft),
    S.minutes_draft: (S.circulated, S.running, S.invited, S.draft, S.cancelled),
    S.circulated: (S.approved, S.minutes_draft),
    S.approved: (S.amended,),
    S.amended: (),
    S.cancelled: (S.draft, S.invited),
}


class MeetingStateNotPossible(Conflict):
    """The meeting is not where this state can follow."""

    def __init__(self, before: MeetingState | None = None, state: MeetingState | None = None) -> None:
        super().__init__()
        self.before, self.state = before, state

    def details(self, base_url: str, instance: str, language: str) -> dict[str, Any]:
        """The body of the answer; states are named in its language."""

        def word(state: MeetingState | None) -> str:
            return text(f"meeting.state.{state}", language) if state else "?"

        possible = FOLLOWING[self.before] if self.before else ()
        named = ", ".join(f"„{word(one)}“" for one in possible) or text("meeting.no_further_state", language)
        self.values = {"before": word(self.before), "state": word(self.state), "possible": named}
        return super().details(base_url, instance, language)


class MeetingOnRecord(Conflict):
    """Its minutes were approved: what was resolved there must not vanish with it."""


def advance(meeting: Meeting, state: MeetingState) -> None:
    """Bring the meeting into a state and note when it began and ended. Raises 409 with what is possible instead."""
    before = MeetingState(meeting.state)
    if state == before:
        return
    if state not in FOLLOWING[before]:
        raise MeetingStateNotPossible(before, state)
    begin(meeting, state)


def begin(meeting: Meeting, state: MeetingState) -> None:
    """Put the meeting into a state as a fact, as for one of the past that is written down now."""
    was_running = meeting.state == S.running
    meeting.state = state
    if state == S.running:
        meeting.started_at, meeting.ended_at = meeting.started_at or now(), None
    elif state not in HELD:
        meeting.started_at = meeting.ended_at = None
    elif was_running:
        # One that is only noted as held has nobody who looked at the clock.
        meeting.ended_at = now()

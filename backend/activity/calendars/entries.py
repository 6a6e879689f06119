"""From records to entries of a calendar: what is shown, when, and whether it still stands."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from backend.actions.models import FollowUpState, Status, StepState, Visibility
from backend.core.dates.placing import placed
from backend.core.language import text
from backend.meetings.models import MeetingState

GIVEN_UP = {Status.dropped, Status.replaced, Status.out_of_scope}
STEP_GIVEN_UP = {StepState.dropped, StepState.deferred}


@dataclass(frozen=True)
class Entry:
    """One entry. `start` and `end` are both days (the end is the first day after) or both moments."""

    id: str
    start: date
    end: date
    summary: str
    description: str
    location: str | None
    url: str
    category: str
    sequence: int
    is_cancelled: bool
    is_public: bool
    created_at: datetime
    changed_at: datetime


class Entries:
    """Collects the entries of one calendar."""

    def __init__(self, base_url: str, language: str) -> None:
        self._base_url = base_url
        self._language = language
        self.all: list[Entry] = []

    def meetings(self, rows: Iterable[Any]) -> None:
        """Rows of meetings with the names of their groups."""
        for row in rows:
            meeting = row.Meeting
            self._add(
                meeting,
                meeting.title or self._text("meeting", group=row.group_name),
                [row.group_name, meeting.link],
                location=", ".join(part for part in (meeting.place, meeting.room) if part) or meeting.link,
                url=f"/a/{row.slug}/meetings/{meeting.id}",
                category="meeting",
                is_cancelled=meeting.state == MeetingState.cancelled,
            )

    def follow_ups(self, rows: Iterable[Any]) -> None:
        """Rows of follow-ups with their cards."""
        for row in rows:
            one = row.FollowUp
            purpose = f": {one.purpose}" if one.purpose else ""
            self._on_card(
                row,
                one,
                f"{row.title}{purpose}",
                [one.how],
                location=one.place,
                category="follow_up",
                is_cancelled=one.state == FollowUpState.cancelled,
            )

    def steps(self, rows: Iterable[Any]) -> None:
        """Rows of steps with their cards."""
        for row in rows:
            self._on_card(
                row,
                row.Step,
                self._text("step", text=row.Step.text),
                [row.title],
                location=None,
                category="step",
                is_cancelled=row.Step.state in STEP_GIVEN_UP,
            )

    def _on_card(self, row: Any, part: Any, summary: str, lines: list[str | None], **facts: Any) -> None:
        number = f"{row.short_name}-{row.number}"
        facts["is_cancelled"] |= row.item_deleted_at is not None or row.status in GIVEN_UP
        self._add(
            part,
            summary,
            [number, *lines],
            url=f"/a/{row.slug}/cards/{number}",
            is_public=row.visibility == Visibility.public,
            # A card that is removed or dropped calls its dates off; both numbers only ever rise.
            sequence=part.revision + row.item_revision,
            changed_at=max(part.updated_at, row.item_updated_at),
            **facts,
        )

    def _add(self, record: Any, summary: str, lines: list[str | None], *, url: str, **facts: Any) -> None:
        when = placed(record)
        if when is None:
            return
        address = f"{self._base_url}{url}"
        written = self._text("written", text=record.fuzzy_date["text"])
        shown = [line for line in (*lines, written, address) if line]
        given: dict[str, Any] = {"is_public": False, "sequence": record.revision, "changed_at": record.updated_at}
        facts["is_cancelled"] |= record.deleted_at is not None
        self.all.append(
            Entry(
                id=record.id,
                start=when[0],
                end=when[1],
                summary=summary,
                description="\n".join(shown),
                url=address,
                created_at=record.created_at,
                **given | facts,
            )
        )

    def _text(self, key: str, **values: Any) -> str:
        return text(f"calendar.{key}", self._language, **values)

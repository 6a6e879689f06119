"""From what somebody wrote as a date to the columns that store it."""

from datetime import date
from typing import Any

from sqlmodel import Session

from backend.actions.follow_ups import queries
from backend.core import dates
from backend.core.clock import today
from backend.core.problems import invalid

PLENUM_WORDS = ("bündnissitzung", "bündnistreffen", "plenum", "plenarsitzung", "vollversammlung", "plenary")


class DateReader:
    """Reads the dates of one alliance; loads its groups once, and only if a date is anchored."""

    def __init__(self, session: Session, alliance_id: str, reference: date | None = None) -> None:
        self._session = session
        self._alliance_id = alliance_id
        self.reference = reference or today()

    def read(self, value: str | dates.FuzzyDateObject | None, pointer: str) -> dict[str, Any]:
        """The columns of `FuzzyDateColumns`. Raises 422 for contradictions and for unknown anchors."""
        if value is None:
            return columns(None)
        try:
            fuzzy = dates.understand(value, self.reference)
        except ValueError as contradiction:
            raise invalid(pointer, str(contradiction)) from contradiction
        if fuzzy.anchor is None and fuzzy.precision == "anchor":
            group_id = self._group_of(fuzzy.text)
            if group_id:
                fuzzy = fuzzy.model_copy(update={"anchor": dates.NextMeeting.model_validate({"group_id": group_id})})
        return self._anchored(fuzzy, pointer)

    def _anchored(self, fuzzy: dates.FuzzyDate, pointer: str) -> dict[str, Any]:
        if fuzzy.anchor is None:
            return columns(fuzzy)
        if isinstance(fuzzy.anchor, dates.NextMeeting):
            group_id, meeting_id = str(fuzzy.anchor.group_id), None
            if not queries.group_exists(self._session, self._alliance_id, group_id):
                raise invalid(f"{pointer}/anchor/group_id", "unknown_reference")
            bounds = queries.next_meeting(self._session, group_id, self.reference)
        else:
            group_id, meeting_id = None, str(fuzzy.anchor.meeting_id)
            bounds = queries.meeting(self._session, self._alliance_id, meeting_id)
            if bounds is None:
                raise invalid(f"{pointer}/anchor/meeting_id", "unknown_reference")
        placed = placed_at(fuzzy, bounds.earliest if bounds else None, bounds.latest if bounds else None)
        return {
            **columns(placed),
            "anchor_group_id": group_id,
            "anchor_meeting_id": meeting_id,
            "anchor_since": self.reference,
        }

    def _group_of(self, text: str) -> str | None:
        """The group whose next meeting is meant: the only plenum, or the only group named in the text."""
        phrase = (dates.meeting_phrase(text) or "").casefold()
        groups = queries.current_groups(self._session, self._alliance_id)
        if any(word in phrase for word in PLENUM_WORDS):
            found = [group.id for group in groups if group.kind == "plenum"]
        else:
            found = [group.id for group in groups if group.name.casefold() in text.casefold()]
        return found[0] if len(found) == 1 else None


def placed_at(fuzzy: dates.FuzzyDate, earliest: date | None, latest: date | None) -> dates.FuzzyDate:
    """The anchored date with the bounds of its meeting; the text stays as written."""
    update = {"earliest": earliest, "latest": latest, "precision": "anchor", "year_inferred": False, "edtf": None}
    return fuzzy.model_copy(update=update)


def columns(fuzzy: dates.FuzzyDate | None) -> dict[str, Any]:
    """The columns of `FuzzyDateColumns` for a date without an anchor."""
    empty = {"anchor_group_id": None, "anchor_meeting_id": None, "anchor_since": None}
    if fuzzy is None:
        return {"fuzzy_date": None, "earliest": None, "latest": None, **empty}
    stored = fuzzy.model_dump(mode="json")
    return {"fuzzy_date": stored, "earliest": fuzzy.earliest, "latest": fuzzy.latest, **empty}

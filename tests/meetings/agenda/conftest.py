"""A plenum that meets on a day, and what happens on its agenda."""

from datetime import UTC, datetime
from typing import Any

import pytest

from backend.access.permissions import Role
from tests.fixtures.alliances import AllianceInTest, Caller

EVENING = datetime(2009, 10, 20, 16, tzinfo=UTC)


class Sitting:
    """A meeting of the plenum on 20.10.2009 at 18:00, with those who may write for it."""

    def __init__(self, alliance: AllianceInTest) -> None:
        self.alliance = alliance
        self.plenum: str = alliance.create("groups", kind="plenum", name="Plenum")["id"]
        taker = alliance.create("people", name="B. Muster")
        self.minute_taker = alliance.caller(Role.member, taker["id"])
        member = alliance.create("people", name="C. Probe")
        self.member = alliance.caller(Role.member, member["id"])
        party = {"kind": "person", "id": taker["id"], "name": "B. Muster"}
        self.id = self.meet("20.10.2009", title="Bündnissitzung", begins="18:00", minute_taker=party)
        self.path = f"/meetings/{self.id}"

    def meet(self, when: str, **values: Any) -> str:
        """A further meeting of the plenum."""
        return str(self.alliance.create("meetings", group_id=self.plenum, kind="plenum", when=when, **values)["id"])

    def put(self, title: str, meeting: str | None = None, **values: Any) -> str:
        """The id of a new point on an agenda."""
        path = f"/meetings/{meeting or self.id}/agenda-items"
        return str(self.alliance.coordinator.create(path, title=title, **values)["id"])

    def to(self, state: str, meeting: str | None = None) -> None:
        """Bring the meeting into a state."""
        self.alliance.coordinator.change(f"/meetings/{meeting or self.id}", state=state)

    def enter(self, item: str, state: str, by: Caller | None = None) -> Any:
        """Let a point's turn come, or be over."""
        return (by or self.alliance.coordinator).change(f"/agenda-items/{item}", state=state)

    def agenda(self, meeting: str | None = None) -> list[Any]:
        """The points in their order."""
        return self.alliance.reader.items(f"/meetings/{meeting or self.id}/agenda-items")

    def states(self, meeting: str | None = None) -> dict[str, str]:
        """The states of the points, by title."""
        return {item["title"]: item["state"] for item in self.agenda(meeting)}

    def waiting(self) -> dict[str, str]:
        """Why what waits for the plenum's next meeting comes back, by title."""
        items = self.alliance.items("agenda-backlog", group_id=self.plenum)
        return {item["title"]: item["reason"] for item in items}


@pytest.fixture
def sitting(alliance: AllianceInTest, frozen_clock: Any) -> Sitting:
    """The plenum on the evening of its meeting, which is planned."""
    frozen_clock(EVENING)
    return Sitting(alliance)

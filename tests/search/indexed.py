"""The search's index in tests: brought up to date when the test says so, as the worker does every half second."""

from typing import Any

from backend.search import indexing
from tests.fixtures.alliances import AllianceInTest, Caller


def index(alliance: AllianceInTest) -> None:
    """Follow what happened."""
    indexing.run(alliance.app.state.database, alliance.app.state.settings)


def title_of(entry: dict[str, Any]) -> str:
    """The title of what was found, in one piece."""
    return "".join(part["text"] for part in entry["title"])


def found(alliance: AllianceInTest, question: str, caller: Caller | None = None) -> list[tuple[str, str]]:
    """Kind and title of what somebody (the coordinator) finds, sorted."""
    entries = (caller or alliance.coordinator).items(f"{alliance.path}/search", q=question)
    return sorted((one["type"], title_of(one)) for one in entries)
